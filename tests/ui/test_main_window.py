"""The pages of the window, and what lies over them: which of them the conversation serves, and what each is told."""

from PySide6.QtCore import Qt

from dragoman.config.settings import Settings
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import HypothesisUpdated, SpeechStarted, StageFailed, StageName, StageState, StateChanged
from dragoman.domain.mode import Mode
from dragoman.domain.speech import Hypothesis
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.top_bar import Page
from dragoman.ui.welcome.step import Step


def open_live(desk) -> None:
    desk.ready()
    desk.window.open_page(Page.LIVE)
    desk.settle()


def test_the_conversation_serves_the_page_that_is_open(desk):
    desk.ready()
    desk.conversation.calls.clear()
    desk.qtbot.mouseClick(desk.window.top.pages.segments[1], Qt.MouseButton.LeftButton)
    assert desk.asked("use_mode") == [("use_mode", Mode.LIVE, {"en": "pt", "zh": "pt", "pt": "pt"}, False)]
    assert desk.asked("mute") == [("mute", True)]
    desk.qtbot.mouseClick(desk.window.top.pages.segments[0], Qt.MouseButton.LeftButton)
    assert desk.asked("use_mode")[-1] == ("use_mode", Mode.HOLD, {"en": "pt", "pt": "en"}, False)
    assert desk.asked("mute")[-1] == ("mute", False)


def test_listening_begins_when_it_is_asked_for_and_ends_with_the_page(desk):
    open_live(desk)
    desk.window.live.page.started.emit()
    desk.window.open_page(Page.CONVERSATION)
    assert desk.asked("listen") == [("listen", True), ("listen", False)]


def test_listening_has_ended_where_the_device_fails(desk):
    open_live(desk)
    desk.window.live.page.started.emit()
    error = DeviceError("It is gone.", "Plug it in.", retry=True)
    desk.play(StageFailed(StageName.CAPTURE, error), StateChanged(StageName.CAPTURE, StageState.FAILED))
    assert not desk.window.live.is_listening
    assert desk.window.banners.isVisible()


def test_late_words_go_to_the_page_on_which_they_were_said(desk):
    desk.ready()
    number = desk.conversation.begin("en")
    desk.settle()
    desk.window.open_page(Page.LIVE)
    desk.play(HypothesisUpdated(Hypothesis(number, "Good morning.", "en")), SpeechStarted(number + 1, None))
    assert [turn.all_said for turn in desk.window.talk.model.turns] == ["Good morning."]
    assert [turn.utterance_id for turn in desk.window.live.model.turns] == [number + 1]


def test_a_corrected_sentence_is_interpreted_again(desk):
    desk.ready()
    number = desk.conversation.say("en", "Wreck a nice beach", "pt", "Arruine uma bela praia")
    desk.settle()
    desk.window.talk.bubbles.corrected.emit(number, "Recognise speech")
    assert desk.asked("interpret_text") == [("interpret_text", number, "Recognise speech", "en", "pt")]
    assert desk.window.talk.model.turn(number).is_corrected


def test_what_was_taken_for_the_wrong_language_is_heard_again_in_the_other(desk):
    desk.ready()
    number = desk.conversation.say("en", "Bong dia", "pt", "Bong dia")
    desk.settle()
    desk.window.talk.bubbles.flipped.emit(number)
    assert desk.asked("hear_as") == [("hear_as", number, "pt", "en")]
    assert desk.window.talk.model.turn(number).side is Side.SECOND


def test_the_way_of_talking_is_remembered(desk):
    desk.ready()
    desk.window.talk.talk_bar.mode_chosen.emit(Mode.AUTO)
    assert desk.asked("use_mode")[-1] == ("use_mode", Mode.AUTO, {"en": "pt", "pt": "en"}, False)
    desk.close()
    assert desk.store.load().mode == "auto"


def test_face_to_face_takes_the_place_of_the_bubbles(open_desk):
    desk = open_desk(Settings(interface_language="en", is_face_to_face=True))
    desk.ready()
    desk.conversation.say("en", "Good morning", "pt", "Bom dia")
    desk.settle()
    assert desk.window.talk.face.isVisible()
    assert not desk.window.talk.bubbles.isVisible()


def test_the_subtitles_show_what_the_page_shows(desk):
    open_live(desk)
    desk.window.live.page.overlay_toggled.emit(True)
    desk.conversation.say("en", "Good morning", "pt", "Bom dia")
    desk.settle()
    subtitles = desk.session.subtitles
    assert subtitles.are_shown
    shown = [line.text for caption in subtitles.window.box.captions for line in caption.roll_up.lines]
    assert "Bom dia" in " ".join(shown)
    desk.window.live.page.overlay_toggled.emit(False)
    assert not subtitles.are_shown


def test_the_subtitles_can_be_taken_hold_of_from_the_settings(desk):
    desk.ready()
    desk.window.settings.panel.move_requested.emit()
    assert desk.session.subtitles.are_shown
    assert desk.session.subtitles.window.is_held


def test_the_first_start_leads_through_the_first_steps_once(open_desk):
    desk = open_desk(Settings(interface_language="en"), is_welcomed=False)
    desk.ready()
    view = desk.window.steps.view
    assert view.isVisible()
    view.show_step(Step.TRIAL)
    view.pressed.emit()
    view.released.emit()
    assert desk.asked("press", "release") == [("press", "en"), ("release",)]
    view.finished.emit(Mode.LIVE)
    desk.settle()
    assert desk.window.live.page.isVisible()
    assert desk.window.steps is None
    desk.close()
    assert desk.store.load().is_welcomed


def test_they_can_be_skipped_and_run_again(open_desk):
    desk = open_desk(Settings(interface_language="en"), is_welcomed=False)
    desk.window.steps.view.skipped.emit()
    desk.settle()
    assert desk.window.talk.isVisible()
    desk.window.settings.panel.welcome_requested.emit()
    assert desk.window.steps.view.isVisible()


def test_resetting_the_settings_keeps_what_was_chosen_elsewhere(open_desk):
    desk = open_desk(Settings(first_language="zh", interface_language="en", appearance="dark", overlay_size=50))
    desk.window.settings.panel.reset_requested.emit()
    desk.close()
    kept = desk.store.load()
    assert (kept.first_language, kept.appearance, kept.overlay_size) == ("zh", "system", 32)
    assert kept.is_welcomed


def test_hidden_talk_keys_do_not_work_on_the_live_page_and_under_the_settings(desk):
    desk.ready()
    desk.window.top.settings.click()
    desk.press(Qt.Key.Key_Space)
    desk.release(Qt.Key.Key_Space)
    desk.window.settings.close_panel()
    open_live(desk)
    desk.press(Qt.Key.Key_Return)
    desk.release(Qt.Key.Key_Return)
    assert desk.asked("press") == []
