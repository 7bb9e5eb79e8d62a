"""What is installed for one user, and the engines that are made of it: the one place that names them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from dragoman.config.measured_speed import MeasuredSpeed, MeasuredSpeedStore
from dragoman.config.paths import Paths, bundled_models, resources
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.errors import ModelError
from dragoman.domain.events import Event, ProcessorTookOver, StageName
from dragoman.domain.machine import Machine, Placement
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.domain.protocols import Endpointer, Publish, Recognizer, Synthesizer, Translator
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.engine_ways import ways_of
from dragoman.hardware.probe import this_machine, usable_cores
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore
from dragoman.modelstore.wheels import lies_in_wheels
from dragoman.pipeline.fallback import SteadyRecognizer, SteadySynthesizer, SteadyTranslator, Ways
from dragoman.pipeline.interpreter import Engines
from dragoman.planning.placement import Decision, decide, is_small, threads
from dragoman.planning.recognition import recognition_candidates, recognition_in_use, usable_packs
from dragoman.planning.recommendation import Measured, Recommendation, expected_speed, recommended_pack
from dragoman.planning.routes import Route, best_route, interpretable_pairs
from dragoman.planning.voices import voices_by_preference

log = logging.getLogger(__name__)

CUDA_PROBE = "--probe-cuda"
"""The one word that makes a packaged app ask for the graphics processor instead of starting."""
ESPEAK = "espeak-ng"
"""The voice that speaks any language."""
RECORDING_HOLD_S = 0.8
"""Silence that ends an utterance in a recording: nobody waits, and longer utterances are recognised better."""


_E = TypeVar("_E")


def _to_log(event: Event) -> None:
    """Tell nobody else: where there is no session."""
    if isinstance(event, ProcessorTookOver):
        log.warning("%s: %s", event.stage, event.error)


class Installation:
    """What is installed for one user, and how to make engines of it. Cheap: nothing is loaded before it is used."""

    def __init__(self, profile: Path | None = None) -> None:
        """Serve the platform's usual folders, or those below `profile`."""
        self.paths = Paths.of_user(profile)
        catalogue = read_catalogue(resources() / "catalogue")
        self.store = ModelStore(catalogue, self.paths.models, bundled=bundled_models())
        self._measured_speed = MeasuredSpeedStore(self.paths.settings).load()
        self.threads = threads(usable_cores(), Task.SPEECH)
        """Processor threads an engine computes with."""

    def machine(self) -> Machine:
        """Return what this machine can compute with. The first call takes a moment; callable from any thread."""
        is_packaged = getattr(sys, "frozen", False)
        command = [sys.executable, *([CUDA_PROBE] if is_packaged else ["-m", "dragoman.hardware.cuda_probe"])]
        return this_machine(command)

    def decisions(self) -> tuple[Decision, ...]:
        """Return where the engine of each installed model computes, and why."""
        from dragoman.tts.session import has_cuda

        machine = self.machine()
        usable = self.usable()
        packs = [*(pack for pack in usable if pack.task is not Task.SPEECH), *voices_by_preference(usable)]
        return decide(machine, packs, has_onnx_cuda=machine.gpu is not None and has_cuda())

    def usable(self) -> tuple[ModelPack, ...]:
        """Return the models that are installed, and of those that recognise speech the one in use."""
        installed = self.installed()
        recognising = recognition_in_use(installed, self._chosen_model(), self.recommendation)
        return usable_packs(installed, [recognising] if recognising is not None else [])

    def installed(self) -> list[ModelPack]:
        """Return the models that are installed."""
        return [pack for pack in self.store.packs if self.store.is_available(pack)]

    def translation_pairs(self) -> frozenset[tuple[str, str]]:
        """Return the (source, target) pairs that can be interpreted when they are spoken."""
        return interpretable_pairs(self.usable())

    def likely_pairs(self) -> frozenset[tuple[str, str]]:
        """Return `translation_pairs` and perhaps some more, at once: without looking at the machine."""
        installed = self.installed()
        return interpretable_pairs(usable_packs(installed, recognition_candidates(installed, self._chosen_model())))

    def recommendation(self) -> Recommendation | None:
        """Return how recognition models do on this machine; None where the catalogue has none.

        As far as `dragoman recommend` has measured, else by what such machines take. The first call takes a moment;
        callable from any thread.
        """
        machine, packs = self.machine(), self.store.packs
        kept = self._measured_speed
        pack = self.store.find(kept.pack_id) if kept is not None and kept.is_of(machine) else None
        if kept is not None and pack is not None:
            measured: Measured | None = Measured(pack, kept.device, kept.real_time_factor)
        else:
            measured = expected_speed(machine, packs)
        return None if measured is None else recommended_pack(machine, measured, packs, WHISPER_LANGUAGES)

    def keep(self, measured: Measured) -> None:
        """Go by what was measured from now on, in this profile.

        Raises:
            OutputError: it cannot be written.
        """
        machine = self.machine()
        gpu = machine.gpu.name if machine.gpu else ""
        speed = MeasuredSpeed(measured.pack.id, measured.device, measured.real_time_factor, machine.cores, gpu)
        MeasuredSpeedStore(self.paths.settings).save(speed)
        self._measured_speed = speed

    def route(self, source: str, target: str, *, is_spoken: bool) -> Route | None:
        """Return the way from one language to another through what is installed; see `best_route`."""
        return best_route(source, target, self.usable(), is_spoken=is_spoken)

    def spoken_languages(self) -> tuple[str, ...]:
        """Return the languages that can be spoken, those with a voice of a model first."""
        from dragoman.tts.espeak_voices import ESPEAK_VOICES

        spoken = (language for pack in self._voice_packs() for language in pack.languages)
        return tuple(dict.fromkeys((*spoken, *ESPEAK_VOICES)))

    def voices_of(self, language: str) -> dict[str, str]:
        """Return the voices that speak a language, id -> name; the first does unless another is chosen."""
        from dragoman.tts.espeak_voices import ESPEAK_VOICES

        voices = {pack.id: pack.name for pack in self._voice_packs() if pack.knows(language)}
        return voices | ({ESPEAK: "eSpeak NG"} if language in ESPEAK_VOICES else {})

    def recognition_decision(self) -> Decision:
        """Return where the recognition model in use computes, and why.

        Raises:
            ModelError: there is none.
        """
        pack = self._recognition_pack()
        self.store.locate(pack)
        return self._decision(pack)

    def recognizer(self, publish: Publish = _to_log) -> Recognizer:
        """Load speech recognition.

        Args:
            publish: is told where the processor does the work because the graphics processor cannot.

        Raises:
            ModelError: its model is missing or damaged.
        """
        from dragoman.asr.decoder import WhisperDecoder
        from dragoman.asr.inventions import Inventions
        from dragoman.asr.whisper import WhisperRecognizer

        pack, inventions = self._recognition_pack(), Inventions.read(resources() / "inventions.json")

        def made(folder: Path) -> Recognizer:
            def load(placement: Placement, failed: Recognizer | None = None) -> Recognizer:
                decoder = WhisperDecoder(folder, placement)
                if isinstance(failed, WhisperRecognizer):
                    return failed.with_decoder(decoder)
                return WhisperRecognizer(decoder, inventions)

            ways = ways_of(self.machine(), self._decision(pack), StageName.RECOGNITION, load, publish)
            return SteadyRecognizer(ways) if isinstance(ways, Ways) else load(ways)

        return self._mended(pack, made)

    def recognition_model(self) -> Path:
        """Return the folder of the speech recognition model in use.

        Raises:
            ModelError: it is missing or damaged.
        """
        return self.store.locate(self._recognition_pack())

    def _recognition_pack(self) -> ModelPack:
        """Return the speech recognition model in use; where there is none, the first one that comes along."""
        pack = recognition_in_use(self.installed(), self._chosen_model(), self.recommendation)
        return pack or self._first(Task.RECOGNITION)

    def translator(self, publish: Publish = _to_log) -> Translator:
        """Load translation: small models at once, the others when they are needed.

        Args:
            publish: see `recognizer`.

        Raises:
            ModelError: nothing translates, or a model is damaged.
        """
        from dragoman.mt.routed import RoutedTranslator

        if not self.translation_pairs():
            self.store.locate(self._first(Task.TRANSLATION))
        translator = RoutedTranslator(self.route, lambda pack: self._translation_model(pack, publish))
        translator.prepare(pack for pack in self.installed() if is_small(pack))
        return translator

    def synthesizer(
        self, languages: Iterable[str], chosen: Mapping[str, str] | None = None, publish: Publish = _to_log
    ) -> Synthesizer:
        """Load a voice for each of the languages; others are loaded when they are spoken for the first time.

        eSpeak NG speaks what has no other voice.

        Args:
            languages: what will be spoken.
            chosen: language -> id of a voice, as `voices_of` has it; else what the settings say.
            publish: see `recognizer`.

        Raises:
            ModelError: a voice is damaged.
        """
        from dragoman.tts.espeak import EspeakSynthesizer
        from dragoman.tts.espeak_voices import ESPEAK_VOICES
        from dragoman.tts.voices import Voices

        wanted = self._settings().chosen_voices() if chosen is None else chosen
        espeak = EspeakSynthesizer()
        loaded: dict[str, Synthesizer] = {ESPEAK: espeak}

        def load(language: str) -> Synthesizer | None:
            known = self.voices_of(language)
            voice = wanted.get(language) if wanted.get(language) in known else next(iter(known), None)
            if voice is not None and voice not in loaded:
                loaded[voice] = self._voice(voice, publish)
            return None if voice is None else loaded[voice]

        voices = Voices(load, dict.fromkeys(ESPEAK_VOICES, espeak))
        voices.prepare(languages)
        return voices

    def _voice(self, pack_id: str, publish: Publish) -> Synthesizer:
        from dragoman.tts.kokoro import KokoroSynthesizer
        from dragoman.tts.piper import PiperSynthesizer
        from dragoman.tts.session import has_cuda

        pack = next(pack for pack in self._voice_packs() if pack.id == pack_id)

        def made(folder: Path) -> Synthesizer:
            if pack.family != "piper":
                return KokoroSynthesizer(folder, resources() / "kokoro_statistics.npz", threads=self.threads)
            if not has_cuda():
                return PiperSynthesizer(folder, threads=self.threads)

            def load(placement: Placement, _failed: Synthesizer | None = None) -> Synthesizer:
                return PiperSynthesizer(folder, threads=placement.threads, device=placement.device)

            ways = ways_of(self.machine(), self._decision(pack), StageName.SYNTHESIS, load, publish)
            return SteadySynthesizer(ways) if isinstance(ways, Ways) else load(ways)

        return self._mended(pack, made)

    def _voice_packs(self) -> tuple[ModelPack, ...]:
        """Return the voices that are installed, in the order of preference."""
        return voices_by_preference(self.installed())

    def engines(
        self,
        languages: Iterable[str] | None,
        *,
        hands_free: bool,
        is_recording: bool = False,
        publish: Publish = _to_log,
    ) -> Engines:
        """Return how to make the engines of a session.

        Args:
            languages: what it has to speak; None: what the settings say when its voices are loaded.
            hands_free: find utterances by voice activity; else push-to-talk.
            is_recording: nobody waits for the translation, so an utterance is recognised once, as a whole.
            publish: see `recognizer`.
        """
        return Engines(
            endpointer=lambda: endpointer(hands_free=hands_free, is_recording=is_recording),
            recognizer=lambda: self.recognizer(publish),
            translator=lambda: self.translator(publish),
            synthesizer=lambda: self.synthesizer(self._spoken() if languages is None else languages, publish=publish),
            is_from_speech=self._is_from_speech,
        )

    def _spoken(self) -> set[str]:
        """Return the languages that the window's session speaks, by the settings."""
        settings = self._settings()
        wanted = {settings.first_language, settings.second_language}
        wanted |= {settings.live_target} if settings.live_speaks else set()
        return wanted & {target for _source, target in self.translation_pairs()}

    def _chosen_model(self) -> str:
        return self._settings().recognition_model

    def _settings(self) -> Settings:
        """Return what the user has chosen by now."""
        return SettingsStore(self.paths.settings).load()

    def _is_from_speech(self, source: str, target: str) -> bool:
        route = self.route(source, target, is_spoken=True)
        return route is not None and route.is_from_speech

    def _decision(self, pack: ModelPack) -> Decision:
        return next(each for each in self.decisions() if each.pack.id == pack.id)

    def _translation_model(self, pack: ModelPack, publish: Publish) -> Translator:
        from dragoman.mt.ctranslate import CTranslateTranslator

        folder = self.store.locate(pack)

        def load(placement: Placement, _failed: Translator | None = None) -> Translator:
            return CTranslateTranslator(folder, pack.family, placement)

        ways = ways_of(self.machine(), self._decision(pack), StageName.TRANSLATION, load, publish)
        return SteadyTranslator(ways) if isinstance(ways, Ways) else load(ways)

    def _mended(self, pack: ModelPack, make: Callable[[Path], _E]) -> _E:
        """Return what `make` makes of a pack's folder; where that is damaged and lies in wheels too, of a new one.

        Raises:
            ModelError: it is missing, or damaged and has to be downloaded again.
        """
        try:
            return make(self.store.locate(pack))
        except ModelError as error:
            if not all(lies_in_wheels(file) for file in pack.files) or not self.store.damaged_files(pack):
                raise
            log.warning("%s is damaged and placed anew: %s", pack.id, error)
        self.store.discard(pack)
        return make(self.store.locate(pack))

    def _first(self, task: Task) -> ModelPack:
        """Return the first pack that comes along for a task, to say what it lacks."""
        return next(pack for pack in self.store.packs if pack.comes_along and pack.task is task)


def endpointer(*, hands_free: bool, is_recording: bool) -> Endpointer:
    """Load voice activity detection."""
    from dragoman.endpointing.endpointer import EndpointingSettings, SpeechEndpointer
    from dragoman.endpointing.silero import SileroVad

    settings = EndpointingSettings(hold_s=RECORDING_HOLD_S, is_live=False) if is_recording else EndpointingSettings()
    return SpeechEndpointer(SileroVad(), hands_free=hands_free, settings=settings)
