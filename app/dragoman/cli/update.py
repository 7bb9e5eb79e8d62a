"""`dragoman update`: is there a newer release, and where."""

from __future__ import annotations

import argparse
import webbrowser

from dragoman import app
from dragoman.cli.exit_codes import ExitCode
from dragoman.domain.errors import UpdateError
from dragoman.domain.updates import Release
from dragoman.installation import Installation


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Tell of a newer release, and open the page from which it is downloaded; see `dragoman update --help`.

    Raises:
        UpdateError: this copy knows no address to ask at, or the feed there cannot be reached or understood.
    """
    del installation
    build = app.build_info()
    if not build.feed:
        raise UpdateError(
            "This copy of Dragoman, version {version}, was built without an address to look for updates at.",
            "Look for a newer version where you got this one.",
            version=build.version,
        )
    release = app.newer_release(build)
    if release is None:
        print(f"Dragoman {build.version} is the newest version.")
        return ExitCode.DONE
    _tell(release, build.version)
    if not arguments.check:
        webbrowser.open(release.page)
    return ExitCode.DONE


def _tell(release: Release, current: str) -> None:
    print(f"Dragoman {release.version} of {release.published.isoformat()} is available; this is {current}.")
    if news := release.news_in("en"):
        print(f"\n{news}\n")
    for file in release.files:
        print(f"{file.size / 1e6:.0f} MB  {file.address}\n        sha256 {file.sha256}")
    print(f"To be downloaded from {release.page}")
