"""The disk image for macOS: what can be seen of it without macOS."""

import plistlib
import re
import subprocess

import pytest

LANGUAGES = {"en", "zh-Hans", "pt-BR"}
MACH_O = b"\xcf\xfa\xed\xfe and more"


@pytest.fixture
def app(tmp_path):
    """A stand-in for the app that PyInstaller makes on macOS."""
    app = tmp_path / "Dragoman.app"
    contents = app / "Contents"
    framework = contents / "Frameworks/QtCore.framework/Versions/A"
    for folder in ("MacOS", "Resources", "Frameworks/lib"):
        (contents / folder).mkdir(parents=True)
    framework.mkdir(parents=True)
    (framework.parent / "Current").symlink_to("A")
    for file in (contents / "MacOS/dragoman", contents / "Frameworks/lib/x.so", framework / "QtCore"):
        file.write_bytes(MACH_O)
    (contents / "Resources/notes.txt").write_text("text")
    (contents / "Resources/x.so").symlink_to("../Frameworks/lib/x.so")
    (tmp_path / "Dragoman").mkdir()
    for name in ("LICENCE.txt", "THIRD-PARTY-LICENCES.txt"):
        (tmp_path / "Dragoman" / name).write_text(name)
    (contents / "Info.plist").write_bytes(plistlib.dumps({"CFBundleShortVersionString": "1.2.3"}))
    return app


@pytest.fixture
def calls(monkeypatch):
    """What would have been run, each without its folder."""
    calls = []

    def run(words, *, check):
        assert check
        calls.append([str(word) for word in words])

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def signed(calls, app):
    return [
        str(call[-1]).removeprefix(f"{app}/Contents/") for call in calls if call[0] == "codesign" and "--sign" in call
    ]


@pytest.mark.parametrize("name", ["Info.plist", "entitlements.plist"])
def test_the_lists_can_be_read(installers, name):
    assert plistlib.loads((installers.macos.FOLDER / name).read_bytes())


def test_macos_is_told_what_the_microphone_is_for_and_the_oldest_version(installers):
    info = plistlib.loads((installers.macos.FOLDER / "Info.plist").read_bytes())
    assert info["NSMicrophoneUsageDescription"]
    assert info["LSMinimumSystemVersion"] == "14.0"
    assert info["CFBundleIdentifier"] == installers.icons.NAME
    assert set(info["CFBundleLocalizations"]) == LANGUAGES
    entitlements = plistlib.loads(installers.macos.ENTITLEMENTS.read_bytes())
    assert entitlements["com.apple.security.device.audio-input"] is True


def test_every_sentence_of_the_list_is_translated(installers):
    info = plistlib.loads((installers.macos.FOLDER / "Info.plist").read_bytes())
    names = {"NSMicrophoneUsageDescription", *(kind["CFBundleTypeName"] for kind in info["CFBundleDocumentTypes"])}
    folders = list(installers.macos.FOLDER.glob("*.lproj"))
    assert {folder.stem for folder in folders} == LANGUAGES
    for folder in folders:
        text = (folder / "InfoPlist.strings").read_text(encoding="utf-8")
        entries = re.findall(r'^"?([\w ]+)"? = "([^"]+)";$', text, re.MULTILINE)
        assert len(entries) == len(text.splitlines())
        assert {name for name, _ in entries} == names
        if folder.stem == "en":
            assert dict(entries)["NSMicrophoneUsageDescription"] == info["NSMicrophoneUsageDescription"]


def test_what_lies_inside_is_signed_before_what_it_lies_in(installers, app):
    paths = [path.relative_to(app).as_posix() for path in installers.macos.to_sign(app)]
    assert paths == [
        "Contents/Frameworks/QtCore.framework/Versions/A/QtCore",
        "Contents/Frameworks/lib/x.so",
        "Contents/Frameworks/QtCore.framework",
        "Contents/MacOS/dragoman",
        ".",
    ]


def test_without_an_identity_it_signs_ad_hoc_and_notarises_nothing(installers, app, calls, tmp_path):
    environment = {"NOTARY_KEY": "k.p8", "NOTARY_KEY_ID": "i", "NOTARY_ISSUER": "n"}
    image = installers.macos.make(app, tmp_path / "out", environment)
    assert image == tmp_path / "out/Dragoman-1.2.3-macos-arm64.dmg"
    assert signed(calls, app)[-1] == str(app)
    assert [call[0] for call in calls[-2:]] == ["codesign", "hdiutil"]
    for call in calls[:-2]:
        assert call[call.index("--sign") + 1] == "-"
        assert "--timestamp" not in call
        assert ("--entitlements" in call) is (call[-1] in {str(app), f"{app}/Contents/MacOS/dragoman"})
    assert {path.stem for path in (app / "Contents/Resources").glob("*.lproj")} == LANGUAGES
    assert (app / "Contents/Resources/LICENCE.txt").read_text() == "LICENCE.txt"


def test_with_an_identity_and_a_key_the_image_is_signed_and_notarised(installers, app, calls, tmp_path):
    environment = {"SIGNING_IDENTITY": "ID", "NOTARY_KEY": "k.p8", "NOTARY_KEY_ID": "i", "NOTARY_ISSUER": "n"}
    image = installers.macos.make(app, tmp_path, environment)
    assert [call[:2] for call in calls[-4:]] == [
        ["hdiutil", "create"],
        ["codesign", "--force"],
        ["xcrun", "notarytool"],
        ["xcrun", "stapler"],
    ]
    assert all("--timestamp" in call for call in calls if "--sign" in call)
    assert signed(calls, app)[-1] == str(image)


def test_the_image_shows_the_app_beside_the_folder_for_apps(installers, app, monkeypatch, tmp_path):
    shown = {}

    def run(words, *, check):
        assert check
        folder = tmp_path.__class__(words[words.index("-srcfolder") + 1])
        shown.update({path.name: path.is_symlink() for path in folder.iterdir()})
        assert (folder / "Dragoman.app/Contents/Resources/x.so").is_symlink()

    monkeypatch.setattr(subprocess, "run", run)
    installers.macos.pack(app, tmp_path / "x.dmg")
    assert shown == {"Dragoman.app": False, "Applications": True}
