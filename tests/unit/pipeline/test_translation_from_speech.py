"""Speech that the recogniser itself translates into English, from recognition to what is spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.domain.events import Event, TranslationReady, TranslationUpdated
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.items import Again, Spoken, Understood, Written
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.recognition import RecognitionHandler
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.translation import TranslationHandler
from support.pipeline import FakeRecognizer, FakeSink, FakeSource, FakeTranslator, Recorder, Setting, chunk

SPEAKING, PAUSING, ENDED = UtterancePhase.SPEAKING, UtterancePhase.PAUSING, UtterancePhase.ENDED


def spoken(phase: UtterancePhase, target: str = "pt", word: int = 1, *, source: str = "es") -> Spoken:
    sound = chunk(word)
    utterance = Utterance(1, sound, 0.0, 1.0, sound.captured_at_s, source, phase)
    return Spoken(utterance, Routes.one_way(source, target), is_simultaneous=False)


def recognised(*items: Spoken | Again) -> tuple[list[Understood | Written], FakeRecognizer]:
    """Recognise, in a setting where Spanish and French can be translated from speech only."""
    handed_on: list[Understood | Written] = []
    recognizer = FakeRecognizer()
    handler = RecognitionHandler(
        recognizer,
        EventBus().publish,
        OwnSentences(),
        lambda *_args, **_options: None,
        handed_on.append,
        is_from_speech=lambda source, _target: source in ("es", "fr"),
    )
    for item in items:
        handler.handle(item, Stability.BALANCED)
    return handed_on, recognizer


def english_of(item: Understood | Written) -> str | None:
    return item.english if isinstance(item, Written) else item.hypothesis.english


def test_speech_is_translated_in_a_pause_and_at_the_end_not_before() -> None:
    handed_on, recognizer = recognised(spoken(SPEAKING), spoken(PAUSING), spoken(ENDED))
    assert [english_of(item) for item in handed_on] == ["", "es 1 in English", "es 1 in English"]
    assert recognizer.translated == [PAUSING, ENDED]


@pytest.mark.parametrize(("source", "target"), [("en", "pt"), ("es", "es")])
def test_where_text_is_translated_or_nothing_the_recogniser_does_no_more_than_recognise(
    source: str, target: str
) -> None:
    handed_on, recognizer = recognised(*(spoken(phase, target, source=source) for phase in UtterancePhase))
    assert [english_of(item) for item in handed_on] == [None] * 3
    assert recognizer.translated == []


def test_an_utterance_that_is_heard_again_in_another_language_is_translated_from_speech_too() -> None:
    (written,), _ = recognised(Again(replace(spoken(ENDED).utterance, language="fr"), "pt"))
    assert english_of(written) == "fr 1 in English"


class Counting(FakeTranslator):
    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        self.asked.append((text, source, target))
        return super().translate(text, source, target, beginning)


def translated(*items: Understood | Written) -> tuple[list[Event], list[Clause], Counting]:
    bus, recorder, translator, clauses = EventBus(), Recorder(), Counting(), list[Clause]()
    bus.subscribe(recorder)
    lag = LagMeter(bus.publish)
    output = SpeechOutput(FakeSink(), bus.publish, OwnSentences(), lag)
    handler = TranslationHandler(translator, bus.publish, output, lag, clauses.append)
    for item in items:
        handler.handle(item, Stability.BALANCED)
    return recorder.events, clauses, translator


def understood(phase: UtterancePhase, english: str, target: str = "pt") -> Understood:
    is_final = phase is ENDED
    text = {"committed": "hola"} if is_final else {"committed": "", "tentative": "hola"}
    return Understood(spoken(phase, target), Hypothesis(1, language="es", is_final=is_final, english=english, **text))


def test_english_is_translated_on_and_shown_with_what_was_said() -> None:
    events, _, translator = translated(understood(ENDED, "hello"))
    (ready,) = [event.translation for event in events if isinstance(event, TranslationReady)]
    assert (ready.source_text, ready.source_language) == ("hola", "es")
    assert (ready.committed, ready.target_language) == ("hello en>pt", "pt")
    assert translator.asked == [("hello", "en", "pt")]


def test_into_english_nothing_is_left_to_translate() -> None:
    events, clauses, translator = translated(understood(ENDED, "hello", "en"))
    (ready,) = [event.translation for event in events if isinstance(event, TranslationReady)]
    assert ready.committed == "hello"
    assert [(clause.text, clause.language, clause.is_last) for clause in clauses] == [("hello", "en", True)]
    assert translator.asked == []


def test_nothing_is_translated_while_somebody_goes_on() -> None:
    events, clauses, translator = translated(understood(SPEAKING, ""))
    assert not any(isinstance(event, TranslationUpdated | TranslationReady) for event in events)
    assert clauses == translator.asked == []


def test_in_a_pause_the_translation_is_shown_for_now_and_its_speech_made_ready() -> None:
    events, clauses, _ = translated(understood(PAUSING, "hello"))
    (update,) = [event.translation for event in events if isinstance(event, TranslationUpdated)]
    assert (update.committed, update.tentative) == ("", "hello en>pt")
    assert [(clause.text, clause.is_suspected) for clause in clauses] == [("hello en>pt", True)]


def test_speech_that_whisper_cannot_translate_ends_all_the_same() -> None:
    events, clauses, _ = translated(understood(ENDED, ""))
    (ready,) = [event.translation for event in events if isinstance(event, TranslationReady)]
    assert ready.text == ""
    assert [(clause.text, clause.is_last) for clause in clauses] == [("", True)]


def test_what_was_heard_again_is_translated_from_its_english() -> None:
    events, _, translator = translated(Written(1, "bonjour", "fr", "pt", "good day"))
    (ready,) = [event.translation for event in events if isinstance(event, TranslationReady)]
    assert (ready.source_text, ready.text) == ("bonjour", "good day en>pt")
    assert translator.asked == [("good day", "en", "pt")]


def test_a_session_interprets_from_speech_to_speech(setting: Setting) -> None:
    engines = replace(setting.engines(), is_from_speech=lambda source, target: (source, target) == ("es", "pt"))
    interpreter = setting.interpreter(Routes({"es": "pt", "en": "pt"}), engines)
    interpreter.start()
    interpreter.listen_to(FakeSource(1, 2))
    assert interpreter.wait_for_source(10.0)
    interpreter.finish()
    assert interpreter.join(10.0)
    texts = [event.translation.text for event in setting.recorder.of(TranslationReady)]
    assert texts == ["es 1 in English en>pt", "word 2 en>pt"]
    assert setting.synthesizer.spoken == [("es 1 in English en>pt", "pt"), ("word 2 en>pt", "pt")]
