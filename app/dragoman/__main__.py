"""The command line's grammar; what each command does stands in `dragoman.cli`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.cli.launch import launch
from dragoman.domain.stability import Stability
from dragoman.domain.start_request import PAGES
from dragoman.hardware import cuda_probe
from dragoman.installation import CUDA_PROBE

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # has no public name

_EXAMPLES = """\
examples:
  dragoman                                                     open the window
  dragoman interpret talk.mp4 --from en --to pt --subtitles talk.srt --out talk-pt.wav
  dragoman interpret interview.mp3 --from en --to pt --both-ways
  dragoman listen --from auto --to pt                          subtitles in the terminal
  dragoman listen --from en --to pt --speak                    ... and aloud
  dragoman translate "Where is the station?" --from en --to pt
  dragoman say "Bom dia!" --language pt
  dragoman voices --language pt                                who can speak it; --use ID chooses
  dragoman models plan --from es --to pt                       how, and what a download would improve
  dragoman models install --pair es pt                         ... and download it
  dragoman doctor                                              is everything in order?
  dragoman update --check                                      is there a newer version?

exit codes:
  0 done   1 a bug   2 not understood   3 nothing to interpret in the input   4 a model is missing or damaged
  5 microphone or loudspeaker   6 a result cannot be written   7 an engine failed   8 no answer about updates
  130 stopped with Ctrl-C
"""


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if (words or sys.argv[1:]) == [CUDA_PROBE]:
        return cuda_probe.main()
    return launch(_parser().parse_args(words))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dragoman",
        description="Interprets between people in real time, on this machine alone. Without a command it opens the "
        "window; where there is no display it interprets a sample.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"dragoman {__version__}")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep settings, models and results in DIR only")
    parser.add_argument("--verbose", action="store_true", help="show on standard error what goes to the log")
    parser.set_defaults(command="start:run", folder=None, hidden=False, page="", files=[])
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_interpret(commands)
    _add_listen(commands)
    _add_text_commands(commands)
    _add_models(commands)
    _add_care_commands(commands)
    _add_evaluate(commands)
    _add_bench(commands)
    return parser


def _add_interpret(commands: _Commands) -> None:
    parser = _add(commands, "interpret", "interpret:run", "interpret an audio or video file")
    parser.add_argument("file", type=Path, metavar="FILE", help="any audio or video file")
    _add_languages(parser)
    parser.add_argument("--out", type=Path, metavar="WAV", help="write the translated speech, in step with FILE")
    _add_results(parser)


def _add_listen(commands: _Commands) -> None:
    parser = _add(commands, "listen", "listen:run", "interpret live, in the terminal; Ctrl-C ends")
    _add_languages(parser)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--microphone", metavar="NAME", help="as `dragoman doctor` lists it; default: the system's")
    source.add_argument("--system-audio", action="store_true", help="interpret what the computer plays")
    parser.add_argument("--speak", action="store_true", help="speak the translation, and do not hear oneself doing so")
    echo = parser.add_mutually_exclusive_group()
    echo.add_argument("--headphones", action="store_true", help="with --speak: the microphone cannot hear it anyway")
    echo.add_argument("--half-duplex", action="store_true", help="with --speak: do not listen at all while speaking")
    parser.add_argument(
        "--stability",
        choices=[each.value for each in Stability],
        default=Stability.BALANCED.value,
        help="how soon a translation is shown while the speaker goes on; default: balanced",
    )
    parser.add_argument("--loudspeaker", metavar="NAME", help="as `dragoman doctor` lists it; default: the system's")
    _add_results(parser)


def _add_text_commands(commands: _Commands) -> None:
    parser = _add(commands, "translate", "text:run_translate", "translate a text")
    parser.add_argument("text", metavar="TEXT", help="the text, or - to read standard input")
    parser.add_argument("--from", dest="source", required=True, metavar="LANG", help="its language, such as en")
    parser.add_argument("--to", dest="target", required=True, metavar="LANG", help="the language to translate into")
    parser = _add(commands, "say", "text:run_say", "speak a text")
    parser.add_argument("text", metavar="TEXT", help="the text, or - to read standard input")
    parser.add_argument("--language", required=True, metavar="LANG", help="its language, such as pt")
    parser.add_argument("--voice", metavar="ID", help="as `dragoman voices` lists it; default: the chosen or the best")
    parser.add_argument("--out", type=Path, metavar="WAV", help="write the speech to a file instead of playing it")
    parser.add_argument("--loudspeaker", metavar="NAME", help="as `dragoman doctor` lists it; default: the system's")


def _add_models(commands: _Commands) -> None:
    parser = _add(commands, "models", "models:run_list", "list the models, download more, mend, import and export them")
    parser.set_defaults(language=None, all=False)
    models = parser.add_subparsers(metavar="WHAT")
    parser = _add(models, "list", "models:run_list", "list what is here; the default")
    parser.add_argument("--all", action="store_true", help="list the whole catalogue")
    parser.add_argument("--language", metavar="LANG", help="list all of the catalogue that knows it, such as pt")
    parser = _add(models, "plan", "models_plan:run", "tell how two languages are interpreted, and what would help")
    parser.add_argument("--from", dest="source", required=True, metavar="LANG", help="one language, such as es")
    parser.add_argument("--to", dest="target", required=True, metavar="LANG", help="the other one")
    parser = _add(models, "install", "models_transfer:run_install", "download models; Ctrl-C keeps what has come")
    parser.add_argument("ids", nargs="*", metavar="ID", help="as `dragoman models list --all` names them")
    parser.add_argument("--pair", nargs=2, metavar="LANG", help="whatever two languages lack, both ways with speech")
    parser = _add(models, "remove", "models:run_remove", "delete models, and what has come of downloads")
    parser.add_argument("ids", nargs="+", metavar="ID", help="as `dragoman models` lists them")
    parser = _add(models, "prepare", "models:run_prepare", "put the models that come along in their place now")
    parser.add_argument("--into", type=Path, metavar="DIR", help="copy them into DIR as well, to ship with the app")
    parser = _add(models, "verify", "models:run_verify", "read the models and compare them with their checksums")
    parser.add_argument("ids", nargs="*", metavar="ID", help="default: all that are installed")
    parser = _add(models, "repair", "models_transfer:run_repair", "put damaged models in place anew")
    parser.add_argument("ids", nargs="*", metavar="ID", help="default: all that are installed")
    parser = _add(models, "import", "models_transfer:run_import", "install models from files")
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="what `dragoman models export` has written, an .argosmodel, a zip, or a folder with a model",
    )
    parser = _add(models, "export", "models_transfer:run_export", "write models to a file, for other machines")
    parser.add_argument("ids", nargs="+", metavar="ID", help="as `dragoman models` lists them")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE.zip", help="the file to write")


def _add_care_commands(commands: _Commands) -> None:
    parser = _add(commands, "voices", "voices:run", "list the voices, or choose the one that speaks a language")
    parser.add_argument("--language", metavar="LANG", help="only those of this language, such as pt")
    parser.add_argument("--use", metavar="ID", help="have this one speak LANG from the next start on")
    _add(commands, "doctor", "doctor:run", "look whether everything is in order, and say what to do where it is not")
    does = "measure this machine and propose the speech recognition model that suits it best"
    _add(commands, "recommend", "recommend:run", does)
    parser = _add(commands, "window", "start:run_window", "open the window")
    parser.add_argument("--hidden", action="store_true", help="start out of sight: the icon in the panel opens it")
    parser.add_argument("--page", choices=PAGES, default="", help="what to open it for; default: as it was last")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a file with models, to import them")
    parser = _add(commands, "update", "update:run", "ask whether there is a newer version, and open its download page")
    parser.add_argument("--check", action="store_true", help="open nothing")
    parser = _add(commands, "demo", "demo:run", "interpret a sample conversation that the app's own voices speak")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where to put the results")


def _add_evaluate(commands: _Commands) -> None:
    evaluate = commands.add_parser("evaluate", help="measure how well it interprets").add_subparsers(
        metavar="WHAT", required=True
    )
    parser = _add(
        evaluate,
        "speech",
        "evaluate:run_speech",
        "interpret spoken sentences and recognise the translated speech again",
    )
    parser.add_argument("--languages", nargs=2, default=["en", "pt"], metavar="LANG", help="default: en pt")
    parser.add_argument("--all", action="store_true", help="print every sentence")
    parser = _add(
        evaluate, "recordings", "evaluate:run_recordings", "compare recognition of recordings with plain faster-whisper"
    )
    parser.add_argument("list", type=Path, metavar="LIST", help="tab-separated, with the columns path, lang, reference")
    parser.add_argument("--languages", nargs="+", default=["en", "pt"], metavar="LANG", help="default: en pt")
    parser.add_argument(
        "--only", action="append", default=[], type=_condition, metavar="COLUMN=VALUE", help="leave out other rows"
    )
    parser = _add(
        evaluate,
        "interpretation",
        "evaluate:run_interpretation",
        "interpret recordings, compare the translations with references and recognise the translated speech again",
    )
    parser.add_argument(
        "list",
        type=Path,
        metavar="LIST",
        help="tab-separated, with the columns path, lang, reference, and, if any, translation and translation_lang",
    )
    parser.add_argument("--languages", nargs="+", metavar="LANG", help="spoken; default: all in the list")
    parser.add_argument("--to", nargs="+", default=["en", "pt"], metavar="LANG", help="default: en pt")
    parser.add_argument(
        "--only", action="append", default=[], type=_condition, metavar="COLUMN=VALUE", help="leave out other rows"
    )
    parser.add_argument("--all", action="store_true", help="print every recording")


def _add_bench(commands: _Commands) -> None:
    does = "play recordings to the pipeline at speaking speed and measure delays, words, translation and memory"
    parser = _add(commands, "bench", "bench:run", does)
    _add_what_is_played(parser)
    _add_what_is_measured(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures, and every text, as JSON")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw the lag and the memory over time")


def _add_what_is_played(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recordings",
        type=Path,
        metavar="LIST",
        help="tab-separated, with the columns path, lang (`noise`: nobody speaks), reference, and, if there are, "
        "translation and translation_lang; default: sentences that the app's own voices speak",
    )
    parser.add_argument(
        "--only", action="append", default=[], type=_condition, metavar="COLUMN=VALUE", help="leave out other rows"
    )
    parser.add_argument("--languages", nargs="+", default=["en", "pt"], metavar="LANG", help="spoken; default: en pt")
    parser.add_argument("--limit", type=_count, metavar="N", help="recordings of each language; default: 4")


def _add_what_is_measured(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--parts",
        type=_names,
        metavar="PART,...",
        help="of live, push-to-talk, noise, lag, soak, peers; default: the first three, and what is named below",
    )
    parser.add_argument(
        "--stability", type=_names, metavar="HOW,...", help="of quick, balanced, steady; default: balanced"
    )
    parser.add_argument("--minutes", type=_positive, metavar="N", help="lag: minutes of continuous speech; default: 2")
    parser.add_argument("--soak", type=_positive, metavar="HOURS", help="soak: hours of speech; default: 1")
    parser.add_argument(
        "--peer",
        action="append",
        default=[],
        type=_condition,
        metavar="NAME=PYTHON",
        help="peers: compare with tests/benchmarks/peers/NAME.py, run by this Python",
    )
    parser.add_argument("--all", action="store_true", help="everything, with all recordings and stabilities: hours")


def _add(commands: _Commands, name: str, command: str, does: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    parser.set_defaults(command=command)
    return parser


def _add_languages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", required=True, metavar="LANG", help="spoken language, or auto")
    parser.add_argument("--to", dest="target", required=True, metavar="LANG", help="language to interpret into")
    parser.add_argument("--both-ways", action="store_true", help="who speaks the --to language is interpreted as well")


def _add_results(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--subtitles", type=Path, metavar="FILE", help="write subtitles (.srt or .vtt)")
    parser.add_argument("--bilingual", action="store_true", help="subtitles with the original above the translation")
    parser.add_argument("--events", type=Path, metavar="FILE", help="write everything that happens as JSON lines")


def _condition(text: str) -> str:
    if "=" not in text:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return text


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not above 0")
    return value


if __name__ == "__main__":
    sys.exit(main())
