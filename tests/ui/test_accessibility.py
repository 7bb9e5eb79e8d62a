"""Every screen by keyboard and for screen readers: whatever can be used has a name and a role, and Tab leads to it."""

import pytest
from fake_library import DE_EN, EN_DE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from dragoman.config.settings import Settings
from dragoman.domain.mode import Mode
from dragoman.ui.models.panel import ModelsTab
from dragoman.ui.settings.entry import Category
from dragoman.ui.views.top_bar import Page
from dragoman.ui.welcome.step import Step

USABLE = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QKeySequenceEdit, QLineEdit,
    QPlainTextEdit, QTextEdit,
)  # fmt: skip
MADE_OF_PARTS = (QAbstractSpinBox, QComboBox, QKeySequenceEdit, QLineEdit)
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
MOST_STOPS = 40


def usable(screen: QWidget) -> list[QWidget]:
    """What somebody can see and use, without the parts that Qt makes such things of."""
    found = []
    for widget in screen.findChildren(QWidget):
        parent = widget.parentWidget()
        is_part = isinstance(parent, MADE_OF_PARTS) or isinstance(widget, QScrollBar)
        if isinstance(widget, USABLE) and not is_part and widget.isVisible() and widget.isEnabled():
            found.append(widget)
    return found


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"


def nameless(widgets: list[QWidget]) -> list[str]:
    """Qt itself gives no role to what records keys; its name and description are told all the same."""
    found = []
    for widget in widgets:
        told = QAccessible.queryAccessibleInterface(widget)
        has_role = told.role() not in NO_ROLES or isinstance(widget, QKeySequenceEdit)
        if not told.text(QAccessible.Text.Name).strip() or not has_role:
            found.append(described(widget))
    return found


def tabbed(screen: QWidget) -> set[QWidget]:
    """What Tab leads to, going round more than once: a bubble puts its parts behind it when it is reached."""
    stops = set()
    for _ in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
        QApplication.processEvents()
        if (focused := QApplication.focusWidget()) is not None:
            stops.add(focused)
    return stops


def out_of_reach(widgets: list[QWidget], stops: set[QWidget]) -> list[str]:
    """Of radio buttons side by side Tab leads to one, arrow keys to the others."""
    groups = {stop.parentWidget() for stop in stops if isinstance(stop, QRadioButton)}
    return [
        described(widget)
        for widget in widgets
        if widget not in stops
        and widget.focusProxy() not in stops
        and not any(stop.focusProxy() is widget or widget.isAncestorOf(stop) for stop in stops)
        and not (isinstance(widget, QRadioButton) and widget.parentWidget() in groups)
    ]


def check(screen: QWidget) -> None:
    QApplication.processEvents()
    widgets = usable(screen)
    assert widgets
    assert nameless(widgets) == []
    assert out_of_reach(widgets, tabbed(screen)) == []


@pytest.fixture
def ready(open_desk):
    desk = open_desk(Settings(interface_language="en", appearance="light"))
    desk.ready()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    return desk


@pytest.mark.parametrize("mode", [Mode.HOLD, Mode.AUTO])
def test_the_conversation(ready, mode):
    if mode is not Mode.HOLD:
        ready.window.talk.talk_bar.mode_chosen.emit(mode)
    check(ready.window)
    ready.conversation.say("en", "Good morning", "pt", "Bom dia")
    ready.settle()
    check(ready.window)


def test_face_to_face(ready):
    ready.window.settings.panel.changed.emit("is_face_to_face", True)
    ready.conversation.say("en", "Good morning", "pt", "Bom dia")
    ready.settle()
    ready.window.talk.focus_conversation()
    check(ready.window)


def test_the_live_page(ready):
    ready.window.open_page(Page.LIVE)
    check(ready.window)
    ready.conversation.say("en", "Good morning", "pt", "Bom dia")
    ready.settle()
    check(ready.window)


@pytest.mark.parametrize("category", list(Category))
def test_the_settings(ready, category):
    ready.window.top.settings.click()
    panel = ready.window.settings.panel
    panel.show_settings(Settings(appearance="dark", stability="quick", overlay_size=40, hotkey_talk="F8"))
    panel.show_category(category)
    check(panel)


@pytest.mark.parametrize("tab", list(ModelsTab))
def test_languages_and_models(ready, tab):
    ready.window.top.models.click()
    ready.window.models._worker.submit(lambda: None).result(timeout=5)
    ready.settle()
    panel = ready.window.models.panel
    panel.show_tab(tab)
    panel.show_pair("en", "de")
    panel.all.page.show_all()
    check(panel)
    ready.library.install((EN_DE.id, DE_EN.id))
    ready.library.download(EN_DE.id, 0.5)
    ready.settle()
    check(panel)


@pytest.mark.parametrize("step", list(Step))
def test_the_first_steps(ready, step):
    ready.window.welcome()
    view = ready.window.steps.view
    view.show_step(step)
    view.focus_step()
    check(view)


def test_the_subtitles_while_they_are_moved(ready):
    ready.session.subtitles.take_hold()
    window = ready.session.subtitles.window
    QApplication.processEvents()
    widgets = usable(window)
    assert {widget.accessibleName() for widget in widgets} >= {"Done", "Close the subtitles"}
    assert nameless(widgets) == []
    assert window.accessibleName()
    window.activateWindow()
    ready.qtbot.waitUntil(window.isActiveWindow)
    assert out_of_reach(widgets, tabbed(window)) == []
