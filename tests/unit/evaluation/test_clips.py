"""What is played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from dragoman.audio.recording import Recording
from dragoman.domain.audio import AudioChunk
from dragoman.evaluation.clips import Clip, as_wav, clips_of, own_clips, own_noises, write_wav
from dragoman.evaluation.memory import joined
from dragoman.evaluation.recordings import ListedRecording
from dragoman.evaluation.sentences import everyday_sentences

PAIRS = frozenset({("en", "pt"), ("pt", "en"), ("en", "es")})


class Voice:
    """Takes a tenth of a second for each word, with silence around it."""

    def synthesize(self, text: str, _language: str, _rate: float = 1.0) -> Iterator[AudioChunk]:
        silence = np.zeros(1_600, np.float32)
        words = np.full(1_600 * len(text.split()), 0.25, np.float32)
        yield AudioChunk(np.concatenate((silence, words, silence)), 16_000)


def listed(name: str, language: str, translation: str = "", translation_language: str = "") -> ListedRecording:
    return ListedRecording(Path(name), language, f"said in {name}", translation, translation_language)


def test_a_recording_is_interpreted_into_the_language_of_its_translation() -> None:
    (clip,) = clips_of([listed("1", "en", "hola", "es")], ["en", "pt"], PAIRS, None)
    assert (clip.target, clip.translation) == ("es", "hola")


def test_a_translation_that_cannot_be_made_does_not_count() -> None:
    (clip,) = clips_of([listed("1", "en", "hallo", "de")], ["en", "pt"], PAIRS, None)
    assert (clip.target, clip.translation) == ("pt", "")


def test_what_cannot_be_interpreted_is_left_out() -> None:
    assert clips_of([listed("1", "de"), listed("2", "noise")], ["de", "en"], PAIRS, None) == []


def test_the_limit_is_for_each_language() -> None:
    recordings = [listed(f"{language}{number}", language) for number in range(3) for language in ("pt", "en", "fr")]
    clips = clips_of(recordings, ["en", "pt"], PAIRS, 2)
    assert [clip.path.name for clip in clips] == ["en0", "en1", "pt0", "pt1"]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (2, 2), (3, 3), (None, 19)])
def test_own_recordings_are_sentences_and_one_talk(tmp_path: Path, limit: int | None, count: int) -> None:
    clips = own_clips(Voice(), "en", "pt", tmp_path, limit)
    assert len(clips) == count
    sentences, translations = everyday_sentences("en"), everyday_sentences("pt")
    assert (clips[0].reference, clips[0].translation) == (sentences[0], translations[0])
    if count > 1:
        assert clips[-1].reference == " ".join(sentences[count - 1 : count + 5])
        assert [segment.translation for segment in clips[-1].segments] == translations[count - 1 : count + 5]


def test_the_times_of_own_sentences_are_known(tmp_path: Path) -> None:
    talk: Clip = own_clips(Voice(), "en", "pt", tmp_path, 2)[-1]
    sound = joined(chunk.samples for chunk in Recording(talk.path).chunks())
    for segment, sentence in zip(talk.segments, everyday_sentences("en")[1:], strict=False):
        begin, end = round(segment.start_s * 16_000), round(segment.end_s * 16_000)
        assert end - begin == 1_600 * len(sentence.split())
        np.testing.assert_allclose(sound[begin:end], 0.25, atol=1e-3)
        assert not sound[end : end + 1_600].any()


def test_own_noises_differ_and_last(tmp_path: Path) -> None:
    sounds = [joined(chunk.samples for chunk in Recording(path).chunks()) for path in own_noises(tmp_path, 2.0)]
    assert [len(sound) for sound in sounds] == [32_000] * 4
    loudness = [round(float(np.sqrt(np.mean(np.square(sound)))), 3) for sound in sounds]
    assert loudness[0] == 0
    assert all(0.02 < level < 0.5 for level in loudness[1:])
    assert len(set(loudness)) == 4


def test_any_recording_becomes_a_plain_wav(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.full(800, 0.5, np.float32))
    copy = as_wav(tmp_path / "a.wav", tmp_path / "b.wav")
    assert copy.read_bytes() == (tmp_path / "a.wav").read_bytes()
