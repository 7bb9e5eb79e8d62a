"""What goes into the packaged app, and what of the packages it uses stays out: all that the spec file decides."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
MODELS = BUILD / "models"
"""The starter models, one folder each, as `build.py` prepares them."""
ICONS = BUILD / "icons"
"""dragoman.ico, dragoman.icns and the PNG files, as `build.py` draws them."""

PACKAGES_WITH_DATA = ("espeakng_loader", "faster_whisper", "kokoro_onnx", "piper", "pykakasi")
PACKAGES_WITH_LIBRARIES = ("espeakng_loader",)
"""Those that open a library by its path."""
PACKAGES_WITH_VERSION = (
    "av",
    "ctranslate2",
    "espeakng-loader",
    "faster-whisper",
    "kokoro-onnx",
    "onnxruntime",
    "piper-tts",
    "sentencepiece",
    "PySide6-Essentials",
    "sounddevice",
)
"""Those whose version `dragoman doctor` tells; Kokoro looks for its own."""

EXCLUDED = (
    # What only measuring, testing and building need.
    "_pytest", "hatchling", "jiwer", "pip", "pkg_resources", "pytest", "rapidfuzz", "sacrebleu", "setuptools", "wheel",
    # What the packages we use would use if it were there.
    "IPython", "PIL", "hf_xet", "matplotlib", "pandas", "scipy", "tensorflow", "torch", "transformers",
    # NVIDIA's libraries are 2 GB; docs/packaging.md says how a graphics card is used all the same.
    "nvidia",
    # Other ways to Qt.
    "PyQt5", "PyQt6", "PySide2",
    # Of Python itself.
    "_pyrepl", "curses", "lib2to3", "pydoc_data", "readline", "tkinter", "turtledemo",
)  # fmt: skip

_UNUSED = (
    # A second copy of ONNX Runtime, for programs in C, and its way to graphics processors.
    r"onnxruntime/capi/libonnxruntime(\.so|\.dylib|\.[0-9])",
    r"onnxruntime/capi/(lib)?onnxruntime_providers_",
    # Two more names of one library.
    r"espeakng_loader/libespeak-ng\.so\.1",
    # Piper's training, web server and pictures.
    r"piper/(img|templates|train)/",
    # The sources of what is compiled.
    r"dragoman/resources/.*\.(ts|md)$",
    r"\.(pyi|pyx|pxd|h|hpp|c|cpp)$",
    # Ways to a screen that no desktop has, or with OpenGL, which the window does not use; Qt's translations of windows
    # of its own that the app does not show.
    r"PySide6/Qt/plugins/(egldeviceintegrations|generic|networkinformation|tls|wayland-graphics-integration-client)/",
    r"PySide6/Qt/plugins/(wayland-shell-integration/lib(?!xdg)|xcbglintegrations/|platformthemes/libqgtk3)",
    r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.",
    r"PySide6/Qt/plugins/imageformats/libq(gif|icns|jpeg|pdf|tga|tiff|wbmp|webp)\.",
    r"PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard",
    r"PySide6/Qt/lib/libQt6(Egl[Ff]|OpenGL|Qml|Quick|VirtualKeyboard|Pdf|WlShell)",
    r"PySide6/Qt/translations/(?!qtbase_(zh_CN|pt_BR)\.qm)",
)
_UNUSED_NAMES = re.compile("|".join(_UNUSED))
_LOCALE = re.compile(r"babel/locale-data/(\w+)\.dat$")
_ALWAYS_LOCALES = frozenset({"root", "fil", "jv", "nb", "nn", "no", "yue", "yue_Hant", "zh"})

SYSTEM_LIBRARIES = (
    # What Python is made of.
    "libpython3", "libbz2", "libcrypto", "libexpat", "libffi", "liblzma", "libmpdec", "libsqlite3", "libssl",
    "libuuid", "libz.so",
    # What many desktops lack: sound as PortAudio gives it (with JACK, which Debian's build wants), and Qt's way to X11.
    "libportaudio", "libjack", "libdb-5",
    "libbrotli", "libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util", "libxcb-util",
    "libxcb-xkb", "libxkbcommon-x11",
)  # fmt: skip
"""The beginnings of the names of what is taken from the machine that builds; all other libraries of a Linux system stay
its own, since they have to fit its graphics and sound drivers."""

STRIPPED = (
    r"ctranslate2/_ext\.", r"libctranslate2", r"tokenizers/", r"lib-dynload/", r"libpython3", r"sentencex/",
)  # fmt: skip
"""What comes with symbols that only a debugger reads."""


def spoken_languages() -> frozenset[str]:
    """The tags of the languages in which numbers and dates are read out."""
    from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
    from dragoman.tts.espeak_voices import ESPEAK_VOICES

    return frozenset({*WHISPER_LANGUAGES, *ESPEAK_VOICES})


def is_wanted(destination: str, languages: frozenset[str]) -> bool:
    """Whether a file belongs into the app.

    `destination` is its path there, with the system's own separators; `languages` are those of `spoken_languages`.
    """
    path = destination.replace("\\", "/")
    locale = _LOCALE.search(path)
    if locale is not None:
        return locale[1] in languages | _ALWAYS_LOCALES
    return _UNUSED_NAMES.search(path) is None


def is_brought_along(source: str) -> bool:
    """Whether a library for Linux is taken into the app: all of the packages' own, and some of the system's."""
    path = Path(source)
    is_of_package = "site-packages" in path.parts or "lib-dynload" in path.parts
    return is_of_package or path.name.startswith(SYSTEM_LIBRARIES)


def is_stripped(path: str) -> bool:
    """Whether a library of the app loses its symbols."""
    return any(re.search(pattern, path) for pattern in STRIPPED)


def version() -> str:
    """The version of the app."""
    text = (ROOT / "app" / "dragoman" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("app/dragoman/__init__.py names no version.")
    return found[1]


def is_linux() -> bool:
    """Whether this is built for Linux."""
    return sys.platform.startswith("linux")
