"""What is read from other programs' output."""

import array

import pytest


def test_sources_are_those_of_the_release_and_each_once(smoke):
    told = (
        "http://a/debian|bookworm|main\nhttp://a/debian|bookworm|main\nhttp://a/sec|bookworm-security|main\n"
        "http://b/debian|trixie|main\n"
    )
    assert [source.line for source in smoke.file_system.sources_from(told)] == [
        "deb http://a/debian bookworm main",
        "deb http://a/sec bookworm-security main",
    ]


def test_libraries_that_were_not_found_are_named_with_the_file_that_needs_them(smoke):
    told = (
        "/opt/app/a.so:\n\tlinux-vdso.so.1 (0x1)\n\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n"
        "/opt/app/b.so:\n\tlibgtk-3.so.0 => not found\n\tlibgtk-3.so.0 => not found\n"
        "/opt/app/c:\n\tnot a dynamic executable\n"
    )
    assert smoke.libraries.missing_in(told) == ["libgtk-3.so.0 for /opt/app/a.so and 1 more"]


def test_memory_is_in_megabytes(smoke):
    rollup = "00400000-7fff0000 ---p 00000000 00:00 0 [rollup]\nRss:   2000000 kB\nPss:   1000000 kB\n"
    assert smoke.memory.megabytes(rollup, "Pss") == pytest.approx(1024)
    assert smoke.memory.megabytes("", "Pss") == 0


@pytest.mark.parametrize(
    ("expected", "seen", "share"),
    [
        ("Onde fica a estação?", "onde, fica a ESTACAO", 1),
        ("Onde fica a estação?", "Onde está", 0.25),
        ("sim sim", "sim", 0.5),
        ("", "sim", 0),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(smoke, expected, seen, share):
    assert smoke.words.shared_words(expected, seen) == share


def test_silence_and_sound_are_told_apart(smoke, tmp_path):
    rate = smoke.sound.RATE
    path = tmp_path / "recorded.raw"
    samples = array.array("h", [0] * rate + [9000, -9000] * (rate // 4) + [0] * (rate // 4))
    path.write_bytes(samples.tobytes() + b"\x01")  # half a sample, as while it is being written
    recording = smoke.sound.Recording(path)
    assert recording.has_begun()
    assert recording.loud_s() == pytest.approx(0.5)
    assert recording.quiet_s() == pytest.approx(0.25)
    recording.keep_as(tmp_path / "kept.wav")
    assert not path.exists()
    assert (tmp_path / "kept.wav").read_bytes()[:4] == b"RIFF"


def test_a_recording_that_has_not_begun_is_no_fault(smoke, tmp_path):
    assert not smoke.sound.Recording(tmp_path / "nothing.raw").has_begun()


def test_what_does_not_come_is_told_with_what_was_seen_instead(smoke):
    with pytest.raises(smoke.failure.SmokeError, match="expected within 0 s: a window; seen instead: a dialog"):
        smoke.failure.wait_until(lambda: False, "a window", 0, seen=lambda: "a dialog")
