"""The steps of a release, from the checks to the checksums."""

from __future__ import annotations

import argparse
import datetime
import os
import subprocess
import sys
from pathlib import Path

import release_edits as edits
from bootstrap_base import ROOT, StepFailedError
from release_changelog import FILE as CHANGELOG
from release_changelog import Section, section_of
from release_feed import feed_name, files_in, write_checksums, write_feed
from release_licences import write_report
from release_licensing import Contents, contents
from release_sbom import bill_of_materials
from release_version import FILE as VERSION_FILE
from release_version import TAG, check_version, version_in

FROZEN = ROOT / "dist" / "Dragoman"
"""The frozen app, as the build leaves it."""
MB = 1_000_000


def git(*words: str) -> str:
    """Returns what git answers.

    Raises:
        StepFailedError: It does not.
    """
    answer = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if answer.returncode != 0:
        raise StepFailedError(f"git {words[0]} failed: {answer.stderr.strip()}")
    return answer.stdout.strip()


def check_source(version: str) -> None:
    """Checks that this version may be released from this tree.

    Raises:
        StepFailedError: It may not.
    """
    changed = git("status", "--porcelain")
    if changed:
        raise StepFailedError(f"These files are not committed; commit them or put them aside:\n{changed}")
    current = version_in((ROOT / VERSION_FILE).read_text(encoding="utf-8"))
    check_version(version, current, git("tag").split(), git("tag", "--points-at", "HEAD").split())


def commit_date() -> datetime.date:
    """Returns the day of the commit that is checked out, in UTC."""
    return datetime.datetime.fromtimestamp(int(git("log", "-1", "--format=%ct")), datetime.UTC).date()


def build_environment(date: datetime.date) -> dict[str, str]:
    """Returns the environment in which builds of one release come out the same: its time, and no chance."""
    epoch = int(datetime.datetime.combine(date, datetime.time(), datetime.UTC).timestamp())
    fixed = {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **fixed}


def build(out: Path, date: datetime.date) -> None:
    """Makes the Python packages and the installers of this system.

    Raises:
        StepFailedError: One of them cannot be made.
    """
    for title, words in (
        ("the Python packages", ["-m", "hatchling", "build", "--directory", str(out)]),
        ("the installers", [str(ROOT / "packaging" / "build.py"), "--out", str(out)]),
    ):
        print(f"Making {title} ...", flush=True)
        code = subprocess.run([sys.executable, *words], cwd=ROOT, env=build_environment(date), check=False).returncode
        if code != 0:
            raise StepFailedError(f"Making {title} failed (code {code}); what went wrong stands above.")


def document(out: Path, section: Section, parts: Contents) -> None:
    """Writes the bill of materials and the licences, named after this system."""
    from dragoman.updates.feed_client import this_platform

    assert section.date is not None
    built = datetime.datetime.combine(section.date, datetime.time(), datetime.UTC)
    name = f"Dragoman-{section.version}-{this_platform()}"
    sbom = bill_of_materials(ROOT, parts, section.version, built)
    (out / f"{name}.cdx.json").write_text(sbom, encoding="utf-8", newline="\n")
    write_report(out / f"{name}-licences.txt", list(parts.licences.values()))


def tell(out: Path, version: str, changed: list[str]) -> None:
    """Prints what was made, and what remains to be done."""
    print(f"\nMade in {out}:")
    for path in files_in(out):
        print(f"  {path.stat().st_size / MB:9.1f} MB  {path.name}")
    print("\nTry it, then commit, tag and publish it:")
    if changed:
        print(f"  git add {' '.join(changed)}")
        print(f"  git commit --message 'Dragoman {version}'")
    if TAG.format(version) not in git("tag").split():
        print(f"  git tag --annotate {TAG.format(version)} --message 'Dragoman {version}'")
    print(f"  git push --follow-tags\n  (and the files in {out} to where they are downloaded from)")


def release(options: argparse.Namespace) -> None:
    """Does it all, what can be refused first."""
    check_source(options.version)
    feed = options.feed or edits.known_feed(ROOT)
    if feed:
        feed_name(feed)
    changes = edits.edits(ROOT, options.version, commit_date(), feed)
    if options.dry_run:
        print(edits.as_diff(ROOT, changes), end="")
        return
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if files_in(out):
        raise StepFailedError(f"{out} is not empty. Remove what lies there, or name another folder with --out.")
    contents()
    edits.write(ROOT, changes)
    try:
        section = section_of((ROOT / CHANGELOG).read_text(encoding="utf-8"), options.version)
        build(out, section.date or commit_date())
        document(out, section, contents(FROZEN if FROZEN.is_dir() else None))
        if feed:
            write_feed(out, section, feed, options.page)
        write_checksums(out)
    except StepFailedError:
        print(f"What was changed in the source stays: {' '.join(changes) or 'nothing'}", file=sys.stderr)
        raise
    tell(out, options.version, list(changes))
