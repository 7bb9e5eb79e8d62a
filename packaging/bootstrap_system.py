"""The bootstrap's first part: libraries and tools that come from the operating system, not from pip."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap_base import WINDOWS, call

# Found by loading them, because the packages' own names differ from one release of a distribution to the next.
LIBRARIES = {
    "libportaudio.so.2": "libportaudio2",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "xwininfo": "x11-utils",
    "dbus-daemon": "dbus",
    "pulseaudio": "pulseaudio",
    "pactl": "pulseaudio-utils",
}
FONTS = ["fonts-noto-core", "fonts-noto-cjk"]
ALSA_PULSE = "libasound_module_pcm_pulse.so"


def is_root() -> bool:
    """Whether system packages may be installed without asking anybody."""
    return not WINDOWS and os.geteuid() == 0


def can_have_cuda() -> bool:
    """Whether there are packages of NVIDIA's for this system."""
    return (sys.platform, platform.machine()) in {("linux", "x86_64"), ("win32", "AMD64")}


def loads(library: str) -> bool:
    """Whether the system has this library, built for this interpreter's kind of processor."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lies_below(folders: tuple[str, ...], pattern: str) -> bool:
    """Whether a file of such a name is in one of these folders."""
    return any(next(Path(folder).rglob(pattern), None) for folder in folders)


def has_cjk_font() -> bool:
    """Whether any installed font can show Chinese."""
    lister = shutil.which("fc-list")
    if lister is None:
        return lies_below(("/usr/share/fonts", "/usr/local/share/fonts"), "*CJK*")
    answer = subprocess.run([lister, ":lang=zh", "family"], stdout=subprocess.PIPE, check=False)
    return bool(answer.stdout.strip())


def has_ensurepip() -> bool:
    """Whether this Python can make a virtual environment; Debian keeps what that takes in a package of its own."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def venv_package() -> str:
    """The Debian package that holds ensurepip for this very interpreter."""
    return "python{}.{}-venv".format(*sys.version_info[:2])


def missing_libraries() -> list[str]:
    """The Debian packages whose library this machine lacks. Takes some hundredths of a second."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not loads(library)]


def missing_extras(*, for_tests: bool) -> list[str]:
    """The other Debian packages that this machine lacks: fonts, the means to make an environment, tools for tests."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [] if has_cjk_font() else list(FONTS)
    if not has_ensurepip():
        missing.append(venv_package())
    if for_tests:
        missing += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
        missing += [] if lies_below(("/usr/lib",), "alsa-lib/" + ALSA_PULSE) else ["libasound2-plugins"]
    return missing


def apt_command(packages: list[str], *, root: bool) -> list[str]:
    """The command that installs these packages, as root runs it or as it is shown to anybody else."""
    return [*([] if root else ["sudo"]), "apt-get", "install", "-y", "--no-install-recommends", *packages]


def known_to_apt(packages: list[str]) -> list[str]:
    """Leaves out what this release does not have: one such name makes apt refuse all the others."""
    trial = ["apt-get", "install", "--simulate", "-qq"]
    null = subprocess.DEVNULL
    return [
        name
        for name in packages
        if subprocess.run([*trial, name], stdout=null, stderr=null, check=False).returncode == 0
    ]


def install_with_apt(packages: list[str]) -> bool:
    """One attempt; whether it succeeded."""
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    # After Ctrl-C apt may finish the package that it is unpacking, or dpkg has to be mended by hand.
    return call([*apt_command(packages, root=True), "-q"], env, grace_s=300) == 0


def install_packages(packages: list[str]) -> None:
    """Installs Debian packages. A failure is no reason to stop: Dragoman itself says what it cannot do without."""
    call(["apt-get", "-q", "update"])
    if install_with_apt(packages):
        return
    known = known_to_apt(packages)
    left = packages
    if known and known != packages and install_with_apt(known):
        left = [name for name in packages if name not in known]
    print("These could not be installed; going on without: " + " ".join(left), flush=True)


def hint(packages: list[str]) -> str:
    """What somebody who is not root, or has another Linux than Debian, can do about missing packages."""
    if shutil.which("apt-get"):
        return "Some system packages are missing. To install them: " + " ".join(apt_command(packages, root=False))
    return (
        "Some system libraries are missing. Your distribution has them under similar names; with dnf: portaudio "
        "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms libxkbcommon-x11 google-noto-sans-cjk-fonts; with "
        "pacman: portaudio xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms libxkbcommon-x11 "
        "noto-fonts-cjk. In Debian's names, these are missing: " + " ".join(packages)
    )
