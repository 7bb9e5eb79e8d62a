from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import InputError, ModelError
from dragoman.domain.events import (
    HypothesisUpdated,
    LatencyMeasured,
    PlaybackStarted,
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
from dragoman.domain.protocols import Boundary, Recognizer
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Speech, Utterance, UtterancePhase
from dragoman.pipeline.half_duplex import REVERBERATION_S, HalfDuplex
from dragoman.pipeline.interpreter import Engines, Interpreter
from support.pipeline import (
    CUT,
    LONG_S,
    FakeEndpointer,
    FakeRecognizer,
    FakeSink,
    FakeSource,
    Setting,
    chunk,
    device_error,
)


def test_an_utterance_keeps_its_id_from_capture_to_playback(setting: Setting) -> None:
    setting.run(FakeSource(1, 0, 3))
    recorder = setting.recorder
    assert [event.utterance_id for event in recorder.of(SpeechStarted)] == [1, 2]
    assert [event.utterance_id for event in recorder.of(UtteranceEnded)] == [1, 2]
    assert [event.hypothesis.utterance_id for event in recorder.of(HypothesisUpdated)] == [1, 2]
    assert [event.translation.text for event in recorder.of(TranslationReady)] == ["word 1 en>pt", "word 3 en>pt"]
    assert isinstance(setting.sink, FakeSink)
    assert [(speech.utterance_id, speech.is_last) for speech in setting.sink.played] == [
        (1, False), (1, False), (1, True), (2, False), (2, False), (2, True),
    ]  # fmt: skip
    assert setting.synthesizer.spoken == [("word 1 en>pt", "pt"), ("word 3 en>pt", "pt")]


READY_SOUND = AudioChunk(np.ones(240, np.float32), 24_000)


def listen_when_ready(setting: Setting, interpreter: Interpreter) -> None:
    """Listen to silence after all engines are loaded."""
    interpreter.start()
    ready = StageState.READY
    setting.recorder.wait_for(
        lambda: (
            {event.stage for event in setting.recorder.of(StateChanged) if event.state is ready}
            == set(StageName) - {StageName.CAPTURE}
        )
    )
    interpreter.listen_to(FakeSource(0))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)


@pytest.mark.parametrize(("is_muted", "is_heard"), [(False, True), (True, False)])
def test_who_may_be_spoken_over_hears_that_the_app_listens(setting: Setting, is_muted: bool, is_heard: bool) -> None:
    interpreter = setting.interpreter(Routes.one_way("en", "pt"), ready_sound=READY_SOUND)
    interpreter.mute(is_muted)
    listen_when_ready(setting, interpreter)
    assert isinstance(setting.sink, FakeSink)
    assert [speech.audio is READY_SOUND for speech in setting.sink.played] == [True] * is_heard


def test_people_who_talk_to_each_other_do_not(setting: Setting) -> None:
    interpreter = setting.interpreter(Routes.both_ways("en", "pt"), ready_sound=READY_SOUND)
    listen_when_ready(setting, interpreter)
    assert isinstance(setting.sink, FakeSink)
    assert setting.sink.played == []


def test_each_language_is_interpreted_into_the_other(setting: Setting) -> None:
    setting.run(FakeSource(1, 2), Routes.both_ways("en", "pt"))
    assert setting.recognizer.languages == [("en", "pt")] * 2
    assert [event.translation.text for event in setting.recorder.of(TranslationReady)] == [
        "word 1 en>pt", "word 2 pt>en",
    ]  # fmt: skip


def test_a_language_that_stays_itself_is_shown_and_not_spoken(setting: Setting) -> None:
    setting.run(FakeSource(1, 2), Routes({"en": "pt", "pt": "pt"}))
    assert [event.translation.text for event in setting.recorder.of(TranslationReady)] == ["word 1 en>pt", "word 2"]
    assert setting.synthesizer.spoken == [("word 1 en>pt", "pt")]


def test_speech_without_words_is_discarded(setting: Setting) -> None:
    setting.recognizer.wordless = frozenset({3})
    setting.run(FakeSource(1, 3, 5))
    assert [event.utterance_id for event in setting.recorder.of(UtteranceDiscarded)] == [2]
    assert len(setting.recorder.of(TranslationReady)) == 2


def test_nothing_is_lost_at_the_end_of_a_recording(setting: Setting) -> None:
    setting.run(FakeSource(*range(1, 200, 2)))
    assert len(setting.recorder.of(TranslationReady)) == 100
    assert isinstance(setting.sink, FakeSink)
    assert len(setting.sink.played) == 300
    assert setting.sink.closed == 1


def test_one_failing_utterance_does_not_stop_the_others(setting: Setting) -> None:
    setting.recognizer.failing = frozenset({3})
    setting.run(FakeSource(1, 3, 5))
    assert [(event.stage, event.utterance_id) for event in setting.recorder.of(StageFailed)] == [
        (StageName.RECOGNITION, 2)
    ]
    assert len(setting.recorder.of(TranslationReady)) == 2


def test_what_was_said_before_the_source_broke_is_interpreted(setting: Setting) -> None:
    setting.run(FakeSource(1, 3, error=InputError("The file is damaged.", "Get another copy.")))
    assert len(setting.recorder.of(TranslationReady)) == 2
    (failure,) = setting.recorder.of(StageFailed)
    assert failure.stage is StageName.CAPTURE
    assert str(failure.error) == "The file is damaged. Get another copy."


def test_a_missing_loudspeaker_leaves_the_text(setting: Setting) -> None:
    setting.sink = FakeSink(device_error())
    setting.run(FakeSource(1, 3))
    assert len(setting.recorder.of(TranslationReady)) == 2
    assert [event.stage for event in setting.recorder.of(StageFailed)] == [StageName.PLAYBACK]


def test_nothing_is_synthesised_where_nobody_listens(setting: Setting) -> None:
    setting.sink = None
    setting.run(FakeSource(1))
    assert setting.synthesizer.spoken == []


def test_what_is_said_while_a_model_is_missing_is_interpreted_after_a_retry(setting: Setting) -> None:
    missing = iter([True, False])

    def recognizer() -> Recognizer:
        if next(missing):
            raise ModelError("The model is missing.", "Get it.", retry=True)
        return setting.recognizer

    made = setting.engines()
    interpreter = setting.interpreter(engines=Engines(made.endpointer, recognizer, made.translator, made.synthesizer))
    interpreter.start()
    interpreter.listen_to(FakeSource(1, 3))
    setting.recorder.wait_for(lambda: len(setting.recorder.of(StageFailed)) == 1)
    interpreter.retry()
    setting.recorder.wait_for(lambda: len(setting.recorder.of(TranslationReady)) == 2)
    interpreter.finish()
    assert interpreter.join(LONG_S)


def test_push_to_talk_is_known_to_be_in_the_language_of_its_button(setting: Setting) -> None:
    interpreter = setting.interpreter(Routes.both_ways("en", "pt"))
    interpreter.start()
    interpreter.press("pt")
    interpreter.listen_to(FakeSource(1))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)
    (ready,) = setting.recorder.of(TranslationReady)
    assert ready.translation.text == "word 1 pt>en"


def test_the_app_is_silent_while_the_button_is_held(setting: Setting) -> None:
    interpreter = setting.interpreter(Routes.both_ways("en", "pt"))
    interpreter.start()
    interpreter.press("en")
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(SpeechStarted)))
    assert isinstance(setting.sink, FakeSink)
    assert all(setting.sink.pauses)
    interpreter.release()
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(UtteranceDiscarded)))
    assert setting.sink.pauses[-1] is False
    interpreter.cancel()
    assert interpreter.join(LONG_S)


def test_the_app_stays_silent_when_a_long_sentence_is_cut_while_the_button_is_held(setting: Setting) -> None:
    interpreter = setting.interpreter(Routes.both_ways("en", "pt"))
    interpreter.start()
    interpreter.press("en")
    interpreter.listen_to(FakeSource(CUT, stays_open=True))
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(UtteranceEnded)))
    assert isinstance(setting.sink, FakeSink)
    assert all(setting.sink.pauses)
    interpreter.release()
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert setting.sink.pauses[-1] is False


def test_other_languages_hold_for_what_is_said_from_then_on(setting: Setting) -> None:
    setting.recognizer.gate = threading.Event()
    interpreter = setting.interpreter(Routes.one_way("en", "pt"))
    interpreter.start()
    interpreter.listen_to(FakeSource(1))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.use(Routes.one_way("en", "fr"))
    interpreter.listen_to(FakeSource(3))
    assert interpreter.wait_for_source(LONG_S)
    setting.recognizer.gate.set()
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert [event.translation.text for event in setting.recorder.of(TranslationReady)] == [
        "word 1 en>pt", "word 3 en>fr",
    ]  # fmt: skip


def test_another_source_takes_over_after_the_first_is_closed(setting: Setting) -> None:
    first = FakeSource(1, stays_open=True)
    interpreter = setting.interpreter()
    interpreter.start()
    interpreter.listen_to(first)
    interpreter.listen_to(FakeSource(3))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert first.is_closed
    assert [event.translation.source_text for event in setting.recorder.of(TranslationReady)] == ["word 1", "word 3"]


def test_cancelling_is_quick_while_engines_are_busy_and_queues_are_full(setting: Setting) -> None:
    setting.recognizer.gate = threading.Event()
    interpreter = setting.interpreter()
    interpreter.start()
    interpreter.listen_to(FakeSource(*range(1, 4_000)))
    interpreter.cancel()
    setting.recognizer.gate.set()
    assert interpreter.join(LONG_S)
    assert len(setting.recorder.of(TranslationReady)) <= 1


def test_latency_counts_from_the_last_word(setting: Setting) -> None:
    class PunctualSink(FakeSink):
        def play(self, speech: Speech) -> None:
            if not speech.is_last:
                setting.bus.publish(PlaybackStarted(utterance_id=speech.utterance_id))

    setting.sink = PunctualSink()
    setting.run(FakeSource(1))
    before_sound, with_sound = setting.recorder.of(LatencyMeasured)
    assert before_sound.audio_s is None
    assert with_sound.text_s is not None
    assert with_sound.translation_s is not None
    assert with_sound.audio_s is not None
    assert 0 <= with_sound.text_s <= with_sound.translation_s <= with_sound.audio_s < LONG_S


def test_half_duplex_is_deaf_to_the_apps_own_voice() -> None:
    from dragoman.domain.events import PlaybackFinished

    def at(seconds: float) -> AudioChunk:
        made = chunk(1)
        return AudioChunk(made.samples, made.sample_rate, 0.0, seconds)

    half_duplex = HalfDuplex()
    assert not half_duplex.is_deaf_to(at(9.9))
    half_duplex(PlaybackStarted(utterance_id=1, at_s=10.0))
    assert not half_duplex.is_deaf_to(at(9.9))
    assert half_duplex.is_deaf_to(at(11.0))
    half_duplex(PlaybackFinished(utterance_id=1, at_s=12.0))
    assert half_duplex.is_deaf_to(at(12.0 + REVERBERATION_S / 2))
    assert not half_duplex.is_deaf_to(at(12.01 + REVERBERATION_S))


def test_half_duplex_ignores_what_the_microphone_hears_of_the_app(setting: Setting) -> None:
    interpreter = setting.interpreter(half_duplex=True)
    interpreter.start()
    setting.bus.publish(PlaybackStarted(utterance_id=9, at_s=time.monotonic() - 1))
    interpreter.listen_to(FakeSource(1, 3))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert setting.recorder.of(SpeechStarted) == []


@pytest.mark.parametrize("backlog", [1, 2])
def test_a_short_backlog_loses_nothing(setting: Setting, backlog: int) -> None:
    setting.recognizer = FakeRecognizer()
    interpreter = setting.interpreter(backlog=backlog)
    interpreter.start()
    interpreter.listen_to(FakeSource(*range(1, 100, 2)))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert len(setting.recorder.of(TranslationReady)) == 50


class SnapshotEndpointer(FakeEndpointer):
    """Hands on an utterance while it is spoken and in a pause, before it ends."""

    def accept(self, chunk: AudioChunk) -> Iterator[Boundary]:
        for boundary in super().accept(chunk):
            if isinstance(boundary, Utterance):
                yield replace(boundary, phase=UtterancePhase.SPEAKING)
                yield replace(boundary, phase=UtterancePhase.PAUSING)
            yield boundary


class GrowingRecognizer(FakeRecognizer):
    """Understands a sentence more with every phase."""

    def recognize(self, utterance: Utterance, languages: tuple[str, ...]) -> Hypothesis:
        whole = super().recognize(utterance, languages)
        match utterance.phase:
            case UtterancePhase.SPEAKING:
                return replace(whole, committed="", tentative=whole.text, is_final=False)
            case UtterancePhase.PAUSING:
                return replace(whole, committed="", tentative=f"{whole.text}.", is_final=False)
        return replace(whole, committed=f"{whole.text}.")


def test_text_comes_while_somebody_speaks_and_ends_with_the_final_one(setting: Setting) -> None:
    setting.recognizer = GrowingRecognizer()
    made = setting.engines()
    engines = Engines(SnapshotEndpointer, made.recognizer, made.translator, made.synthesizer)
    interpreter = setting.interpreter(engines=engines)
    interpreter.start()
    interpreter.listen_to(FakeSource(1, stays_open=True))
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(TranslationReady)))
    interpreter.finish()
    assert interpreter.join(LONG_S)
    hypotheses = [event.hypothesis for event in setting.recorder.of(HypothesisUpdated)]
    assert hypotheses[-1].is_final
    assert [hypothesis.is_final for hypothesis in hypotheses].count(True) == 1
    (ready,) = setting.recorder.of(TranslationReady)
    assert ready.translation.text == "word 1. en>pt"
    updates = setting.recorder.of(TranslationUpdated)
    assert all(update.at_s <= ready.at_s for update in updates)


def test_speech_made_on_suspicion_is_not_made_again(setting: Setting) -> None:
    setting.recognizer = GrowingRecognizer()
    made = setting.engines()
    engines = Engines(SnapshotEndpointer, made.recognizer, made.translator, made.synthesizer)
    interpreter = setting.interpreter(engines=engines)
    interpreter.start()
    interpreter.listen_to(FakeSource(1))
    assert interpreter.wait_for_source(LONG_S)
    interpreter.finish()
    assert interpreter.join(LONG_S)
    assert [text for text, _ in setting.synthesizer.spoken] == ["word 1. ", "en>pt"]
    assert isinstance(setting.sink, FakeSink)
    assert [speech.is_last for speech in setting.sink.played] == [False, False, False, False, True]


def test_who_answers_is_not_spoken_to_any_longer(setting: Setting) -> None:
    interpreter = setting.interpreter(Routes.both_ways("en", "pt"))
    interpreter.start()
    interpreter.press("en")
    interpreter.listen_to(FakeSource(1))
    assert interpreter.wait_for_source(LONG_S)
    setting.recorder.wait_for(lambda: bool(setting.recorder.of(TranslationReady)))
    assert isinstance(setting.sink, FakeSink)
    sink = setting.sink
    deadline_s = time.monotonic() + LONG_S
    while not sink.played and time.monotonic() < deadline_s:
        time.sleep(0.01)
    interpreter.press("pt")
    setting.recorder.wait_for(lambda: len(setting.recorder.of(SpeechStarted)) == 2)
    interpreter.cancel()
    assert interpreter.join(LONG_S)
    assert sink.stops == 1


def test_of_a_recording_nothing_is_left_out_however_late_it_gets(setting: Setting) -> None:
    long_ago = replace(chunk(1), captured_at_s=time.monotonic() - 60.0)

    class Late(FakeSource):
        def chunks(self) -> Iterator[AudioChunk]:
            yield long_ago

    for is_recording, spoken in ((True, 1), (False, 0)):
        setting.synthesizer.spoken.clear()
        interpreter = setting.interpreter(is_recording=is_recording)
        interpreter.start()
        interpreter.listen_to(Late())
        assert interpreter.wait_for_source(LONG_S)
        interpreter.finish()
        assert interpreter.join(LONG_S)
        assert len(setting.synthesizer.spoken) == spoken
