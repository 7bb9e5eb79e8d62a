"""In a small, a very wide and a very low window everything that is needed stays in reach."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import Settings
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import StageFailed, StageName, StageState, StateChanged
from dragoman.ui.models.panel import ModelsTab
from dragoman.ui.view_models.turn import Side
from dragoman.ui.view_models.turn_action import TurnAction
from dragoman.ui.views.top_bar import Page

SMALLEST = QSize(420, 520)
SHORT = "I would like a room for two nights, please."
LONG = "I would like a room for two nights, with a window to the garden, and breakfast from seven o'clock, please. "


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


@pytest.fixture
def small(open_desk):
    def make(**settings: object):
        desk = open_desk(Settings(interface_language="pt_BR", appearance="light", is_motion_reduced=True, **settings))
        desk.window.resize(SMALLEST)
        desk.ready()
        for _ in range(3):
            desk.conversation.say("en", SHORT, "pt", LONG)
        desk.settle()
        settle()
        return desk

    return make


def place(widget, window) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


@pytest.mark.parametrize("is_face_to_face", [False, True])
def test_a_message_leaves_the_languages_and_the_buttons_in_sight(small, is_face_to_face):
    desk = small(is_face_to_face=is_face_to_face)
    error = DeviceError("The microphone stopped delivering sound.", "Check that it is plugged in.", retry=True)
    desk.play(StateChanged(StageName.CAPTURE, StageState.FAILED), StageFailed(StageName.CAPTURE, error))
    settle()
    window, talk = desk.window, desk.window.talk
    assert window.size() == SMALLEST
    for chooser in talk.header.choosers.values():
        assert chooser.height() >= chooser.minimumSizeHint().height()
    buttons = talk.face.buttons if is_face_to_face else talk.talk_bar.buttons
    for button in buttons.values():
        assert button.height() >= 30
        assert window.rect().contains(place(button, window))
    (banner,) = window.banners.banners
    assert banner.retry_button.height() >= banner.retry_button.minimumSizeHint().height()


def test_what_is_being_corrected_is_in_sight(small):
    desk = small()
    bubbles = desk.window.talk.bubbles
    bubbles.bubbles[-1].chosen.emit(TurnAction.CORRECT)
    settle()
    desk.qtbot.wait(30)
    editor = bubbles.bubbles[-1].editor
    assert bubbles.viewport().rect().contains(place(editor.field, bubbles.viewport()))
    assert editor.interpret.width() >= editor.interpret.sizeHint().width()
    assert editor.cancel.width() >= editor.cancel.sizeHint().width()


def test_the_newest_sentence_is_whole_where_there_is_little_room(small):
    desk = small(is_face_to_face=True)
    desk.conversation.say("en", SHORT, "pt", SHORT)
    desk.settle()
    for text in desk.window.talk.face.texts.values():
        room = text.height() - 8
        assert text._whole_block(text.lines[-1], room).height <= room


@pytest.mark.parametrize("tab", list(ModelsTab))
def test_every_button_of_languages_and_models_can_be_reached_and_is_whole(small, tab):
    desk = small()
    window, panel = desk.window, desk.window.models.panel
    window.top.models.setChecked(True)
    window.models._worker.submit(lambda: None).result(timeout=5)
    settle()
    panel.show_tab(tab)
    panel.show_pair("en", "de")
    panel.all.page.show_all()
    settle()
    assert len(panel.stops) > 2
    for stop in panel.stops:
        panel.focus(stop, Qt.FocusReason.TabFocusReason)
        settle()
        where = place(stop, window)
        assert window.rect().contains(where), stop.accessibleName()
        assert where.width() >= min(stop.minimumSizeHint().width(), stop.sizeHint().width()), stop.accessibleName()
    for page in (panel.pair, panel.all.page, panel.voices):
        assert page.widget().width() <= page.viewport().width()


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(200, 150), QSize(8000, 300), QSize(430, 3000)])
def test_no_size_is_too_absurd(small, size):
    desk = small()
    window = desk.window
    window.setMinimumSize(1, 1)
    for face_to_face in (False, True):
        window.settings.panel.changed.emit("is_face_to_face", face_to_face)
        window.resize(size)
        settle()
        assert not window.grab().isNull()
    for page in Page:
        window.open_page(page)
        settle()
        assert not window.grab().isNull()
    for button in (window.top.settings, window.top.models):
        button.setChecked(True)
        settle()
        assert not window.grab().isNull()


def test_buttons_are_low_only_in_a_low_window(small):
    desk = small()
    buttons = desk.window.talk.talk_bar.buttons
    low = buttons[Side.FIRST].height()
    desk.window.resize(420, 900)
    settle()
    assert buttons[Side.FIRST].height() > low >= 60
