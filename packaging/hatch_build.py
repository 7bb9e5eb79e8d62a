"""Runs whenever Dragoman is built or linked for development: compiles translations, adds resources and models."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def find_lrelease() -> Path:
    """Qt's compiler for translations, as it lies inside the PySide6 package on this system."""
    spec = importlib.util.find_spec("PySide6")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    names = ("lrelease", "lrelease.exe", "Qt/libexec/lrelease", "Qt/bin/lrelease")
    for path in (folder / name for folder in folders for name in names):
        if path.is_file():
            return path
    raise RuntimeError("Translations cannot be compiled: PySide6-Essentials, which brings lrelease, is not installed.")


def compile_translations(folder: Path) -> list[Path]:
    """Makes a .qm file next to every .ts file of the folder."""
    sources = sorted(folder.glob("*.ts"))
    if not sources:
        return []
    lrelease = find_lrelease()
    results = [source.with_suffix(".qm") for source in sources]
    for source, result in zip(sources, results, strict=True):
        subprocess.run([str(lrelease), "-silent", str(source), "-qm", str(result)], check=True)
    return results


class DragomanBuildHook(BuildHookInterface[Any]):
    """Hatchling finds this class by what it derives from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the translations and puts the resources and the models into the wheel.

        A link for development gets no copy of them: it reads them where they lie, so a copy would only grow old.
        """
        resources = Path(self.root) / "resources"
        try:
            compile_translations(resources / "translations")
        except subprocess.CalledProcessError:
            # On a machine without the system libraries that Qt needs there is no window either; the rest works.
            if version != "editable":
                raise
            self.app.display_warning("The window's translations could not be compiled.")
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(resources)] = "dragoman/resources"
            build_data["force_include"][str(Path(self.root) / "models")] = "dragoman/models"
