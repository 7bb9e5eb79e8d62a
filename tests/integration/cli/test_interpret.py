"""`dragoman interpret` on recordings, from the sound to the files."""

from __future__ import annotations

import json
import re
import wave
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.audio.resampling import resample
from dragoman.domain.audio import SPEECH_SAMPLE_RATE, Samples

ENGLISH = [("Please meet me at the train station.", "en", 1.5), ("The weather is very good today.", "en", 1.0)]
PORTUGUESE = [("Bom dia, onde fica a farmácia?", "pt", 1.5), ("Muito obrigado pela sua ajuda.", "pt", 1.0)]
EN_PT = ["--from", "en", "--to", "pt"]
PT_EN = ["--from", "pt", "--to", "en"]

Dragoman = Callable[..., Any]
Record = Callable[..., Path]


class Results:
    """Where the results of a run go, and what is in them."""

    def __init__(self, folder: Path) -> None:
        self.speech = folder / "speech.wav"
        self.subtitles = folder / "subtitles.srt"
        self.web_subtitles = folder / "subtitles.vtt"
        self.event_log = folder / "events.jsonl"

    @property
    def events(self) -> dict[str, list[dict[str, Any]]]:
        """Kind -> what happened, in order."""
        by_kind = defaultdict(list)
        for line in self.event_log.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            by_kind[event["event"]].append(event)
        return by_kind

    @property
    def speech_s(self) -> float:
        with wave.open(str(self.speech)) as file:
            return file.getnframes() / file.getframerate()

    def loudness(self, begin_s: float, end_s: float) -> float:
        """Return the root mean square of a stretch of the speech."""
        with wave.open(str(self.speech)) as file:
            rate = file.getframerate()
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
        stretch = samples[round(begin_s * rate) : round(end_s * rate)]
        return float(np.sqrt(np.mean(np.square(stretch)))) if len(stretch) else 0.0


@pytest.fixture
def results(tmp_path: Path) -> Results:
    return Results(tmp_path)


def cues(path: Path) -> list[tuple[float, float, str]]:
    """Return (start, end, text) of each cue, after checking the format of the whole file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".vtt":
        assert text.startswith("WEBVTT\n\n")
        text = text.removeprefix("WEBVTT\n\n")
    found = []
    for number, block in enumerate(re.split(r"\n\n", text.rstrip("\n")) if text.strip() else [], start=1):
        lines = block.split("\n")
        if path.suffix == ".srt":
            assert lines.pop(0) == str(number)
        start, end = (_seconds(clock, path.suffix) for clock in lines.pop(0).split(" --> "))
        assert lines
        found.append((start, end, "\n".join(lines)))
    return found


def _seconds(clock: str, suffix: str) -> float:
    match = re.fullmatch(r"(\d\d):(\d\d):(\d\d)" + (r"\.(\d{3})" if suffix == ".vtt" else r",(\d{3})"), clock)
    assert match, clock
    hours, minutes, seconds, milliseconds = map(int, match.groups())
    return 3600 * hours + 60 * minutes + seconds + milliseconds / 1000


def assert_ordered(found: list[tuple[float, float, str]]) -> None:
    assert all(start < end for start, end, _ in found)
    assert all(before[1] <= after[0] + 1e-9 for before, after in pairwise(found))


def ids_of(events: list[dict[str, Any]], *path: str) -> list[int]:
    ids = []
    for event in events:
        value: Any = event
        for name in path:
            value = value[name]
        ids.append(value["utterance_id"])
    return ids


def test_english_to_portuguese_with_everything(dragoman: Dragoman, record: Record, results: Results) -> None:
    recording = record("talk.wav", *ENGLISH)
    ended = dragoman(
        "interpret", recording, *EN_PT, "--out", results.speech, "--subtitles", results.subtitles,
        "--events", results.event_log,
    )  # fmt: skip
    assert (ended.code, ended.err) == (0, "")
    assert "train station" in ended.out
    assert "estação" in ended.out

    shown = cues(results.subtitles)
    assert_ordered(shown)
    assert "estação" in shown[0][2]
    assert shown[0][0] == pytest.approx(0.4, abs=0.3)

    events = results.events
    spoken = ids_of(events["UtteranceEnded"])
    assert spoken == sorted(set(spoken))
    assert len(spoken) == 2
    assert ids_of(events["SpeechStarted"]) == spoken
    assert ids_of(events["HypothesisUpdated"], "hypothesis") == spoken
    assert ids_of(events["TranslationReady"], "translation") == spoken
    assert ids_of(events["PlaybackStarted"]) == spoken
    assert ids_of(events["PlaybackFinished"]) == spoken
    assert set(ids_of(events["LatencyMeasured"])) == set(spoken)
    for latency in events["LatencyMeasured"]:
        assert 0 < latency["text_s"] <= latency["translation_s"]
        assert latency["audio_s"] is None or latency["audio_s"] >= latency["translation_s"]
    assert any(latency["audio_s"] for latency in events["LatencyMeasured"])
    assert "StageFailed" not in events

    second = events["UtteranceEnded"][1]
    assert results.loudness(0, events["UtteranceEnded"][0]["start_s"]) < 0.001
    assert results.loudness(second["start_s"], results.speech_s) > 0.01


def test_portuguese_to_english(dragoman: Dragoman, record: Record, results: Results) -> None:
    recording = record("talk.wav", *PORTUGUESE)
    ended = dragoman(
        "interpret", recording, *PT_EN, "--out", results.speech, "--subtitles", results.web_subtitles, "--bilingual"
    )
    assert (ended.code, ended.err) == (0, "")
    shown = cues(results.web_subtitles)
    assert_ordered(shown)
    assert "farmácia" in shown[0][2]
    assert "pharmacy" in shown[0][2]
    assert results.speech_s > 2
    assert results.loudness(0, results.speech_s) > 0.01


def test_a_conversation_both_ways(dragoman: Dragoman, record: Record, results: Results) -> None:
    recording = record("talk.wav", ENGLISH[0], PORTUGUESE[0], ENGLISH[1], PORTUGUESE[1])
    ended = dragoman(
        "interpret", recording, "--from", "auto", "--to", "pt", "--both-ways",
        "--subtitles", results.subtitles, "--events", results.event_log,
    )  # fmt: skip
    assert (ended.code, ended.err) == (0, "")
    translations = [event["translation"] for event in results.events["TranslationReady"]]
    directions = [(each["source_language"], each["target_language"]) for each in translations]
    assert directions == [("en", "pt"), ("pt", "en")] * 2
    assert_ordered(cues(results.subtitles))
    assert len(ended.out.splitlines()) == 8


def test_what_is_in_the_target_language_already_is_transcribed(dragoman: Dragoman, record: Record) -> None:
    ended = dragoman("interpret", record("talk.wav", PORTUGUESE[0]), "--from", "auto", "--to", "pt")
    assert (ended.code, ended.err) == (0, "")
    (line,) = ended.out.splitlines()
    assert " pt " in line
    assert "farmácia" in line


@pytest.mark.parametrize("pause_s", [0.0, 0.3])
def test_the_last_word_is_not_lost(dragoman: Dragoman, record: Record, results: Results, pause_s: float) -> None:
    recording = record("talk.wav", (ENGLISH[0][0], "en", pause_s), before_s=0.0)
    ended = dragoman("interpret", recording, *EN_PT, "--subtitles", results.subtitles, "--out", results.speech)
    assert ended.code == 0
    assert "train station" in ended.out
    assert "estação" in cues(results.subtitles)[-1][2]
    assert results.speech_s > 1


@pytest.mark.parametrize(
    "form",
    [
        {"rate": 8_000},
        {"rate": 48_000, "width": 3, "channels": 2},
        {"rate": 44_100, "channels": 6},
        {"width": 4},
    ],
    ids=["telephone", "24 bits", "5.1", "32 bits"],
)
def test_other_kinds_of_sound(
    dragoman: Dragoman,
    speak: Callable[[str, str], Samples],
    write_recording: Callable[..., Path],
    tmp_path: Path,
    form: dict[str, int],
) -> None:
    samples = resample(speak(ENGLISH[0][0], "en"), SPEECH_SAMPLE_RATE, form.get("rate", SPEECH_SAMPLE_RATE))
    ended = dragoman("interpret", write_recording(tmp_path / "talk.wav", samples, **form), *EN_PT)
    assert (ended.code, ended.err) == (0, "")
    assert "station" in ended.out


def test_names_with_spaces_and_signs(dragoman: Dragoman, record: Record, tmp_path: Path) -> None:
    recording = record("fala nº 1 {a} 🙂 %s.wav", PORTUGUESE[0])
    subtitles = tmp_path / "saída {0}.srt"
    assert dragoman("interpret", recording, *PT_EN, "--subtitles", subtitles).code == 0
    assert cues(subtitles)


def silent(path: Path, write: Callable[..., Path]) -> Path:
    return write(path, np.zeros(32_000, np.float32))


def bad_input(name: str, folder: Path, write: Callable[..., Path]) -> Path:
    path = folder / "talk.wav"
    match name:
        case "directory":
            path.mkdir()
        case "empty":
            path.touch()
        case "text":
            path.write_text("This is no sound at all. " * 200, encoding="utf-8")
        case "silent":
            silent(path, write)
        case "header only":
            path.write_bytes(silent(path, write).read_bytes()[:44])
        case "half a header":
            path.write_bytes(silent(path, write).read_bytes()[:20])
        case "picture":
            path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))
    return path


@pytest.mark.parametrize(
    "name", ["missing", "directory", "empty", "text", "silent", "header only", "half a header", "picture"]
)
def test_what_cannot_be_interpreted(
    dragoman: Dragoman, results: Results, write_recording: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    path = bad_input(name, tmp_path, write_recording)
    ended = dragoman("interpret", path, *EN_PT, "--out", results.speech)
    assert (ended.code, ended.out) == (3, "")
    assert "talk.wav" in ended.complaint


def test_of_a_file_cut_short_the_rest_is_interpreted(dragoman: Dragoman, record: Record, results: Results) -> None:
    recording = record("talk.wav", *ENGLISH)
    content = recording.read_bytes()
    recording.write_bytes(content[: len(content) * 6 // 10])
    ended = dragoman("interpret", recording, *EN_PT, "--subtitles", results.subtitles)
    assert ended.code == 3
    assert "could be read up to 0:0" in ended.complaint
    assert "train station" in ended.out
    assert "estação" in cues(results.subtitles)[0][2]


@pytest.mark.parametrize("languages", [("en", "xx"), ("xx", "pt"), ("auto", "xx"), ("en", "en"), ("pt", "auto")])
def test_languages_that_are_not_installed(dragoman: Dragoman, tmp_path: Path, languages: tuple[str, str]) -> None:
    ended = dragoman("interpret", tmp_path / "talk.wav", "--from", languages[0], "--to", languages[1])
    assert ended.code == 2
    assert "Installed: 98 languages to en, 98 languages to pt." in ended.complaint


@pytest.mark.parametrize("option", ["--out", "--subtitles", "--events"])
def test_a_recording_is_never_overwritten(dragoman: Dragoman, record: Record, option: str) -> None:
    recording = record("talk.wav", ENGLISH[0])
    before = recording.read_bytes()
    ended = dragoman("interpret", recording, *EN_PT, option, recording.parent / "." / "talk.wav")
    assert ended.code == 6
    assert "recording itself" in ended.complaint
    assert recording.read_bytes() == before


@pytest.mark.parametrize("option", ["--out", "--subtitles", "--events"])
def test_results_that_cannot_be_written(dragoman: Dragoman, record: Record, tmp_path: Path, option: str) -> None:
    recording = record("talk.wav", ENGLISH[0])
    ended = dragoman("interpret", recording, *EN_PT, option, tmp_path / "no such folder" / "result.srt")
    assert (ended.code, ended.out) == (6, "")
    assert "result.srt" in ended.complaint


def test_subtitles_of_an_unknown_kind(dragoman: Dragoman, record: Record, tmp_path: Path) -> None:
    ended = dragoman("interpret", record("talk.wav", ENGLISH[0]), *EN_PT, "--subtitles", tmp_path / "talk.txt")
    assert ended.code == 6
    assert ".srt or .vtt" in ended.complaint
    assert not (tmp_path / "talk.txt").exists()


full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")


@full_disk
def test_a_full_disk_keeps_what_is_elsewhere(dragoman: Dragoman, record: Record, results: Results) -> None:
    recording = record("talk.wav", *ENGLISH)
    ended = dragoman("interpret", recording, *EN_PT, "--events", "/dev/full", "--subtitles", results.subtitles)
    assert ended.code == 6
    assert "/dev/full" in ended.complaint
    assert_ordered(cues(results.subtitles))


@full_disk
def test_speech_on_a_full_disk(dragoman: Dragoman, record: Record) -> None:
    ended = dragoman("interpret", record("talk.wav", ENGLISH[0]), *EN_PT, "--out", "/dev/full")
    assert ended.code == 6
    assert "/dev/full" in ended.complaint
