import json

import pytest


@pytest.fixture
def report(smoke):
    return smoke.report.Report()


def test_a_report_without_checks_has_not_passed(report):
    assert not report.is_passed


def test_one_check_that_does_not_hold_fails_the_whole(report, capsys):
    report.check("deb", "it starts", holds=True, expected="a window", seen="a window")
    assert report.is_passed
    report.check("deb", "it ends", holds=False, expected="no process", seen="two processes")
    assert not report.is_passed
    assert "expected: no process" in capsys.readouterr().out
    assert "seen: two processes" in report.text()
    assert report.text().endswith("1 of 2 checks passed")


def test_a_step_holds_unless_it_fails(smoke, report):
    with report.step("deb", "it starts"):
        pass
    with pytest.raises(smoke.failure.SmokeError), report.step("deb", "it ends"):
        raise smoke.failure.SmokeError("expected an end")
    assert [check.is_passed for check in report.checks] == [True, False]
    assert report.checks[1].seen == "expected an end"


def test_figures_stand_below_each_other(report):
    report.figure("deb", "package", 431.25, "MB")
    report.figure("portable", "window, first start", 1.5, "s")
    lines = report.text().splitlines()
    assert lines[0].index("431.2") == lines[1].index("1.5")


def test_it_can_be_read_by_programs(report):
    report.check("deb", "it starts", holds=True, expected="", seen="")
    report.figure("deb", "package", 431.25, "MB")
    content = json.loads(report.json())
    assert content["is_passed"] is True
    assert content["figures"] == [{"part": "deb", "what": "package", "value": 431.25, "unit": "MB"}]
