"""How long the GUI thread's event loop is held."""

import logging
import threading
import time

import pytest
from PySide6.QtCore import QTimer

from dragoman.ui.event_loop_watch import INTERVAL_MS, EventLoopWatch, LatenessHistogram, LoopReport

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def watch():
    made = EventLoopWatch()
    yield made
    made.stop()
    made.deleteLater()


def hold_for_80_ms():
    time.sleep(0.08)


def hold_for_long():
    time.sleep(0.35)


def test_a_handler_that_sleeps_shows_up(watch, qtbot):
    watch.start()
    QTimer.singleShot(30, hold_for_80_ms)
    qtbot.wait(200)
    report = watch.report()
    assert report.longest_ms >= 80 - 2 * INTERVAL_MS
    assert report.long_holds >= 1
    assert report.count > report.long_holds


def test_it_measures_anew_after_a_start_and_nothing_after_a_stop(watch, qtbot):
    watch.start()
    QTimer.singleShot(5, hold_for_80_ms)
    qtbot.wait(120)
    watch.stop()
    held = watch.report()
    QTimer.singleShot(5, hold_for_80_ms)
    qtbot.wait(120)
    assert watch.report() == held
    watch.start()
    assert watch.report() == LoopReport(0.0, 0.0, 0, 0)


def test_a_long_hold_is_logged_once_with_what_holds(watch, qtbot, caplog):
    watch.start()
    with caplog.at_level(logging.WARNING):
        QTimer.singleShot(5, hold_for_long)
        qtbot.wait(450)
    told = [record.getMessage() for record in caplog.records if "event loop" in record.getMessage()]
    assert len(told) == 1
    assert "hold_for_long" in told[0]


def test_no_thread_is_left(watch):
    watch.start()
    assert any(thread.name == "event-loop-watch" and not thread.daemon for thread in threading.enumerate())
    watch.stop()
    watch.stop()
    assert all(thread.name != "event-loop-watch" for thread in threading.enumerate())


def test_the_end_of_the_app_stops_it(watch, qapp):
    watch.start()
    qapp.aboutToQuit.emit()
    assert all(thread.name != "event-loop-watch" for thread in threading.enumerate())


def test_without_stacks_there_is_no_thread():
    watch = EventLoopWatch(logs_stacks=False)
    watch.start()
    assert all(thread.name != "event-loop-watch" for thread in threading.enumerate())
    watch.stop()
    watch.deleteLater()


def test_the_histogram_keeps_its_size():
    histogram = LatenessHistogram()
    for index in range(1000):
        histogram.add(0.4 if index < 985 else 12.5)
    histogram.add(9000.0)
    assert histogram.report() == LoopReport(9000.0, 13.0, 1001, 1)


def test_what_lies_beyond_the_histogram_is_not_made_smaller():
    histogram = LatenessHistogram()
    histogram.add(9000.0)
    assert histogram.report() == LoopReport(9000.0, 9000.0, 1, 1)
