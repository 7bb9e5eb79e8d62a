"""The pages of the window, and what lies over them: which of them the conversation serves, and what each is told."""

import json

from PySide6.QtCore import Qt

from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.errors import DeviceError
from dragoman.domain.events import HypothesisUpdated, SpeechStarted, StageFailed, StageName, StageState, StateChanged
from dragoman.domain.mode import Mode
from dragoman.domain.speech import Hypothesis
from dragoman.domain.stability import Stability
from dragoman.ui.overlay.screens import present_screens
from dragoman.ui.settings.entries import ENTRIES
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
    desk.window.settings.close()
    open_live(desk)
    desk.press(Qt.Key.Key_Return)
    desk.release(Qt.Key.Key_Return)
    assert desk.asked("press") == []


def test_how_soon_words_are_shown_is_chosen_on_the_live_page_too(desk):
    open_live(desk)
    segments = desk.window.live.footer.stability.segments
    assert [segment.text() for segment in segments] == ["Quick", "Balanced", "Steady"]
    desk.conversation.calls.clear()
    desk.qtbot.mouseClick(segments[2], Qt.MouseButton.LeftButton)
    assert desk.asked("set_stability") == [("set_stability", Stability.STEADY)]
    choice = desk.window.settings.panel.entries.segments["stability"].choice
    assert choice.segments[2].isChecked()
    choice.segments[0].click()
    assert segments[0].isChecked()
    assert desk.asked("set_stability")[-1] == ("set_stability", Stability.QUICK)


def test_the_settings_show_what_was_chosen_elsewhere(desk):
    open_live(desk)
    switch = desk.window.settings.panel.entries.by_name["live_speaks"].control.switch
    desk.window.live.page.bar.speaks.click()
    assert switch.isChecked()
    desk.window.settings.panel.changed.emit("live_speaks", False)
    assert not desk.window.live.page.bar.speaks.isChecked()


def test_muted_stays_muted_on_every_page(desk):
    desk.ready()
    desk.window.mute(True)
    open_live(desk)
    desk.window.live.page.bar.speaks.click()
    desk.window.open_page(Page.CONVERSATION)
    assert desk.asked("mute") == [("mute", False), ("mute", True)]
    desk.window.mute(False)
    assert desk.asked("mute")[-1] == ("mute", False)


def test_the_page_is_remembered(open_desk, tmp_path):
    desk = open_desk(Settings(interface_language="en"))
    open_live(desk)
    desk.close()
    again = open_desk(store=SettingsStore(tmp_path / "settings"))
    assert again.window.live.page.isVisible()
    assert again.window.top.pages.segments[1].isChecked()
    assert again.asked("use_mode")[0][1] is Mode.LIVE


def test_a_stage_that_is_soon_ready_again_is_not_mentioned(desk):
    desk.ready()
    status = desk.window.status
    status.hide()
    desk.play(StateChanged(StageName.CAPTURE, StageState.LOADING))
    desk.ready()
    assert not status.isVisible()
    desk.play(StateChanged(StageName.CAPTURE, StageState.LOADING))
    desk.qtbot.waitUntil(status.isVisible)
    assert status.words.text().startswith("Preparing")


def test_a_microphone_that_nobody_listens_to_is_not_waited_for(open_desk):
    desk = open_desk(Settings(interface_language="en", page="live"))
    assert "microphone" not in desk.window.status.words.text()
    for stage in (StageName.RECOGNITION, StageName.TRANSLATION, StageName.SYNTHESIS):
        desk.play(StateChanged(stage, StageState.READY))
    assert desk.window.status.words.text() == "✓ Ready"
    desk.play(StateChanged(StageName.CAPTURE, StageState.STOPPED))
    assert desk.window.status.words.text() == "✓ Ready"


def test_the_settings_are_made_in_advance_a_little_at_a_time(desk):
    window = desk.window
    window.settings._idle.start(0)
    made = []
    window.settings._idle.timeout.connect(lambda: made.append(len(window.settings._begun.panel.entries.by_name)))
    desk.qtbot.waitUntil(lambda: not window.settings._idle.isActive())
    assert made[:3] == [1, 2, 3]
    assert made[-1] == len(ENTRIES)
    window.top.settings.click()
    assert [row.entry.name for row in window.settings.panel.shown_rows] == ["microphone", "loudspeaker"]


def test_reset_puts_the_subtitles_back(open_desk):
    desk = open_desk(Settings(interface_language="en"))
    desk.session.subtitles.show(True)
    window = desk.session.subtitles.window
    before = window.pos()
    places = json.dumps({screen_key(): [0.0, 0.0]})
    desk.window._keeper.change(overlay_places=places)
    desk.session.subtitles.put_back()
    assert window.pos() != before
    desk.window.settings.panel.reset_requested.emit()
    assert window.pos() == before


def screen_key() -> str:
    return present_screens()[0].key
