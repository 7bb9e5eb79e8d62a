import pytest

TAGS = ["v0.1.0", "v0.2.0", "v0.10.0rc1", "nightly", "version-one"]


@pytest.mark.parametrize(
    ("wanted", "current", "tags"),
    [
        ("0.1.0", "0.1.0", []),  # the first release of what the source says
        ("0.2.1", "0.2.0", TAGS[:2]),
        ("0.10.0", "0.2.0", TAGS),  # not compared as a text, and later than what was tried before it
        ("1.0.0rc1", "0.2.0", TAGS),
    ],
)
def test_a_newer_version_may_be_released(release, wanted, current, tags):
    release.version.check_version(wanted, current, tags, [])


@pytest.mark.parametrize(
    ("wanted", "current", "tags", "why"),
    [
        ("0.2.0", "0.2.0", TAGS[:2], "not newer than 0.2.0"),
        ("0.1.5", "0.1.0", TAGS[:2], "not newer than 0.2.0"),
        ("0.10.0rc1", "0.2.0", TAGS, "not newer"),
        ("0.1.0", "0.2.0", [], "older than 0.2.0"),
        ("0.3", "0.2.0", [], "three numbers"),
        ("v0.3.0", "0.2.0", [], "three numbers"),
        ("0.03.0", "0.2.0", [], "three numbers"),
        ("next", "0.2.0", [], "three numbers"),
    ],
)
def test_any_other_is_refused(release, wanted, current, tags, why):
    with pytest.raises(release.bootstrap_base.StepFailedError, match=why):
        release.version.check_version(wanted, current, tags, [])


def test_the_same_commit_may_be_built_once_more(release):
    release.version.check_version("0.1.0", "0.1.0", TAGS, ["v0.1.0"])
    with pytest.raises(release.bootstrap_base.StepFailedError):
        release.version.check_version("0.1.0", "0.1.0", TAGS, ["v0.2.0"])


def test_the_version_is_replaced_and_nothing_else(release):
    source = '"""Version 0.1.0 of it."""\n\n__version__ = "0.1.0"\n'
    assert release.version.version_in(source) == "0.1.0"
    assert release.version.with_version(source, "0.2.0") == '"""Version 0.1.0 of it."""\n\n__version__ = "0.2.0"\n'


def test_a_source_without_a_version_is_refused(release):
    with pytest.raises(release.bootstrap_base.StepFailedError, match="__version__"):
        release.version.version_in("version = 1\n")
