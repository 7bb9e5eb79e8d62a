"""Has text spoken whose translation is known, as recordings for `dragoman bench --recordings`.

    python tests/benchmarks/spoken_text.py news.en news.pt-BR --into FOLDER [--lines 40]

Both files have the same sentences line by line; a name ends with the language. Lines of 10 to 30 words, evenly from the
whole file, are spoken by the app's own voice. FOLDER gets a WAV file of each, and `list.tsv`.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path

from dragoman.domain.protocols import Synthesizer
from dragoman.evaluation.clips import write_wav
from dragoman.evaluation.memory import joined, silence, spoken
from dragoman.installation import Installation

WORDS = range(10, 31)
SILENCE_S = 0.3
COLUMNS = ("path", "lang", "reference", "translation", "translation_lang")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("translation", type=Path)
    parser.add_argument("--into", type=Path, required=True, help="a folder to make")
    parser.add_argument("--lines", type=int, default=40)
    arguments = parser.parse_args()
    files = arguments.text, arguments.translation
    languages = tuple(path.suffix[1:].split("-")[0] for path in files)
    texts = (path.read_text(encoding="utf-8").splitlines() for path in files)
    pairs = [pair for pair in zip(*texts, strict=True) if len(pair[0].split()) in WORDS]
    chosen = pairs[:: max(1, len(pairs) // arguments.lines)][: arguments.lines]
    arguments.into.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as profile, (arguments.into / "list.tsv").open("w", encoding="utf-8") as file:
        voice = Installation(Path(profile)).synthesizer([languages[0]])
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        for number, (text, translation) in enumerate(chosen, start=1):
            path = arguments.into / f"{number:03}.wav"
            _speak(voice, text, languages[0], path)
            rows.writerow((path.name, languages[0], text, translation, languages[1]))


def _speak(voice: Synthesizer, text: str, language: str, path: Path) -> None:
    write_wav(path, joined([silence(SILENCE_S), spoken(voice, text, language, pause_s=SILENCE_S)]))


if __name__ == "__main__":
    main()
