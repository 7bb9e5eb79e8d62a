"""What the tests of the real window share: a desk with screen, keyboard, mouse, microphone and loudspeaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from dragoman.config.settings import Settings, SettingsStore
from dragoman.installation import Installation
from dragoman.modelstore.wheels import comes_in_wheels
from support import virtual_audio, virtual_desktop
from support.desk import Desk, clean_environment
from support.overlay_program import OverlayProgram
from support.virtual_desktop import wait_until

StartDesk = Callable[..., Desk]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """A virtual desktop with virtual sound: the environment in which programs find both."""
    folder = tmp_path_factory.mktemp("room")
    with (
        virtual_audio.virtual_audio(folder / "sound") as sound,
        virtual_desktop.virtual_desktop(folder / "screen") as screen,
    ):
        yield clean_environment(sound, screen)


@pytest.fixture(scope="module")
def start_desk(
    installation: Installation, profile: Path, room: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StartDesk]:
    """Start the app as a user starts it, with its models placed already; all of it ends well."""
    assert all(installation.store.is_placed(pack) for pack in installation.store.packs if comes_in_wheels(pack))
    desks: list[Desk] = []

    def end_all() -> None:
        while desks:
            desk = desks.pop()
            assert not desk.is_started or desk.end() == 0, desk.log
            assert re.search("Traceback|Warning|Error", desk.log) is None, desk.log

    def start(settings: Settings | None = None, **environment: str) -> Desk:
        """Start with these settings, or with those that are there, when what was started before has ended."""
        end_all()
        if settings is not None:
            SettingsStore(installation.paths.settings).save(settings)
        made = Desk({**room, **environment}, tmp_path_factory.mktemp("desk"), profile)
        desks.append(made)
        made.start()
        return made

    yield start
    end_all()


@pytest.fixture
def start_other_program(room: Mapping[str, str], tmp_path: Path) -> Iterator[Callable[[], OverlayProgram]]:
    """Start another program, which fills the screen, has the keyboard, and tells when it is clicked."""
    programs: list[OverlayProgram] = []

    def start() -> OverlayProgram:
        made = OverlayProgram(room, tmp_path)
        programs.append(made)
        wait_until(lambda: bool(made.obey("look")["is_active"]), "the other program")
        return made

    yield start
    for program in programs:
        try:
            assert program.end() == 0
        finally:
            program.kill()
