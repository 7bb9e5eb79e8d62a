import shutil
import sys

import pytest
from packaging.requirements import Requirement

MIT = "Permission is granted to whoever reads this."
FITS = frozenset({"MIT", "Apache-2.0", "GPL-2.0-or-later WITH Bootloader-exception"})


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a package, of which there is nothing but its metadata, where Python finds it."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(name, metadata="", files=(), needs=()):
        folder = tmp_path / f"{name.replace('-', '_')}-1.0.dist-info"
        (folder / "licenses").mkdir(parents=True)
        lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0"]
        lines += [metadata] * bool(metadata) + [f"Requires-Dist: {need}" for need in needs]
        (folder / "METADATA").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
        for file, text in dict(files).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        names = ["METADATA", *dict(files), "RECORD"]
        (folder / "RECORD").write_text("".join(f"{folder.name}/{file},,\n" for file in names), encoding="utf-8")

    return put


@pytest.fixture
def found(bill, install):
    """Returns the licence of a package that has these metadata."""

    def look(metadata="", files=(("licenses/LICENSE", MIT),), **special):
        install("made-up", metadata, files)
        policy = bill.policy.Policy(FITS, {"MIT License": "MIT", "OSI Approved :: Apache": "Apache-2.0"})
        if special:
            policy.packages["made-up"] = bill.policy.Special(**special)
        return bill.licensing.licensed(bill.packages.shipped([Requirement("made-up")])[0], policy)

    return look


@pytest.mark.parametrize(
    ("expression", "does"),
    [
        ("MIT", True),
        ("GPL-2.0-only", False),
        ("MIT AND Apache-2.0", True),
        ("MIT AND GPL-2.0-only", False),
        ("MIT OR GPL-2.0-only", True),
        ("(MIT OR GPL-2.0-only) AND Apache-2.0", True),
        ("(MIT OR Apache-2.0) AND GPL-2.0-only", False),
        ("GPL-2.0-or-later WITH Bootloader-exception AND Apache-2.0", True),
        ("GPL-2.0-or-later", False),
        ("LicenseRef-Intel-Simplified", False),
        ("Proprietary (ask us)", False),
        ("", False),
    ],
)
def test_a_licence_fits_or_it_does_not(bill, expression, does):
    assert bill.policy.fits(expression, FITS) is does


@pytest.mark.parametrize(
    ("metadata", "expression"),
    [
        ("License-Expression: MIT", "MIT"),
        ("License: MIT License", "MIT"),
        ("License: see the file\nClassifier: License :: OSI Approved :: Apache", "Apache-2.0"),
        ("License-Expression: Apache-2.0\nLicense: MIT", "Apache-2.0"),
        ("License: MIT\nClassifier: Programming Language :: Python", "MIT"),
    ],
)
def test_packages_tell_their_licence_in_several_ways(found, metadata, expression):
    licence = found(metadata)
    assert licence.expression == expression
    assert licence.texts == (MIT + "\n",)


@pytest.mark.parametrize(
    ("metadata", "files", "why"),
    [
        ("", {"licenses/LICENSE": MIT}, "does not tell its licence"),
        ("License: Do as you like", {"licenses/LICENSE": MIT}, "does not tell its licence"),
        ("License-Expression: GPL-2.0-only", {"licenses/LICENSE": MIT}, "not known to fit"),
        ("License-Expression: MIT", {"licenses/AUTHORS": "Somebody"}, "no text"),
    ],
)
def test_what_is_not_known_to_fit_stops_the_release(bill, found, metadata, files, why):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match=f"made-up 1.0 .*{why}"):
        found(metadata, files)


def test_a_special_case_says_what_the_package_does_not(bill, found):
    licence = found(expression="MIT", texts=("MIT",), files={}, copyright="Copyright (c) Somebody")
    assert licence.expression == "MIT"
    assert licence.texts == (bill.policy.standard_text("MIT"),)
    assert licence.copyright == "Copyright (c) Somebody"
    assert licence.note == ""


def test_what_is_accepted_all_the_same_is_told(bill, found, tmp_path, capsys):
    licence = found("License-Expression: GPL-2.0-only", accepted=frozenset({"GPL-2.0-only"}), reason="No other way.")
    bill.licences.write_report(tmp_path / "report.txt", [licence])
    assert "Of made-up: No other way." in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "made-up: No other way." in capsys.readouterr().err


def test_a_text_that_several_share_is_in_the_report_once(bill):
    one = bill.licensing.Licensed("one", "1", "MIT", ("shared\n", "own\n"))
    two = bill.licensing.Licensed("two", "2", "MIT", ("shared\n",), "https://example.org")
    text = bill.licences.report([one, two])
    assert text.count("shared") == 1
    assert "one, two\n" in text
    assert "https://example.org" in text
    assert text.count("own") == 1


def test_needs_are_followed_where_they_count_here(bill, install):
    install(
        "top",
        "License: MIT\nProvides-Extra: more",
        needs=["middle", "never; sys_platform == 'other'", "extra; extra == 'more'"],
    )
    install("middle", needs=["bottom", "top"])
    install("bottom")
    install("extra")
    shipped = bill.packages.shipped([Requirement("top"), Requirement("TOP[more]")])
    assert [(one.name, sorted(one.needs)) for one in shipped] == [
        ("bottom", []),
        ("extra", []),
        ("middle", ["bottom", "top"]),
        ("top", ["extra", "middle"]),
    ]


def test_a_package_that_is_not_installed_stops_the_release(bill, install):
    install("top", needs=["nowhere-to-be-found"])
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="nowhere-to-be-found"):
        bill.packages.shipped([Requirement("top")])


def test_a_model_with_a_licence_that_does_not_fit_stops_the_release(bill):
    model = bill.models.Model("made-up", "Made up", "speech", "CC-BY-NC-4.0", "https://example.org", "", ())
    with pytest.raises(bill.bootstrap_base.StepFailedError, match=r"model made-up .*CC-BY-NC-4\.0"):
        bill.licensing.licensed_model(model, bill.policy.read_policy())


def test_everything_in_the_table_is_explained_and_used(bill):
    policy = bill.policy.read_policy()
    assert all(special.reason for special in policy.packages.values())
    for special in (*policy.packages.values(), *policy.models.values()):
        assert all(bill.policy.standard_text(name) for name in special.texts)
        assert not special.accepted & policy.compatible
    models = {model.id for model in bill.models.starter_models(bill.bootstrap_base.ROOT)}
    assert policy.models.keys() <= models


def test_the_apps_own_packages_and_models_fit(bill):
    root = bill.bootstrap_base.ROOT
    policy = bill.policy.read_policy()
    packages = bill.packages.shipped(bill.packages.requirements(root))
    licences = [bill.licensing.licensed(package, policy) for package in packages]
    licences += [bill.licensing.licensed_model(model, policy) for model in bill.models.starter_models(root)]
    assert {"piper-tts", "numpy", "whisper-base"} <= {one.name for one in licences}
    assert [one.name for one in licences if one.note] == ["ctranslate2"]


@pytest.fixture
def frozen(tmp_path):
    """A frozen app with libraries of the system, of a package, and of Python."""
    (tmp_path / "lib" / "av.libs").mkdir(parents=True)
    for name in ("libz.so.1", "libssl.so.3", "libpython3.12.so.1.0", "av.libs/libx264.so", "base_library.zip"):
        (tmp_path / "lib" / name).touch()
    (tmp_path / "lib" / "libx264.so").symlink_to("av.libs/libx264.so")
    return tmp_path


def test_libraries_of_the_system_are_found_in_the_app(bill, frozen):
    assert bill.libraries.system_libraries(frozen) == ["libssl.so.3", "libz.so.1"]


def test_a_library_that_nobody_has_looked_up_stops_the_release(bill):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match=r"libsecret\.so\.1 .*unknown"):
        bill.licensing.licensed_library("libsecret.so.1", bill.policy.read_policy())


def test_libraries_have_licences_that_fit(bill):
    policy = bill.policy.read_policy()
    assert all(bill.policy.fits(expression, policy.compatible) for expression in policy.libraries.values())


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="dpkg-query, of Debian, is not installed")
def test_debian_tells_where_a_library_is_from(bill):
    licence = bill.licensing.licensed_library("libz.so.1", bill.policy.read_policy())
    assert licence.expression == "Zlib"
    assert "Debian package zlib1g" in licence.copyright
    assert "Jean-loup Gailly" in licence.texts[0]
    assert licence.version


def test_a_library_of_no_package_stops_the_release(bill):
    with pytest.raises(bill.bootstrap_base.StepFailedError, match="libmadeup"):
        bill.libraries.debian_package("libmadeup.so.1")


def test_python_itself_is_told_of(bill):
    licence = bill.licensing.licensed_python(bill.policy.read_policy())
    assert licence.version == ".".join(map(str, sys.version_info[:3]))
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in licence.texts[0]
