import datetime
import json

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

BUILT = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
PROJECT = """[project]
dependencies = ["top>=1"]
[project.optional-dependencies]
starter = []
"""
LOCK = """top==1.0 \\
    --hash=sha256:{0} \\
    --hash=sha256:{1}
    # via dragoman
bottom==1.0 ; sys_platform == 'linux' \\
    --hash=sha256:{2}
bottom==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:{3}
"""
HASHES = ["a" * 64, "b" * 64, "c" * 64, "d" * 64]
COMPILED_IN = {
    "components": [
        {"name": "top", "version": "1.0"},
        {
            "name": "crate",
            "version": "3",
            "purl": "pkg:cargo/crate@3",
            "licenses": [{"expression": "MIT OR Apache-2.0"}],
        },
        {"name": "crate", "version": "3", "purl": "pkg:cargo/crate@3"},
        {"name": "library", "version": "4", "licenses": [{"license": {"id": "Zlib"}}]},
    ]
}
MODEL = {
    "id": "model",
    "name": "A model",
    "task": "speech",
    "licence": "CC0-1.0",
    "origin": "https://example.org/model",
    "hub": {"repository": "a/b", "revision": "f" * 40},
    "files": [{"path": "weights.bin", "size": 3, "sha256": "e" * 64}],
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A small project with its lock file, models and packages."""
    files = {
        "pyproject.toml": PROJECT,
        "packaging/requirements/app.txt": LOCK.format(*HASHES),
        "resources/catalogue/starter.json": json.dumps({"packs": [MODEL]}),
    }
    for name, needs in (("top", "bottom"), ("bottom", None)):
        folder = f"site/{name}-1.0.dist-info"
        need = f"Requires-Dist: {need_line}\n" if (need_line := needs) else ""
        files[f"{folder}/METADATA"] = (
            f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\nSummary: The {name}\n"
            f"Project-URL: Homepage, https://example.org/{name}\n{need}\n"
        )
        files[f"{folder}/licenses/LICENSE"] = "Text."
        files[f"{folder}/sboms/list.cdx.json"] = json.dumps(COMPILED_IN if name == "top" else {})
        listed = ("METADATA", "licenses/LICENSE", "sboms/list.cdx.json", "RECORD")
        files[f"{folder}/RECORD"] = "".join(f"{name}-1.0.dist-info/{file},,\n" for file in listed)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return tmp_path


@pytest.fixture
def make(bill, root):
    """Makes the SBOM of the small project."""

    def make(version="0.2.0"):
        policy = bill.policy.read_policy()
        packages = tuple(bill.packages.shipped(bill.packages.requirements(root)))
        models = bill.models.starter_models(root)
        licences = [bill.licensing.licensed(package, policy) for package in packages]
        licences += [bill.licensing.licensed_python(policy)]
        licences += [bill.licensing.licensed_model(model, policy) for model in models]
        libraries = (bill.licensing.Licensed("libz.so.1", "1:1.2", "Zlib", ("Text.",), copyright="From Debian."),)
        contents = bill.licensing.Contents(packages, models, libraries, {one.name: one for one in licences})
        return bill.sbom.bill_of_materials(root, contents, version, BUILT)

    return make


@pytest.fixture
def components(make):
    return {one["name"]: one for one in json.loads(make())["components"]}


def test_it_keeps_to_the_schema(make):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(make()) is None


def test_the_same_parts_make_the_same_bytes(make):
    assert make() == make()


def test_another_release_has_another_number(make):
    one, two = json.loads(make("0.2.0")), json.loads(make("0.2.1"))
    assert one["serialNumber"] != two["serialNumber"]
    assert one["metadata"]["timestamp"] == "2026-12-01T00:00:00+00:00"


def test_each_package_has_version_licence_and_the_hashes_of_that_version(components):
    assert components.keys() == {"top", "bottom", "python", "libz.so.1", "model"}
    for name, hashes in (("top", HASHES[:2]), ("bottom", HASHES[2:3])):
        one = components[name]
        assert (one["version"], one["purl"]) == ("1.0", f"pkg:pypi/{name}@1.0")
        assert one["licenses"] == [{"expression": "MIT"}]
        references = {reference["type"]: reference for reference in one["externalReferences"]}
        assert references["website"]["url"] == f"https://example.org/{name}"
        assert sorted(each["content"] for each in references["distribution"]["hashes"]) == hashes


def test_models_have_licence_origin_and_checksums(components):
    model = components["model"]
    assert model["type"] == "machine-learning-model"
    assert model["version"] == "f" * 40
    assert model["licenses"] == [{"expression": "CC0-1.0"}]
    assert model["externalReferences"] == [{"type": "distribution", "url": "https://example.org/model"}]
    (file,) = model["components"]
    assert (file["name"], file["hashes"]) == ("weights.bin", [{"alg": "SHA-256", "content": "e" * 64}])


def test_libraries_of_the_system_are_named(components):
    library = components["libz.so.1"]
    assert (library["version"], library["licenses"]) == ("1:1.2", [{"expression": "Zlib"}])


def test_what_a_package_lists_as_compiled_into_it_is_taken_over_once(components):
    inside = {one["name"]: one for one in components["top"]["components"]}
    assert len(components["top"]["components"]) == 2
    assert inside["crate"]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert inside["library"]["licenses"] == [{"license": {"id": "Zlib"}}]
    assert "components" not in components["bottom"]


def test_it_tells_what_needs_what(make):
    needs = {one["ref"]: one.get("dependsOn", []) for one in json.loads(make())["dependencies"]}
    assert needs["pkg:pypi/top@1.0"] == ["pkg:pypi/bottom@1.0"]
    assert {"model", "pkg:pypi/top@1.0"} <= set(needs["dragoman@0.2.0"])
    assert "pkg:pypi/bottom@1.0" not in needs["dragoman@0.2.0"]


def test_what_breaks_the_schema_is_refused(bill):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="schema"):
        bill.sbom._checked('{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": "one"}')


def test_the_projects_own_locks_are_understood(bill):
    folder = bill.bootstrap_base.ROOT / "packaging" / "requirements"
    hashes = bill.sbom.locked_hashes(folder)
    count = sum(line.startswith("numpy==") for line in (folder / "app.txt").read_text(encoding="utf-8").splitlines())
    assert len([key for key in hashes if key[0] == "numpy"]) == count
    assert all(len(digest) == 64 for digests in hashes.values() for digest in digests)
