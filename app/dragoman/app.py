"""The composition root: puts devices, a conversation and the window together with the engines of an installation."""

from __future__ import annotations

from pathlib import Path

from dragoman import __version__
from dragoman.config.paths import resources
from dragoman.config.settings import SettingsStore
from dragoman.domain.audio import AudioChunk
from dragoman.domain.protocols import AudioSink, AudioSource, Publish
from dragoman.domain.routes import Routes
from dragoman.domain.start_request import COME_TO_FRONT, StartRequest
from dragoman.domain.updates import BuildInfo, Release
from dragoman.installation import Installation
from dragoman.pipeline.conversation import Conversation, Devices
from dragoman.pipeline.event_bus import EventBus
from dragoman.updates.build_info import read_build_info


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


def ready_sound() -> AudioChunk:
    """Return the sound with which the app says that it is listening."""
    from dragoman.audio import ready_sound

    return ready_sound.ready_sound()


def conversation(installation: Installation, first: str, second: str) -> Conversation:
    """Put together a conversation between two languages, push-to-talk at first."""
    from dragoman.audio.devices import list_devices

    bus = EventBus()
    return Conversation(
        installation.engines(None, hands_free=False, publish=bus.publish),
        Devices(
            microphone=lambda name: microphone(name, bus.publish),
            system_audio=lambda: system_audio(bus.publish),
            loudspeaker=lambda name: loudspeaker(name, bus.publish),
            without_echo=lambda source, name: without_echo(source, name, bus.publish),
            listed=list_devices,
            ready_sound=ready_sound(),
        ),
        bus,
        Routes.both_ways(first, second),
    )


def build_info() -> BuildInfo:
    """Return what was written into this copy when it was made."""
    return read_build_info(resources() / "release.json")


def newer_release(build: BuildInfo) -> Release | None:
    """Ask for a release that is newer than this copy, which opens a connection; None where there is none.

    Raises:
        UpdateError: the answer cannot be had, or not be understood.
    """
    from dragoman.updates.feed_client import FeedClient

    return FeedClient(build.feed, __version__).newer()


def run_window(
    installation: Installation,
    profile: Path | None = None,
    *,
    is_hidden: bool = False,
    request: StartRequest = COME_TO_FRONT,
) -> int:
    """Open the window and return the exit code when it has been closed.

    Args:
        installation: what is installed.
        profile: the folder that was named with `--profile`, if any.
        is_hidden: start out of sight, where there is a place to open the window from.
        request: what to do at once, or to have the window do that is open already.
    """
    from dragoman.modelstore.library import Library
    from dragoman.ui.application import claim, run
    from dragoman.ui.models_session import Models
    from dragoman.ui.system.autostart import autostart_for_this_system
    from dragoman.ui.updates_session import Updates

    settings = SettingsStore(installation.paths.settings)
    instance = claim(settings.path.parent, request)
    if instance is None:
        return 0
    chosen = settings.load()
    settings.notice = settings.notice or installation.paths.notice
    build = build_info()
    pairs = installation.likely_pairs()
    talk = conversation(installation, chosen.first_language, chosen.second_language)
    talk.use_devices(chosen.microphone, chosen.loudspeaker)
    talk.set_voice(chosen.voice_speed, chosen.voice_volume)
    return run(
        talk,
        settings,
        tuple(sorted({language for pair in pairs for language in pair})),
        pairs,
        resources(),
        instance=instance,
        models=Models(
            Library(installation.store),
            lambda languages: {language: installation.voices_of(language) for language in languages},
            installation.recommendation,
        ),
        logs=installation.paths.logs,
        updates=Updates(build, lambda: newer_release(build)),
        autostart=autostart_for_this_system(profile),
        is_hidden=is_hidden,
        request=request,
    )
