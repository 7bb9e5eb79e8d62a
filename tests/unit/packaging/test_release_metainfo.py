import datetime
import xml.etree.ElementTree as ET

import pytest

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- A remark. -->
<component type="desktop-application">
  <id>org.example.App</id>
"""
OLD = """    <release version="0.1.0" date="2026-11-28"/>
"""


def releases(text):
    return [(one.get("version"), one.get("date")) for one in ET.fromstring(text).iter("release")]


@pytest.fixture
def section(release):
    return release.changelog.Section("0.2.0", datetime.date(2026, 12, 1), ("Tea & biscuits", "a < b"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  <releases/>\n", [("0.2.0", "2026-12-01")]),
        ("  <releases></releases>\n", [("0.2.0", "2026-12-01")]),
        (f"  <releases>\n{OLD}  </releases>\n", [("0.2.0", "2026-12-01"), ("0.1.0", "2026-11-28")]),
        (
            f'  <releases>\n    <release version="0.2.0" date="2026-01-01">\n    </release>\n{OLD}  </releases>\n',
            [("0.2.0", "2026-12-01"), ("0.1.0", "2026-11-28")],
        ),
        (
            f'  <releases>\n    <release version="0.2.0" date="2026-01-01"/>\n{OLD}  </releases>\n',
            [("0.2.0", "2026-12-01"), ("0.1.0", "2026-11-28")],
        ),
    ],
)
def test_the_release_comes_first_and_once(release, section, before, after):
    text = release.metainfo.with_release(f"{HEAD}{before}</component>\n", section)
    assert text.startswith(HEAD)
    assert releases(text) == after
    assert [item.text for item in ET.fromstring(text).iter("li")] == list(section.entries)


def test_a_second_time_changes_nothing(release, section):
    once = release.metainfo.with_release(f"{HEAD}  <releases>\n{OLD}  </releases>\n</component>\n", section)
    assert release.metainfo.with_release(once, section) == once


def test_metadata_without_releases_are_refused(release, section):
    with pytest.raises(release.bootstrap_base.StepFailedError, match="<releases>"):
        release.metainfo.with_release(f"{HEAD}</component>\n", section)
