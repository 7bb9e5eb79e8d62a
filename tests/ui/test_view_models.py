"""The view models, without any window."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.domain.errors import DeviceError, EngineError
from dragoman.domain.events import (
    AudioDropped,
    HypothesisUpdated,
    LagMeasured,
    LatencyMeasured,
    LevelMeasured,
    PlaybackFinished,
    PlaybackStarted,
    ProcessorTookOver,
    SpeechShortened,
    SpeechStarted,
    StageFailed,
    StageName,
    StageState,
    StateChanged,
    TranslationReady,
    TranslationUpdated,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.ui.view_models.conversation import Aspect, ConversationModel
from dragoman.ui.view_models.hold import SHORT_PRESS_S, Hold, LetGo
from dragoman.ui.view_models.language_choice import LanguageChoice, both_ways
from dragoman.ui.view_models.notice import NoticeTopic
from dragoman.ui.view_models.turn import Side, TurnState
from dragoman.ui.view_models.turn_page import TurnPage

LOST = DeviceError("Gone.", "Plug it in.", retry=True)


@pytest.fixture
def model() -> ConversationModel:
    return ConversationModel("en", "pt")


def play(model, *happened):
    return [change.aspect for event in happened for change in model.apply(event)]


def test_view_models_need_no_qt():
    code = "import sys, dragoman.ui.view_models.conversation; sys.exit('PySide6.QtCore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_turn_goes_through_its_states(model):
    states = []
    for event in (
        SpeechStarted(1, "pt"),
        UtteranceEnded(1, 0.0, 1.0, 0.0),
        HypothesisUpdated(Hypothesis(1, "Olá", "pt")),
        TranslationReady(Translation(1, "Olá", "pt", "Hello", "en")),
        PlaybackStarted(1),
        LatencyMeasured(1, 0.3, 0.4, 0.8),
        PlaybackFinished(1),
    ):
        model.apply(event)
        states.append((model.turn(1).state, model.turn(1).is_playing))
    assert [state for state, _ in states[:4]] == [
        TurnState.LISTENING,
        TurnState.RECOGNISING,
        TurnState.TRANSLATING,
        TurnState.DONE,
    ]
    assert [playing for _, playing in states[4:]] == [True, True, False]
    turn = model.turn(1)
    assert (turn.side, turn.said, turn.translated, turn.wait_s) == (Side.SECOND, "Olá", "Hello", 0.4)


def test_a_stage_that_the_processor_takes_over_is_told_and_stays_told_when_it_is_ready(model):
    slow = EngineError("The card is full.", "Close other programs.")
    took_over = ProcessorTookOver(StageName.RECOGNITION, slow)
    assert play(model, took_over) == [Aspect.NOTICES]
    play(model, StateChanged(StageName.RECOGNITION, StageState.READY), took_over)
    assert [(notice.topic, notice.error) for notice in model.notices.shown] == [(NoticeTopic.GRAPHICS, slow)]


def test_a_turn_begins_with_whichever_event_comes_first(model):
    assert play(model, HypothesisUpdated(Hypothesis(5, "Olá", "pt"))) == [Aspect.TURN_ADDED]
    assert model.turn(5).side is Side.SECOND


def test_an_unknown_language_belongs_to_who_holds_the_button(model):
    model.hold(Side.SECOND)
    model.apply(SpeechStarted(1, None))
    assert model.turn(1).side is Side.SECOND
    assert model.turn(1).target_language == "en"


def test_late_news_of_an_unknown_turn_changes_nothing(model):
    assert play(model, PlaybackStarted(9), LatencyMeasured(9, 1.0, None, None), UtteranceDiscarded(9)) == []


@pytest.mark.parametrize("order", ["started first", "let go first"])
def test_a_tap_leaves_no_turn(model, order):
    model.hold(Side.FIRST)
    if order == "started first":
        model.apply(SpeechStarted(1, "en"))
        model.let_go(too_short=True)
    else:
        model.let_go(too_short=True)
        model.apply(SpeechStarted(1, "en"))
    assert play(model, UtteranceEnded(1, 0, 0, 0), UtteranceDiscarded(1))[-1] is Aspect.TURN_REMOVED
    assert model.turns == ()


def test_a_tap_does_not_hide_the_next_real_turn(model):
    model.hold(Side.FIRST)
    model.let_go(too_short=True)
    model.hold(Side.FIRST)
    model.let_go(too_short=False)
    play(model, SpeechStarted(1, "en"), UtteranceDiscarded(1))
    assert model.turn(1).state is TurnState.NOTHING_HEARD


def test_a_lost_microphone_ends_what_was_being_said(model):
    play(model, SpeechStarted(1, "en"), StageFailed(StageName.CAPTURE, LOST))
    assert model.turn(1).state is TurnState.FAILED
    assert [notice.topic for notice in model.notices.shown] == [StageName.CAPTURE]
    play(model, TranslationReady(Translation(1, "Hi", "en", "Oi", "pt")))
    assert (model.turn(1).state, model.turn(1).error) == (TurnState.DONE, None)


def test_a_failed_voice_leaves_the_translation_done(model):
    play(model, TranslationReady(Translation(1, "Hi", "en", "Oi", "pt")), StageFailed(StageName.PLAYBACK, LOST, 1))
    assert (model.turn(1).state, model.turn(1).error, model.turn(1).problem) == (TurnState.DONE, None, LOST)
    assert model.notices.shown == ()


def test_a_turn_awaits_the_stage_it_needs(model):
    play(model, SpeechStarted(1, "en"), UtteranceEnded(1, 0, 1, 0))
    assert model.awaited_stage(model.turn(1)) is StageName.RECOGNITION
    changed = play(model, StateChanged(StageName.RECOGNITION, StageState.READY))
    assert changed == [Aspect.STAGES, Aspect.TURN_CHANGED]
    assert model.awaited_stage(model.turn(1)) is None


def test_retrying_keeps_what_a_retry_does_not_help(model):
    play(model, StageFailed(StageName.CAPTURE, LOST), StageFailed(StageName.SYNTHESIS, EngineError("No voice.", "")))
    play(model, AudioDropped(0.5))
    model.notices.remove_retried()
    assert [notice.topic for notice in model.notices.shown] == [StageName.SYNTHESIS, NoticeTopic.DROPPED_SOUND]


def heard_so_far(number, committed, tentative):
    return HypothesisUpdated(Hypothesis(number, committed, "pt", tentative=tentative, is_final=False))


def translated_so_far(number, committed, tentative):
    return TranslationUpdated(Translation(number, "Bom dia", "pt", committed, "en", tentative))


ENDING = [
    UtteranceEnded(1, 0, 1, 0),
    HypothesisUpdated(Hypothesis(1, "Bom dia.", "pt")),
    TranslationReady(Translation(1, "Bom dia.", "pt", "Good morning.", "en")),
]
NEWS = [
    heard_so_far(1, "", "Bom"),
    heard_so_far(1, "Bom", " dia"),
    translated_so_far(1, "", "Good"),
    translated_so_far(1, "Good", " morning"),
]


def test_a_turn_has_words_before_it_ends(model):
    play(model, SpeechStarted(1, "pt"), heard_so_far(1, "Bom", " dia"), translated_so_far(1, "Good", " day"))
    turn = model.turn(1)
    assert (turn.state, turn.is_open, turn.is_live) == (TurnState.LISTENING, True, True)
    assert (turn.said, turn.said_tentative, turn.all_said) == ("Bom", " dia", "Bom dia")
    assert (turn.translated, turn.translated_tentative, turn.all_translated) == ("Good", " day", "Good day")


def test_the_end_of_speaking_may_be_told_late(model):
    play(model, SpeechStarted(1, "pt"), *ENDING[1:2], UtteranceEnded(1, 0, 1, 0))
    assert model.turn(1).state is TurnState.TRANSLATING


def test_a_translation_that_comes_first_brings_its_source(model):
    play(model, SpeechStarted(1, "pt"), translated_so_far(1, "", "Good"))
    assert (model.turn(1).said, model.turn(1).said_tentative) == ("", "Bom dia")


@given(st.permutations(NEWS), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_news_may_come_at_any_time_and_the_end_is_the_same(news, places):
    model = ConversationModel("en", "pt")
    model.apply(SpeechStarted(1, "pt"))
    happened = list(ENDING)
    for event, place in zip(news, places, strict=True):
        happened.insert(place, event)
    states = [model.turn(1).state for event in [*happened, *news] if model.apply(event)]
    order = [TurnState.LISTENING, TurnState.RECOGNISING, TurnState.TRANSLATING, TurnState.DONE]
    assert [order.index(state) for state in states] == sorted(order.index(state) for state in states)
    turn = model.turn(1)
    assert (turn.said, turn.said_tentative, turn.translated, turn.translated_tentative) == (
        "Bom dia.",
        "",
        "Good morning.",
        "",
    )


@given(st.permutations(NEWS), st.integers(0, 4), st.booleans())
def test_no_word_is_left_of_what_was_none(news, place, is_tap):
    model = ConversationModel("en", "pt")
    if is_tap:
        model.hold(Side.SECOND)
    model.apply(SpeechStarted(1, "pt"))
    if is_tap:
        model.let_go(too_short=True)
    for event in (*news[:place], UtteranceDiscarded(1), *news[place:]):
        model.apply(event)
    turn = model.turn(1)
    if is_tap:
        assert turn is None
    else:
        assert (turn.state, turn.all_said, turn.all_translated) == (TurnState.NOTHING_HEARD, "", "")


def test_a_voice_may_fail_or_fall_behind_while_somebody_speaks(model):
    play(model, SpeechStarted(1, "pt"), translated_so_far(1, "Good", ""), StageFailed(StageName.SYNTHESIS, LOST, 1))
    assert (model.turn(1).state, model.turn(1).problem) == (TurnState.LISTENING, LOST)
    assert play(model, SpeechShortened(1, "Good"), SpeechShortened(7, "")) == [Aspect.TURN_CHANGED]
    assert model.turn(1).is_shortened


def test_the_lag_is_kept(model):
    assert play(model, LagMeasured(1.0, 6.0)) == [Aspect.LAG]
    assert (model.lag.worst_s, model.lag.is_far) == (6.0, True)


def test_levels_are_kept(model):
    assert play(model, LevelMeasured(0.25)) == [Aspect.LEVEL]
    assert model.level == 0.25


def test_a_hold_is_let_go_by_what_holds_it():
    now = [0.0]
    hold = Hold(lambda: now[0])
    assert hold.press(Side.FIRST, "mouse")
    assert not hold.press(Side.SECOND, "key")
    assert hold.release("key") is LetGo.IGNORED
    now[0] = SHORT_PRESS_S
    assert hold.release("mouse") is LetGo.SPOKEN
    assert hold.cancel() is LetGo.IGNORED
    assert hold.press(Side.SECOND, "key")
    now[0] += SHORT_PRESS_S / 2
    assert hold.cancel() is LetGo.TOO_SHORT


LANGUAGES = ("en", "pt", "zh", "es")
BOTH_WAYS = frozenset({("en", "pt"), ("pt", "en"), ("en", "zh"), ("zh", "en"), ("es", "en")})


def test_choosing_keeps_a_pair_that_can_be_interpreted():
    choice = LanguageChoice(LANGUAGES, BOTH_WAYS, "en", "pt")
    assert choice.choose(Side.FIRST, "pt") == choice.swapped()
    assert (choice.choose(Side.FIRST, "zh").first, choice.choose(Side.FIRST, "zh").second) == ("zh", "en")
    assert choice.choose(Side.SECOND, "zh").first == "en"
    assert choice.partners("es") == ()


def test_a_conversation_offers_what_is_interpreted_both_ways():
    assert both_ways(LANGUAGES, BOTH_WAYS) == ("en", "pt", "zh")
    assert both_ways(LANGUAGES, frozenset({("es", "en"), ("pt", "pt")})) == ()


@given(
    pairs=st.frozensets(st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))),
    first=st.sampled_from([*LANGUAGES, "xx"]),
    second=st.sampled_from([*LANGUAGES, "xx"]),
)
def test_a_correction_finds_a_pair_where_there_is_one(pairs, first, second):
    choice = LanguageChoice(LANGUAGES, pairs, first, second)
    corrected = choice.corrected()
    if any(choice.partners(language) for language in LANGUAGES):
        assert corrected.second in corrected.partners(corrected.first)
    else:
        assert corrected == choice


@given(st.lists(st.sampled_from(["new", "up", "down", "less", "newest", "lose"]), max_size=60), st.integers(0, 90))
def test_a_page_is_within_the_conversation(moves, total):
    page = TurnPage(total, total, total)
    for move in moves:
        if move == "new":
            page = page.grown()
        elif move == "up" and page.has_earlier:
            page = page.with_earlier()
        elif move == "down" and not page.is_newest:
            page = page.with_later()
        elif move == "less" and page.start < page.stop:
            page = page.without_last() if page.total % 2 else page.without_first()
        elif move == "newest":
            page = page.newest()
        elif move == "lose" and page.total:
            page = page.shrunk(page.total // 2)
        assert 0 <= page.start <= page.stop <= page.total


def test_a_page_that_shows_the_newest_goes_along():
    page = TurnPage(450, 400, 450).grown()
    assert page == TurnPage(451, 400, 451)
    assert page.without_last().grown() == TurnPage(452, 400, 450)
    assert page.without_last().newest() == TurnPage(451, 451, 451)


def test_a_turn_that_goes_moves_what_is_after_it():
    page = TurnPage(100, 40, 60)
    assert [page.shrunk(index) for index in (10, 50, 80)] == [
        TurnPage(99, 39, 59),
        TurnPage(99, 40, 59),
        TurnPage(99, 40, 60),
    ]
