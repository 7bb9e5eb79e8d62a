"""Recordings of every kind, whole and damaged."""

from __future__ import annotations

import itertools
import os
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from dragoman.audio.recording import Recording
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import InputError

SECONDS = 3


def tone(rate: int, seconds: float, amplitude: float = 0.4) -> np.ndarray:
    return (amplitude * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def encode(
    path: Path, codec: str, channels: np.ndarray, rate: int, layout: str = "mono", *, offset_s: float = 0.0
) -> Path:
    """Write `channels`, of shape (channels, n), with PyAV."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        for start in range(0, channels.shape[1], 1024):
            block = np.ascontiguousarray(channels[:, start : start + 1024])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
            frame.sample_rate = rate
            frame.pts = start + round(offset_s * rate)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path


def read(path: Path) -> tuple[np.ndarray, list[AudioChunk]]:
    chunks = list(Recording(path).chunks())
    return np.concatenate([chunk.samples for chunk in chunks]), chunks


def read_until_error(path: Path) -> tuple[float, InputError]:
    end_s = 0.0
    try:
        for chunk in Recording(path).chunks():
            end_s = chunk.end_s
    except InputError as error:
        return end_s, error
    pytest.fail("no InputError")


@pytest.mark.parametrize(
    ("name", "codec", "rate", "layout"),
    [
        ("telephone.wav", "pcm_s16le", 8_000, "mono"),
        ("studio.wav", "pcm_s24le", 96_000, "stereo"),
        ("song.mp3", "libmp3lame", 44_100, "stereo"),
        ("song.flac", "flac", 44_100, "stereo"),
        ("memo.m4a", "aac", 44_100, "mono"),
        ("film.mkv", "aac", 48_000, "5.1"),
        ("call.ogg", "libopus", 48_000, "mono"),
        ("call.webm", "libopus", 48_000, "mono"),
    ],
)
def test_common_formats_become_16_khz_mono(tmp_path: Path, name: str, codec: str, rate: int, layout: str) -> None:
    channels = np.tile(tone(rate, SECONDS), (av.AudioLayout(layout).nb_channels, 1))
    path = encode(tmp_path / name, codec, channels, rate, layout)
    recording = Recording(path)
    recording.open()
    assert recording.duration_s == pytest.approx(SECONDS, abs=0.1)
    samples, chunks = read(path)
    recording.close()
    assert len(samples) / 16_000 == pytest.approx(SECONDS, abs=0.1)
    assert {chunk.sample_rate for chunk in chunks} == {16_000}
    assert samples.dtype == np.float32
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.argmax(spectrum) * 16_000 / len(samples) == pytest.approx(440, abs=2)


def test_chunks_follow_one_another_on_the_time_line(tmp_path: Path) -> None:
    _, chunks = read(encode(tmp_path / "a.wav", "pcm_s16le", tone(44_100, 1.23)[np.newaxis], 44_100))
    assert [len(chunk.samples) for chunk in chunks[:-1]] == [1600] * 12
    for before, chunk in itertools.pairwise(chunks):
        assert chunk.start_s == pytest.approx(before.end_s)
        assert chunk.captured_at_s >= before.captured_at_s > 0


@pytest.mark.parametrize(("layout", "channel", "least"), [("stereo", 0, 0.45), ("5.1", 2, 0.65), ("5.1", 0, 0.45)])
def test_no_channel_with_voices_is_lost(tmp_path: Path, layout: str, channel: int, least: float) -> None:
    channels = np.zeros((av.AudioLayout(layout).nb_channels, 48_000), np.float32)
    channels[channel] = tone(48_000, 1, amplitude=1.0)
    samples, _ = read(encode(tmp_path / "a.wav", "pcm_s16le", channels, 48_000, layout))
    assert least <= np.abs(samples).max() <= 1.0


@pytest.mark.parametrize("layout", ["stereo", "5.1"])
def test_loud_channels_do_not_exceed_full_scale(tmp_path: Path, layout: str) -> None:
    channels = np.tile(tone(48_000, 1, amplitude=0.99), (av.AudioLayout(layout).nb_channels, 1))
    samples, _ = read(encode(tmp_path / "a.wav", "pcm_s24le", channels, 48_000, layout))
    assert 0.9 <= np.abs(samples).max() <= 1.0


def test_video_gives_its_sound(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=10)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        audio = container.add_stream("aac", rate=48_000, layout="mono")
        for index in range(10):
            picture = av.VideoFrame(64, 64, "yuv420p")
            picture.pts = index
            for packet in video.encode(picture):
                container.mux(packet)
        sound = av.AudioFrame.from_ndarray(tone(48_000, 1)[np.newaxis], format="fltp", layout="mono")
        sound.sample_rate, sound.pts = 48_000, 0
        for packet in [*audio.encode(sound), *audio.encode(None), *video.encode(None)]:
            container.mux(packet)
    samples, _ = read(path)
    assert len(samples) / 16_000 == pytest.approx(1, abs=0.1)
    assert np.abs(samples).max() > 0.3


def test_silence_is_sound_too(tmp_path: Path) -> None:
    samples, _ = read(encode(tmp_path / "a.wav", "pcm_s16le", np.zeros((1, 8_000), np.float32), 8_000))
    assert len(samples) == 16_000
    assert not samples.any()


def test_what_is_not_a_number_becomes_silence(tmp_path: Path) -> None:
    broken = tone(16_000, 1)
    broken[100:200] = np.nan
    samples, _ = read(encode(tmp_path / "a.wav", "pcm_f32le", broken[np.newaxis], 16_000))
    assert np.isfinite(samples).all()


def test_a_gap_in_the_time_stamps_is_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("flac", rate=16_000, layout="mono")
        for second in (0, 3):
            frame = av.AudioFrame.from_ndarray(
                (tone(16_000, 0.25)[np.newaxis] * 32767).astype(np.int16), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = 16_000, second * 16_000
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    samples, _ = read(path)
    assert len(samples) / 16_000 == pytest.approx(3.25, abs=0.1)
    assert not samples[8_000:40_000].any()
    assert np.abs(samples[-2000:]).max() > 0.3


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mp3", "libmp3lame"), ("a.flac", "flac"), ("a.mkv", "aac")]
)
def test_a_file_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, name: str, codec: str) -> None:
    whole = encode(tmp_path / name, codec, tone(44_100, 10)[np.newaxis], 44_100).read_bytes()
    path = tmp_path / f"cut-{name}"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    end_s, error = read_until_error(path)
    assert 5 <= end_s <= 6.5
    assert "up to 0:0" in str(error)


def test_damage_in_the_middle_is_silence_and_told_at_the_end(tmp_path: Path) -> None:
    noise = 0.1 * np.random.default_rng(0).standard_normal((1, 441_000)).astype(np.float32)
    whole = bytearray(encode(tmp_path / "whole.m4a", "aac", noise, 44_100).read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 30_000] = np.random.default_rng(1).bytes(30_000)
    path = tmp_path / "damaged.m4a"
    path.write_bytes(whole)
    end_s, error = read_until_error(path)
    assert end_s == pytest.approx(10, abs=0.1)
    assert "missing" in str(error)


@pytest.mark.parametrize("size", [b"\xff\xff\xff\xff", b"\0\0\0\0"])
def test_a_wav_written_to_a_pipe_is_complete(tmp_path: Path, size: bytes) -> None:
    path = encode(tmp_path / "a.wav", "pcm_s16le", tone(16_000, 1)[np.newaxis], 16_000)
    content = bytearray(path.read_bytes())
    at = content.find(b"data") + 4
    content[at : at + 4] = size
    path.write_bytes(content)
    samples, _ = read(path)
    assert len(samples) == pytest.approx(16_000, abs=100)


def test_a_wav_with_no_samples_yields_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
    assert list(Recording(path).chunks()) == []


def make_missing(path: Path) -> None:
    del path


def make_picture(path: Path) -> None:
    with av.open(str(path), "w", format="image2") as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "rgb24"
        for packet in [*stream.encode(av.VideoFrame(16, 16, "rgb24")), *stream.encode(None)]:
            container.mux(packet)


@pytest.mark.parametrize(
    ("name", "make", "problem"),
    [
        ("gone.wav", make_missing, "There is no file “gone.wav”."),
        ("folder.wav", Path.mkdir, "“folder.wav” is a folder."),
        ("empty.wav", Path.touch, "“empty.wav” is empty."),
        ("text.wav", lambda path: path.write_text("hello\n" * 100), "“text.wav” is not an audio or video file"),
        ("text.txt", lambda path: path.write_text("hello\n" * 100), "“text.txt” has no sound."),
        ("picture.png", make_picture, "“picture.png” has no sound."),
    ],
)
def test_what_is_no_recording_is_told_in_a_sentence(tmp_path: Path, name, make, problem: str) -> None:
    make(tmp_path / name)
    _, error = read_until_error(tmp_path / name)
    assert str(error).startswith(problem)
    assert not error.retry


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.wav"
    path.touch()
    monkeypatch.setattr(Path, "open", refuse)
    _, error = read_until_error(path)
    assert "may not be read" in str(error)


def test_close_ends_a_long_file_soon(tmp_path: Path) -> None:
    recording = Recording(encode(tmp_path / "a.wav", "pcm_s16le", tone(16_000, 10)[np.newaxis], 16_000))
    heard = 0.0
    for chunk in recording.chunks():
        heard = chunk.end_s
        recording.close()
    assert heard < 0.5
    recording.close()


def test_close_before_reading_yields_nothing(tmp_path: Path) -> None:
    recording = Recording(encode(tmp_path / "a.wav", "pcm_s16le", tone(16_000, 1)[np.newaxis], 16_000))
    recording.open()
    recording.close()
    assert list(recording.chunks()) == []


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(os.urandom(20_000))
    with pytest.raises(InputError):
        list(Recording(path).chunks())
    assert capfd.readouterr() == ("", "")
