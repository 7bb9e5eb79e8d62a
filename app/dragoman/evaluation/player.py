"""Plays recordings to the app's own pipeline, one session after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.domain.stability import Stability
from dragoman.evaluation.clips import Clip
from dragoman.evaluation.offline import SpeechSpan
from dragoman.evaluation.run import Run
from dragoman.evaluation.session import LoadedEngines, Session, hands_free, push_to_talk
from dragoman.evaluation.sources import InARow, endless

TAIL_S = 2.0
"""Silence after a recording, longer than any pause that ends an utterance."""
BREATH_S = 0.3
"""Between the recordings that make continuous speech; shorter than what ends an utterance."""


class Player:
    """Interprets recordings at speaking speed."""

    def __init__(self, engines: LoadedEngines, spans: dict[Path, SpeechSpan]) -> None:
        """Play to these engines; `spans` says where the speech of each recording is."""
        self._engines = engines
        self._spans = spans

    def live(self, clip: Clip, stability: Stability = Stability.BALANCED) -> Run:
        """Interpret a recording hands-free, spoken aloud."""
        source = InARow([clip.path], silence_s=TAIL_S)
        session = hands_free(self._engines, {clip.language: clip.target}, source, stability=stability)
        return Run(clip, self._spans[clip.path], session)

    def recognised(self, clip: Clip) -> Run:
        """Recognise a recording hands-free: neither translated nor spoken."""
        source = InARow([clip.path], silence_s=TAIL_S)
        session = hands_free(self._engines, {clip.language: clip.language}, source, is_spoken=False)
        return Run(clip, self._spans[clip.path], session)

    def talked(self, clip: Clip, delay_s: float) -> Run:
        """Interpret a recording with push-to-talk, released `delay_s` seconds after its last speech."""
        span = self._spans[clip.path]
        source = InARow([clip.path], silence_s=TAIL_S)
        routes = {clip.language: clip.target, clip.target: clip.language}
        session = push_to_talk(self._engines, routes, clip.language, source, release_s=span.end_s + delay_s)
        return Run(clip, span, session)

    def noise(self, path: Path, targets: dict[str, str]) -> Session:
        """Interpret a recording of no speech, hands-free."""
        return hands_free(self._engines, targets, InARow([path], silence_s=TAIL_S))

    def continuous(self, clips: Sequence[Clip], minutes: float) -> Session:
        """Interpret recordings of one language one after the other, over and over again, hands-free, spoken aloud."""
        paths = endless([clip.path for clip in clips])
        source = InARow(paths, silence_s=BREATH_S, longest_s=60 * minutes)
        return hands_free(self._engines, {clips[0].language: clips[0].target}, source)
