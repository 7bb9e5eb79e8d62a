"""Takes a picture of every screen, in every theme, language and size.

    python tests/shots --out DIR [--profile DIR] [--screens NAME ...] [--themes NAME ...] [--languages NAME ...]
                       [--sizes NAME ...] [--text PERCENT] [--docs]

The window is the app's own, without a display. What it shows is what the real engines made of sentences that the app's
own voices spoke: the first run takes a minute for that and keeps it in DIR/heard.pickle. Beside the pictures there is a
sheet for each screen with all its themes and languages. With --docs the pictures of the documentation are taken anew.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from shots.heard import Heard

sys.path.insert(0, str(Path(__file__).parents[1]))

THEMES = ("light", "dark", "contrast")
LOCALES = ("en", "zh_CN", "pt_BR")
SIZES = ("normal", "small")
SCREEN_SIZE = (1280, 720)
"""The display that the window believes to be on."""
SHEET_SHARES = {"normal": 0.5, "small": 0.9}
DOCS_SCALE = 1.5
USUAL_TEXT_PIXELS = 13


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--screens", nargs="+", default=())
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--languages", nargs="+", choices=LOCALES, default=LOCALES)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=SIZES)
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    scale = DOCS_SCALE if arguments.docs else 1.0
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as screen:
        json.dump({"screens": [_screen(scale)]}, screen)
        screen.flush()
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen.name}"
        _photograph(arguments)


def _screen(scale: float) -> dict[str, object]:
    """Return a display as Qt's platform without displays wants it described."""
    width, height = (round(scale * length) for length in SCREEN_SIZE)
    return {"name": "screen", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}


def _photograph(arguments: argparse.Namespace) -> None:
    from shots.heard import heard

    said = heard(arguments.out, arguments.profile)
    app = _application(arguments.text)
    if arguments.docs:
        from shots.docs import photograph_for_docs

        photograph_for_docs(app, said)
    else:
        _photograph_all(app, said, arguments)


def _application(text_percent: int) -> QApplication:
    from dragoman.ui.application import application

    app = application()
    font = app.font()
    font.setPixelSize(round(USUAL_TEXT_PIXELS * text_percent / 100))
    app.setFont(font)
    return app


def _photograph_all(app: QApplication, said: Heard, arguments: argparse.Namespace) -> None:
    from shots.contact_sheet import contact_sheet
    from shots.scene import Look
    from shots.screens import SCREENS, photograph

    for name in arguments.screens or SCREENS:
        for size in arguments.sizes:
            rows: list[list[QImage]] = []
            for theme in arguments.themes:
                looks = [Look(theme, locale, size) for locale in arguments.languages]
                rows.append([photograph(app, said, name, look) for look in looks])
                for look, picture in zip(looks, rows[-1], strict=True):
                    picture.save(str(arguments.out / f"{name}-{look.name}.png"))
            contact_sheet(rows, SHEET_SHARES[size]).save(str(arguments.out / f"sheet-{name}-{size}.png"))
            print(f"{name}, {size}")


if __name__ == "__main__":
    main()
