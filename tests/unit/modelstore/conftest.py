"""Small wheels in place of the real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.domain.model_pack import ModelPack, PackFile, Task, WheelPart
from dragoman.modelstore.store import ModelStore

MakePack = Callable[..., ModelPack]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def make_pack(site: Path) -> MakePack:
    """Install a wheel for each part of each file, and describe them as a pack."""

    def make(pack_id: str = "pack", **contents: list[bytes]) -> ModelPack:
        files = contents or {"model": [b"first half, ", b"second half"], "vocabulary": [b"words"]}
        return ModelPack(
            id=pack_id,
            task=Task.SPEECH,
            family="piper",
            name=f"The {pack_id}",
            languages=("en",),
            licence="CC0-1.0",
            is_commercial_use_allowed=True,
            origin="https://example.org",
            files=tuple(_file(site, f"{pack_id}-{name}", name, parts) for name, parts in files.items()),
        )

    return make


@pytest.fixture
def pack(make_pack: MakePack) -> ModelPack:
    return make_pack()


@pytest.fixture
def store(pack: ModelPack, tmp_path: Path) -> ModelStore:
    return ModelStore([pack], tmp_path / "models")


def _file(site: Path, prefix: str, name: str, parts: list[bytes]) -> PackFile:
    whole = b"".join(parts)
    return PackFile(
        path=f"{name}.bin",
        size=len(whole),
        sha256=hashlib.sha256(whole).hexdigest(),
        parts=tuple(_install(site, f"{prefix}-{number}", part) for number, part in enumerate(parts, start=1)),
    )


def _install(site: Path, distribution: str, content: bytes) -> WheelPart:
    package = distribution.replace("-", "_")
    (site / package).mkdir()
    (site / package / "part.bin").write_bytes(content)
    metadata = site / f"{package}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8")
    return WheelPart(distribution, "1.0", f"{package}/part.bin", hashlib.sha256(content).hexdigest())
