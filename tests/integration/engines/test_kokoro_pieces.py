"""The Portuguese voice in pieces: as good as the whole, and early."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.config.paths import resources
from dragoman.domain.audio import Samples
from dragoman.installation import Installation
from dragoman.tts.convolutions import with_products
from dragoman.tts.kokoro import KokoroSynthesizer
from dragoman.tts.session import open_session
from dragoman.tts.vocoder import FRAME_SAMPLES, Frames, Vocoder, make_frames

Inputs = dict[str, NDArray[Any]]

SENTENCE = "A estação fica atrás do mercado, a dez minutos daqui a pé."


@pytest.fixture(scope="module")
def folder(installation: Installation) -> Path:
    return installation.store.locate(next(pack for pack in installation.store.packs if pack.id == "kokoro"))


@pytest.fixture(scope="module")
def voice(folder: Path) -> KokoroSynthesizer:
    return KokoroSynthesizer(folder, resources() / "kokoro_statistics.npz", threads=1)


@pytest.fixture(scope="module")
def vocoder(voice: KokoroSynthesizer) -> Vocoder:
    assert voice._vocoder is not None
    return voice._vocoder


@pytest.fixture(scope="module")
def inputs(voice: KokoroSynthesizer) -> Inputs:
    tokenizer = voice._kokoro.tokenizer
    return voice._inputs(tokenizer.tokenize(tokenizer.phonemize(SENTENCE, "pt-br")), "jm_kumo")


@pytest.fixture(scope="module")
def frames(voice: KokoroSynthesizer, inputs: Inputs) -> Frames:
    return make_frames(voice._session, inputs)


@pytest.fixture(scope="module")
def pieces(voice: KokoroSynthesizer, vocoder: Vocoder, frames: Frames) -> list[Samples]:
    statistics = voice._statistics.of("jm_kumo", len(frames))
    assert statistics is not None
    return list(vocoder.pieces(frames, statistics))


def spectrum(samples: Samples) -> NDArray[np.float32]:
    """Levels in dB of 20 ms at a time, shape (times, bands of 300 Hz)."""
    windows = samples[: len(samples) // 480 * 480].reshape(-1, 480) * np.hanning(480)
    powers = np.abs(np.fft.rfft(windows))[:, :240].reshape(len(windows), 40, 6) ** 2
    return 10 * np.log10(powers.sum(axis=2) + 1e-4)


def test_the_halves_do_what_the_model_does(folder: Path, inputs: Inputs, vocoder: Vocoder, frames: Frames) -> None:
    with with_products(next(folder.glob("*.onnx"))) as undivided:
        (whole,) = open_session(undivided, 1).run(None, inputs)
    np.testing.assert_array_equal(vocoder.whole(frames), whole.ravel())
    assert np.max(np.abs(whole)) > 0.3
    assert np.max(np.abs(whole.ravel()[: frames.onset * FRAME_SAMPLES])) < 0.01  # nothing is left out there


def test_pieces_sound_like_the_whole(vocoder: Vocoder, frames: Frames, pieces: list[Samples]) -> None:
    assert len(pieces) >= 3
    joined, whole = np.concatenate(pieces), vocoder.whole(frames)[frames.onset * FRAME_SAMPLES :]
    assert len(joined) == len(whole)
    difference = np.sum((joined - whole) ** 2) / np.sum(whole**2)
    assert 10 * np.log10(difference) < -4
    heard = np.max(spectrum(whole), axis=1) > 0
    assert np.mean(np.abs(spectrum(joined) - spectrum(whole))[heard]) < 4


def test_there_is_no_click_between_pieces(pieces: list[Samples]) -> None:
    joined = np.concatenate(pieces)
    steps = np.abs(np.diff(joined, 2))
    for end in np.cumsum([len(piece) for piece in pieces])[:-1]:
        around = np.max(steps[end - 1_200 : end + 1_200])
        assert np.max(steps[end - 4 : end + 4]) <= max(around, 0.01)
        assert np.max(steps[end - 4 : end + 4]) < np.quantile(steps, 0.999)


def test_the_first_piece_is_a_small_part_of_the_clause(pieces: list[Samples]) -> None:
    assert len(pieces[0]) / 24_000 <= 0.6
    assert all(len(after) < 2 * len(before) for before, after in pairwise(pieces))


def test_a_clause_is_heard_in_pieces_and_has_its_pause_at_the_end(voice: KokoroSynthesizer) -> None:
    chunks = list(voice.synthesize("Quanto custa este livro sobre a cidade?", "pt"))
    assert len(chunks) >= 3
    assert chunks[0].duration_s < 0.6
    assert np.all(chunks[-1].samples[-round(0.25 * 24_000) :] == 0)
    assert all(np.max(np.abs(chunk.samples[-480:])) > 0 for chunk in chunks[:-1])


def test_the_rate_shortens_pieces_too(voice: KokoroSynthesizer) -> None:
    usual, faster = (sum(chunk.duration_s for chunk in voice.synthesize(SENTENCE, "pt", rate)) for rate in (1.0, 1.3))
    assert usual / faster == pytest.approx(1.3, rel=0.05)
