"""How much of a talk is understood while the app speaks into its own microphone.

    python tests/benchmarks/talk_with_echo.py [--talk FILE.wav --text FILE.txt] [--leak-db -10] [--profile DIR]

Plays a talk in English into a virtual microphone at speaking speed, has it interpreted aloud into Portuguese, and lets
the app's voice leak back. Without a talk, the app's own English voice speaks its everyday sentences for five minutes.
Every mistake is listed with the time of its utterance; `=` marks those that `WhisperModel.transcribe` makes, too.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from talk_mistakes import report

from dragoman.domain.speech import SIGNAL_ID
from dragoman.evaluation.plain_whisper import PlainWhisper
from dragoman.evaluation.sentences import everyday_sentences
from dragoman.installation import Installation
from support.virtual_audio import virtual_audio
from support.virtual_desktop import wait_until

TALK_S = 300.0
READY_S = 120.0
LAST_WORDS_S = 15.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--talk", type=Path, help="a WAV file in English")
    parser.add_argument("--text", type=Path, help="what is said in it")
    parser.add_argument("--leak-db", type=float, default=-10.0, help="of the app's voice, against what it plays")
    parser.add_argument("--profile", type=Path)
    arguments = parser.parse_args()
    if (arguments.talk is None) is not (arguments.text is None):
        parser.error("--talk and --text go together")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = arguments.profile or folder / "profile"
        talk, text = arguments.talk, arguments.text.read_text(encoding="utf-8") if arguments.text else ""
        if talk is None:
            talk, text = _spoken(profile, folder)
        events = folder / "events.jsonl"
        with virtual_audio(folder / "sound") as environment, _leak(environment, arguments.leak_db):
            _interpret(profile, events, talk, {**environment, "PATH": os.environ["PATH"]})
        _report(events, text, PlainWhisper(Installation(profile)).transcribe(talk, "en").text)


def _spoken(profile: Path, folder: Path) -> tuple[Path, str]:
    """Return a talk of sentences that the app speaks, and what is said in it."""
    talk, said, duration_s = folder / "talk.wav", list[str](), 0.0
    sentences = everyday_sentences("en")
    while duration_s < TALK_S:
        said.append(" ".join(sentences))
        part = folder / "part.wav"
        command = [sys.executable, "-m", "dragoman", "--profile", str(profile), "say", said[-1], "--language", "en"]
        subprocess.run([*command, "--out", str(part)], check=True, stdout=subprocess.DEVNULL, timeout=READY_S)
        duration_s += _append(part, talk)
    return talk, " ".join(said)


def _append(part: Path, talk: Path) -> float:
    """Append one WAV file to another; return the seconds that this adds."""
    with wave.open(str(part), "rb") as file:
        parameters, added = file.getparams(), file.readframes(file.getnframes())
    before = b""
    if talk.exists():
        with wave.open(str(talk), "rb") as file:
            before = file.readframes(file.getnframes())
    with wave.open(str(talk), "wb") as file:
        file.setparams(parameters)
        file.writeframes(before + added)
    return parameters.nframes / parameters.framerate


@contextmanager
def _leak(environment: Mapping[str, str], gain_db: float) -> Iterator[None]:
    """Let the microphone hear the loudspeaker: both have one clock, as in a laptop."""

    def pactl(*words: str) -> str:
        return subprocess.run(
            ["pactl", *words], env=environment, check=True, capture_output=True, text=True, timeout=READY_S
        ).stdout

    pactl("load-module", "module-loopback", "source=vspk.monitor", "sink=vmic", "latency_msec=60", "adjust_time=0")
    wait_until(lambda: bool(pactl("list", "short", "sink-inputs")), "the leak")
    pactl("set-sink-input-volume", pactl("list", "short", "sink-inputs").split()[0], f"{gain_db}dB")
    yield


def _interpret(profile: Path, events: Path, talk: Path, environment: Mapping[str, str]) -> None:
    """Play the talk to the app, and end it once the last word is spoken."""
    log = events.with_suffix(".log")
    command = [sys.executable, "-m", "dragoman", "--profile", str(profile), "listen", "--from", "en", "--to", "pt"]
    with log.open("wb") as told:
        app = subprocess.Popen(
            [*command, "--speak", "--events", str(events)], env=environment, stdout=told, stderr=subprocess.STDOUT
        )
    try:
        wait_until(lambda: _has_said_that_it_listens(events), "the sound that says that the app listens", READY_S)
        subprocess.run(
            ["paplay", "--device=vmic", "--latency-msec=500", str(talk)], env=environment, check=True, timeout=3600
        )
        time.sleep(LAST_WORDS_S)
    finally:
        app.send_signal(signal.SIGINT)
        app.wait(READY_S)


def _has_said_that_it_listens(events: Path) -> bool:
    lines = events.read_text(encoding="utf-8").splitlines(keepends=True) if events.exists() else []
    happened = [json.loads(line) for line in lines if line.endswith("\n")]
    return any(event["event"] == "PlaybackFinished" and event["utterance_id"] == SIGNAL_ID for event in happened)


def _report(events: Path, reference: str, offline: str) -> None:
    """Print what was understood, live and from the recording as a whole."""
    happened = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    named = [(event["event"], event) for event in happened]
    translated = [event["translation"] for name, event in named if name == "TranslationReady"]
    texts = {translation["utterance_id"]: translation["source_text"] for translation in translated}
    starts_s = {event["utterance_id"]: event["start_s"] for name, event in named if name == "UtteranceEnded"}
    _, usual = report("offline", reference, [offline], [None])
    report(
        "live",
        reference,
        [texts[each] for each in sorted(texts)],
        [starts_s.get(each) for each in sorted(texts)],
        usual,
    )
    lags = [event for name, event in named if name == "LagMeasured"]
    spoken = [event["speech_s"] for event in lags if event.get("speech_s") is not None]
    print(f"text     {statistics.median(event['text_s'] for event in lags):.2f} s behind (median)")
    print(f"speech   {statistics.median(spoken):.2f} s behind (median), {max(spoken):.2f} s at most")
    print(f"left out {sum(name == 'SpeechShortened' for name, _ in named)} clauses of {len(texts)} utterances")


if __name__ == "__main__":
    main()
