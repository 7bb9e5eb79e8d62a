"""What the window shows of a conversation's events."""

import time

import pytest
from fake_conversation import DEVICES, FakeConversation
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dragoman.domain.errors import DeviceError, EngineError
from dragoman.domain.events import (
    AudioDropped,
    DevicesListed,
    PlaybackFinished,
    SpeechStarted,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.ui.view_models.turn import Side, TurnState


@pytest.fixture
def ready(desk):
    desk.ready()
    return desk


def last_bubble(desk):
    desk.settle()
    return desk.window.talk.bubbles.bubbles[-1]


def test_the_window_is_there_before_the_conversation_starts(desk):
    assert desk.window.isVisible()
    assert desk.conversation.names() == ["set_stability", "mute", "use_mode", "start"]


def test_an_empty_conversation_explains_itself_in_both_languages(desk):
    cards = desk.window.talk.guide.cards
    assert desk.window.talk.guide.isVisible()
    assert cards[Side.FIRST].title.text() == "Talk to each other"
    assert cards[Side.SECOND].title.text() == "Conversem entre si"


def test_a_turn_becomes_a_bubble_on_its_side(ready):
    ready.conversation.say("pt", "Bom dia!", "en", "Good morning!")
    bubble = last_bubble(ready)
    assert (bubble.said.text(), bubble.translated.text()) == ("Bom dia!", "Good morning!")
    assert bubble.turn.side is Side.SECOND
    assert bubble.frame.x() > 0
    assert bubble.footer.latency.text() == "0.5 s"
    assert "Português. Bom dia!" in bubble.frame.accessibleName()
    assert not ready.window.talk.guide.isVisible()


def test_a_turn_says_in_words_how_far_it_is(ready):
    words = []
    ready.play(SpeechStarted(1, "en"))
    words.append(last_bubble(ready).footer.state.text())
    ready.play(UtteranceEnded(1, 0.0, 1.0, time.monotonic()))
    words.append(last_bubble(ready).footer.state.text())
    ready.conversation.say_halfway("en", "Hello")
    words.append(last_bubble(ready).footer.state.text())
    ready.conversation.say_halfway("en", "Hello", "pt", "Olá")
    words.append(last_bubble(ready).footer.state.text())
    ready.play(PlaybackFinished(2))
    words.append(last_bubble(ready).footer.state.text())
    assert words == ["Listening…", "Recognising…", "Translating…", "Speaking…", ""]


def test_a_turn_says_what_it_waits_for_while_engines_load(desk):
    desk.play(StateChanged(StageName.CAPTURE, StageState.READY))
    desk.play(SpeechStarted(1, "en"), UtteranceEnded(1, 0.0, 1.0, time.monotonic()))
    assert last_bubble(desk).footer.state.text() == "Waiting for speech recognition to be ready…"
    desk.play(StateChanged(StageName.RECOGNITION, StageState.READY))
    assert last_bubble(desk).footer.state.text() == "Recognising…"


def test_nothing_heard_is_said(ready):
    ready.play(SpeechStarted(1, "en"), UtteranceDiscarded(1))
    assert last_bubble(ready).turn.state is TurnState.NOTHING_HEARD
    assert "No words were heard" in last_bubble(ready).footer.state.text()


def test_a_press_by_mistake_leaves_no_bubble(ready):
    ready.press(Qt.Key.Key_Space)
    ready.play(SpeechStarted(1, "en"))
    ready.release(Qt.Key.Key_Space)
    ready.play(UtteranceDiscarded(1))
    assert ready.window.talk.bubbles.bubbles == ()
    assert ready.window.talk.guide.isVisible()


def test_an_error_of_one_utterance_is_told_in_its_bubble(ready):
    error = EngineError("Speech recognition failed: {reason}.", "Say it again.", retry=True, reason="memory")
    ready.play(SpeechStarted(1, "en"), StageFailed(StageName.RECOGNITION, error, 1))
    assert last_bubble(ready).footer.state.text() == "Speech recognition failed: memory. Say it again."
    assert ready.window.banners.banners == ()


def test_a_translation_without_sound_keeps_its_text(ready):
    number = ready.conversation.say("en", "Hello", "pt", "Olá")
    ready.play(StageFailed(StageName.SYNTHESIS, EngineError("No voice.", ""), number))
    assert last_bubble(ready).translated.text() == "Olá"
    assert last_bubble(ready).footer.state.text() == "No voice."


def test_an_error_of_the_whole_is_a_banner_with_a_way_out(ready):
    error = DeviceError("The microphone “{name}” is gone.", "Plug it in.", retry=True, name="USB {1}")
    ready.play(StageFailed(StageName.CAPTURE, error), StateChanged(StageName.CAPTURE, StageState.FAILED))
    (banner,) = ready.window.banners.banners
    assert banner.problem.text() == "The microphone “USB {1}” is gone."
    assert ready.window.talk.talk_bar.buttons[Side.FIRST].label == "No microphone"
    assert "✗ No microphone" in ready.window.status.words.text().replace("\u00a0", " ")
    banner.retry_button.click()
    assert ready.asked("retry") == [("retry",)]
    assert ready.window.banners.banners == ()


def test_a_banner_can_be_closed_and_comes_back(ready):
    failure = StageFailed(StageName.PLAYBACK, DeviceError("No loudspeaker.", "Plug one in."))
    ready.play(failure)
    assert not ready.window.banners.banners[0].retry_button.isVisible()
    ready.window.banners.banners[0].dismiss_button.click()
    assert not ready.window.banners.isVisible()
    ready.play(failure, failure)
    assert len(ready.window.banners.banners) == 1


def test_a_banner_goes_when_its_cause_is_gone(ready):
    ready.play(StageFailed(StageName.CAPTURE, DeviceError("Gone.", "", retry=True)))
    ready.play(StateChanged(StageName.CAPTURE, StageState.READY))
    assert ready.window.banners.banners == ()


def test_lost_sound_is_added_up_and_told(ready):
    ready.play(AudioDropped(0.5), AudioDropped(0.75))
    (banner,) = ready.window.banners.banners
    assert "1.2 s" in banner.problem.text() or "1.3 s" in banner.problem.text()


def test_loading_is_told_stage_by_stage(desk):
    assert desk.window.status.words.text().count("Preparing") == 4
    desk.play(StateChanged(StageName.TRANSLATION, StageState.READY))
    assert "✓\u00a0Translation" in desk.window.status.words.text()
    desk.ready()
    assert desk.window.status.words.text() == "✓ Ready"


def test_overlong_words_stay_inside_their_bubble(ready):
    ready.conversation.say("en", "a" * 400, "pt", "b" * 400)
    bubble = last_bubble(ready)
    ready.qtbot.waitUntil(lambda: bubble.frame.width() <= bubble.width())
    assert bubble.translated.sizeHint().width() <= bubble.frame.width()


def test_copying_takes_exactly_what_was_said(ready):
    ready.conversation.say("en", "x" * 60, "pt", "Olá")
    menu = last_bubble(ready).whole_menu()
    actions = {action.text(): action for action in menu.actions() if action.text().startswith("Copy")}
    assert list(actions) == ["Copy translation", "Copy what was said", "Copy both"]
    actions["Copy what was said"].trigger()
    assert QGuiApplication.clipboard().text() == "x" * 60


def test_markup_is_text(ready):
    ready.conversation.say("en", "<b>bold</b> & more", "pt", "<i>x</i>")
    assert last_bubble(ready).said.text() == "<b>bold</b> & more"
    assert last_bubble(ready).said.textFormat() is Qt.TextFormat.PlainText


@pytest.fixture
def long_talk(ready):
    """A conversation of 300 turns, read at its end."""
    for number in range(300):
        ready.conversation.say("en", f"Sentence {number}", "pt", f"Frase {number}")
    ready.settle()
    return ready


def at_rest(desk):
    """Wait until the list has made and given up what it wants to."""
    bubbles = desk.window.talk.bubbles
    desk.qtbot.waitUntil(lambda: not bubbles._filling.isActive() and not bubbles._is_gliding)
    return [bubble.said.text() for bubble in bubbles.bubbles]


def read_up_to_the_first(desk):
    """Scroll up, as far as it goes; return how many bubbles there were at most."""
    bar, most = desk.window.talk.bubbles.verticalScrollBar(), 0
    while (words := at_rest(desk))[0] != "Sentence 0" or bar.value():
        most = max(most, len(words))
        bar.setValue(bar.value() - 400)
    return most


def test_only_what_is_near_has_bubbles_and_no_turn_is_lost(long_talk):
    bubbles, bar = long_talk.window.talk.bubbles, long_talk.window.talk.bubbles.verticalScrollBar()
    words = at_rest(long_talk)
    assert words[-1] == "Sentence 299"
    assert len(words) < 60
    assert read_up_to_the_first(long_talk) < 60
    seen = at_rest(long_talk)
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + 400)
        seen += [words for words in at_rest(long_talk) if words not in seen]
    assert seen == [f"Sentence {number}" for number in range(300)]
    assert not bubbles.newest.isVisible()


def test_what_is_read_stays_in_its_place_while_bubbles_come_and_go(long_talk):
    bubbles, bar = long_talk.window.talk.bubbles, long_talk.window.talk.bubbles.verticalScrollBar()
    at_rest(long_talk)
    for _ in range(20):
        bar.setValue(bar.value() - 700)
        read = next(bubble for bubble in bubbles.bubbles if bubble.y() >= bar.value())
        place = read.mapTo(bubbles, QPoint(0, 0))
        at_rest(long_talk)
        assert read.mapTo(bubbles, QPoint(0, 0)) == place


def test_one_goes_to_the_newest_at_once(long_talk):
    bubbles, bar = long_talk.window.talk.bubbles, long_talk.window.talk.bubbles.verticalScrollBar()
    read_up_to_the_first(long_talk)
    assert bubbles.newest.isVisible()
    long_talk.conversation.say("en", "One more", "pt", "Mais uma")
    long_talk.settle()
    assert bubbles.bubbles[0].said.text() == "Sentence 0"
    bubbles.newest.click()
    assert bubbles.bubbles[-1].said.text() == "One more"
    assert at_rest(long_talk)[-2:] == ["Sentence 299", "One more"]
    assert bar.value() == bar.maximum()
    assert not bubbles.newest.isVisible()


def test_a_turn_that_goes_while_one_reads_further_up_is_missed_by_nobody(long_talk):
    bubbles = long_talk.window.talk.bubbles
    long_talk.press(Qt.Key.Key_Space)
    long_talk.play(SpeechStarted(301, "en"))
    long_talk.release(Qt.Key.Key_Space)
    read_up_to_the_first(long_talk)
    long_talk.play(UtteranceDiscarded(301))
    bubbles.newest.click()
    assert at_rest(long_talk)[-1] == "Sentence 299"
    assert not bubbles.newest.isVisible()


def test_a_new_turn_costs_no_more_in_a_long_conversation(long_talk):
    at_rest(long_talk)
    before = time.monotonic()
    long_talk.conversation.say("en", "One more", "pt", "Mais uma")
    long_talk.settle()
    assert time.monotonic() - before < 0.5


def test_the_keyboard_reaches_turns_that_had_no_bubble(long_talk):
    bubbles = long_talk.window.talk.bubbles
    at_rest(long_talk)
    bubbles.setFocus()
    reached = []
    for _ in range(60):
        QTest.keyClick(long_talk.window.focusWidget(), Qt.Key.Key_Up)
        reached += [bubble.said.text() for bubble in bubbles.bubbles if bubble.frame.hasFocus()]
    assert reached == [f"Sentence {number}" for number in range(299, 239, -1)]


def test_new_bubbles_are_followed_unless_one_reads_further_up(ready):
    bubbles, bar = ready.window.talk.bubbles, ready.window.talk.bubbles.verticalScrollBar()
    for number in range(10):
        ready.conversation.say("en", f"Sentence {number}", "pt", f"Frase {number}")
    ready.qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(0)
    ready.conversation.say("en", "Below", "pt", "Abaixo")
    ready.settle()
    assert bar.value() == 0
    assert bubbles.newest.isVisible()
    bubbles.newest.click()
    ready.qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not bubbles.newest.isVisible()


def test_choosing_a_language_tells_the_conversation_and_is_kept(ready):
    chooser = ready.window.talk.header.choosers[Side.FIRST]
    chooser.activated.emit(chooser.findData("zh"))
    assert ready.asked("set_languages") == [("set_languages", "zh", "pt")]
    assert ready.window.talk.talk_bar.buttons[Side.FIRST].label in {"按住说话", "正在准备麦克风…"}
    ready.close()
    assert ready.store.load().first_language == "zh"


def test_choosing_the_other_sides_language_changes_sides(ready):
    chooser = ready.window.talk.header.choosers[Side.FIRST]
    chooser.activated.emit(chooser.findData("pt"))
    assert ready.asked("set_languages") == [("set_languages", "pt", "en")]


def test_a_language_that_cannot_be_interpreted_cannot_be_chosen(ready):
    chooser = ready.window.talk.header.choosers[Side.FIRST]
    assert chooser.findData("es") == -1
    names = [chooser.itemText(index) for index in range(chooser.count())]
    assert names == ["English", "Português", "中文", "More languages…"]


def test_spoken_turns_keep_their_languages_when_the_sides_change(ready):
    ready.conversation.say("en", "Hello", "pt", "Olá")
    ready.settle()
    ready.window.talk.header.swap.click()
    assert last_bubble(ready).turn.side is Side.FIRST
    ready.conversation.say("en", "Hello", "pt", "Olá")
    assert last_bubble(ready).turn.side is Side.SECOND


def test_devices_are_offered_and_chosen(ready):
    ready.window.top.settings.click()
    assert ready.asked("refresh_devices") == [("refresh_devices",)]
    combo = ready.window.settings.panel.entries.combos["microphone"]
    words = [combo.itemText(index) for index in range(combo.count())]
    assert words == ["System default – Built-in Microphone", "Built-in Microphone", "USB Headset"]
    combo.activated.emit(2)
    assert ready.asked("use_devices") == [("use_devices", "USB Headset", None)]
    ready.play(DevicesListed(DEVICES[:1]))
    assert combo.currentText() == "USB Headset (not connected)"
    ready.close()
    assert ready.store.load().microphone == "USB Headset"


def test_the_settings_close_by_escape_and_by_a_click_beside(ready):
    overlay = ready.window.settings.overlay
    for close in (
        lambda: QTest.keyClick(overlay.panel.entries.combos["microphone"], Qt.Key.Key_Escape),
        lambda: QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.rect().bottomLeft()),
    ):
        ready.window.top.settings.click()
        assert overlay.isVisible()
        close()
        assert not overlay.isVisible()
        assert not ready.window.top.settings.isChecked()


def test_tab_stays_in_the_open_settings(ready):
    ready.window.top.settings.click()
    panel = ready.window.settings.panel
    reached = []
    for _ in panel.stops:
        QTest.keyClick(ready.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(ready.window.focusWidget())
    assert reached == [*panel.stops[1:], panel.stops[0]]


def test_tab_reaches_everything(ready):
    reached = set()
    for _ in range(12):
        QTest.keyClick(ready.window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(ready.window.focusWidget().objectName())
    assert reached >= {"language_first", "swap", "language_second", "settings_button", "talk_first", "talk_second"}


def test_the_fake_fulfils_the_port():
    assert FakeConversation().names() == []
