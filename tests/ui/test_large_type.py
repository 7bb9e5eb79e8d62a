"""Text of twice the usual size: no word is cut off, in any page, language and size of the window."""

import pytest
from fake_library import DE_EN, EN_DE
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from dragoman.config.settings import Settings
from dragoman.domain.errors import DeviceError, ModelError
from dragoman.domain.events import StageFailed, StageName, StageState, StateChanged
from dragoman.domain.model_library import JobKind, JobState, JobStatus
from dragoman.ui import fonts
from dragoman.ui.models.panel import ModelsTab
from dragoman.ui.theme import TypeSize
from dragoman.ui.views.segmented_choice import Segment
from dragoman.ui.views.switch import Switch
from dragoman.ui.views.top_bar import Page

LARGE = 2.0
SIZES = [(630, 650), (1000, 700)]


@pytest.fixture(autouse=True)
def large_type(monkeypatch, qapp):
    del qapp
    monkeypatch.setattr(fonts, "text_scale", lambda: LARGE)


def cut_off(window) -> list[str]:
    """Return what has less room than its words need."""
    labels = [
        label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text() and is_cut(label)
    ]
    buttons = [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if isinstance(button, QPushButton | Segment | Switch) and button.isVisible() and button.text()
        if button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height()
    ]
    return labels + buttons


def is_cut(label: QLabel) -> bool:
    metrics, words = label.fontMetrics(), [label.text()]
    if label.wordWrap():
        is_chinese = any("\u4e00" <= character <= "\u9fff" for character in label.text())
        words = list(label.text()) if is_chinese else label.text().split()
    lowest = label.heightForWidth(label.width()) if label.wordWrap() else metrics.height()
    widest = max(metrics.horizontalAdvance(word) for word in words)
    return label.height() < lowest or label.width() < widest


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def opened(request, open_desk):
    def make(locale: str, **settings: object):
        desk = open_desk(Settings(interface_language=locale, appearance="light", **settings))
        desk.window.resize(QSize(*request.param))
        desk.ready()
        settle()
        assert desk.window.size() == QSize(*request.param)
        return desk

    return make


LOCALES = pytest.mark.parametrize("locale", ["en", "zh_CN", "pt_BR"])


def test_a_type_of_twice_the_size_is_drawn():
    assert fonts.font(TypeSize.BODY).pixelSize() == LARGE * TypeSize.BODY


def test_the_systems_size_of_text_is_taken_over_up_to_twice_the_usual(monkeypatch, qapp):
    monkeypatch.undo()
    for pixels, scale in ((10, 1.0), (13, 1.0), (26, 2.0), (60, 2.0)):
        font = qapp.font()
        font.setPixelSize(pixels)
        monkeypatch.setattr(fonts, "_system_font", lambda font=font: font)
        fonts.text_scale.cache_clear()
        assert fonts.text_scale() == pytest.approx(scale)
    monkeypatch.undo()
    fonts.text_scale.cache_clear()


@LOCALES
@pytest.mark.parametrize("mode", ["hold", "auto"])
def test_the_conversation(opened, locale, mode):
    desk = opened(locale, mode=mode)
    assert cut_off(desk.window) == []
    desk.conversation.say("en", "Good morning, how are you?", "pt", "Bom dia, como vai você?")
    desk.conversation.say_halfway("pt", "Bem", "en", "Well")
    desk.settle()
    settle()
    assert cut_off(desk.window) == []


@LOCALES
def test_the_live_page(opened, locale):
    desk = opened(locale)
    desk.window.open_page(Page.LIVE)
    settle()
    assert cut_off(desk.window) == []
    desk.window.live.start()
    desk.conversation.say("en", "Good morning, how are you?", "pt", "Bom dia, como vai você?")
    desk.settle()
    settle()
    assert cut_off(desk.window) == []


@LOCALES
@pytest.mark.parametrize("tab", list(ModelsTab))
def test_languages_and_models(opened, locale, tab):
    desk = opened(locale)
    desk.window.top.models.setChecked(True)
    panel = desk.window.models.panel
    desk.window.models._worker.submit(lambda: None).result(timeout=5)
    settle()
    panel.show_tab(tab)
    for pair in (("en", "pt"), ("pt", "zh"), ("en", "de")):
        panel.show_pair(*pair)
        settle()
        assert cut_off(desk.window) == []
    desk.library.install((EN_DE.id, DE_EN.id))
    desk.library.download(EN_DE.id, 0.5)
    desk.library.fail(DE_EN.id, ModelError("The server cannot be reached.", "Check the connection, then try again."))
    desk.settle()
    panel.all.save.click()
    desk.library.tell_job(JobStatus(JobKind.EXPORT, "/home/somebody/Models.zip", JobState.RUNNING, 1, 2))
    desk.settle()
    settle()
    assert cut_off(desk.window) == []


@LOCALES
def test_a_message(opened, locale):
    desk = opened(locale)
    error = DeviceError("The microphone stopped delivering sound.", "Check that it is plugged in.", retry=True)
    desk.play(StateChanged(StageName.CAPTURE, StageState.FAILED), StageFailed(StageName.CAPTURE, error))
    settle()
    assert cut_off(desk.window) == []
