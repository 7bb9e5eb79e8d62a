"""Measures the models that lie in models/, after they have been changed: `python packaging/seal_models.py`.

Each folder there has the id of a pack of the starter pack. What is in it, but for the model card, becomes the files of
that pack in the catalogue, with sizes and checksums, and is written down in the folder's own manifest.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dragoman.modelstore.bundling import MODEL_CARD
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.digests import sha256_of
from dragoman.modelstore.manifest import MANIFEST, write_manifest

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> int:
    """Seals every model; exit code 1 when a folder has no pack."""
    catalogue, models = root / "resources" / "catalogue", root / "models"
    starter = catalogue / "starter.json"
    document = json.loads(starter.read_text(encoding="utf-8"))
    entries = {entry["id"]: entry for entry in document["packs"]}
    folders = sorted(path for path in models.iterdir() if path.is_dir())
    for folder in folders:
        if folder.name not in entries:
            print(f"{starter} has no pack {folder.name}.", file=sys.stderr)
            return 1
        entries[folder.name]["files"] = described(folder)
    starter.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    packs = {pack.id: pack for pack in read_catalogue(catalogue)}
    for folder in folders:
        write_manifest(packs[folder.name], folder)
        print(f"{folder.name}: {packs[folder.name].size >> 20} MB")
    return 0


def described(folder: Path) -> list[dict[str, object]]:
    """Each file of the pack in this folder, with its size in bytes and its checksum."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        {"path": path.relative_to(folder).as_posix(), "size": path.stat().st_size, "sha256": sha256_of(path)}
        for path in files
        if path.relative_to(folder).as_posix() not in {MANIFEST, MODEL_CARD}
    ]


if __name__ == "__main__":
    sys.exit(main())
