"""Every word of the settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QLocale, QObject

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import DragomanError
from dragoman.domain.stability import Stability
from dragoman.domain.updates import BuildInfo, Release
from dragoman.ui import dates, error_texts
from dragoman.ui.models.model_texts import size
from dragoman.ui.settings.entry import Category, Choice, EntryText
from dragoman.ui.translations import INTERFACE_LANGUAGES
from dragoman.ui.view_models.update import UpdatePhase, UpdateState

_SAMPLE = "Guten Morgen! Der Zug ans Meer fährt um neun Uhr ab, und im Speisewagen gibt es frischen Kaffee."
"""What somebody says in a language that the window does not speak."""


class EntryTexts(QObject):
    """Says it in the language of the window; `folders` are known once somebody has told them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Know no folders yet."""
        super().__init__(parent)
        self.folders: tuple[Path, Path] | None = None
        """Of the settings and of the log."""
        self.recognition: tuple[Mapping[str, str], str] = ({}, "")
        """The models that recognise speech, id -> name, and the name of the one that the app would take."""
        self.build = BuildInfo("")
        self.update = UpdateState()
        """What is known about a newer release."""
        self.autostart_error: DragomanError | None = None
        """Why Dragoman is not started at log-in, or still is."""

    def title(self) -> str:
        """Name the whole."""
        return self.tr("Settings")

    def close(self) -> str:
        """Name the button that closes the settings."""
        return self.tr("Close the settings")

    def per_cent(self) -> str:
        """Return what follows a percentage."""
        return self.tr("{number} %").removeprefix("{number}")

    def search(self) -> str:
        """Name the search field."""
        return self.tr("Search the settings")

    def clear_search(self) -> str:
        """Name the button that empties the search field."""
        return self.tr("Clear the search")

    def nothing_found(self, words: str) -> str:
        """Say that no entry fits."""
        return self.tr("Nothing found for “{words}”.").format(words=words)

    def after_nothing_found(self) -> str:
        """Say what to do then."""
        return self.tr("Try another word, or clear the search to see everything.")

    def categories(self) -> str:
        """Name the list of categories."""
        return self.tr("Categories")

    def category(self, category: Category) -> str:
        """Name a category."""
        return {
            Category.DEVICES: self.tr("Devices"),
            Category.LANGUAGES: self.tr("Languages and voice"),
            Category.RECOGNITION: self.tr("Recognition"),
            Category.SUBTITLES: self.tr("Subtitles"),
            Category.SHORTCUTS: self.tr("Shortcuts"),
            Category.PRIVACY: self.tr("Privacy"),
            Category.APPEARANCE: self.tr("Appearance"),
            Category.START: self.tr("Start and updates"),
            Category.ADVANCED: self.tr("Advanced"),
        }[category]

    def reset(self, label: str) -> str:
        """Name the button that takes an entry back to its default."""
        return self.tr("Reset “{name}”").format(name=label)

    def level(self) -> str:
        """Name the microphone's level bar."""
        return self.tr("How loud the microphone is now")

    def preview(self) -> str:
        """Name the picture of subtitles."""
        return self.tr("Preview of the subtitles")

    def sample(self) -> tuple[str, str]:
        """Return an original and its translation for the preview."""
        return (
            _SAMPLE,
            self.tr("Good morning! The train to the sea leaves at nine, and there is fresh coffee in the dining car."),
        )

    def devices(self, kind: DeviceKind, devices: tuple[AudioDevice, ...], chosen: object) -> tuple[Choice, ...]:
        """Return the devices of a kind, the system's default before them, one that has gone after them."""
        names = [device.name for device in devices if device.kind is kind]
        default = next((device.name for device in devices if device.kind is kind and device.is_default), None)
        words = self.tr("System default")
        choices = [Choice(None, f"{words} – {default}" if default else words)]
        choices += [Choice(name, name) for name in names]
        if chosen is not None and chosen not in names:
            choices.append(Choice(chosen, self.tr("{device} (not connected)").format(device=chosen)))
        return tuple(choices)

    def microphone(self) -> EntryText:
        """Word `Settings.microphone`."""
        return EntryText(
            self.tr("Microphone"),
            self.tr("What Dragoman listens with. Say something: the bar moves when it hears you."),
            self.tr("sound input, recording, headset, level, volume"),
        )

    def loudspeaker(self) -> EntryText:
        """Word `Settings.loudspeaker`."""
        return EntryText(
            self.tr("Loudspeaker"),
            self.tr("Where you hear the translations."),
            self.tr("sound output, headphones, headset, voice"),
        )

    def open_models(self) -> EntryText:
        """Offer the page of languages and models."""
        return EntryText(
            self.tr("Languages and models"),
            self.tr("Get more languages, see what is installed, and choose who speaks."),
            self.tr("download, install, voice, translation, model, offline, remove, disk"),
            action=self.tr("Open languages and models"),
        )

    def interface_language(self) -> EntryText:
        """Word `Settings.interface_language`."""
        own = tuple(Choice(locale, name) for locale, name in INTERFACE_LANGUAGES.items())
        return EntryText(
            self.tr("Language of this window"),
            self.tr("For buttons and explanations. What people speak is chosen at the top of the window."),
            self.tr("translation, interface, menus"),
            choices=(Choice(None, self.tr("As the system")), *own),
        )

    def voice_speed(self) -> EntryText:
        """Word `Settings.voice_speed`."""
        return EntryText(
            self.tr("Speed of the voice"),
            self.tr("How fast translations are spoken."),
            self.tr("speech, rate, slow, fast, tempo"),
            unit=self.per_cent(),
        )

    def voice_volume(self) -> EntryText:
        """Word `Settings.voice_volume`."""
        return EntryText(
            self.tr("Volume of the voice"),
            self.tr("How loud translations are spoken. At 0 % they are only shown."),
            self.tr("speech, loudness, quiet, silent, sound output"),
            unit=self.per_cent(),
        )

    def live_speaks(self) -> EntryText:
        """Word `Settings.live_speaks`."""
        return EntryText(
            self.tr("Speak translation"),
            self.tr("On the page “Live”: read the translation out loud. Off, it is only shown."),
            self.tr("voice, read aloud, speech, live, mute"),
        )

    def is_face_to_face(self) -> EntryText:
        """Word `Settings.is_face_to_face`."""
        return EntryText(
            self.tr("Face to face"),
            self.tr("Turn the upper half round for the person who sits opposite you."),
            self.tr("conversation, table, tablet, upside down, rotate"),
        )

    def recognition_model(self) -> EntryText:
        """Word `Settings.recognition_model`."""
        models, default = self.recognition
        words = self.tr("Automatic ({model})").format(model=default) if default else self.tr("Automatic")
        return EntryText(
            self.tr("Speech is understood by"),
            self.tr("The best model that is fast enough for this computer, or another one that is installed."),
            self.tr("whisper, model, quality, speed, accuracy, slow"),
            choices=(Choice("", words), *(Choice(model, name) for model, name in models.items())),
        )

    def stability(self) -> EntryText:
        """Word `Settings.stability`."""
        return EntryText(
            self.tr("Text appears"),
            self.tr("How soon a translation is shown while somebody still speaks."),
            self.tr("speed, delay, steadiness, changing words"),
            choices=(
                Choice(str(Stability.QUICK), self.tr("Quick"), self.tr("At once; the last words may still change.")),
                Choice(str(Stability.BALANCED), self.tr("Balanced"), self.tr("Soon; the newest words wait a moment.")),
                Choice(str(Stability.STEADY), self.tr("Steady"), self.tr("A little later; hardly any word changes.")),
            ),
        )

    def overlay_content(self) -> EntryText:
        """Word `Settings.overlay_content`."""
        return EntryText(
            self.tr("Subtitles show"),
            self.tr("The translation, what was said, or both under each other."),
            self.tr("original, captions, overlay"),
            choices=(
                Choice("translation", self.tr("Translation")),
                Choice("original", self.tr("Original")),
                Choice("both", self.tr("Both")),
            ),
        )

    def overlay_colours(self) -> EntryText:
        """Word `Settings.overlay_colours`."""
        return EntryText(
            self.tr("Colours of the subtitles"),
            self.tr("The letters and what is behind them."),
            self.tr("captions, overlay, contrast, background"),
            choices=(
                Choice("white", self.tr("White on black")),
                Choice("yellow", self.tr("Yellow on black")),
                Choice("black", self.tr("Black on white")),
            ),
        )

    def overlay_size(self) -> EntryText:
        """Word `Settings.overlay_size`."""
        return EntryText(
            self.tr("Size of the letters"),
            self.tr("How large subtitles are written."),
            self.tr("captions, overlay, font, bigger, zoom"),
        )

    def overlay_lines(self) -> EntryText:
        """Word `Settings.overlay_lines`."""
        return EntryText(
            self.tr("Lines"),
            self.tr("How many lines of each text stay on the screen."),
            self.tr("captions, subtitles, overlay, rows"),
            choices=(Choice(1, self.tr("One")), Choice(2, self.tr("Two"))),
        )

    def overlay_width(self) -> EntryText:
        """Word `Settings.overlay_width`."""
        return EntryText(
            self.tr("Width"),
            self.tr("How much of the screen's width the subtitles take."),
            self.tr("captions, overlay"),
            unit=self.per_cent(),
        )

    def overlay_opacity(self) -> EntryText:
        """Word `Settings.overlay_opacity`."""
        return EntryText(
            self.tr("Background"),
            self.tr("How much it hides what is behind the subtitles. At 0 % the letters get an outline."),
            self.tr("captions, overlay, opacity, transparency, see-through"),
            unit=self.per_cent(),
        )

    def hotkey_talk(self) -> EntryText:
        """Word `Settings.hotkey_talk`."""
        return EntryText(
            self.tr("Hold to talk"),
            self.tr("Works in every program: hold these keys to speak the language on the left."),
            self.tr("keyboard, hotkey, push to talk"),
        )

    def hotkey_overlay(self) -> EntryText:
        """Word `Settings.hotkey_overlay`."""
        return EntryText(
            self.tr("Show or hide the subtitles"),
            self.tr("Works in every program."),
            self.tr("keyboard, hotkey, captions, overlay"),
        )

    def hotkey_pause(self) -> EntryText:
        """Word `Settings.hotkey_pause`."""
        return EntryText(
            self.tr("Start or pause listening"),
            self.tr("Works in every program."),
            self.tr("keyboard, hotkey, live, start, stop"),
        )

    def privacy(self) -> EntryText:
        """Tell what stays on this machine."""
        return EntryText(
            self.tr("Everything stays on this computer"),
            self.tr(
                "Dragoman listens, translates and speaks on this computer alone. No sound and no text leaves it, with "
                "or without the internet. The network is used only when you download a model or look for updates."
            ),
            self.tr("data, internet, offline, cloud, recording"),
        )

    def open_folder(self) -> EntryText:
        """Tell where the settings and the log are."""
        explanation = self.tr("Your settings and a log of what went wrong are two files on this computer.")
        if self.folders is not None:
            places = self.tr("Settings: {settings}\nLog: {log}")
            explanation += "\n" + places.format(settings=self.folders[0], log=self.folders[1])
        return EntryText(
            self.tr("Where your settings are"),
            explanation,
            self.tr("file, log, path, directory, support"),
            action=self.tr("Open the folder"),
        )

    def appearance(self) -> EntryText:
        """Word `Settings.appearance`."""
        return EntryText(
            self.tr("Appearance"),
            self.tr("The colours of this window."),
            self.tr("theme, night, bright, accessibility, readable"),
            choices=(
                Choice("system", self.tr("As the system")),
                Choice("light", self.tr("Light")),
                Choice("dark", self.tr("Dark")),
                Choice("contrast", self.tr("High contrast")),
            ),
        )

    def is_motion_reduced(self) -> EntryText:
        """Word `Settings.is_motion_reduced`."""
        return EntryText(
            self.tr("Less movement"),
            self.tr("Nothing moves or fades that need not."),
            self.tr("animation, accessibility, dizzy, calm"),
        )

    def move_subtitles(self) -> EntryText:
        """Offer to take hold of the subtitles."""
        return EntryText(
            self.tr("Place"),
            self.tr(
                "Drag the subtitles or move them with the arrow keys; Esc when done. Otherwise clicks pass through."
            ),
            self.tr("position, move, drag, screen"),
            action=self.tr("Move the subtitles"),
        )

    def autostart(self) -> EntryText:
        """Offer to be started at log-in."""
        error = self.autostart_error
        explanation = self.tr(
            "Out of sight: its icon waits in the system's panel, and the keys of “Shortcuts” work at once. Nobody is "
            "listened to before you open the window or press such a key."
        )
        return EntryText(
            self.tr("Start Dragoman when I log in"),
            explanation if error is None else error_texts.whole(error),
            self.tr("autostart, boot, background, tray, hidden, launch"),
        )

    def version(self) -> EntryText:
        """Tell which copy this is."""
        build = self.build
        explanation = self.tr("Free software under the GNU General Public License, version 3 or later.")
        if build.built is not None:
            explanation = self.tr("Released on {date}.").format(date=dates.day(build.built)) + "\n" + explanation
        if not build.feed:
            explanation += "\n" + self.tr("It knows no address to look for updates at: ask where you got it.")
        return EntryText(
            self.tr("Dragoman {version}").format(version=build.version),
            explanation,
            self.tr("about, release, licence, copyright, update, upgrade"),
        )

    def updates(self) -> EntryText:
        """Offer to look for a newer release, and tell of it."""
        state = self.update
        look = self.tr("Look for updates")
        action = {
            UpdatePhase.ASKING: self.tr("Looking…"),
            UpdatePhase.NEWEST: self.tr("Look again"),
            UpdatePhase.AVAILABLE: self.tr("Open the download page"),
            UpdatePhase.FAILED: self.tr("Try again"),
        }
        if state.release is not None:
            explanation = self._release(state.release)
        elif state.error is not None:
            explanation = error_texts.whole(state.error)
        elif state.phase is UpdatePhase.NEWEST:
            explanation = self.tr("You have the newest version.")
        else:
            explanation = self.tr(
                "Dragoman never looks for them by itself. When you press the button, it asks {host} for the newest "
                "version, and tells nothing about you."
            ).format(host=urlsplit(self.build.feed).hostname)
        return EntryText(
            self.tr("Updates"),
            explanation,
            self.tr("new version, release, upgrade, download, internet"),
            action=action.get(state.phase, look),
        )

    def _release(self, release: Release) -> str:
        """Return what there is to know about a newer release."""
        words = self.tr("Dragoman {version} of {date} is available.")
        words = words.format(version=release.version, date=dates.day(release.published))
        lines = [words, release.news_in(QLocale().name())]
        lines += [f"{file.name}, {size(file.size)}" for file in release.files]
        return "\n".join(line for line in lines if line)

    def run_welcome(self) -> EntryText:
        """Offer the first steps."""
        return EntryText(
            self.tr("First steps"),
            self.tr("Choose languages and try your microphone once more, as at the first start."),
            self.tr("welcome, introduction, help, tour, wizard"),
            action=self.tr("Run the first steps again"),
        )

    def reset_all(self) -> EntryText:
        """Offer to forget every choice."""
        return EntryText(
            self.tr("Start afresh"),
            self.tr(
                "Take every setting on these pages back to what it was at first. The languages you speak, the size of "
                "this window and what you have saved stay."
            ),
            self.tr("defaults, factory, restore, undo"),
            action=self.tr("Reset all settings"),
            confirmation=self.tr("Press again to reset everything"),
        )
