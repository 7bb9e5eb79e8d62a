"""What is installed and what is made of it, with small stand-ins for the engines."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.config.paths import resources
from dragoman.config.settings import Settings, SettingsStore
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import EngineError, ModelError
from dragoman.domain.events import Event, ProcessorTookOver, StageName
from dragoman.domain.machine import Gpu, Machine, Placement
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.installation import CUDA_PROBE, ESPEAK, Installation
from dragoman.modelstore.catalogue import read_catalogue
from dragoman.modelstore.store import ModelStore
from dragoman.planning.placement import MAX_THREADS
from dragoman.planning.recommendation import Measured

CATALOGUE = read_catalogue(resources() / "catalogue")
TEMPLATE = CATALOGUE[0]


class Voice:
    """In place of both kinds of voices; keeps which were made."""

    made: list[Path] = []  # noqa: RUF012 - emptied for each test

    def __init__(self, model: Path, statistics: Path | None = None, *, threads: int) -> None:
        assert threads >= 1
        assert statistics is None or statistics.is_file()
        self.model = model
        Voice.made.append(model)

    def synthesize(self, _text: str, _language: str, _rate: float = 1.0) -> Iterator[AudioChunk]:
        yield AudioChunk.empty()


class Translator:
    """In place of a translation model; keeps which were loaded."""

    loaded: list[Path] = []  # noqa: RUF012 - emptied for each test

    def __init__(self, folder: Path, _family: str, _placement: Placement) -> None:
        self.folder = folder
        Translator.loaded.append(folder)

    def translate(self, text: str, _source: str, _target: str, _beginning: str = "") -> str:
        return f"{text} by {self.folder.name}"


@pytest.fixture(autouse=True)
def _small_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    Voice.made, Translator.loaded = [], []
    monkeypatch.setattr("dragoman.tts.piper.PiperSynthesizer", Voice)
    monkeypatch.setattr("dragoman.tts.kokoro.KokoroSynthesizer", Voice)
    monkeypatch.setattr("dragoman.mt.ctranslate.CTranslateTranslator", Translator)


TASKS = {"whisper": Task.RECOGNITION, "marian": Task.TRANSLATION, "nllb": Task.TRANSLATION}


def pack(pack_id: str, family: str, *languages: str) -> ModelPack:
    """A pack without files, which counts as placed."""
    task = TASKS.get(family, Task.SPEECH)
    one_way = task is Task.TRANSLATION
    return dataclasses.replace(
        TEMPLATE,
        id=pack_id,
        task=task,
        family=family,
        languages=languages,
        files=(),
        parameters=17_000_000 if family == "marian" else TEMPLATE.parameters,
        is_one_direction=one_way,
    )


def installed(tmp_path: Path, *packs: ModelPack) -> Installation:
    installation = Installation(tmp_path)
    installation.store = ModelStore(packs, tmp_path / "models")
    for each in packs:
        (tmp_path / "models" / each.id).mkdir(parents=True)
        if each.family == "piper":
            (tmp_path / "models" / each.id / "voice.onnx").touch()
    return installation


def missing(tmp_path: Path) -> Installation:
    """An installation of which no wheel is installed."""
    installation = Installation(tmp_path)
    packs = [
        dataclasses.replace(
            each,
            files=tuple(
                dataclasses.replace(
                    file, parts=tuple(dataclasses.replace(part, distribution="no-such-wheel") for part in file.parts)
                )
                for file in each.files
            ),
        )
        for each in CATALOGUE
    ]
    installation.store = ModelStore(packs, tmp_path / "models")
    return installation


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    paths = Installation(tmp_path).paths
    values = (getattr(paths, field.name) for field in dataclasses.fields(paths))
    folders = [value for value in values if isinstance(value, Path)]
    assert len(folders) == 4
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    assert not any(folder.exists() for folder in folders)


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 2), (64, MAX_THREADS)])
def test_threads_fit_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int, threads: int) -> None:
    monkeypatch.setattr("dragoman.installation.usable_cores", lambda: cores)
    assert Installation(tmp_path).threads == threads


GPU = Gpu("a card", 24_000, 20_000, frozenset({"float16"}))


class Translating:
    """In place of a translation model in CTranslate2, on a card that is soon full."""

    made: list[str] = []  # noqa: RUF012 - emptied for each test

    def __init__(self, _folder: Path, _family: str, placement: Placement) -> None:
        self.device = placement.device
        Translating.made.append(f"{placement.device} {placement.compute_type}")

    def translate(self, text: str, _source: str, _target: str, _beginning: str = "") -> str:
        if self.device == "cuda":
            reason = RuntimeError("CUDA failed with error out of memory")
            raise EngineError("Failed: {reason}.", "Again.", reason=reason) from reason
        return f"{text} by the processor"


def translated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: Machine) -> list[str]:
    """Translate a word on this machine; return where the model was loaded, and what was told."""
    Translating.made = []
    monkeypatch.setattr("dragoman.installation.this_machine", lambda _command: machine)
    monkeypatch.setattr("dragoman.mt.ctranslate.CTranslateTranslator", Translating)
    monkeypatch.setattr("dragoman.tts.session.has_cuda", lambda: False)
    events = list[Event]()
    translator = installed(tmp_path, pack("n", "nllb", "en", "pt")).translator(events.append)
    if machine.gpu is None or machine.gpu.free_mb == 0:
        assert translator.translate("word", "en", "pt") == "word by the processor"
    else:
        assert [translator.translate("word", "en", "pt") for _ in range(2)] == ["word by the processor"] * 2
    assert {event.stage for event in events if isinstance(event, ProcessorTookOver)} <= {StageName.TRANSLATION}
    return [*Translating.made, *(str(event.error) for event in events if isinstance(event, ProcessorTookOver))]


def test_without_a_card_the_processor_translates_and_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert translated(monkeypatch, tmp_path, Machine(2, 8_000)) == ["cpu int8"]


def test_a_card_that_fails_is_told_and_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    on_card, on_processor, why = translated(monkeypatch, tmp_path, Machine(2, 8_000, GPU))
    assert (on_card, on_processor) == ("cuda float16", "cpu int8")
    assert "too little free memory" in why


def test_a_card_without_room_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gpu = Gpu("a card", 24_000, 0, frozenset({"float16"}))
    on_processor, why = translated(monkeypatch, tmp_path, Machine(2, 8_000, gpu))
    assert on_processor == "cpu int8"
    assert "too little free memory" in why


def test_a_voice_that_the_card_does_not_take_is_spoken_by_the_processor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class OnCard(Voice):
        def __init__(self, model: Path, *, threads: int, device: str) -> None:
            super().__init__(model, threads=threads)
            if device == "cuda":
                raise ModelError("Not loaded.", "Repair it.") from RuntimeError("ONNX Runtime cannot use CUDA")

    monkeypatch.setattr("dragoman.installation.this_machine", lambda _command: Machine(2, 8_000, GPU))
    monkeypatch.setattr("dragoman.tts.session.has_cuda", lambda: True)
    monkeypatch.setattr("dragoman.tts.piper.PiperSynthesizer", OnCard)
    events = list[Event]()
    voices = installed(tmp_path, pack("p", "piper", "en")).synthesizer(["en"], publish=events.append)
    assert len(list(voices.synthesize("hello", "en"))) == 1
    assert len(Voice.made) == 2
    ((stage, why),) = [(each.stage, str(each.error)) for each in events if isinstance(each, ProcessorTookOver)]
    assert stage is StageName.SYNTHESIS
    assert "cannot use CUDA" in why


@pytest.mark.parametrize(
    ("is_packaged", "words"), [(False, ["-m", "dragoman.hardware.cuda_probe"]), (True, [CUDA_PROBE])]
)
def test_the_card_is_asked_for_by_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_packaged: bool, words: list[str]
) -> None:
    commands = list[list[str]]()
    monkeypatch.setattr(sys, "frozen", is_packaged, raising=False)
    monkeypatch.setattr(
        "dragoman.installation.this_machine", lambda command: commands.append(command) or Machine(2, 8_000)
    )
    Installation(tmp_path).machine()
    assert commands == [[sys.executable, *words]]


def test_a_card_that_cannot_be_used_is_told_once_in_a_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = Machine(2, 8_000, gpu_fault=EngineError("It is broken.", "Mend it."))
    assert translated(monkeypatch, tmp_path, machine) == ["cpu int8"]
    monkeypatch.setattr("dragoman.asr.decoder.WhisperDecoder", lambda _folder, placement: placement)
    events = list[Event]()
    installed(tmp_path / "other", pack("w", "whisper", "*")).recognizer(events.append)
    assert [str(event.error) for event in events if isinstance(event, ProcessorTookOver)] == ["It is broken. Mend it."]


def test_pairs_and_voices_are_those_that_are_installed(tmp_path: Path) -> None:
    installation = installed(
        tmp_path,
        pack("a", "marian", "en", "pt"),
        pack("b", "piper", "en"),
        pack("c", "kokoro", "pt", "en", "es"),
    )
    assert installation.translation_pairs() == {("en", "pt")}
    assert installation.route("en", "pt", is_spoken=False) is not None
    assert installation.spoken_languages()[:3] == ("en", "pt", "es")


def test_without_wheels_nothing_is_installed(tmp_path: Path) -> None:
    installation = missing(tmp_path)
    assert installation.translation_pairs() == frozenset()
    assert installation.voices_of("en") == {ESPEAK: "eSpeak NG"}


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [("recognizer", "no-such-wheel"), ("translator", r"English-Portuguese, .* is missing\. Install Dragoman again")],
)
def test_a_missing_model_is_named(tmp_path: Path, engine: str, sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence):
        getattr(missing(tmp_path), engine)()


def test_without_a_voice_of_its_own_a_language_is_spoken_all_the_same(tmp_path: Path) -> None:
    installation = missing(tmp_path)
    assert {"en", "fr", "zh", "ja"} <= set(installation.spoken_languages())
    assert list(installation.synthesizer(["en"]).synthesize("hello", "en"))


def test_a_language_that_nobody_can_read_is_told_when_it_is_to_be_spoken(tmp_path: Path) -> None:
    installation = missing(tmp_path)
    assert installation.voices_of("bo") == {}
    with pytest.raises(ModelError, match="No voice for the language bo"):
        installation.synthesizer(["bo"]).synthesize("བཀྲ་ཤིས", "bo")


def test_the_voice_that_was_chosen_speaks(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("p", "piper", "en"), pack("k", "kokoro", "en", "pt"))
    assert list(installation.voices_of("en")) == ["p", "k", ESPEAK]
    SettingsStore(installation.paths.settings).save(Settings(voices='{"en": "k", "pt": "gone"}'))
    installation.synthesizer(["en", "pt"])
    assert [model.name for model in Voice.made] == ["k"]


def test_a_voice_can_be_chosen_for_once(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("p", "piper", "en"))
    assert list(installation.synthesizer(["en"], {"en": ESPEAK}).synthesize("hello", "en"))
    assert Voice.made == []


def test_piper_speaks_where_it_can(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("k", "kokoro", "en", "pt", "es"), pack("p", "piper", "en"))
    installation.synthesizer(["en", "pt"])
    assert [model.name for model in Voice.made] == ["p", "k"]


def test_a_voice_nobody_needs_is_not_loaded(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("p", "piper", "en"), pack("k", "kokoro", "pt", "es"))
    installation.synthesizer(["en", "de"])
    assert [model.name for model in Voice.made] == ["p"]


def test_one_kokoro_speaks_all_its_languages(tmp_path: Path) -> None:
    voices = installed(tmp_path, pack("k", "kokoro", "pt", "es")).synthesizer(["pt", "es"])
    assert len(Voice.made) == 1
    assert list(voices.synthesize("hola", "es"))


def test_every_installed_pair_is_translated(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("a", "marian", "en", "pt"), pack("b", "marian", "pt", "en"))
    translator = installation.translator()
    assert Translator.loaded == [tmp_path / "models" / "a", tmp_path / "models" / "b"]
    assert translator.translate("bom dia", "pt", "en") == "bom dia by b"


def test_what_has_no_model_for_text_is_interpreted_from_speech(tmp_path: Path) -> None:
    installation = installed(tmp_path, pack("w", "whisper", "*"), pack("a", "marian", "en", "pt"))
    assert {("es", "pt"), ("zh", "en"), ("en", "pt")} <= installation.translation_pairs()
    is_from_speech = installation.engines(["pt"], hands_free=True).is_from_speech
    assert is_from_speech("es", "pt")
    assert not is_from_speech("en", "pt")
    with pytest.raises(ModelError, match="only speech is translated"):
        installation.translator().translate("hola", "es", "pt")


def test_a_session_without_languages_loads_the_voices_of_the_settings(tmp_path: Path) -> None:
    installation = installed(
        tmp_path,
        pack("w", "whisper", "*"),
        *(pack(f"en-{language}", "marian", "en", language) for language in ("pt", "de", "fr")),
        *(pack(f"voice-{language}", "piper", language) for language in ("en", "pt", "de", "fr", "ja")),
    )
    engines = installation.engines(None, hands_free=False)
    voices = engines.synthesizer()
    assert sorted(model.name for model in Voice.made) == ["voice-en", "voice-pt"]
    assert list(voices.synthesize("Tag", "de"))
    assert Voice.made[-1].name == "voice-de"
    Voice.made = []
    changed = Settings(first_language="de", second_language="ja", live_target="fr", live_speaks=True)
    SettingsStore(installation.paths.settings).save(changed)
    engines.synthesizer()
    assert sorted(model.name for model in Voice.made) == ["voice-de", "voice-fr"]


def test_engines_are_made_when_they_are_needed(tmp_path: Path) -> None:
    engines = installed(tmp_path, pack("p", "piper", "en")).engines(["en"], hands_free=True)
    assert Voice.made == []
    engines.synthesizer()
    assert len(Voice.made) == 1


SIZED = {"base": 74, "small": 244, "medium": 769}


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Installation:
    """Three sizes of Whisper, on eight cores."""
    monkeypatch.setattr("dragoman.installation.this_machine", lambda _command: Machine(8, 16_000))
    monkeypatch.setattr("dragoman.asr.decoder.WhisperDecoder", lambda folder, _placement: folder)
    packs = [
        dataclasses.replace(pack(name, "whisper", "*"), parameters=millions * 1_000_000)
        for name, millions in SIZED.items()
    ]
    return installed(tmp_path, *packs, pack("a", "marian", "en", "pt"))


def test_the_best_recognition_model_for_this_machine_is_in_use(listening: Installation) -> None:
    assert listening.recognition_model().name == listening.recognition_decision().pack.id == "small"
    assert [each.id for each in listening.usable()] == ["small", "a"]
    route = listening.route("es", "pt", is_spoken=True)
    assert route is not None
    assert route.steps[0].pack.id == "small"
    listening.recognizer()


def test_what_was_measured_counts_more_than_what_is_expected(listening: Installation) -> None:
    base = next(each for each in listening.installed() if each.id == "base")
    listening.keep(Measured(base, "cpu", 0.25))
    assert listening.recognition_model().name == "base"
    again = Installation(listening.paths.settings.parent)
    again.store = listening.store
    assert again.recognition_model().name == "base"
    found = again.recommendation()
    assert found is not None
    assert [each.pack.id for each in found.estimates if each.is_measured] == ["base"]


def test_what_was_measured_on_another_machine_does_not_count(
    listening: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = next(each for each in listening.installed() if each.id == "base")
    listening.keep(Measured(base, "cpu", 0.25))
    monkeypatch.setattr("dragoman.installation.this_machine", lambda _command: Machine(16, 16_000))
    assert listening.recognition_model().name == "small"


def test_a_chosen_recognition_model_is_in_use_until_it_is_gone(listening: Installation) -> None:
    store = SettingsStore(listening.paths.settings)
    store.save(Settings(recognition_model="medium"))
    assert listening.recognition_model().name == "medium"
    store.save(Settings(recognition_model="gone"))
    assert listening.recognition_model().name == "small"


def test_the_window_opens_without_a_look_at_the_machine(
    listening: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = listening.translation_pairs()
    monkeypatch.setattr(listening, "machine", lambda: pytest.fail("it was asked"))
    assert listening.likely_pairs() == expected
