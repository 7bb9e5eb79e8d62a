"""`dragoman evaluate`: the figures, from the pipeline itself."""

from __future__ import annotations

import argparse

from dragoman.cli.exit_codes import ExitCode, UsageError, packages_missing
from dragoman.evaluation.interpretation import Interpretation, InterpretationCheck
from dragoman.evaluation.recordings import ListedRecording, Recognition, RecordingsCheck, read_list
from dragoman.evaluation.round_trip import Direction, RoundTripCheck
from dragoman.evaluation.sentences import everyday_sentences
from dragoman.installation import Installation


def run_speech(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Interpret spoken sentences and listen to the result, in both directions.

    Raises:
        DragomanError: what stopped it.
    """
    _need_jiwer()
    first, second = arguments.languages
    check = RoundTripCheck(installation, (first, second))
    for source, target in ((first, second), (second, first)):
        _print_direction(check.run(everyday_sentences(source), source, target), show_all=arguments.all)
    return ExitCode.DONE


def run_recordings(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Transcribe listed recordings with the pipeline and with plain faster-whisper.

    Raises:
        DragomanError: what stopped it.
    """
    _need_jiwer()
    listed = read_list(arguments.list, dict(condition.split("=", 1) for condition in arguments.only))
    check = RecordingsCheck(installation)
    print("language  recordings  words  engine           WER     sub  del  ins  seconds")
    for language in arguments.languages:
        recordings = [recording for recording in listed if recording.language == language]
        if not recordings:
            raise UsageError("The list has no recording in “{name}”.", "Check --languages.", name=language)
        plain, ours = check.plain(recordings), check.ours(recordings)
        _print_recognition(language, recordings, "faster-whisper", plain)
        _print_recognition(language, recordings, "dragoman", ours)
        difference = ours.errors.rate - plain.errors.rate
        print(f"{'':>27}  difference     {difference:+6.2f} points\n", flush=True)
    return ExitCode.DONE


def run_interpretation(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Interpret listed recordings into other languages, and listen to the result.

    Raises:
        DragomanError: what stopped it.
    """
    _need_jiwer()
    listed = read_list(arguments.list, dict(condition.split("=", 1) for condition in arguments.only))
    check = InterpretationCheck(installation, arguments.to)
    print("from  to  recordings  words    WER   references   chrF   BLEU   WER of the speech  seconds  by way of")
    for source in arguments.languages or sorted({recording.language for recording in listed}):
        recordings = [recording for recording in listed if recording.language == source]
        for target in arguments.to:
            made = check.run(recordings, source, target) if recordings and target != source else None
            if made is not None:
                _print_interpretation(made, show_all=arguments.all)
    return ExitCode.DONE


def _print_interpretation(made: Interpretation, *, show_all: bool) -> None:
    quality = f"{made.quality.chrf:5.1f}  {made.quality.bleu:5.1f}" if made.quality else "    -      -"
    models = " + ".join(step.pack.name for step in made.route.steps)
    print(
        f"{made.source:<4}  {made.target:<2}  {len(made.items):>10}  {made.recognition.words:>5}  "
        f"{made.recognition.rate:5.1f}  "
        f"{made.references:>11}  {quality}  {made.intelligibility.rate:18.1f}  {made.processing_s:7.1f}  {models}",
        flush=True,
    )
    for item in made.items if show_all else ():
        print(f"   said        {item.transcript}\n   translated  {item.translation}\n   heard       {item.heard}\n")


def _print_direction(direction: Direction, *, show_all: bool) -> None:
    print(f"{direction.source} -> {direction.target}: {len(direction.trips)} utterances")
    for trip in direction.trips:
        if show_all:
            print(f"   said        {trip.understood}\n   translated  {trip.translation}\n   heard       {trip.heard}\n")
    print(f"   the app's own voice, recognised:  WER {direction.recognition.rate:5.1f} %")
    print(f"   translated speech, recognised:    WER {direction.intelligibility.rate:5.1f} %", flush=True)


def _print_recognition(language: str, recordings: list[ListedRecording], engine: str, result: Recognition) -> None:
    errors = result.errors
    print(
        f"{language:<9} {len(recordings):>10}  {errors.words:>5}  {engine:<15} {errors.rate:5.2f} %"
        f"  {errors.substitutions:>4} {errors.deletions:>4} {errors.insertions:>4}  {result.processing_s:7.1f}",
        flush=True,
    )


def _need_jiwer() -> None:
    try:
        import jiwer  # noqa: F401
    except ImportError as error:
        raise packages_missing("the package jiwer", "evaluate") from error
