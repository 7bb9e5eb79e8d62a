"""Draws the app's icon in the sizes and formats that the systems want, from the one drawing in resources/icons.

    python packaging/icons.py --ico build/dragoman.ico --icns build/dragoman.icns --png build/icons

Windows and macOS take PNG pictures inside their own containers, which are little more than a table of contents. The
layouts are Microsoft's (ICONDIR, ICONDIRENTRY) and Apple's (icns, `iconutil`).
"""

from __future__ import annotations

import argparse
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "dragoman.svg"
NAME = "io.github.dragoman.Dragoman"
"""Of the icon in icon themes: the app's id, as Flatpak wants it."""
PNG_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 256)
# Apple's name of each picture, and its pixels. Half of them are for screens of twice the resolution. The names for 16
# and 32 points on other screens are left out: macOS takes no PNG there, and scales the next one.
ICNS_SIZES = (
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
)


def png(pixels: int) -> bytes:
    """The icon as a square PNG picture."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """The icon in all sizes that Windows shows."""
    pictures = [png(size) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    table = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return table + b"".join(pictures)


def icns() -> bytes:
    """The icon in all sizes that macOS shows."""
    parts = []
    for name, size in ICNS_SIZES:
        picture = png(size)
        parts.append(name + struct.pack(">I", 8 + len(picture)) + picture)
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_pngs(folder: Path) -> None:
    """Writes NxN/apps/NAME.png for each size, and scalable/apps/NAME.svg, as icon themes have them."""
    for size in PNG_SIZES:
        _write(folder / f"{size}x{size}" / "apps" / f"{NAME}.png", png(size))
    _write(folder / "scalable" / "apps" / f"{NAME}.svg", DRAWING.read_bytes())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main(words: Sequence[str] | None = None) -> int:
    """Writes what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ico", type=Path, metavar="FILE", help="for Windows")
    parser.add_argument("--icns", type=Path, metavar="FILE", help="for macOS")
    parser.add_argument("--png", type=Path, metavar="DIR", help="for icon themes: DIR/48x48/apps/NAME.png and so on")
    options = parser.parse_args(words)
    if options.ico:
        _write(options.ico, ico())
    if options.icns:
        _write(options.icns, icns())
    if options.png:
        write_pngs(options.png)
    return 0


if __name__ == "__main__":
    sys.exit(main())
