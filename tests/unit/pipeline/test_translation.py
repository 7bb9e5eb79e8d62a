"""What is handed on to be spoken, and when, with a dictionary in place of the model."""

from __future__ import annotations

from dataclasses import replace

from dragoman.domain.audio import AudioChunk
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Hypothesis, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.items import Spoken, Understood
from dragoman.pipeline.lag import LagMeter
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.speech_output import Clause, SpeechOutput
from dragoman.pipeline.translation import TranslationHandler
from support.pipeline import FakeSink

WHOLE = Utterance(1, AudioChunk.empty(), 0.0, 1.0, 1.0)
SAID = "When the train has arrived, we go to the hotel by the river"


class Capitals:
    """A `Translator` that writes in capitals."""

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        assert source != target
        assert text.upper().startswith(beginning)
        return text.upper()


def handed_on(*, is_simultaneous: bool) -> list[Clause]:
    """Have two snapshots and the whole of an utterance translated."""
    bus, clauses = EventBus(), list[Clause]()
    lag = LagMeter(bus.publish)
    output = SpeechOutput(FakeSink(), bus.publish, OwnSentences(), lag)
    handler = TranslationHandler(Capitals(), bus.publish, output, lag, clauses.append)
    spoken = Spoken(replace(WHOLE, phase=UtterancePhase.SPEAKING), Routes({"en": "pt"}), is_simultaneous)
    for text in (f"{SAID} and", f"{SAID} and sleep"):
        handler.handle(Understood(spoken, Hypothesis(1, "", "en", tentative=text, is_final=False)), Stability.BALANCED)
    ended = replace(spoken, utterance=replace(WHOLE, phase=UtterancePhase.ENDED))
    handler.handle(Understood(ended, Hypothesis(1, f"{SAID} and sleep.", "en")), Stability.BALANCED)
    return clauses


def test_where_one_talks_and_the_others_listen_they_hear_a_clause_as_soon_as_it_is_sure() -> None:
    first, *_, last = handed_on(is_simultaneous=True)
    assert (first.text, first.is_suspected) == ("WHEN THE TRAIN HAS ARRIVED, ", False)
    assert last.is_last


def test_where_people_talk_to_each_other_the_first_clause_is_only_made_ready() -> None:
    suspected, *spoken = handed_on(is_simultaneous=False)
    assert suspected.is_suspected
    assert not any(clause.is_suspected for clause in spoken)
    assert spoken[0].text == suspected.text
    assert "".join(clause.text for clause in spoken) == f"{SAID} AND SLEEP.".upper()
