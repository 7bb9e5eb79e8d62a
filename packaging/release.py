#!/usr/bin/env python3
"""Makes a release: version, changelog, installers, Python packages, checksums, bill of materials, licences, feed.

    python3 packaging/release.py 0.2.0 --dry-run     shows what would change in the source
    python3 packaging/release.py 0.2.0               changes it, and makes everything for this system in dist/

It needs git, and installs the rest as `packaging/build.py` does. It publishes nothing, commits nothing and sets no tag,
but says how to. Made once more from the tagged commit, every file is the same, byte for byte.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bootstrap_base import ROOT, StepFailedError
from build_environment import PYTHON, ensure_environment, ensure_tools, is_inside


def main() -> int:
    """Makes a release; exit code 1 when it is refused or fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", help="for example 0.2.0")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change in the source")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where to put it (default: dist)"
    )
    parser.add_argument("--feed", metavar="URL", help="where the feed will lie (default: as in the release before)")
    parser.add_argument("--page", default="", metavar="URL", help="where people download (default: the feed's folder)")
    options = parser.parse_args()
    try:
        if is_inside():
            # What is released is this tree, not another one that may be installed.
            sys.path.insert(0, str(ROOT / "app"))
            from release_steps import release

            release(options)
        else:
            ensure_tools()
            ensure_environment()
            return subprocess.run([str(PYTHON), str(Path(__file__).resolve()), *sys.argv[1:]], check=False).returncode
    except StepFailedError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
