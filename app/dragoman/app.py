"""The composition root: the one place that names concrete engines and devices and puts them together."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from dragoman.config.paths import Paths, resources
from dragoman.domain.model_pack import ModelPack
from dragoman.domain.protocols import AudioSink, AudioSource, Endpointer, Publish, Recognizer, Synthesizer, Translator
from dragoman.domain.routes import Routes
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore
from dragoman.pipeline.conversation import Conversation, Devices
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Engines

MAX_THREADS = 4
"""More threads than this make none of the engines faster on one sentence."""
RECORDING_HOLD_S = 0.8
"""Silence that ends an utterance in a recording: nobody waits, and longer utterances are recognised better."""


class Installation:
    """What is installed for one user, and how to make engines of it. Cheap: nothing is loaded before it is used."""

    def __init__(self, profile: Path | None = None) -> None:
        """Serve the platform's usual folders, or those below `profile`."""
        self.paths = Paths.of_user(profile)
        self.store = ModelStore(read_catalogue(resources() / "catalogue"), self.paths.models)
        self.threads = min(MAX_THREADS, os.cpu_count() or 1)
        """Processor threads each engine computes with."""

    def translation_pairs(self) -> frozenset[tuple[str, str]]:
        """Return the (source, target) pairs that can be translated."""
        packs = self._available("bergamot")
        return frozenset((source, target) for source, target in (pack.languages for pack in packs))

    def spoken_languages(self) -> tuple[str, ...]:
        """Return the languages that have a voice."""
        voices = (*self._available("piper"), *self._available("kokoro"))
        return tuple(dict.fromkeys(language for pack in voices for language in pack.languages))

    def recognizer(self) -> Recognizer:
        """Load speech recognition.

        Raises:
            ModelError: its model is missing or damaged.
        """
        from dragoman.asr.decoder import WhisperDecoder
        from dragoman.asr.inventions import Inventions
        from dragoman.asr.whisper import WhisperRecognizer

        threads = max(1, self.threads // 2)  # more make it hardly faster, and leave too little to the voices
        decoder = WhisperDecoder(self.recognition_model(), threads=threads)
        return WhisperRecognizer(decoder, Inventions.read(resources() / "inventions.json"))

    def recognition_model(self) -> Path:
        """Return the folder of the speech recognition model.

        Raises:
            ModelError: it is missing or damaged.
        """
        return self._first("whisper")

    def translator(self) -> Translator:
        """Load the translation models of all installed pairs.

        Raises:
            ModelError: there is none, or one is damaged.
        """
        from dragoman.mt.bergamot import BergamotTranslator

        packs = self._available("bergamot")
        if not packs:
            self._first("bergamot")
        return BergamotTranslator({(pack.languages[0], pack.languages[1]): self._checked(pack) for pack in packs})

    def synthesizer(self, languages: Iterable[str]) -> Synthesizer:
        """Load a voice for each of the languages that has one; a Piper voice where there is one.

        Raises:
            ModelError: a voice is damaged.
        """
        from dragoman.tts.kokoro import KokoroSynthesizer
        from dragoman.tts.piper import PiperSynthesizer
        from dragoman.tts.voices import Voices

        wanted = set(languages)
        voices: dict[str, Synthesizer] = {}
        for pack in self._available("piper"):
            for language in wanted.intersection(pack.languages) - voices.keys():
                voices[language] = PiperSynthesizer(_only(self.store.locate(pack), "*.onnx"), threads=self.threads)
        for pack in self._available("kokoro"):
            missing = wanted.intersection(pack.languages) - voices.keys()
            if missing:
                voices.update(dict.fromkeys(missing, KokoroSynthesizer(self.store.locate(pack), threads=self.threads)))
        return Voices(voices)

    def engines(self, languages: Iterable[str], *, hands_free: bool, is_recording: bool = False) -> Engines:
        """Return how to make the engines of a session. Call it on the main thread.

        Args:
            languages: what it has to speak.
            hands_free: find utterances by voice activity; else push-to-talk.
            is_recording: nobody waits for the translation, so an utterance is recognised once, as a whole.
        """
        import dragoman.mt.bergamot  # noqa: F401  # says why it is imported here already

        return Engines(
            endpointer=lambda: endpointer(hands_free=hands_free, is_recording=is_recording),
            recognizer=self.recognizer,
            translator=self.translator,
            synthesizer=lambda: self.synthesizer(languages),
        )

    def _checked(self, pack: ModelPack) -> Path:
        """Return the folder of a pack after reading it whole: its engine takes the app down on a damaged file."""
        if self.store.damaged_files(pack):
            self.store.discard(pack)
        return self.store.locate(pack)

    def _available(self, family: str) -> list[ModelPack]:
        return [pack for pack in self.store.packs if pack.family == family and self.store.is_available(pack)]

    def _first(self, family: str) -> Path:
        """Return the folder of the first pack of a family, naming what it lacks where none is available."""
        packs = self._available(family) or [pack for pack in self.store.packs if pack.family == family]
        return self.store.locate(packs[0])


def _only(folder: Path, pattern: str) -> Path:
    return next(folder.glob(pattern))


def endpointer(*, hands_free: bool, is_recording: bool) -> Endpointer:
    """Load voice activity detection."""
    from dragoman.endpointing.endpointer import EndpointingSettings, SpeechEndpointer
    from dragoman.endpointing.silero import SileroVad

    settings = EndpointingSettings(hold_s=RECORDING_HOLD_S, is_live=False) if is_recording else EndpointingSettings()
    return SpeechEndpointer(SileroVad(), hands_free=hands_free, settings=settings)


def microphone(name: str | None, publish: Publish) -> AudioSource:
    """Return the microphone of this name, or what the computer plays where the name is that of its loopback."""
    from dragoman.audio.microphone import Microphone

    return Microphone(name, publish=publish)


def system_audio(publish: Publish) -> AudioSource:
    """Return what the computer plays as a source."""
    from dragoman.audio.microphone import Microphone
    from dragoman.domain.audio import DeviceKind

    return Microphone(None, kind=DeviceKind.SYSTEM_AUDIO, publish=publish)


def loudspeaker(name: str | None, publish: Publish) -> AudioSink:
    """Return the loudspeaker of this name."""
    from dragoman.audio.loudspeaker import Loudspeaker

    return Loudspeaker(name, publish)


def without_echo(source: AudioSource, loudspeaker_name: str | None, publish: Publish) -> tuple[AudioSource, AudioSink]:
    """Return a source and a loudspeaker of which the one does not hear the other."""
    from dragoman.audio.echo_canceller import EchoCanceller, EchoFreeSource
    from dragoman.audio.loudspeaker import Loudspeaker

    canceller = EchoCanceller()
    return EchoFreeSource(source, canceller), Loudspeaker(loudspeaker_name, publish, canceller.played)


def conversation(installation: Installation, first: str, second: str) -> Conversation:
    """Put together a conversation between two languages, push-to-talk at first."""
    from dragoman.audio.devices import list_devices

    bus = EventBus()
    languages = {language for pair in installation.translation_pairs() for language in pair}
    return Conversation(
        installation.engines(languages, hands_free=False),
        Devices(
            microphone=lambda name: microphone(name, bus.publish),
            system_audio=lambda: system_audio(bus.publish),
            loudspeaker=lambda name: loudspeaker(name, bus.publish),
            without_echo=lambda source, name: without_echo(source, name, bus.publish),
            listed=list_devices,
        ),
        bus,
        Routes.both_ways(first, second),
    )


def run_window(installation: Installation) -> int:
    """Open the window and return the exit code when it has been closed."""
    from dragoman.config.settings import SettingsStore
    from dragoman.ui.application import run

    pairs = installation.translation_pairs()
    settings = SettingsStore(installation.paths.settings)
    chosen = settings.load()
    talk = conversation(installation, chosen.first_language, chosen.second_language)
    talk.use_devices(chosen.microphone, chosen.loudspeaker)
    return run(
        talk,
        settings,
        tuple(sorted({language for pair in pairs for language in pair})),
        pairs,
        resources(),
        logs=installation.paths.logs,
    )
