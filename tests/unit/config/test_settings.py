"""Settings survive whatever is in their file, and what cannot be read or written is told."""

import json
from dataclasses import fields
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
@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
