import datetime
import json
import subprocess

import pytest

from dragoman.updates.build_info import read_build_info

DAY = datetime.date(2026, 12, 1)
FEED = "https://example.org/dragoman/release.json"


@pytest.fixture
def root(tmp_path):
    files = {
        "CHANGELOG.md": "# Changelog\n\n## 0.2.0 (unreleased)\n\n- News.\n",
        "app/dragoman/__init__.py": '__version__ = "0.1.0"\n',
        "packaging/linux/org.example.App.metainfo.xml": "<component>\n  <releases/>\n</component>\n",
        "resources/README.md": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_release_changes_four_files(release, root):
    changes = release.edits.edits(root, "0.2.0", DAY, FEED)
    assert sorted(changes) == [
        "CHANGELOG.md",
        "app/dragoman/__init__.py",
        "packaging/linux/org.example.App.metainfo.xml",
        "resources/release.json",
    ]
    assert "## 0.2.0 (2026-12-01)" in changes["CHANGELOG.md"]
    assert json.loads(changes["resources/release.json"]) == {"version": "0.2.0", "built": "2026-12-01", "feed": FEED}


def test_once_prepared_nothing_changes_whatever_the_day(release, root):
    release.edits.write(root, release.edits.edits(root, "0.2.0", DAY, FEED))
    assert release.edits.known_feed(root) == FEED
    assert release.edits.edits(root, "0.2.0", DAY + datetime.timedelta(days=9), FEED) == {}


@pytest.mark.parametrize("feed", [FEED, ""])
def test_the_app_reads_what_was_written(release, root, feed):
    release.edits.write(root, release.edits.edits(root, "0.2.0", DAY, feed))
    info = read_build_info(root / release.edits.STAMP)
    assert (info.built, info.feed) == (DAY, feed)
    assert release.edits.known_feed(root) == feed


def test_the_shown_changes_are_those_that_are_made(release, root):
    changes = release.edits.edits(root, "0.2.0", DAY, FEED)
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    subprocess.run(["git", "apply"], cwd=root, check=True, input=release.edits.as_diff(root, changes), encoding="utf-8")
    assert release.edits.edits(root, "0.2.0", DAY, FEED) == {}
