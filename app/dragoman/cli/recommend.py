"""`dragoman recommend`: measures this machine, keeps what it has found, and proposes a speech recognition model."""

from __future__ import annotations

import argparse

from dragoman.cli.exit_codes import ExitCode
from dragoman.evaluation.recognition_speed import measure_recognition
from dragoman.installation import Installation
from dragoman.planning.recommendation import MOST_REAL_TIME_FACTOR, Estimate, Verdict, recommended_pack
from dragoman.planning.routes import translates_speech

_WORDS = {
    Verdict.SUITS: "",
    Verdict.TOO_SLOW: "too slow here",
    Verdict.TOO_LARGE: "does not fit into the memory",
}


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Print what was measured, how the other models would do, and which one to use.

    Raises:
        DragomanError: what stopped it.
    """
    del arguments
    print("Speaking and recognising a few sentences. That takes less than a minute.", flush=True)
    measured = measure_recognition(installation)
    installation.keep(measured)
    machine = installation.machine()
    found = recommended_pack(machine, measured, installation.store.packs)
    where = machine.gpu.name if machine.gpu and measured.device == "cuda" else f"{machine.cores} processor cores"
    print(f"\nSeconds for each second of speech, on {where}:\n")
    for estimate in found.estimates:
        print(f"  {estimate.pack.name:<28} {_line(estimate)}")
    best = found.best
    print(f"\n{best.pack.name}: {_why(best)}")
    if not installation.store.is_available(best.pack):
        print(f"To get it: dragoman models install {best.pack.id}")
    if not translates_speech(best.pack):
        print("It cannot translate speech into English itself; languages without a translation model need that.")
    if any(not estimate.is_measured for estimate in found.estimates):
        print("Estimates go by the number of weights and can be wrong by a half either way.")
    return ExitCode.DONE


def _line(estimate: Estimate) -> str:
    words = [f"{estimate.real_time_factor:6.2f}", "measured" if estimate.is_measured else "estimated"]
    return "  ".join([*words, _WORDS[estimate.verdict]]).rstrip()


def _why(best: Estimate) -> str:
    if best.verdict is Verdict.SUITS:
        return f"the largest one that takes no more than {MOST_REAL_TIME_FACTOR:g} s for a second of speech."
    return "the fastest one, though slow here: final texts will come late."
