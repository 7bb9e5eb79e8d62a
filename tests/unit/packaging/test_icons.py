"""The icon in the formats of Windows, macOS and Linux."""

import struct

from PySide6.QtGui import QImage

PNG = b"\x89PNG\r\n\x1a\n"


def size_of(picture):
    assert picture.startswith(PNG)
    return struct.unpack(">II", picture[16:24])


def test_the_drawing_fills_a_picture_and_leaves_its_corners_free(installers):
    picture = QImage.fromData(installers.icons.png(64))
    assert (picture.width(), picture.height()) == (64, 64)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(20, 20).name() == "#0c6a6a"


def test_an_icon_for_windows_has_every_size_where_its_table_says(installers):
    data = installers.icons.ico()
    _, kind, count = struct.unpack("<HHH", data[:6])
    assert (kind, count) == (1, len(installers.icons.ICO_SIZES))
    end = 6 + 16 * count
    for at, size in enumerate(installers.icons.ICO_SIZES):
        width, height, *_, length, offset = struct.unpack("<BBBBHHII", data[6 + 16 * at :][:16])
        assert (width or 256, height or 256) == (size, size)
        assert offset == end
        assert size_of(data[offset : offset + length]) == (size, size)
        end += length
    assert end == len(data)


def test_an_icon_for_macos_is_a_chain_of_pictures(installers):
    data = installers.icons.icns()
    assert (data[:4], struct.unpack(">I", data[4:8])[0]) == (b"icns", len(data))
    found, at = [], 8
    while at < len(data):
        name, length = data[at : at + 4], struct.unpack(">I", data[at + 4 : at + 8])[0]
        found.append((name, size_of(data[at + 8 : at + length])[0]))
        at += length
    assert found == list(installers.icons.ICNS_SIZES)


def test_icon_themes_get_a_file_for_each_size(installers, tmp_path):
    assert installers.icons.main(["--png", str(tmp_path)]) == 0
    name = installers.icons.NAME
    assert size_of((tmp_path / f"48x48/apps/{name}.png").read_bytes()) == (48, 48)
    assert (tmp_path / f"scalable/apps/{name}.svg").read_bytes() == installers.icons.DRAWING.read_bytes()
