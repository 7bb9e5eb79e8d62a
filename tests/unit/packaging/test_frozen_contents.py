"""What goes into the packaged app and what stays out, decided by names."""

import importlib
from types import ModuleType

import pytest

from dragoman import __version__
from dragoman.cli.doctor import _ENGINES


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch, packaging_folder: str) -> ModuleType:
    monkeypatch.syspath_prepend(packaging_folder)
    return importlib.import_module("frozen_contents")


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime\\capi\\onnxruntime.dll",
        "espeakng_loader/libespeak-ng.so",
        "espeakng_loader/espeak-ng-data/pt_dict",
        "piper/espeak-ng-data/en_dict",
        "piper/hebrew/nakdimon.onnx",
        "faster_whisper/assets/silero_vad_v6.onnx",
        "babel/locale-data/root.dat",
        "babel/locale-data/pt.dat",
        "babel\\locale-data\\zh.dat",
        "babel/locale-data/yue_Hant.dat",
        "dragoman/resources/translations/dragoman_zh_CN.qm",
        "dragoman/resources/kokoro_statistics.npz",
        "dragoman/models/whisper-base/model.bin",
    ],
)
def test_what_the_app_uses_goes_in(contents: ModuleType, path: str) -> None:
    assert contents.is_wanted(path, contents.spoken_languages())


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "onnxruntime/capi/libonnxruntime.so.1.32.0",
        "onnxruntime/capi/libonnxruntime_providers_shared.so",
        "espeakng_loader/libespeak-ng.so.1.52.0",
        "babel/locale-data/pt_AO.dat",
        "babel\\locale-data\\en_150.dat",
        "dragoman/resources/translations/dragoman_zh_CN.ts",
        "dragoman/resources/README.md",
    ],
)
def test_what_nobody_uses_stays_out(contents: ModuleType, path: str) -> None:
    assert not contents.is_wanted(path, contents.spoken_languages())


def test_every_spoken_language_keeps_its_names_of_months(contents: ModuleType) -> None:
    from babel.localedata import exists

    from dragoman.text.spoken_text import _LOCALES

    languages = contents.spoken_languages()
    missing = [
        locale
        for locale in (_LOCALES.get(language, language) for language in languages)
        if exists(locale) and not contents.is_wanted(f"babel/locale-data/{locale}.dat", languages)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("source", "is_taken"),
    [
        ("/usr/lib/x86_64-linux-gnu/libportaudio.so.2", True),
        ("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("/lib/x86_64-linux-gnu/libz.so.1", True),
        ("/lib/x86_64-linux-gnu/libzstd.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libxcb.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libasound.so.2", False),
        ("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("/x/lib/python3.11/site-packages/av.libs/libasound-c7818c60.so.2.0.0", True),
        ("/x/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_of_the_system_only_what_other_systems_lack_is_taken_along(
    contents: ModuleType, source: str, is_taken: bool
) -> None:
    assert contents.is_brought_along(source) is is_taken


def test_only_what_was_tried_loses_its_symbols(contents: ModuleType) -> None:
    assert contents.is_stripped("lib/ctranslate2/_ext.cpython-311-x86_64-linux-gnu.so")
    assert not contents.is_stripped("lib/numpy.libs/libscipy_openblas64_-32a4b2a6.so")
    assert not contents.is_stripped("lib/PySide6/QtCore.abi3.so")


def test_the_app_can_tell_the_versions_of_its_engines(contents: ModuleType) -> None:
    assert set(_ENGINES) <= set(contents.PACKAGES_WITH_VERSION)


def test_the_version_is_the_apps_own(contents: ModuleType) -> None:
    assert contents.version() == __version__
