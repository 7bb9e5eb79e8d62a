"""The hosted runners' workflows: what can be seen of them without a hosted runner."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((ROOT / ".github").rglob("*.yml"))
# Made while the workflows run.
MADE = ("dist/", "made/", "build/", "all/")


def steps_of(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = content.get("jobs") or {"": content["runs"]}
    return [step for job in jobs.values() for step in job["steps"]]


def test_there_are_workflows():
    assert {path.name for path in WORKFLOWS} >= {"test.yml", "installers.yml", "action.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_to_a_commit_that_is_named(path):
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)$", text, re.MULTILINE)
    assert used
    for line in used:
        if line.startswith("./"):
            assert (ROOT / line / "action.yml").is_file()
        else:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_has_one_version():
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (actions/.+)$", path.read_text(), re.MULTILINE)}
    assert len(used) == len({line.split("@")[0] for line in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_the_files_that_are_called_exist(path):
    named = set()
    for step in steps_of(path):
        named.update(re.findall(r"(?<![\w/.])((?:\.ci|packaging|tests)/[\w./-]+)", step.get("run", "")))
    assert named or path.stem == "action"
    missing = [name for name in named if not name.startswith(MADE) and not (ROOT / name).exists()]
    assert not missing


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.name != "action.yml"], ids=lambda path: path.stem)
def test_only_the_release_may_write(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert content["permissions"] == {"contents": "read"}
    writing = {name: job["permissions"] for name, job in content["jobs"].items() if "permissions" in job}
    assert writing == ({"release": {"contents": "write"}} if path.stem == "installers" else {})
    assert all("timeout-minutes" in job for job in content["jobs"].values())


def test_a_release_has_everything_that_is_made():
    jobs = yaml.safe_load((ROOT / ".github/workflows/installers.yml").read_text(encoding="utf-8"))["jobs"]
    assert set(jobs["release"]["needs"]) == set(jobs) - {"release"}


def test_what_is_made_is_made_with_a_python_that_is_supported():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    versions = {
        step["with"]["python-version"]
        for path in WORKFLOWS
        for step in steps_of(path)
        if "python-version" in step.get("with", {})
    }
    oldest, end = (int(number) for number in re.findall(r"3\.(\d+)", wanted))
    assert versions
    assert all(oldest <= int(version.removeprefix("3.")) < end for version in versions)


@pytest.mark.parametrize(
    "script", [step["run"] for path in WORKFLOWS for step in steps_of(path) if "-c '" in step.get("run", "")]
)
def test_the_python_that_is_called_from_the_shell_uses_what_there_is(script):
    for code in re.findall(r"-c '([^']+)'", script):
        compile(code, "run", "exec")
        module = re.search(r"import (\w+)", code)[1]
        source = (ROOT / "packaging" / f"{module}.py").read_text(encoding="utf-8")
        used = re.findall(rf"\b{module}\.(\w+)", code)
        assert used
        for name in used:
            assert re.search(rf"^(def {name}\(|{name} = )", source, re.MULTILINE)
