"""The folders the app reads and writes.

The packaged app uses the platform's usual folders, unless a folder `data` lies beside its program: then it is portable,
and everything of the user's is kept in there. The portable archive brings that folder along, empty.
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dragoman.domain.errors import QT_TRANSLATE_NOOP, DragomanError, OutputError

PORTABLE_DATA = "data"
"""The folder beside the program that makes it portable."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one user; none of them needs to exist yet."""

    settings: Path
    """Holds settings.json."""
    models: Path
    """Holds one folder for each installed model."""
    recordings: Path
    """Holds what the app itself makes: samples, translated speech, subtitles."""
    logs: Path
    """Holds dragoman.log."""
    notice: DragomanError | None = None
    """Why they are others than the user expects; None where they are not."""

    @classmethod
    def of_user(cls, profile: Path | None = None) -> Paths:
        """Return the platform's usual folders, or, with a profile, folders below it and nowhere else."""
        if profile is not None:
            return cls._below(profile.expanduser().resolve())
        own = platformdirs.PlatformDirs("Dragoman", appauthor=False)
        usual = cls(
            settings=own.user_config_path,
            models=own.user_data_path / "models",
            recordings=own.user_data_path / "recordings",
            logs=own.user_log_path,
        )
        portable = program_folder() / PORTABLE_DATA
        return cls._portable(portable, usual) if is_packaged() and portable.is_dir() else usual

    @classmethod
    def _below(cls, root: Path) -> Paths:
        return cls(root / "settings", root / "models", root / "recordings", root / "logs")

    @classmethod
    def _portable(cls, root: Path, usual: Paths) -> Paths:
        """Return folders below `root`; where nothing can be written there, what is made goes to the usual ones."""
        paths = cls._below(root)
        if _takes_files(root):
            return paths
        notice = OutputError(
            QT_TRANSLATE_NOOP("errors", "Nothing can be written to {folder}."),
            QT_TRANSLATE_NOOP(
                "errors", "Settings and models there are used but not changed; recordings go to {recordings}."
            ),
            folder=root,
            recordings=usual.recordings,
        )
        return dataclasses.replace(paths, recordings=usual.recordings, logs=usual.logs, notice=notice)


def is_packaged() -> bool:
    """Return whether this is the packaged app, which brings its own Python along."""
    return bool(getattr(sys, "frozen", False))


def program_folder() -> Path:
    """Return the folder of the program that runs: in the packaged app its own, else Python's."""
    return Path(sys.executable).parent


def resources() -> Path:
    """Return the folder of what ships with the app and is not code."""
    return _shipped("resources")


def bundled_models() -> Path:
    """Return the folder of the models that ship with the app; some may be missing there, or all.

    The portable app has them beside its program.
    """
    beside = program_folder() / "models"
    return beside if is_packaged() and beside.is_dir() else _shipped("models")


def _shipped(name: str) -> Path:
    """Return a folder that lies inside the package, or in the source tree beside it."""
    installed = Path(__file__).parents[1] / name
    return installed if installed.is_dir() else Path(__file__).parents[3] / name


def _takes_files(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
