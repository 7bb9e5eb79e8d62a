"""Files and pages that the desktop asks the window for, at its start or later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from dragoman.domain.start_request import StartRequest
from dragoman.ui.system.file_openings import FileOpenings
from dragoman.ui.views.top_bar import Page


def test_files_are_imported_and_the_page_tells_how_that_goes(open_desk, tmp_path: Path) -> None:
    desk = open_desk()
    files = (tmp_path / "one.dragoman", tmp_path / "two.argosmodel")
    desk.session.take_request(StartRequest(files=files))
    desk.settle()
    assert desk.library.asked("import_from") == [("import_from", file) for file in files]
    assert desk.window.models.is_open


def test_a_page_is_opened_and_what_lay_over_it_closed(open_desk) -> None:
    desk = open_desk()
    desk.window.top.models.setChecked(True)
    desk.session.take_request(StartRequest("live"))
    assert desk.window._page is Page.LIVE
    assert not desk.window.models.is_open


def test_a_file_comes_before_the_first_steps(open_desk, tmp_path: Path) -> None:
    desk = open_desk(is_welcomed=False)
    assert desk.window.steps is not None
    desk.session.take_request(StartRequest(files=(tmp_path / "one.dragoman",)))
    desk.settle()
    assert desk.library.asked("import_from") == [("import_from", tmp_path / "one.dragoman")]
    assert desk.window.models.is_open
    assert desk.window.steps is None


def test_another_start_with_nothing_to_ask_changes_nothing(open_desk) -> None:
    desk = open_desk(is_welcomed=False)
    desk.session.take_request(StartRequest())
    assert desk.window.steps is not None
    assert not desk.window.models.is_open


@pytest.mark.parametrize("name", ["/tmp/a.dragoman", ""])
def test_macos_hands_files_over_as_events(qapp: QApplication, name: str) -> None:
    openings = FileOpenings(qapp)
    heard: list[StartRequest] = []
    openings.wanted.connect(heard.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(name))
    qapp.removeEventFilter(openings)
    assert heard == ([StartRequest(files=(Path(name),))] if name else [])
