"""Packages that only this tool needs."""

from __future__ import annotations

from importlib.util import find_spec

from dragoman.cli.exit_codes import UsageError

_NAMES = {"torch": "PyTorch", "yaml": "PyYAML"}


def need(*modules: str) -> None:
    """Look whether packages are there.

    Raises:
        UsageError: one is missing.
    """
    for module in modules:
        if find_spec(module) is None:
            raise UsageError(
                "This needs the package {name}.",
                'Install it with: pip install "dragoman[distill]"',
                name=_NAMES.get(module, module),
            )
