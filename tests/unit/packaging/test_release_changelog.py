import datetime

import pytest

TEXT = """# Changelog

All notable changes.

## 0.2.0 (unreleased)

### Added

- Speaks [Welsh](https://example.org/cy) with `say`,
  also *slowly*.
- Listens.

### Fixed

- A lag.

## 0.1.0 (2026-11-28)

- The first one.
"""
DAY = datetime.date(2026, 12, 1)


def test_entries_are_lines_without_marks(release):
    section = release.changelog.section_of(TEXT, "0.2.0")
    assert section.entries == ("Speaks Welsh with say, also slowly.", "Listens.", "A lag.")
    assert section.date is None


def test_all_sections_are_read(release):
    assert [(one.version, one.date) for one in release.changelog.sections(TEXT)] == [
        ("0.2.0", None),
        ("0.1.0", datetime.date(2026, 11, 28)),
    ]


def test_only_the_released_heading_is_dated(release):
    text = release.changelog.dated(TEXT, "0.2.0", DAY)
    assert text == TEXT.replace("0.2.0 (unreleased)", "0.2.0 (2026-12-01)")
    assert release.changelog.section_of(text, "0.2.0").date == DAY


def test_a_date_once_given_stays(release):
    assert release.changelog.dated(TEXT, "0.1.0", DAY) == TEXT


@pytest.mark.parametrize(
    ("text", "version", "why"),
    [
        (TEXT, "0.3.0", "no section"),
        (TEXT, "0.1.0", "newest section"),
        (TEXT.replace("\n- ", "\n"), "0.2.0", "empty"),
        (TEXT.replace("unreleased", "soon"), "0.2.0", "neither dated"),
    ],
)
def test_what_says_nothing_of_the_version_is_refused(release, text, version, why):
    with pytest.raises(release.bootstrap_base.StepFailedError, match=why):
        release.changelog.section_of(text, version)


def test_the_projects_own_changelog_is_understood(release):
    text = (release.bootstrap_base.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert all(section.entries for section in release.changelog.sections(text))
