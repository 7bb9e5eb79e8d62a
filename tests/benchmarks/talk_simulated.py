"""How much of a talk is understood, with and without the app's own voice in the microphone, faster than it is spoken.

    python tests/benchmarks/talk_files.py LIST NAME... --out talk.wav [--rms 0.05]
    python tests/benchmarks/talk_simulated.py --talk talk.wav --text talk.txt [--leak-db -10] [--clock-ppm 0]
        [--voice voice.npy] [--runs 1] [--quick] [--profile DIR]

The app's own endpointing, recognition and echo cancellation hear the talk in English as they would live, but as if they
took no time for it. With `--leak-db` they hear it once more in a room in which a loudspeaker says it in Portuguese.
What that says is kept in the file that `--voice` names, so that another run hears the same. Every mistake is listed
with the time of its utterance; `=` marks those that `WhisperModel.transcribe` makes, too. A talk that begins some
milliseconds later has other mistakes, so `--runs` repeats all that as often, each time so much later.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pytest
from talk_mistakes import Mistake, report

from dragoman.app import ready_sound
from dragoman.audio.recording import Recording
from dragoman.audio.resampling import resample
from dragoman.audio.speech_stream import SpeechStream
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, AudioChunk, Samples
from dragoman.domain.protocols import Boundary, Recognizer, Synthesizer
from dragoman.domain.routes import Routes
from dragoman.domain.speech import Speech, Utterance, UtterancePhase
from dragoman.domain.stability import Stability
from dragoman.evaluation.memory import joined, silence
from dragoman.evaluation.plain_whisper import PlainWhisper
from dragoman.evaluation.shared_recognizer import SharedRecognizer
from dragoman.installation import Installation, endpointer
from dragoman.pipeline.items import Spoken, Understood, Written
from dragoman.pipeline.own_sentences import OwnSentences
from dragoman.pipeline.pace import Pace
from dragoman.pipeline.recognition import RecognitionHandler
from support.room import Leak, Room

LEAD_IN_S = 2.0
LATER_S = 0.007
"""From one run to the next: no multiple of a frame of any of the networks."""
READY_S = 0.3
ANSWER_S = 1.0
"""From the last word of an utterance to its translation's first sound."""
CHUNK = 320


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of one utterance."""

    utterance: Utterance
    text: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--talk", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--leak-db", type=float, help="of the app's voice, against what it plays")
    parser.add_argument("--clock-ppm", type=float, default=0.0, help="how much slower the loudspeaker's clock is")
    parser.add_argument("--voice", type=Path, help="what the loudspeaker says; is made where there is none yet")
    parser.add_argument("--quick", action="store_true", help="recognise only in pauses and at the end of utterances")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--profile", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        installation = Installation(arguments.profile or Path(name))
        reference = arguments.text.read_text(encoding="utf-8")
        comparison = Comparison(installation, reference, is_quick=arguments.quick)
        for run in range(arguments.runs):
            recording = joined([silence(run * LATER_S), _sound(arguments.talk)])
            comparison.offline(recording)
            talk = joined([silence(LEAD_IN_S), recording, silence(LEAD_IN_S)])
            alone = comparison.live("live", talk)
            if arguments.leak_db is not None:
                voice = _kept(arguments.voice, installation, alone)
                leak = Leak(voice, READY_S, gain_db=arguments.leak_db, clock_error=arguments.clock_ppm * 1e-6)
                comparison.live("beside", without_echo(talk, leak))
        comparison.summarise()


class Comparison:
    """Recognises a talk in several ways, and prints how well."""

    def __init__(self, installation: Installation, reference: str, *, is_quick: bool) -> None:
        self._is_quick = is_quick
        self._plain = PlainWhisper(installation)
        self._recognizer = SharedRecognizer(installation.recognizer())
        self._reference = reference
        self._usual: list[Mistake] = []
        self._rates: dict[str, list[float]] = {}

    def offline(self, talk: Samples) -> None:
        """Recognise it with plain faster-whisper."""
        self._usual = []
        self._usual = self._report("offline", [self._plain.transcribe(talk, "en").text], [None])

    def live(self, name: str, sound: Samples) -> list[Heard]:
        """Recognise it as it would be live, and return what was understood."""
        heard = listen(sound, self._recognizer.for_session(), is_quick=self._is_quick)
        self._report(name, [each.text for each in heard], [each.utterance.start_s for each in heard])
        return heard

    def summarise(self) -> None:
        """Print the means of all runs."""
        for name, rates in self._rates.items():
            print(f"{name:8} {statistics.mean(rates):5.2f} % in the mean of {len(rates)}")

    def _report(self, name: str, texts: Sequence[str], starts_s: Sequence[float | None]) -> list[Mistake]:
        rate, mistakes = report(name, self._reference, texts, starts_s, self._usual)
        self._rates.setdefault(name, []).append(rate)
        return mistakes


def listen(sound: Samples, recognizer: Recognizer, *, is_quick: bool) -> list[Heard]:
    """Return what is understood live of sound in English at 16 kHz, shape (n,)."""
    found = endpointer(hands_free=True, is_recording=False)
    heard: list[Heard] = []

    def keep(item: Understood | Written) -> None:
        if isinstance(item, Understood) and item.spoken.is_final:
            heard.append(Heard(item.spoken.utterance, item.hypothesis.text))

    def take(boundaries: Iterable[Boundary]) -> None:
        for boundary in boundaries:
            if isinstance(boundary, Utterance) and not (is_quick and boundary.phase is UtterancePhase.SPEAKING):
                handler.handle(Spoken(boundary, routes, is_simultaneous=True), Stability.BALANCED)

    handler = RecognitionHandler(recognizer, lambda _event: None, OwnSentences(), found.judge, keep)
    routes = Routes.one_way("en", "en")
    for begin in range(0, len(sound), CHUNK):
        take(found.accept(AudioChunk(sound[begin : begin + CHUNK], SPEECH_SAMPLE_RATE, begin / SPEECH_SAMPLE_RATE)))
    take(found.finish())
    return heard


def without_echo(near: Samples, leak: Leak) -> Samples:
    """Return what the app hears of somebody beside whom its own voice sounds."""
    with pytest.MonkeyPatch.context() as patch:
        return Room(patch).listen(near, [leak])[1]


def _kept(path: Path | None, installation: Installation, heard: Sequence[Heard]) -> Samples:
    """Return what the loudspeaker says, from `READY_S` on."""
    if path is not None and path.exists():
        voice: Samples = np.load(path)
        return voice
    voice = _voice(installation, heard)
    if path is not None:
        np.save(path, voice)
    return voice


def _voice(installation: Installation, heard: Sequence[Heard]) -> Samples:
    """Return the ready sound and the translations, each as early as the speech before it and its words allow."""
    translator, synthesizer, pace = installation.translator(), installation.synthesizer(("pt",)), Pace()
    ready = ready_sound()
    voice = resample(ready.samples, ready.sample_rate, SPEECH_SAMPLE_RATE)
    for each in heard:
        ended_s = each.utterance.end_s
        begin_s = max(READY_S + len(voice) / SPEECH_SAMPLE_RATE, ended_s + ANSWER_S)
        rate = pace.rate(begin_s - ended_s)
        if rate is None:
            continue
        gap = silence(begin_s - READY_S - len(voice) / SPEECH_SAMPLE_RATE)
        voice = joined([voice, gap, _spoken(synthesizer, translator.translate(each.text, "en", "pt"), rate)])
    return voice


def _spoken(synthesizer: Synthesizer, text: str, rate: float) -> Samples:
    stream = SpeechStream(SPEECH_SAMPLE_RATE)
    parts = [stream.feed(Speech(1, chunk, is_last=False)) for chunk in synthesizer.synthesize(text, "pt", rate)]
    return joined([*parts, stream.feed(Speech(1, AudioChunk.empty(), is_last=True))])


def _sound(path: Path) -> Samples:
    source = Recording(path)
    source.open()
    return joined(chunk.samples for chunk in source.chunks())


if __name__ == "__main__":
    main()
