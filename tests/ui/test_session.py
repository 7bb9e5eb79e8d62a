"""Starting and ending, languages and appearance of the window, settings that cannot be read or kept."""

import gc
import os
import signal
import threading
import time

import pytest
from fake_conversation import FakeConversation
from fake_library import FakeLibrary
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.events import StageName, StageState, StateChanged
from dragoman.domain.updates import BuildInfo
from dragoman.ui import application, language_names
from dragoman.ui.icons import Icons
from dragoman.ui.models_session import Models
from dragoman.ui.termination_signals import TerminationSignals
from dragoman.ui.theme import CONTRAST, DARK, LIGHT
from dragoman.ui.translations import system_locale
from dragoman.ui.updates_session import Updates
from dragoman.ui.view_models.turn import Side


def test_closing_hides_at_once_and_ends_elsewhere(open_desk, qtbot):
    desk = open_desk(close_s=0.3)
    began = time.monotonic()
    desk.window.close()
    assert time.monotonic() - began < 0.2
    assert not desk.window.isVisible()
    qtbot.waitUntil(lambda: ("close",) in desk.conversation.calls, timeout=5000)
    desk.session.shutdown.wait(5.0)
    assert desk.conversation.closing_thread is not threading.main_thread()
    assert not desk.conversation.closing_thread.is_alive()
    assert desk.conversation.calls.count(("close",)) == 1


def test_closing_twice_closes_once(open_desk):
    desk = open_desk(close_s=0.1)
    desk.window.close()
    desk.window.close()
    desk.session.shutdown.wait(5.0)
    assert desk.conversation.calls.count(("close",)) == 1


@pytest.mark.usefixtures("qapp")
def test_run_returns_when_everything_has_ended(resources, tmp_path):
    conversation = FakeConversation(close_s=0.1)

    def close() -> None:
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                window.close()

    QTimer.singleShot(300, close)
    pairs = frozenset({("en", "pt"), ("pt", "en")})
    library = FakeLibrary()
    models = Models(library, library.voices_of)
    instance = application.claim(tmp_path)
    assert instance is not None
    status = application.run(
        conversation,
        SettingsStore(tmp_path),
        ("en", "pt"),
        pairs,
        resources,
        instance=instance,
        models=models,
        logs=tmp_path,
        updates=Updates(BuildInfo("0.1.0"), lambda: None),
        autostart=None,
    )
    gc.collect()  # takes away the window now: later it would perhaps be while Qt looks at each widget there is
    assert status == 0
    assert {type(widget).__name__ for widget in QApplication.topLevelWidgets()}.isdisjoint({"MainWindow"})
    assert conversation.names() == ["set_stability", "mute", "use_mode", "start", "close"]


def test_ctrl_c_ends_in_good_order(qtbot):
    called = []
    signals = TerminationSignals(lambda: called.append(True))
    try:
        os.kill(os.getpid(), signal.SIGINT)
        qtbot.waitUntil(lambda: called == [True], timeout=2000)
    finally:
        signals.stop()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_events_of_other_threads_arrive_in_order_on_the_gui_thread(desk, qtbot):
    def publish() -> None:
        for stage in (StageName.CAPTURE, StageName.RECOGNITION, StageName.TRANSLATION, StageName.SYNTHESIS):
            desk.conversation.publish(StateChanged(stage, StageState.LOADING), StateChanged(stage, StageState.READY))

    worker = threading.Thread(target=publish)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: desk.window.talk.model.stages.are_ready)


def test_the_language_changes_while_the_window_is_open(desk):
    desk.ready()
    desk.conversation.say("en", "Hello", "pt", "Olá")
    desk.conversation.say_halfway("en")
    desk.settle()
    combo = desk.window.settings.panel.entries.combos["interface_language"]
    for locale, state, wait, bubbles in (
        ("zh_CN", "正在听…", "0.5 秒", "对话"),
        ("pt_BR", "Ouvindo…", "0,5 s", "Conversa"),
        ("en", "Listening…", "0.5 s", "Conversation"),
    ):
        combo.activated.emit(combo.findData(locale))
        desk.settle()
        first, second = desk.window.talk.bubbles.bubbles
        assert second.footer.state.text() == state
        assert first.footer.latency.text() == wait
        assert desk.window.talk.bubbles.accessibleName() == bubbles
        assert desk.window.talk.talk_bar.buttons[Side.FIRST].label == "Hold and speak"
        assert desk.window.talk.talk_bar.buttons[Side.SECOND].label == "Segure e fale"
    desk.close()
    assert desk.store.load().interface_language == "en"


def test_the_appearance_changes_while_the_window_is_open(desk):
    combo = desk.window.settings.panel.entries.combos["appearance"]
    grounds = []
    for appearance in ("dark", "contrast", "light"):
        combo.activated.emit(combo.findData(appearance))
        desk.settle()
        grounds.append(desk.window.grab().toImage().pixelColor(3, 200).name().upper())
    assert grounds == [DARK.ground, CONTRAST.ground, LIGHT.ground]


def test_size_and_place_are_remembered(open_desk, tmp_path):
    desk = open_desk(Settings())
    desk.window.resize(640, 600)
    desk.close()
    again = open_desk(store=SettingsStore(tmp_path / "settings"))
    assert (again.window.width(), again.window.height()) == (640, 600)


def test_damaged_geometry_is_no_obstacle(open_desk):
    desk = open_desk(Settings(window_geometry="not base64 ü"))
    assert desk.window.isVisible()


def test_a_pair_that_cannot_be_interpreted_is_corrected_and_told(open_desk):
    desk = open_desk(Settings(first_language="es", second_language="zh"))
    assert desk.asked("set_languages") == [("set_languages", "en", "zh")]
    assert desk.conversation.names() == ["set_languages", "set_stability", "mute", "use_mode", "start"]


def test_damaged_settings_are_told(open_desk, tmp_path):
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "settings.json").write_bytes(b"\xff{")
    desk = open_desk(store=SettingsStore(folder))
    (banner,) = desk.window.banners.banners
    assert banner.remedy.text().endswith("settings.corrupt-1.json.")


def test_settings_that_cannot_be_kept_are_told_and_tried_again(open_desk, tmp_path, qtbot):
    folder = tmp_path / "a file, no folder"
    folder.write_text("")
    desk = open_desk(store=SettingsStore(folder / "settings"))
    desk.window.banners.banners[0].dismiss_button.click() if desk.window.banners.banners else None
    desk.window.talk.header.swap.click()
    qtbot.waitUntil(lambda: len(desk.window.banners.banners) == 1)
    folder.unlink()
    desk.window.banners.banners[0].retry_button.click()
    qtbot.waitUntil((folder / "settings" / "settings.json").exists)
    assert desk.window.banners.banners == ()


@pytest.mark.parametrize(
    ("wanted", "locale"),
    [(["pt-PT"], "pt_BR"), (["zh-Hans-CN"], "zh_CN"), (["fr-FR", "pt-BR"], "pt_BR"), (["fr"], "en"), ([], "en")],
)
def test_the_systems_language_decides_at_first(wanted, locale):
    assert system_locale(wanted) == locale


@pytest.mark.parametrize(
    ("language", "name"), [("pt", "Português"), ("zh", "中文"), ("ja", "日本語"), ("ru", "Русский"), ("xx", "xx")]
)
def test_languages_have_their_own_names(language, name):
    assert language_names.own_name(language) == name


@pytest.mark.usefixtures("qapp")
def test_the_icon_is_drawn(resources):
    image: QImage = Icons(resources / "icons").app_icon().pixmap(64, 64).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 64, 4) for y in range(0, 64, 4)}
    assert {"#0c6a6a", "#b4581b"} <= colours
