"""Settings survive whatever is in their file, and what cannot be read or written is told."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dragoman.config.settings import SCHEMA_VERSION, Settings, SettingsStore
from dragoman.domain.errors import InputError, OutputError

KEYS = [field.name for field in fields(Settings)]


def write(folder: Path, content: bytes) -> SettingsStore:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_bytes(content)
    return SettingsStore(folder)


def test_a_fresh_machine_has_defaults_and_no_notice(tmp_path):
    store = SettingsStore(tmp_path / "none")
    assert store.load() == Settings()
    assert store.notice is None
    assert not store.path.exists()


def test_what_is_saved_is_loaded(tmp_path):
    settings = Settings("zh", "pt", "Mikrofon ü", None, "zh_CN", "dark", "steady", window_geometry="AAAA")
    SettingsStore(tmp_path / "new").save(settings)
    store = SettingsStore(tmp_path / "new")
    assert store.current == settings
    assert store.notice is None
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


def test_the_file_carries_its_schema_version(tmp_path):
    store = SettingsStore(tmp_path)
    store.save(Settings())
    assert json.loads(store.path.read_text())["schema"] == SCHEMA_VERSION


def test_unknown_keys_and_wrong_types_are_left_out(tmp_path):
    content = {"schema": 1, "first_language": 7, "second_language": "fr", "future": [1]}
    content |= {
        "appearance": "pink",
        "stability": ["quick"],
        "overlay_size": 3,
        "overlay_lines": True,
        "live_speaks": 1,
    }
    store = write(tmp_path, json.dumps(content).encode())
    assert store.load() == Settings(second_language="fr")
    assert store.notice is None


def of_a_newer_version(**changes: object) -> bytes:
    content = {"schema": 9, "first_language": "zh", "appearance": "sepia", "voices": {"zh": "new"}, "future": [1]}
    return json.dumps(content | changes).encode()


def test_settings_of_a_newer_version_are_read_as_far_as_they_are_known(tmp_path):
    store = write(tmp_path, of_a_newer_version())
    assert store.load() == Settings(first_language="zh")
    assert store.notice is None


def test_what_a_newer_version_has_left_is_still_there_after_saving(tmp_path):
    store = write(tmp_path, of_a_newer_version())
    store.save(replace(store.load(), second_language="fr"))
    SettingsStore(tmp_path).save(Settings("zh", "fr", mode="auto"))
    kept = json.loads(store.path.read_text())
    assert (kept["schema"], kept["future"], kept["appearance"], kept["voices"]) == (9, [1], "sepia", {"zh": "new"})
    assert (kept["first_language"], kept["second_language"], kept["mode"]) == ("zh", "fr", "auto")
    assert set(kept) == {*KEYS, "schema", "future"}


def test_what_the_user_chooses_anew_takes_the_place_of_what_was_not_known(tmp_path):
    store = write(tmp_path, of_a_newer_version())
    store.save(replace(store.load(), appearance="dark"))
    assert json.loads(store.path.read_text())["appearance"] == "dark"
    store.save(replace(store.current, appearance="system"))
    assert json.loads(store.path.read_text())["appearance"] == "system"


def test_what_is_too_deep_to_be_written_again_is_left_out(tmp_path):
    deep = json.loads("[" * 400 + "]" * 400)
    store = write(tmp_path, of_a_newer_version(deep=deep))
    store.save(store.load())
    kept = json.loads(store.path.read_text())
    assert "deep" not in kept
    assert kept["future"] == [1]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"first_language": "en"}', b"[" * 100_000, b'{"schema": "1"}']
)
def test_a_damaged_file_is_kept_aside(tmp_path, content):
    store = write(tmp_path, content)
    assert store.load() == Settings()
    assert isinstance(store.notice, InputError)
    assert (tmp_path / "settings.corrupt-1.json").read_bytes() == content
    assert not store.path.exists()
    assert SettingsStore(tmp_path).load() == Settings()


def test_damaged_files_do_not_replace_each_other(tmp_path):
    for number in (1, 2, 3):
        write(tmp_path, b"damaged %d" % number).load()
    assert (tmp_path / "settings.corrupt-2.json").read_bytes() == b"damaged 2"
    assert (tmp_path / "settings.corrupt-3.json").read_bytes() == b"damaged 3"


def test_half_a_surrogate_pair_is_no_name(tmp_path):
    store = write(tmp_path, b'{"schema": 1, "microphone": "\\ud800"}')
    assert store.load().microphone is None


def test_an_unreadable_file_is_told_and_left_alone(tmp_path):
    (tmp_path / "settings.json").mkdir()
    store = SettingsStore(tmp_path)
    assert store.load() == Settings()
    assert isinstance(store.notice, InputError)
    assert store.path.is_dir()


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as raised:
        SettingsStore(tmp_path / "file" / "settings").save(Settings())
    assert raised.value.retry
    assert str(raised.value)


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(tmp_path, monkeypatch):
    store = SettingsStore(tmp_path)
    store.save(Settings(first_language="zh"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        store.save(Settings(first_language="fr"))
    assert SettingsStore(tmp_path).load().first_language == "zh"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
nearly_settings = st.dictionaries(st.sampled_from([*KEYS, "schema", "other"]), json_values)


@given(content=st.binary() | nearly_settings.map(lambda value: json.dumps(value).encode()))
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_breaks_loading_and_saving(tmp_path_factory, content):
    store = write(tmp_path_factory.mktemp("settings"), content)
    loaded = store.load()
    store.save(loaded)
    assert SettingsStore(store.path.parent).load() == loaded


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        ("", {}),
        ('{"pt": "kokoro", "en": "espeak-ng"}', {"pt": "kokoro", "en": "espeak-ng"}),
        ("no json", {}),
        ("[]", {}),
        ("[" * 100_000, {}),
    ],
)
def test_which_voice_was_chosen_for_a_language(voices, chosen):
    assert Settings(voices=voices).chosen_voices() == chosen


def test_speed_and_volume_of_the_voice_are_within_their_bounds(tmp_path):
    content = {"schema": 1, "voice_speed": 60, "voice_volume": 101}
    assert write(tmp_path, json.dumps(content).encode()).load() == Settings()
    content = {"schema": 1, "voice_speed": 70, "voice_volume": 0}
    assert write(tmp_path, json.dumps(content).encode()).load() == Settings(voice_speed=70, voice_volume=0)
