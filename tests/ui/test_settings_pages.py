"""The settings: the table of entries, the search over it, every kind of control, and the room they need."""

import math
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.settings import SettingsOverlay, entry_page
from dragoman.ui.settings.entries import ENTRIES
from dragoman.ui.settings.entry import Category, ControlKind
from dragoman.ui.settings.entry_texts import EntryTexts
from dragoman.ui.settings.search import Query
from dragoman.ui.system.hotkey_problem import HotkeyProblem
from dragoman.ui.theme import CONTRAST
from dragoman.ui.views.switch import Switch

WIDE, NARROW = 1100, 420
ELSEWHERE = {
    "first_language", "second_language", "mode", "page", "live_source", "live_target", "live_hears_computer",
    "overlay_places", "voices", "downloads", "told_gpu_fault", "is_welcomed", "window_geometry",
}  # fmt: skip
"""Fields that are chosen in the window, or by nobody."""
DEVICES = (
    AudioDevice("Built-in Microphone", DeviceKind.MICROPHONE, is_default=True),
    AudioDevice("USB Headset", DeviceKind.MICROPHONE),
    AudioDevice("Built-in Speakers", DeviceKind.LOUDSPEAKER, is_default=True),
)


@pytest.fixture
def dresser(qapp, resources):
    made = Dresser(qapp, resources)
    made.use("light")
    yield made
    made.deleteLater()


@pytest.fixture
def overlay(qtbot, dresser):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(WIDE, 760)
    made = SettingsOverlay(window, dresser)
    made.panel.show_devices(DEVICES)
    window.show()
    qtbot.waitExposed(window)
    made.open_below(60)
    QApplication.processEvents()
    return made


@pytest.fixture
def panel(overlay):
    return overlay.panel


@pytest.fixture
def told(panel):
    changes: list[tuple[str, Any]] = []
    panel.changed.connect(lambda field, value: changes.append((field, value)))
    return changes


def be_wide(overlay: SettingsOverlay, width: int) -> None:
    overlay.window().resize(width, 760)
    overlay.resize(width, 760)
    settle()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def shown(panel) -> list[str]:
    return [row.entry.name for row in panel.shown_rows]


def test_every_field_is_in_the_table_or_chosen_elsewhere():
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))
    assert {each.name for each in fields(Settings)} - ELSEWHERE == {entry.name for entry in ENTRIES if entry.is_setting}


def test_every_choice_of_the_table_can_be_kept(tmp_path, qapp):
    texts = EntryTexts(qapp)
    store = SettingsStore(tmp_path)
    for entry in ENTRIES:
        if not entry.is_setting or entry.kind is ControlKind.DEVICE:
            continue
        values = [choice.value for choice in entry.text(texts).choices] or list(
            entry.numbers[:: len(entry.numbers) - 1]
        )
        for value in values or [entry.default]:
            wanted = replace(Settings(), **{entry.name: value})
            store.save(wanted)
            assert SettingsStore(tmp_path).load() == wanted
        assert not values or entry.default in [*values, *entry.numbers]
    texts.deleteLater()


def test_every_category_has_entries_with_words(panel):
    for category in Category:
        panel.show_category(category)
        assert panel.shown_rows
        assert all(row.label.text() and row.explanation.text() for row in panel.shown_rows)
        assert all(stop.accessibleName() for stop in panel.stops if not isinstance(stop, QComboBox))


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("", "anything", True),
        ("LOUD", "Loudspeaker", True),
        ("aparencia", "Aparência", True),
        ("Führung", "Fuhrung", True),
        ("strasse", "Straße", True),
        ("voice live", "Live and with a voice", True),
        ("voice none", "Live and with a voice", False),
        ("麦克风", "选择麦克风", True),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(words, text, found):
    assert Query.of(words).finds(text) is found


def test_found_words_are_marked_where_they_are():
    assert Query.of("str").spans("Straße & Astra") == [(0, 3), (10, 13)]
    assert Query.of("sse").spans("Straße") == [(4, 6)]
    assert Query.of("ab bc").spans("abc") == [(0, 3)]
    assert Query.of("e").marked("é < e", "s") == '<span style="s">é</span> &lt; <span style="s">e</span>'


def test_the_search_looks_through_all_categories(panel, qtbot):
    qtbot.keyClicks(panel.search, "  CAPTIONS  ")
    assert "overlay_size" in shown(panel)
    assert "hotkey_overlay" in shown(panel)
    assert "microphone" not in shown(panel)
    panel.search.setText("loudspeaker")
    assert shown(panel) == ["loudspeaker"]
    assert "<span" in panel.entries.by_name["loudspeaker"].label.text()
    assert not any(panel.picker.list.item(row).isSelected() for row in range(panel.picker.list.count()))


def test_a_search_that_finds_nothing_says_so(panel):
    panel.search.setText("xyzzy")
    assert shown(panel) == []
    assert panel.page.nothing_found.isVisible()
    assert panel.page.nothing_found.text() == "Nothing found for “xyzzy”."
    panel.search.clear()
    assert not panel.page.nothing_found.isVisible()
    assert shown(panel) == ["microphone", "loudspeaker"]


def test_escape_ends_the_search_before_it_closes(overlay, panel):
    panel.search.setText("dark")
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert overlay.isVisible()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_a_search_that_finds_much_shows_a_little_at_a_time(panel, qtbot, monkeypatch):
    monkeypatch.setattr(entry_page, "_AT_ONCE_S", 0.0)
    panel.search.setText("e")
    wanted = panel.shown_rows
    assert len(wanted) > 10
    assert 0 < len([row for row in wanted if row.isVisible()]) < len(wanted)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in wanted))
    assert all(row.isVisible() for row in wanted)
    dividers = [row.divider.isHidden() for section in panel.page.sections for row in section.rows if row in wanted]
    assert dividers[:2] == [True, False]


def test_choosing_a_category_ends_the_search(panel, qtbot):
    panel.search.setText("dark")
    item = panel.picker.list.item(3)
    where = panel.picker.list.visualItemRect(item).center()
    qtbot.mouseClick(panel.picker.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert panel.search.text() == ""
    assert shown(panel)[0] == "overlay_content"


def test_categories_are_chosen_by_arrow_keys(panel):
    panel.focus(panel.picker.list, Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.picker.list, Qt.Key.Key_Down)
    assert shown(panel)[0] == "open_models"


def test_in_a_narrow_window_categories_are_a_drop_down(overlay, panel):
    assert not panel.picker.combo.isVisible()
    be_wide(overlay, NARROW)
    assert panel.picker.combo.isVisible()
    assert not panel.picker.list.isVisible()
    panel.picker.combo.activated.emit(3)
    assert shown(panel)[0] == "overlay_content"
    panel.search.setText("dark")
    assert not panel.picker.combo.isVisible()


def test_a_list_tells_what_is_chosen_and_offers_the_way_back(panel, told):
    panel.show_category(Category.APPEARANCE)
    combo, row = panel.entries.combos["appearance"], panel.entries.by_name["appearance"]
    assert not row.reset.isVisible()
    combo.activated.emit(combo.findData("contrast"))
    assert row.reset.isVisible()
    assert row.reset.accessibleName() == "Reset “Appearance”"
    row.reset.click()
    assert told == [("appearance", "contrast"), ("appearance", "system")]
    assert not row.reset.isVisible()
    assert combo.currentData() == "system"


def test_reset_hands_the_keyboard_to_the_control(panel):
    panel.show_category(Category.LANGUAGES)
    panel.show_settings(Settings(live_speaks=True))
    row = panel.entries.by_name["live_speaks"]
    panel.focus(row.reset, Qt.FocusReason.TabFocusReason)
    row.reset.click()
    assert QApplication.focusWidget() is row.control.switch


def test_a_switch_is_switched_by_pointer_and_keyboard(panel, told, qtbot):
    panel.show_category(Category.LANGUAGES)
    switch = panel.entries.by_name["live_speaks"].control.switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert told == [("live_speaks", True), ("live_speaks", False)]


def test_a_number_is_typed_or_moved_and_both_show_it(panel, told):
    panel.show_category(Category.SUBTITLES)
    control = panel.entries.by_name["overlay_width"].control
    assert control.number.text() == "70 %"
    QTest.keyClick(control.slider, Qt.Key.Key_Right)
    assert (control.slider.value(), control.number.value()) == (71, 71)
    control.number.setFocus()
    control.number.selectAll()
    QTest.keyClicks(control.number, "40")
    assert told == [("overlay_width", 71)]
    QTest.keyClick(control.number, Qt.Key.Key_Tab)
    assert told == [("overlay_width", 71), ("overlay_width", 40)]
    assert control.slider.value() == 40


def test_a_dragged_slider_tells_few_values_and_always_the_last(panel, told):
    panel.show_category(Category.SUBTITLES)
    slider = panel.entries.by_name["overlay_size"].control.slider
    slider.setSliderDown(True)
    for size in range(33, 90):
        slider.setValue(size)
    panel.show_settings(Settings(overlay_size=40))
    assert slider.value() == 89
    slider.setSliderDown(False)
    assert told == [("overlay_size", 89)]


def test_the_wheel_scrolls_past_a_control_without_the_keyboard(panel, told):
    panel.show_category(Category.SUBTITLES)
    slider = panel.entries.by_name["overlay_size"].control.slider
    middle = QPointF(slider.rect().center())
    event = QWheelEvent(
        middle, slider.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, event)
    assert slider.value() == 32
    assert told == []


def test_lines_are_told_as_a_number(panel, told, qtbot):
    panel.show_category(Category.SUBTITLES)
    segments = panel.entries.segments["overlay_lines"].choice.segments
    qtbot.mouseClick(segments[0], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert told == [("overlay_lines", 1)]


def test_a_shortcut_is_told_in_portable_notation_and_taken_away(panel, told):
    panel.show_category(Category.SHORTCUTS)
    editor = panel.entries.shortcuts["hotkey_talk"].editor
    QTest.keyClick(editor.recorder, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    editor.clear.click()
    assert told == [("hotkey_talk", "Ctrl+Alt+T"), ("hotkey_talk", "")]


def test_two_functions_cannot_have_the_same_keys(panel, told):
    panel.show_category(Category.SHORTCUTS)
    panel.show_settings(Settings(hotkey_talk="F8"))
    editor = panel.entries.shortcuts["hotkey_pause"].editor
    QTest.keyClick(editor.recorder, Qt.Key.Key_F8)
    assert told == []
    assert "Hold to talk" in editor.message.text()


def test_what_the_system_says_about_keys_is_shown(panel):
    panel.show_category(Category.SHORTCUTS)
    panel.show_settings(Settings(hotkey_talk="F8"))
    panel.show_hotkey_problems({"hotkey_talk": HotkeyProblem.TAKEN})
    assert panel.entries.shortcuts["hotkey_talk"].editor.message.text()
    panel.show_hotkey_problems({})
    assert not panel.entries.shortcuts["hotkey_talk"].editor.message.text()


def test_the_level_is_shown_while_it_can_be_seen(panel):
    panel.show_level(0.1)
    assert panel.level.level > 0.5
    panel.show_category(Category.PRIVACY)
    panel.show_level(0.0)
    assert panel.level.level > 0.5


def test_folders_and_first_steps_are_asked_for(panel, qtbot):
    panel.show_category(Category.PRIVACY)
    panel.show_folders(Path("/here/settings"), Path("/there/log"))
    assert "/here/settings" in panel.entries.by_name["open_folder"].explanation.text().replace("\u200b", "")
    with qtbot.waitSignal(panel.folder_requested, timeout=100):
        panel.entries.by_name["open_folder"].control.button.click()
    panel.show_category(Category.ADVANCED)
    with qtbot.waitSignal(panel.welcome_requested, timeout=100):
        panel.entries.by_name["run_welcome"].control.button.click()


def test_everything_is_reset_at_the_second_press_only(panel, qtbot):
    panel.show_category(Category.ADVANCED)
    asked = []
    panel.reset_requested.connect(lambda: asked.append(True))
    button = panel.entries.by_name["reset_all"].control.button
    button.click()
    button.click()
    assert asked == [], "a double click confirms nothing"
    assert button.text() == "Press again to reset everything"
    qtbot.wait(QApplication.doubleClickInterval() + 20)
    button.click()
    assert asked == [True]
    assert button.text() == "Reset all settings"
    button.click()
    panel.show_category(Category.DEVICES)
    panel.show_category(Category.ADVANCED)
    assert button.text() == "Reset all settings"


def test_the_preview_shows_what_is_set(panel):
    panel.show_category(Category.SUBTITLES)
    settle()
    pictures = []
    for settings in (
        Settings(),
        Settings(overlay_content="both"),
        Settings(overlay_colours="black"),
        Settings(overlay_opacity=0),
        Settings(overlay_size=60),
        Settings(overlay_lines=1, overlay_width=30),
    ):
        panel.show_settings(settings)
        picture = panel.preview.grab().toImage()
        assert picture not in pictures
        pictures.append(picture)


def test_the_veil_and_the_button_close(overlay, panel, qtbot):
    with qtbot.waitSignal(overlay.closed, timeout=100):
        panel.close_button.click()
    assert not overlay.isVisible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_tab_goes_round_everything_that_can_be_seen(overlay, panel, width):
    be_wide(overlay, width)
    for category in Category:
        panel.show_category(category)
        panel.show_settings(Settings(live_speaks=True, overlay_size=40, stability="quick"))
        settle()
        stops = panel.stops
        panel.focus(stops[0], Qt.FocusReason.TabFocusReason)
        for stop in [*stops[1:], stops[0]]:
            overlay.focusNextPrevChild(True)
            settle()
            assert stop.hasFocus()
            assert panel.rect().contains(stop.mapTo(panel, stop.rect().center()))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_cut_off(qtbot, dresser, monkeypatch, scale, width):
    monkeypatch.setattr(fonts, "text_scale", lambda: scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 760)
    overlay = SettingsOverlay(window, dresser)
    panel = overlay.panel
    panel.show_folders(Path("/home/somebody/.config/Dragoman"), Path("/home/somebody/.local/state/Dragoman/log"))
    window.show()
    overlay.open_below(60)
    for category in Category:
        panel.show_category(category)
        settle()
        assert panel.page.widget().width() <= panel.page.viewport().width(), category
        for label in (each for row in panel.shown_rows for each in (row.label, row.explanation)):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        for segments in panel.entries.segments.values():
            for segment in (each for each in segments.choice.segments if each.isVisible()):
                assert segment.width() >= segment.sizeHint().width(), segment.text()
        for row in panel.shown_rows:
            for stop in row.stops:
                assert (
                    panel.page.widget().rect().contains(stop.mapTo(panel.page.widget(), QPoint(stop.width() - 1, 0)))
                ), category


class Brackets(QTranslator):
    """A language in which everything is in brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, count=-1) -> str:
        del disambiguation, count
        return f"[{source}]" if context == "EntryTexts" else ""


def test_all_words_change_with_the_language(panel):
    language = Brackets()
    QCoreApplication.installTranslator(language)
    try:
        settle()
        labels = [each.text() for row in panel.entries.by_name.values() for each in (row.label, row.explanation)]
        labels += [section.heading.text() for section in panel.page.sections]
        labels += [
            panel.entries.combos["appearance"].currentText(),
            panel.entries.segments["stability"].choice.segments[0].text(),
        ]
        labels += [panel.picker.combo.currentText(), panel.search.placeholderText(), panel.close_button.toolTip()]
        assert [label for label in labels if not label.startswith("[")] == []
    finally:
        QCoreApplication.removeTranslator(language)
    settle()
    assert panel.entries.by_name["microphone"].label.text() == "Microphone"


def test_high_contrast_draws_a_thicker_ring(panel, dresser):
    assert dresser.theme.focus_width == 2
    dresser.use("contrast")
    assert dresser.theme is CONTRAST
    assert CONTRAST.focus_width == 3
    panel.show_category(Category.LANGUAGES)
    switch = panel.entries.by_name["live_speaks"].control.switch
    panel.focus(switch, Qt.FocusReason.TabFocusReason)
    settle()
    picture = switch.grab().toImage()
    yellow = [x for x in range(picture.width()) if picture.pixelColor(x, picture.height() // 2).name() == "#ffe600"]
    assert len(yellow) >= 4
    dresser.use("light")


def test_labels_are_buddies_of_their_controls(panel):
    for row in panel.entries.by_name.values():
        assert isinstance(row.label, QLabel)
        assert row.label.buddy() is row.control
    assert isinstance(panel.entries.by_name["live_speaks"].control.switch, Switch)
    assert math.isclose(panel.level.level, 0.0)
