"""The folders the app reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs


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

    @classmethod
    def of_user(cls, profile: Path | None = None) -> Paths:
        """Return the platform's usual folders, or, with a profile, folders below it and nowhere else."""
        if profile is not None:
            root = profile.expanduser().resolve()
            return cls(root / "settings", root / "models", root / "recordings", root / "logs")
        own = platformdirs.PlatformDirs("Dragoman", appauthor=False)
        return cls(
            settings=own.user_config_path,
            models=own.user_data_path / "models",
            recordings=own.user_data_path / "recordings",
            logs=own.user_log_path,
        )


def resources() -> Path:
    """Return the folder of what ships with the app and is not code."""
    installed = Path(__file__).parents[1] / "resources"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "resources"
