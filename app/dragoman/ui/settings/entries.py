"""The table of all settings: a new one is a line here and its words in `EntryTexts`."""

from __future__ import annotations

from typing import Final

from dragoman.ui.overlay.style import SIZES, WIDTHS
from dragoman.ui.settings.entry import Category, ControlKind, Entry
from dragoman.ui.settings.entry_texts import EntryTexts

RECOGNITION_MODEL: Final = "recognition_model"
OPEN_MODELS: Final = "open_models"
OPEN_FOLDER: Final = "open_folder"
MOVE_SUBTITLES: Final = "move_subtitles"
AUTOSTART: Final = "autostart"
VERSION: Final = "version"
UPDATES: Final = "updates"
RUN_WELCOME: Final = "run_welcome"
RESET_ALL: Final = "reset_all"

ENTRIES: Final = (
    Entry("microphone", Category.DEVICES, ControlKind.DEVICE, EntryTexts.microphone),
    Entry("loudspeaker", Category.DEVICES, ControlKind.DEVICE, EntryTexts.loudspeaker),
    Entry(OPEN_MODELS, Category.LANGUAGES, ControlKind.BUTTON, EntryTexts.open_models),
    Entry("interface_language", Category.LANGUAGES, ControlKind.LIST, EntryTexts.interface_language),
    Entry("voice_speed", Category.LANGUAGES, ControlKind.NUMBER, EntryTexts.voice_speed, range(70, 151)),
    Entry("voice_volume", Category.LANGUAGES, ControlKind.NUMBER, EntryTexts.voice_volume, range(101)),
    Entry("live_speaks", Category.LANGUAGES, ControlKind.SWITCH, EntryTexts.live_speaks),
    Entry("is_face_to_face", Category.LANGUAGES, ControlKind.SWITCH, EntryTexts.is_face_to_face),
    Entry(RECOGNITION_MODEL, Category.RECOGNITION, ControlKind.LIST, EntryTexts.recognition_model),
    Entry("stability", Category.RECOGNITION, ControlKind.SEGMENTS, EntryTexts.stability),
    Entry("overlay_content", Category.SUBTITLES, ControlKind.SEGMENTS, EntryTexts.overlay_content),
    Entry("overlay_colours", Category.SUBTITLES, ControlKind.LIST, EntryTexts.overlay_colours),
    Entry("overlay_size", Category.SUBTITLES, ControlKind.NUMBER, EntryTexts.overlay_size, SIZES),
    Entry("overlay_lines", Category.SUBTITLES, ControlKind.SEGMENTS, EntryTexts.overlay_lines),
    Entry("overlay_width", Category.SUBTITLES, ControlKind.NUMBER, EntryTexts.overlay_width, WIDTHS),
    Entry("overlay_opacity", Category.SUBTITLES, ControlKind.NUMBER, EntryTexts.overlay_opacity, range(101)),
    Entry(MOVE_SUBTITLES, Category.SUBTITLES, ControlKind.BUTTON, EntryTexts.move_subtitles),
    Entry("hotkey_talk", Category.SHORTCUTS, ControlKind.SHORTCUT, EntryTexts.hotkey_talk),
    Entry("hotkey_overlay", Category.SHORTCUTS, ControlKind.SHORTCUT, EntryTexts.hotkey_overlay),
    Entry("hotkey_pause", Category.SHORTCUTS, ControlKind.SHORTCUT, EntryTexts.hotkey_pause),
    Entry("privacy", Category.PRIVACY, ControlKind.TEXT, EntryTexts.privacy),
    Entry(OPEN_FOLDER, Category.PRIVACY, ControlKind.BUTTON, EntryTexts.open_folder),
    Entry("appearance", Category.APPEARANCE, ControlKind.LIST, EntryTexts.appearance),
    Entry("is_motion_reduced", Category.APPEARANCE, ControlKind.SWITCH, EntryTexts.is_motion_reduced),
    Entry(AUTOSTART, Category.START, ControlKind.SWITCH, EntryTexts.autostart),
    Entry(VERSION, Category.START, ControlKind.TEXT, EntryTexts.version),
    Entry(UPDATES, Category.START, ControlKind.BUTTON, EntryTexts.updates),
    Entry(RUN_WELCOME, Category.ADVANCED, ControlKind.BUTTON, EntryTexts.run_welcome),
    Entry(RESET_ALL, Category.ADVANCED, ControlKind.CONFIRMED_BUTTON, EntryTexts.reset_all),
)
