import argparse
import datetime
import subprocess

import pytest

CHANGELOG = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- News.\n\n## 0.1.0 (2026-11-28)\n\n- The first one.\n"


def git(root, *words):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", *words],
        cwd=root,
        check=True,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_COMMITTER_DATE": "2026-11-30T23:59:00Z", "HOME": str(root)},
    )


@pytest.fixture
def root(tmp_path, bill, monkeypatch):
    """A repository with a release behind it."""
    files = {
        "CHANGELOG.md": CHANGELOG,
        "app/dragoman/__init__.py": '__version__ = "0.1.0"\n',
        "resources/README.md": "",
        ".gitignore": "dist/\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "All")
    git(tmp_path, "tag", "v0.1.0", "HEAD")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "More")
    monkeypatch.setattr(bill.steps, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def run(bill, root):
    """Makes a release with these options."""

    def run(version, **options):
        defaults = {"version": version, "feed": None, "page": "", "dry_run": False, "out": root / "dist"}
        bill.steps.release(argparse.Namespace(**{**defaults, **options}))

    return run


def unchanged(root):
    answer = subprocess.run(["git", "status", "--porcelain"], cwd=root, check=True, capture_output=True)
    return answer.stdout == b""


@pytest.mark.parametrize("name", ["CHANGELOG.md", "new.txt"])
def test_a_tree_with_changes_is_refused(bill, root, run, name):
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("change\n")
    with pytest.raises(bill.bootstrap_base.StepFailedError, match=name):
        run("0.2.0")


def test_a_version_that_is_released_is_refused(bill, root, run):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="released"):
        run("0.1.0")
    assert unchanged(root)


def test_a_dry_run_shows_the_changes_and_makes_none(root, run, capsys):
    run("0.2.0", dry_run=True, feed="https://example.org/release.json")
    shown = capsys.readouterr().out
    assert '+__version__ = "0.2.0"' in shown
    assert "+## 0.2.0 (2026-11-30)" in shown
    assert "https://example.org/release.json" in shown
    assert unchanged(root)


def test_files_of_another_release_are_not_mixed_in(bill, root, run):
    (root / "dist").mkdir()
    (root / "dist" / "old.deb").touch()
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="not empty"):
        run("0.2.0")
    assert unchanged(root)


def test_a_wrong_address_is_refused_before_anything_changes(bill, root, run):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="address"):
        run("0.2.0", feed="http://example.org/release.json")
    assert unchanged(root)


def test_builds_of_one_release_have_the_same_environment(bill):
    one, two = (bill.steps.build_environment(datetime.date(2026, 11, 30)) for _ in range(2))
    assert one == two
    assert one["SOURCE_DATE_EPOCH"] == "1795996800"
    assert one["PYTHONHASHSEED"] == "0"
