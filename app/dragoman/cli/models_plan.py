"""`dragoman models plan`: how a pair of languages is interpreted, and which downloads would help."""

from __future__ import annotations

import argparse

from dragoman.cli.exit_codes import ExitCode, UsageError
from dragoman.cli.models import describe, licence, size_of
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.domain.whisper_languages import WHISPER_LANGUAGES
from dragoman.installation import Installation
from dragoman.modelstore.store import ModelStore
from dragoman.planning.advice import Advice
from dragoman.planning.routes import Gain, Route

_GAINS = {
    Gain.POSSIBLE: "makes it possible",
    Gain.TEXT: "translates text too, and better while somebody speaks",
    Gain.FEWER_STEPS: "translates directly",
    Gain.DEDICATED: "was made for these two languages",
    Gain.BETTER_MODEL: "translates better",
}


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Tell the way both ways, and what to download; see `dragoman models plan --help`.

    Raises:
        UsageError: a language is not known, or the catalogue has nothing for the pair.
    """
    store, advice = installation.store, Advice(installation.recommendation())
    first, second = arguments.source, arguments.target
    _check_languages(first, second)
    for source, target in ((first, second), (second, first)):
        print(f"{source} to {target}")
        print(f"  now     {_told(installation.route(source, target, is_spoken=True))}")
        better = advice.improvement(source, target, _obtainable(store), installation.usable())
        if better is not None:
            print(f"  better  {better.pack.name} {_GAINS[better.gain]} ({size_of(store, better.pack)};", end=" ")
            print(f"{licence(better.pack)}): dragoman models install {better.pack.id}")
    needed = missing_for(installation, first, second)
    if not needed:
        print("\nBoth ways, with speech: everything is installed.")
        return ExitCode.DONE
    print("\nBoth ways, with speech, lack:")
    for pack in needed:
        print(f"  {describe(store, pack)}")
    print(f"To install them, run: dragoman models install --pair {first} {second}")
    return ExitCode.DONE


def missing_for(installation: Installation, first: str, second: str) -> tuple[ModelPack, ...]:
    """Return what has to be downloaded so that two languages are interpreted both ways with speech.

    Models that suit this machine are preferred to others, and of these such as may be used commercially.

    Raises:
        UsageError: a language is not known, or the catalogue has nothing for the pair.
    """
    _check_languages(first, second)
    advice = Advice(installation.recommendation())
    packs = advice.packs_for_pair(first, second, _obtainable(installation.store), installation.installed())
    if packs is None:
        raise UsageError(
            "The catalogue has not all that interprets between “{first}” and “{second}” both ways.",
            "Import models for these languages: dragoman models import FILE.",
            first=first,
            second=second,
        )
    return packs


def _check_languages(first: str, second: str) -> None:
    for language in (first, second):
        if language not in WHISPER_LANGUAGES:
            raise UsageError(
                "“{language}” is no language that is known.", "Use its short tag, such as en or pt.", language=language
            )
    if first == second:
        raise UsageError("Both languages are the same.", "Name two different ones.")


def _obtainable(store: ModelStore) -> list[ModelPack]:
    return [pack for pack in store.packs if pack.hub is not None and not store.is_available(pack)]


def _told(route: Route | None) -> str:
    if route is None:
        return "nothing that is installed can do it"
    steps = [
        f"{step.pack.name} ({'speech in ' if step.pack.task is Task.RECOGNITION else ''}{step.source} to {step.target})"
        for step in route.steps
    ]
    return ", then ".join(steps)
