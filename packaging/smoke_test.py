#!/usr/bin/env python3
"""Tries the Linux installers on a fresh Debian 12 without Python: installs, uses and removes what they bring.

    python3 packaging/smoke_test.py dist/dragoman_*.deb dist/Dragoman-*-portable.tar.xz

Needs root on Debian 12, and a network while packages are installed; what is tested has none. See docs/packaging.md.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from smoke import host, installed, portable
from smoke.failure import SmokeError
from smoke.file_system import FileSystems
from smoke.report import Report

_CTRL_C = 130


def main() -> int:
    """Run all tests; the exit code is 0 when every check has passed."""
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_CTRL_C))
    report = Report()
    try:
        host.prepare()
        arguments.out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="smoke-", dir=arguments.work) as work:
            Path(work).chmod(0o755)  # the desktop's user reads its sockets in it
            _test(arguments, FileSystems(arguments.cache, Path(work)), report)
    except SmokeError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; nothing is left mounted or running.", file=sys.stderr)
        return _CTRL_C
    print(f"\n{report.text()}\nScreenshots, recordings and logs: {arguments.out}")
    if arguments.json:
        arguments.json.write_text(report.json(), encoding="utf-8")
    return 0 if report.is_passed else 1


def _test(arguments: argparse.Namespace, file_systems: FileSystems, report: Report) -> None:
    for installer in arguments.installers:
        if installer.suffix == ".deb":
            _part(report, installed.PART, lambda it=installer: installed.check_bare(file_systems, it, report))
            out = _folder(arguments.out, installed.PART)
            _part(
                report,
                installed.PART,
                lambda it=installer, to=out: installed.check_on_desktop(file_systems, it, report, to),
            )
        else:
            out = _folder(arguments.out, portable.PART)
            _part(
                report,
                portable.PART,
                lambda it=installer, to=out: portable.check_portable(file_systems, it, report, to),
            )


def _part(report: Report, name: str, test: Callable[[], None]) -> None:
    """Run a part; when it cannot go on, say why, and go on with the next."""
    try:
        test()
    except SmokeError as error:
        if not report.checks or report.checks[-1].seen != str(error):
            report.check(name, "the test could go on", holds=False, expected="", seen=error)


def _folder(out: Path, name: str) -> Path:
    folder = out / name
    folder.mkdir(exist_ok=True)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("installers", nargs="+", type=Path, metavar="FILE", help="a .deb or a portable archive")
    parser.add_argument("--out", type=Path, default=Path("build/smoke"), help="for screenshots, recordings and logs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all checks and figures as JSON too")
    parser.add_argument(
        "--cache", type=Path, default=Path("/var/cache/dragoman-smoke"), help="keeps the file systems for later runs"
    )
    parser.add_argument(
        "--work", type=Path, help="where they are unpacked, 4 GB; default: the folder for temporary files"
    )
    arguments = parser.parse_args()
    arguments.out, arguments.cache = arguments.out.resolve(), arguments.cache.resolve()
    return arguments


if __name__ == "__main__":
    sys.exit(main())
