"""The benchmark: recordings through the app's own pipeline at speaking speed, and what they are compared with."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from dragoman import __version__
from dragoman.domain.errors import EngineError, InputError
from dragoman.domain.stability import Stability
from dragoman.evaluation import live_figures, peers
from dragoman.evaluation.baseline import Baseline, BaselineMaker
from dragoman.evaluation.clips import NOISE, Clip, as_wav, clips_of, own_clips, own_noises
from dragoman.evaluation.endurance_figures import lag_over_time, memory_over_time
from dragoman.evaluation.noise_figures import false_utterances
from dragoman.evaluation.offline import SpeechSpan, speech_span
from dragoman.evaluation.peer_figures import beside_peer
from dragoman.evaluation.plain_whisper import PlainWhisper
from dragoman.evaluation.plan import Part, Plan
from dragoman.evaluation.player import BREATH_S, TAIL_S, Player
from dragoman.evaluation.recordings import ListedRecording
from dragoman.evaluation.report import Report, Section
from dragoman.evaluation.run import Run
from dragoman.evaluation.sentences import languages_with_sentences
from dragoman.evaluation.session import LoadedEngines
from dragoman.evaluation.soak import soak
from dragoman.evaluation.sources import InARow, endless
from dragoman.evaluation.usage import memory_bytes, peak_memory_bytes
from dragoman.installation import Installation

_NOISE_S = 10.0
_MEGABYTE = 1e6

_Item = TypeVar("_Item", Clip, Run)
Tell = Callable[[str, float], None]
"""Is told what is being done, and how much of it is done already, from 0 to 1."""


class Bench:
    """Runs a plan. Make and use it on the main thread."""

    def __init__(self, installation: Installation, plan: Plan, folder: Path, tell: Tell) -> None:
        """Load the app's engines.

        Args:
            installation: whose models are measured.
            plan: what to measure.
            folder: where to write recordings of its own; removed by somebody else.
            tell: is told about the progress.

        Raises:
            ModelError: a model is missing or damaged.
        """
        self._installation = installation
        self._plan = plan
        self._folder = folder
        self._tell = tell
        self._pairs = installation.translation_pairs()
        targets = {target for source, target in self._pairs if source in plan.languages}
        self._engines = LoadedEngines(installation, tuple(sorted({*plan.languages, *targets})))
        self._spans: dict[Path, SpeechSpan] = {}
        self._player = Player(self._engines, self._spans)
        self._report = Report(self._environment())

    def run(self, listed: Sequence[ListedRecording]) -> Report:
        """Measure with these recordings, or with own ones where nobody speaks in them.

        Raises:
            InputError: no recording can be interpreted, or one cannot be read.
            DragomanError: a whole stage of the pipeline failed.
        """
        clips = self._clips(listed)
        self._warm_up(clips)
        live = self._live(clips) if Part.LIVE in self._plan.parts else {}
        if Part.PUSH_TO_TALK in self._plan.parts:
            self._push_to_talk(clips)
        if Part.NOISE in self._plan.parts:
            self._noise([recording.path for recording in listed if recording.language == NOISE])
        if Part.LAG in self._plan.parts:
            self._lag(clips)
        recognised = self._recognised(clips) if Part.PEERS in self._plan.parts else []
        self._memory()
        if Part.SOAK in self._plan.parts:
            self._soak(clips)
        # From here on there are other engines in this process, or beside it.
        self._compare_live(live)
        self._compare_peers(recognised)
        return self._report

    def _clips(self, listed: Sequence[ListedRecording]) -> list[Clip]:
        plan = self._plan
        if any(recording.language != NOISE for recording in listed):
            clips = clips_of(listed, plan.languages, self._pairs, plan.limit)
        else:
            clips = self._own_clips()
        if not clips:
            raise InputError("There is no recording that can be interpreted.", "Check the list and --languages.")
        for number, clip in enumerate(clips):
            self._tell("looking for the speech in the recordings", number / len(clips))
            self._spans[clip.path] = speech_span(clip.path)
        return clips

    def _own_clips(self) -> list[Clip]:
        clips: list[Clip] = []
        known = languages_with_sentences()
        for number, source in enumerate(self._plan.languages):
            self._tell("speaking sentences to interpret", number / len(self._plan.languages))
            targets = [target for target in known if (source, target) in self._pairs]
            if source in known and targets:
                clips += own_clips(self._engines.synthesizer, source, targets[0], self._folder, self._plan.limit)
        return clips

    def _warm_up(self, clips: Sequence[Clip]) -> None:
        """Interpret the shortest recording of each direction for nothing: the first one is always slower."""
        for number, (_direction, of_direction) in enumerate(_by_direction(clips)):
            self._tell("warming up", number / len(clips))
            self._player.live(min(of_direction, key=lambda clip: self._spans[clip.path].duration_s))

    def _live(self, clips: Sequence[Clip]) -> dict[Stability, list[Run]]:
        runs: dict[Stability, list[Run]] = {stability: [] for stability in self._plan.stabilities}
        for stability, of_stability in runs.items():
            for number, clip in enumerate(clips):
                self._tell(f"interpreting live, {stability}", number / len(clips))
                of_stability.append(self._player.live(clip, stability))
        return runs

    def _push_to_talk(self, clips: Sequence[Clip]) -> None:
        alone = [clip for clip in clips if self._spans[clip.path].utterances == 1]
        for direction, of_direction in _by_direction(alone):
            runs = []
            for number, clip in enumerate(of_direction):
                self._tell(f"interpreting with push-to-talk, {direction}", number / len(of_direction))
                runs.append(self._player.talked(clip, self._plan.release_delay_s))
            title = f"Push-to-talk, {direction}"
            self._report.sections.append(live_figures.push_to_talk(title, runs, self._plan.release_delay_s))

    def _noise(self, listed: Sequence[Path]) -> None:
        paths = listed[: self._plan.limit] or own_noises(self._folder, _NOISE_S)
        targets = {source: target for source, target in sorted(self._pairs) if source in self._plan.languages}
        sessions = []
        for number, path in enumerate(paths):
            self._tell("listening to sounds without speech", number / len(paths))
            sessions.append(self._player.noise(path, targets))
        self._report.sections.append(false_utterances(sessions))

    def _lag(self, clips: Sequence[Clip]) -> None:
        direction, of_direction = next(_by_direction(clips))
        self._tell(f"interpreting {self._plan.lag_minutes:g} minutes of continuous speech, {direction}", 0.0)
        section, panel = lag_over_time(self._player.continuous(of_direction, self._plan.lag_minutes), direction)
        self._report.sections.append(section)
        self._report.panels.append(panel)

    def _recognised(self, clips: Sequence[Clip]) -> list[Run]:
        runs = []
        for number, clip in enumerate(clips):
            self._tell("recognising beside the peers", number / len(clips))
            runs.append(self._player.recognised(clip))
        return runs

    def _memory(self) -> None:
        section = Section("Memory", "This process with all engines, before anything else is loaded into it.")
        section.add("memory now", memory_bytes() / _MEGABYTE, "MB")
        section.add("memory at most", peak_memory_bytes() / _MEGABYTE, "MB")
        self._report.sections.append(section)

    def _soak(self, clips: Sequence[Clip]) -> None:
        hours = self._plan.soak_hours
        source = InARow(endless([clip.path for clip in clips]), silence_s=BREATH_S, longest_s=3600 * hours)

        def tell(position_s: float) -> None:
            self._tell(f"interpreting {hours:g} hours of speech", position_s / (3600 * hours))

        begin_s = time.monotonic()
        memory = soak(self._engines, {clip.language: clip.target for clip in clips}, source, tell)
        section, panel = memory_over_time(memory, hours, time.monotonic() - begin_s)
        self._report.sections.append(section)
        self._report.panels.append(panel)

    def _compare_live(self, live: dict[Stability, list[Run]]) -> None:
        if not live:
            return
        baselines = self._baselines(live[self._plan.stabilities[0]])
        sections = []
        for stability, runs in live.items():
            self._report.recordings += [
                live_figures.as_written(run, baselines[run.clip.path], stability) for run in runs
            ]
            for direction, of_direction in _by_direction(runs):
                compared = [baselines[run.clip.path] for run in of_direction]
                sections.append(live_figures.live(f"Live, {direction}, {stability}", of_direction, compared))
        self._report.sections[:0] = sections

    def _baselines(self, runs: Sequence[Run]) -> dict[Path, Baseline]:
        maker = BaselineMaker(PlainWhisper(self._installation), self._engines.translator)
        baselines = {}
        for number, run in enumerate(runs):
            self._tell("transcribing with plain faster-whisper", number / len(runs))
            baselines[run.clip.path] = maker.make(run.clip, run.span, run.session.notes.utterances, TAIL_S)
        return baselines

    def _compare_peers(self, runs: Sequence[Run]) -> None:
        model = self._installation.recognition_model()
        for language, grouped in groupby(runs, key=lambda run: run.clip.language):
            of_language = list(grouped)
            files = [as_wav(run.clip.path, self._folder / f"{language}{n}.wav") for n, run in enumerate(of_language)]
            duration_s = sum(run.span.duration_s for run in of_language)
            for peer in self._plan.peers:
                self._tell(f"listening to {peer.name}, {language}", 0.0)
                title = f"Beside {peer.name}, {language}"
                try:
                    heard = peers.ask(peer, model, language, files, duration_s)
                except EngineError as error:
                    self._report.sections.append(Section(title, str(error)))
                else:
                    self._report.sections.append(
                        beside_peer(title, of_language, [heard.get(file.name, peers.Heard()) for file in files])
                    )

    def _environment(self) -> dict[str, object]:
        store = self._installation.store
        return {
            "dragoman": __version__,
            "system": platform.platform(),
            "machine": platform.machine(),
            "processors": os.cpu_count(),
            "threads": self._installation.threads,
            "python": platform.python_version(),
            "models": [pack.id for pack in store.packs if store.is_available(pack)],
        }


def _clip_of(item: Clip | Run) -> Clip:
    return item.clip if isinstance(item, Run) else item


def _by_direction(items: Sequence[_Item]) -> Iterator[tuple[str, list[_Item]]]:
    """Yield each direction of interpretation with what belongs to it, in the order of the first of each."""
    directions: dict[str, list[_Item]] = {}
    for item in items:
        clip = _clip_of(item)
        directions.setdefault(f"{clip.language} to {clip.target}", []).append(item)
    yield from directions.items()
