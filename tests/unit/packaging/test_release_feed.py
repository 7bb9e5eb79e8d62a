import datetime
import hashlib
import json

import pytest

from dragoman.updates.release_feed import SCHEMA, parse_feed

FEED = "https://example.org/dragoman/release.json"
FILES = {
    "dragoman_0.2.0_amd64.deb": "linux-x86_64",
    "dragoman_0.2.0_arm64.deb": "linux-arm64",
    "Dragoman-0.2.0-linux-x86_64.tar.xz": "linux-x86_64",
    "Dragoman-0.2.0-windows-x86_64-setup.exe": "windows-x86_64",
    "Dragoman-0.2.0-macos-arm64.dmg": "macos-arm64",
    "Dragoman-0.2.0-linux-x86_64.cdx.json": None,
    "Dragoman-0.2.0-linux-x86_64-licences.txt": None,
    "dragoman-0.2.0.tar.gz": None,
    "dragoman-0.2.0-py3-none-any.whl": None,
}


@pytest.fixture
def dist(tmp_path):
    for name in FILES:
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "Dragoman").mkdir()
    return tmp_path


@pytest.fixture
def section(release):
    return release.changelog.Section("0.2.0", datetime.date(2026, 12, 1), ("One.", "Two, olá."))


@pytest.mark.parametrize(("name", "platform"), FILES.items())
def test_the_name_tells_the_system(release, name, platform):
    assert release.feed.platform_of(name) == platform


@pytest.mark.parametrize("platform", ["linux-x86_64", "linux-arm64", "windows-x86_64", "macos-arm64"])
def test_the_app_understands_the_feed(release, dist, section, platform):
    path = release.feed.write_feed(dist, section, FEED)
    found = parse_feed(path.read_bytes(), platform)
    assert (found.version, found.published, found.page) == ("0.2.0", section.date, "https://example.org/dragoman/")
    assert found.news_in("en") == "One.\nTwo, olá."
    assert [file.name for file in found.files] == sorted(name for name, of in FILES.items() if of == platform)
    for file in found.files:
        content = (dist / file.name).read_bytes()
        assert file.address == f"https://example.org/dragoman/{file.name}"
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_both_sides_speak_of_the_same_schema(release):
    assert release.feed.SCHEMA == SCHEMA


def test_news_that_are_too_long_end_with_a_whole_line(release, dist):
    section = release.changelog.Section(
        "0.2.0", datetime.date(2026, 12, 1), tuple(f"{n:03} " + "x" * 96 for n in range(99))
    )
    content = json.loads(release.feed.write_feed(dist, section, FEED).read_bytes())
    lines = content["news"]["en"].split("\n")
    assert len(content["news"]["en"]) <= release.feed.LONGEST_NEWS
    assert lines == list(section.entries[: len(lines)])
    assert len(lines) == 39


@pytest.mark.parametrize("feed", ["http://example.org/release.json", "https://example.org/", "release.json"])
def test_an_address_that_the_app_would_not_ask_is_refused(release, dist, section, feed):
    with pytest.raises(release.bootstrap_base.StepFailedError, match="address"):
        release.feed.write_feed(dist, section, feed)


def test_what_has_no_date_is_not_told_of(release, dist):
    with pytest.raises(release.bootstrap_base.StepFailedError, match="no date"):
        release.feed.write_feed(dist, release.changelog.Section("0.2.0", None, ("One.",)), FEED)


def test_checksums_are_those_of_all_files(release, dist, section):
    release.feed.write_feed(dist, section, FEED)
    release.feed.write_checksums(dist)
    lines = (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = dict(reversed(line.split("  ")) for line in lines)
    assert named == {
        name: hashlib.sha256((dist / name).read_bytes()).hexdigest() for name in [*sorted(FILES), "release.json"]
    }
    release.feed.write_checksums(dist)
    assert (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines() == lines
