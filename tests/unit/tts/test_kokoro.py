"""Kokoro's clauses, pauses, pieces and rate, with tones in place of the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.config.paths import resources
from dragoman.domain.audio import AudioChunk, Samples
from dragoman.domain.errors import EngineError, ModelError
from dragoman.tts.graph_split import ENDS, FEATURES, SOURCE, STYLE
from dragoman.tts.kokoro import KokoroSynthesizer, _speaker
from dragoman.tts.normalisation import SpeechStatistics
from dragoman.tts.vocoder import Frames

RATE = 24_000
SPEAKER = "jm_kumo"


class Tone:
    """In place of `kokoro_onnx.Kokoro`: a second of sound at a given level; a phoneme for each letter."""

    def __init__(self, level: float = 0.5) -> None:
        self.level = level
        self.asked: list[tuple[str, str]] = []
        self.tokenizer = SimpleNamespace(
            phonemize=lambda text, _lang: text, tokenize=lambda phonemes: [1] * sum(map(str.isalpha, phonemes))
        )

    def create(self, text: str, _style: object, lang: str) -> tuple[Samples, int]:
        self.asked.append((text, lang))
        if "unspeakable" in text:
            raise ValueError("no phonemes")
        return np.full(RATE, self.level, np.float32), RATE


class Front:
    """In place of the model's first half: ten frames for each phoneme."""

    def __init__(self) -> None:
        self.inputs: list[dict[str, NDArray[Any]]] = []

    def get_inputs(self) -> list[SimpleNamespace]:
        kinds = {"tokens": "tensor(int64)", "style": "tensor(float)", "speed": "tensor(float)"}
        return [SimpleNamespace(name=name, type=kind) for name, kind in kinds.items()]

    def run(self, names: list[str], inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        assert names == [FEATURES, SOURCE, STYLE, ENDS]
        self.inputs.append(inputs)
        tokens = inputs["tokens"].size
        ends = np.cumsum(np.full(tokens, 5))
        return [np.zeros((1, 2, 10 * tokens)), np.zeros((1, 3_000 * tokens + 20)), inputs["style"], ends]


class Pieces:
    """In place of the vocoder: two pieces of half a second, or a whole of two seconds."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def pieces(self, _frames: Frames, _statistics: object) -> Iterator[Samples]:
        for number in (1, 2):
            self.made.append(f"piece {number}")
            yield np.full(RATE // 2, 0.5, np.float32)

    def whole(self, _frames: Frames) -> Samples:
        self.made.append("whole")
        return np.full(2 * RATE, 0.5, np.float32)


def synthesizer(tone: Tone) -> KokoroSynthesizer:
    """One with a model that cannot be split."""
    made = object.__new__(KokoroSynthesizer)
    made._kokoro, made._vocoder = tone, None
    made._speakers, made._styles = {"pt": SPEAKER}, {SPEAKER: np.arange(20.0).reshape(10, 1, 2)}
    return made


def split_synthesizer(known: tuple[str, ...] = (SPEAKER,)) -> tuple[KokoroSynthesizer, Front, Pieces]:
    made, front, pieces = synthesizer(Tone()), Front(), Pieces()
    made._session, made._vocoder = front, pieces
    made._statistics = SimpleNamespace(of=lambda speaker, _frames: np.zeros((1, 4, 1)) if speaker in known else None)
    return made, front, pieces


def joined(chunks: list[AudioChunk]) -> Samples:
    assert all(chunk.sample_rate == RATE and chunk.samples.dtype == np.float32 for chunk in chunks)
    return np.concatenate([chunk.samples for chunk in chunks])


def test_each_clause_has_a_pause_after_it() -> None:
    tone = Tone()
    sound = joined(list(synthesizer(tone).synthesize("Bom dia! 🙂 Se não chover, vamos passear.", "pt")))
    assert tone.asked == [("Bom dia!", "pt-br"), ("Se não chover,", "pt-br"), ("vamos passear.", "pt-br")]
    assert len(sound) == round((1.25 + 1.12 + 1.25) * RATE)
    for begin_s, end_s in ((1.0, 1.25), (2.25, 2.37), (3.37, 3.62)):
        assert np.all(sound[round(begin_s * RATE) : round(end_s * RATE)] == 0)
        assert sound[round(begin_s * RATE) - 240] == 0.5


def test_a_clause_is_heard_before_its_end_is_made() -> None:
    voice, _, pieces = split_synthesizer()
    chunks = voice.synthesize("Bom dia!", "pt")
    assert next(chunks).duration_s == pytest.approx(0.5, abs=0.01)
    assert pieces.made == ["piece 1"]
    rest = joined(list(chunks))
    assert len(rest) / RATE == pytest.approx(0.75, abs=0.01)
    assert np.all(rest[-RATE // 4 :] == 0)
    assert np.all(rest[: RATE // 4] == 0.5)


def test_the_model_is_given_phonemes_and_the_style_of_their_number() -> None:
    voice, front, _ = split_synthesizer()
    list(voice.synthesize("Bom dia!", "pt"))
    (inputs,) = front.inputs
    assert inputs["tokens"].tolist() == [[0, 1, 1, 1, 1, 1, 1, 0]]
    assert inputs["style"].tolist() == [[10, 11]]
    assert inputs["speed"].tolist() == [1]


def test_a_speaker_nothing_is_known_of_is_heard_clause_by_clause() -> None:
    voice, _, pieces = split_synthesizer(known=())
    assert len(joined(list(voice.synthesize("Bom dia!", "pt")))) == round(2.25 * RATE)
    assert pieces.made == ["whole"]


def test_in_pieces_too_a_higher_rate_makes_speech_shorter() -> None:
    voice, _, _ = split_synthesizer()
    assert len(joined(list(voice.synthesize("Bom dia!", "pt", 1.25)))) / RATE == pytest.approx(1.0, rel=0.03)


def test_a_clause_of_which_no_phoneme_is_known_says_so() -> None:
    voice, _, _ = split_synthesizer()
    with pytest.raises(EngineError, match="no sound"):
        list(voice.synthesize("1", "pt"))


@pytest.mark.parametrize("text", ["", "  \n", "🙂", "?!", "— …"])
def test_nothing_is_spoken_where_there_is_no_word(text: str) -> None:
    tone = Tone()
    assert list(synthesizer(tone).synthesize(text, "pt")) == []
    assert tone.asked == []


def test_the_first_clause_does_not_wait_for_the_others() -> None:
    tone = Tone()
    next(synthesizer(tone).synthesize("Na primeira vez, não chegou ninguém. Segunda frase.", "pt"))
    assert len(tone.asked) == 1


@pytest.mark.parametrize(("rate", "duration_s"), [(1.0, 1.25), (1.25, 1.0), (0.5, 2.5), (100.0, 0.625)])
def test_at_a_higher_rate_speech_and_pauses_are_shorter(rate: float, duration_s: float) -> None:
    sound = joined(list(synthesizer(Tone()).synthesize("Bom dia!", "pt", rate)))
    assert len(sound) / RATE == pytest.approx(duration_s, rel=0.03)


def test_a_sentence_that_cannot_be_spoken_says_so() -> None:
    with pytest.raises(EngineError, match="no phonemes"):
        list(synthesizer(Tone()).synthesize("unspeakable", "pt"))


@pytest.mark.parametrize("level", [1.0, 1.2, -1.5])
def test_no_chunk_exceeds_full_scale(level: float) -> None:
    sound = joined(list(synthesizer(Tone(level)).synthesize("Olá", "pt")))
    assert np.max(np.abs(sound)) == pytest.approx(1.0)


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="dragoman models repair"):
        KokoroSynthesizer(tmp_path, resources() / "kokoro_statistics.npz", threads=1)


def test_what_ships_of_the_speaker_can_be_read() -> None:
    statistics = SpeechStatistics(resources() / "kokoro_statistics.npz")
    values = statistics.of(SPEAKER, 200)
    assert values is not None
    assert values.shape == (1, statistics.channels, 1)
    assert np.all(np.isfinite(values))


@pytest.mark.parametrize(
    ("names", "language", "speaker"),
    [
        (["af_heart", "ff_siwis", "jm_kumo"], "en", "af_heart"),
        (["af_heart", "ff_siwis", "jm_kumo"], "fr", "ff_siwis"),
        (["af_heart", "jm_kumo", "pf_dora"], "pt", "jm_kumo"),
        (["jf_alpha", "jm_kumo"], "es", "jm_kumo"),
        (["jf_alpha"], "it", "jf_alpha"),
    ],
)
def test_a_native_speaker_speaks_where_there_is_one(names: list[str], language: str, speaker: str) -> None:
    assert _speaker(names, language) == speaker
