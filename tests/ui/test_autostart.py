"""Starting at log-in: what each system is told, and the switch that always shows what the system says."""

from __future__ import annotations

import configparser
import importlib
import plistlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from dragoman.config.settings import Settings
from dragoman.domain.errors import OutputError
from dragoman.ui.settings.entry import Category
from dragoman.ui.system import autostart
from dragoman.ui.system.desktop_autostart import DesktopAutostart
from dragoman.ui.system.launch_agent import LaunchAgent
from dragoman.ui.system.registry_autostart import APPROVED, NAME, RUN, RegistryAutostart

OPTIONS = ("--profile", "/a folder/100 %", "window", "--hidden")


@pytest.fixture
def program(tmp_path: Path) -> str:
    path = tmp_path / 'our "$program`\\' / "dragoman"
    path.parent.mkdir()
    path.touch(0o755)
    return str(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return folder


def read_exec(line: str) -> list[str]:
    """Take an `Exec` line apart as a desktop does: the value's own escapes, then quotation marks, then per cents."""
    value = line.replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


@pytest.mark.usefixtures("home")
class TestDesktop:
    def test_it_is_off_until_it_is_switched_on_and_off_again(self, home: Path, program: str) -> None:
        entry = DesktopAutostart((program, *OPTIONS))
        assert not entry.is_on()
        entry.switch(on=False)
        entry.switch(on=True)
        assert entry.is_on()
        assert entry.path == home / ".config" / "autostart" / "dragoman.desktop"
        entry.switch(on=False)
        assert not entry.is_on()
        assert not entry.path.exists()

    def test_the_file_says_how_to_start_it(self, program: str) -> None:
        entry = DesktopAutostart((program, *OPTIONS))
        entry.switch(on=True)
        parser = configparser.RawConfigParser()
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read(entry.path, encoding="utf-8")
        group = dict(parser["Desktop Entry"])
        assert (group["Type"], group["Name"], group["Terminal"]) == ("Application", "Dragoman", "false")
        assert read_exec(group["Exec"]) == [program, *OPTIONS]

    def test_the_configured_folder_is_used(self, home: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "elsewhere"))
        assert DesktopAutostart((program,)).path == home / "elsewhere" / "autostart" / "dragoman.desktop"
        monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
        assert DesktopAutostart((program,)).path == home / ".config" / "autostart" / "dragoman.desktop"

    @pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
    def test_what_the_desktop_has_switched_off_is_off(self, program: str, line: str) -> None:
        entry = DesktopAutostart((program,))
        entry.switch(on=True)
        text = entry.path.read_text().replace("X-GNOME-Autostart-enabled=true\n", "")
        entry.path.write_text(f"{text}{line}\n")
        assert not entry.is_on()
        entry.switch(on=True)
        assert entry.is_on()

    def test_a_program_that_is_gone_is_not_started(self, program: str) -> None:
        entry = DesktopAutostart((program,))
        entry.switch(on=True)
        Path(program).unlink()
        assert not entry.is_on()

    @pytest.mark.parametrize("content", [b"", b"\xff", b"[Other]\n", b"no group", b"[Desktop Entry]\n"])
    def test_a_damaged_file_starts_nothing(self, program: str, content: bytes) -> None:
        entry = DesktopAutostart((program,))
        entry.path.parent.mkdir(parents=True)
        entry.path.write_bytes(content)
        assert not entry.is_on()

    def test_a_folder_that_takes_nothing_is_told(self, home: Path, program: str) -> None:
        (home / ".config").touch()
        with pytest.raises(OutputError, match="autostart"):
            DesktopAutostart((program,)).switch(on=True)


@pytest.mark.usefixtures("home")
class TestLaunchAgent:
    def test_it_is_off_until_it_is_switched_on_and_off_again(self, home: Path, program: str) -> None:
        agent = LaunchAgent((program, *OPTIONS))
        assert not agent.is_on()
        agent.switch(on=True)
        assert agent.is_on()
        told = plistlib.loads(agent.path.read_bytes())
        assert told["ProgramArguments"] == [program, *OPTIONS]
        assert told["RunAtLoad"] is True
        assert agent.path == home / "Library" / "LaunchAgents" / f"{told['Label']}.plist"
        agent.switch(on=False)
        assert not agent.is_on()

    def test_what_was_disabled_or_is_gone_is_off(self, program: str) -> None:
        agent = LaunchAgent((program,))
        agent.switch(on=True)
        agent.path.write_bytes(plistlib.dumps(plistlib.loads(agent.path.read_bytes()) | {"Disabled": True}))
        assert not agent.is_on()
        agent.switch(on=True)
        Path(program).unlink()
        assert not agent.is_on()

    @pytest.mark.parametrize("content", [b"", b"<", b"\xff", plistlib.dumps([]), plistlib.dumps({"RunAtLoad": True})])
    def test_a_damaged_file_starts_nothing(self, program: str, content: bytes) -> None:
        agent = LaunchAgent((program,))
        agent.path.parent.mkdir(parents=True)
        agent.path.write_bytes(content)
        assert not agent.is_on()

    def test_a_folder_that_takes_nothing_is_told(self, home: Path, program: str) -> None:
        (home / "Library").touch()
        with pytest.raises(OutputError, match="LaunchAgents"):
            LaunchAgent((program,)).switch(on=True)


class FakeWinreg(ModuleType):
    """In place of Python's own module, which only Windows has."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "user", 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, object]] = {RUN: {"Other": "other.exe"}}
        self.refuses = False

    def OpenKey(self, root: str, key: str, reserved: int = 0, access: int = 0) -> Any:
        assert (root, reserved) == (self.HKEY_CURRENT_USER, 0)
        if key not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return Opened(self.keys[key], may_write=access == self.KEY_SET_VALUE)

    def CreateKey(self, root: str, key: str) -> Any:
        assert root == self.HKEY_CURRENT_USER
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        return Opened(self.keys.setdefault(key, {}), may_write=True)

    def QueryValueEx(self, opened: Any, name: str) -> tuple[object, int]:
        if name not in opened.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return opened.values[name], self.REG_SZ

    def SetValueEx(self, opened: Any, name: str, reserved: int, kind: int, value: str) -> None:
        assert opened.may_write
        assert (reserved, kind) == (0, self.REG_SZ)
        opened.values[name] = value

    def DeleteValue(self, opened: Any, name: str) -> None:
        assert opened.may_write
        if opened.values.pop(name, None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")


class Opened(SimpleNamespace):
    """A key that is open."""

    def __init__(self, values: dict[str, object], *, may_write: bool) -> None:
        super().__init__(values=values, may_write=may_write)

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWinreg]:
    """Windows's registry, to a module that is imported afresh."""
    made = FakeWinreg()
    monkeypatch.setitem(sys.modules, "winreg", made)
    monkeypatch.setattr(sys, "platform", "win32")
    yield made
    sys.modules.pop("dragoman.ui.system.windows_registry", None)


@pytest.fixture
def of_windows(winreg: FakeWinreg, tmp_path: Path) -> RegistryAutostart:
    exe = tmp_path / "Program Files" / "Dragoman.exe"
    exe.parent.mkdir()
    exe.touch()
    assert sys.modules["winreg"] is winreg
    registry = importlib.import_module("dragoman.ui.system.windows_registry")
    return RegistryAutostart((str(exe), *OPTIONS), registry.WindowsRegistry())


class TestWindows:
    def test_it_is_off_until_it_is_switched_on_and_off_again(
        self, of_windows: RegistryAutostart, winreg: FakeWinreg, tmp_path: Path
    ) -> None:
        assert not of_windows.is_on()
        of_windows.switch(on=False)
        of_windows.switch(on=True)
        assert of_windows.is_on()
        exe = tmp_path / "Program Files" / "Dragoman.exe"
        assert winreg.keys[RUN][NAME] == f'"{exe}" --profile "/a folder/100 %" window --hidden'
        of_windows.switch(on=False)
        assert not of_windows.is_on()
        assert winreg.keys[RUN] == {"Other": "other.exe"}

    def test_what_the_task_manager_has_switched_off_is_off(
        self, of_windows: RegistryAutostart, winreg: FakeWinreg
    ) -> None:
        of_windows.switch(on=True)
        winreg.keys[APPROVED] = {NAME: b"\x02" + bytes(11)}
        assert of_windows.is_on()
        winreg.keys[APPROVED] = {NAME: b"\x03" + bytes(11)}
        assert not of_windows.is_on()
        of_windows.switch(on=True)
        assert of_windows.is_on()
        assert winreg.keys[APPROVED] == {}

    def test_a_program_that_is_gone_is_not_started(
        self, of_windows: RegistryAutostart, winreg: FakeWinreg, tmp_path: Path
    ) -> None:
        of_windows.switch(on=True)
        (tmp_path / "Program Files" / "Dragoman.exe").unlink()
        assert not of_windows.is_on()
        winreg.keys[RUN][NAME] = 5
        assert not of_windows.is_on()

    def test_a_registry_that_takes_nothing_is_told(self, of_windows: RegistryAutostart, winreg: FakeWinreg) -> None:
        winreg.refuses = True
        with pytest.raises(OutputError, match="HKEY_CURRENT_USER"):
            of_windows.switch(on=True)

    @pytest.mark.usefixtures("winreg")
    def test_it_is_this_system_s(self) -> None:
        assert isinstance(autostart.autostart_for_this_system(None), RegistryAutostart)


def test_every_other_system_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert isinstance(autostart.autostart_for_this_system(None), LaunchAgent)
    monkeypatch.setattr(sys, "platform", "linux")
    assert isinstance(autostart.autostart_for_this_system(None), DesktopAutostart)
    monkeypatch.setenv("FLATPAK_ID", "org.example.Dragoman")
    assert autostart.autostart_for_this_system(None) is None


def test_this_very_copy_is_started_with_its_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert autostart.start_command(None) == (str(python), "-m", "dragoman", "window", "--hidden")
    (tmp_path / "dragoman").touch()
    assert autostart.start_command(tmp_path) == (
        *(str(tmp_path / "dragoman"), "--profile", str(tmp_path)),
        *("window", "--hidden"),
    )
    (tmp_path / "pythonw.exe").touch()
    assert autostart.start_command(None)[:3] == (str(tmp_path / "pythonw.exe"), "-m", "dragoman")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert autostart.start_command(None) == (str(python), "window", "--hidden")
    monkeypatch.setenv("APPIMAGE", "/home/somebody/Dragoman.AppImage")
    assert autostart.start_command(None)[0] == "/home/somebody/Dragoman.AppImage"


class System:
    """In place of the system; somebody else may change it, and it may refuse."""

    def __init__(self) -> None:
        self.on = False
        self.refuses = False

    def is_on(self) -> bool:
        return self.on

    def switch(self, *, on: bool) -> None:
        if self.refuses:
            raise OutputError("{place} is full.", "Make room.", place="The disk")
        self.on = on


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def desk(open_desk: Callable[..., Any], system: System) -> Any:
    return open_desk(Settings(interface_language="en", appearance="light"), autostart=system)


def open_settings(desk: Any, qtbot: Any) -> Any:
    desk.window.top.settings.setChecked(True)
    panel = desk.window.settings.panel
    panel.show_category(Category.START)
    qtbot.waitUntil(lambda: "autostart" in [row.entry.name for row in panel.shown_rows])
    return panel


def switch(panel: Any) -> Any:
    return panel.entries.by_name["autostart"].control.switch


def words(panel: Any) -> str:
    return panel.entries.by_name["autostart"].explanation.text().replace("\u200b", "")


def test_it_is_off_by_default_and_switched_in_the_system(desk: Any, system: System, qtbot: Any) -> None:
    panel = open_settings(desk, qtbot)
    assert not switch(panel).isChecked()
    switch(panel).click()
    qtbot.waitUntil(lambda: system.on)
    switch(panel).click()
    qtbot.waitUntil(lambda: not system.on)


def test_the_switch_shows_what_somebody_else_has_changed(desk: Any, system: System, qtbot: Any) -> None:
    panel = open_settings(desk, qtbot)
    switch(panel).click()
    qtbot.waitUntil(lambda: system.on)
    desk.window.settings.close()
    system.on = False
    open_settings(desk, qtbot)
    qtbot.waitUntil(lambda: not switch(panel).isChecked())


def test_a_system_that_refuses_is_told_and_the_switch_goes_back(desk: Any, system: System, qtbot: Any) -> None:
    panel = open_settings(desk, qtbot)
    system.refuses = True
    switch(panel).click()
    qtbot.waitUntil(lambda: "The disk is full. Make room." in words(panel))
    assert not switch(panel).isChecked()
    system.refuses = False
    switch(panel).click()
    qtbot.waitUntil(lambda: "The disk is full." not in words(panel))
    assert switch(panel).isChecked()


def test_resetting_everything_switches_it_off(desk: Any, system: System, qtbot: Any) -> None:
    panel = open_settings(desk, qtbot)
    switch(panel).click()
    qtbot.waitUntil(lambda: desk.window.settings._autostart.is_on)
    panel.reset_requested.emit()
    qtbot.waitUntil(lambda: not system.on)


def test_where_an_app_cannot_choose_it_is_not_offered(open_desk: Callable[..., Any]) -> None:
    desk = open_desk(Settings(interface_language="en"))
    desk.window.top.settings.setChecked(True)
    panel = desk.window.settings.panel
    panel.search.setText("log in")
    desk.settle()
    assert "autostart" not in [row.entry.name for row in panel.shown_rows]
