"""`dragoman models` on a catalogue of its own, with a hub on this machine."""

from __future__ import annotations

import dataclasses
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.__main__ import main
from dragoman.cli import models_transfer
from dragoman.domain.model_pack import ModelPack, PackFile, Task
from dragoman.modelstore import hub as hub_module
from dragoman.modelstore.transfer import Transfer
from support.hub import Fault, Hub

FILES = {"model.bin": random.Random(1).randbytes(2_500_000), "config.json": b"{}"}
Models = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(FILES).serve() as hub:
        yield hub


@pytest.fixture
def packs(hub: Hub) -> list[ModelPack]:
    made = hub.pack()
    return [
        dataclasses.replace(
            made, id="ears", name="Ears", task=Task.RECOGNITION, family="whisper", languages=("*",), licence="MIT"
        ),
        *(
            dataclasses.replace(
                made,
                id=f"marian-{source}-{target}",
                name=f"Marian {source}-{target}",
                task=Task.TRANSLATION,
                family="marian",
                languages=(source, target),
                is_one_direction=True,
            )
            for source, target in (("es", "pt"), ("pt", "es"), ("es", "en"), ("en", "pt"))
        ),
        dataclasses.replace(
            made,
            id="voz",
            name="Voz",
            languages=("es",),
            licence="CC-BY-NC-4.0",
            is_commercial_use_allowed=False,
        ),
        dataclasses.replace(made, id="vague", name="Vague", languages=("pt",), files=(PackFile("model.bin", 0),)),
    ]


@pytest.fixture
def models(
    hub: Hub,
    packs: list[ModelPack],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Models:
    """Run `dragoman models`; return the exit code and what is printed."""
    monkeypatch.setattr("dragoman.installation.read_catalogue", lambda _folder: tuple(packs))
    monkeypatch.setattr("dragoman.installation.bundled_models", lambda: tmp_path / "shipped")
    monkeypatch.setattr(hub_module, "constants", SimpleNamespace(ENDPOINT=hub.endpoint, HF_HUB_DOWNLOAD_TIMEOUT=10))

    def run(*words: str | Path, profile: str = "profile") -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--profile", str(tmp_path / profile), "models", *map(str, words)])
        return code, *capsys.readouterr()

    return run


def test_at_first_there_is_nothing(models: Models, tmp_path: Path) -> None:
    code, out, err = models()
    assert (code, err) == (4, "")
    assert "take 0 MB.\n7 more can be had: `dragoman models list --all`" in out
    assert models("list") == (code, out, err)
    assert not (tmp_path / "profile" / "models").exists()


def test_the_whole_catalogue_or_a_languages_part_is_listed(models: Models) -> None:
    whole = models("list", "--all")[1]
    assert "2 MB  marian-es-pt                 Marian es-pt (es to pt; CC0-1.0)" in whole
    assert "Voz (es; CC-BY-NC-4.0, not for commercial use)" in whole
    assert "? MB  vague" in whole
    assert "Ears (all languages; MIT)" in whole
    spanish = models("list", "--language", "es")[1]
    assert re.findall(r"MB  (\S+)", spanish) == ["ears", "marian-es-pt", "marian-pt-es", "marian-es-en", "voz"]


def test_a_pair_is_planned_installed_and_planned_again(models: Models) -> None:
    code, plan, _err = models("plan", "--from", "es", "--to", "pt")
    assert code == 0
    assert plan.count("nothing that is installed can do it") == 2
    needed = re.findall(r"MB  (\S+)", plan.split("lack:")[1])
    assert needed == ["ears", "marian-es-pt", "marian-pt-es", "vague"]
    assert plan.endswith("To install them, run: dragoman models install --pair es pt\n")

    code, installed, err = models("install", "--pair", "es", "pt")
    assert (code, err) == (0, "")
    before, after = installed.split("installed ", maxsplit=1)
    assert before.count("to download") == 4
    assert after.count("installed ") == 3

    code, plan, _err = models("plan", "--from", "es", "--to", "pt")
    assert code == 0
    assert "  now     Marian es-pt (es to pt)\n" in plan
    assert plan.endswith("Both ways, with speech: everything is installed.\n")
    assert models("install", "--pair", "es", "pt") == (0, "Everything is installed.\n", "")
    assert "take 9 MB" in models()[1]


def test_the_licence_is_shown_before_a_download(models: Models, hub: Hub) -> None:
    hub.fail(Fault("HEAD", status=404))
    out = models("install", "voz")[1]
    assert re.fullmatch(r"to download +2 MB  voz +Voz \(es; CC-BY-NC-4\.0, not for commercial use\)\n", out)


def test_an_improvement_is_proposed(models: Models) -> None:
    models("install", "ears", "marian-es-en", "marian-en-pt")
    plan = models("plan", "--from", "es", "--to", "pt")[1]
    assert "  now     Marian es-en (es to en), then Marian en-pt (en to pt)\n" in plan
    better = "  better  Marian es-pt translates directly (2 MB; CC0-1.0): dragoman models install marian-es-pt\n"
    assert better in plan


def test_what_is_too_slow_for_people_who_talk_is_not_proposed(models: Models, packs: list[ModelPack]) -> None:
    packs[1] = dataclasses.replace(packs[1], parameters=3_000_000_000)
    models("install", "ears", "marian-es-en", "marian-en-pt")
    plan = models("plan", "--from", "es", "--to", "pt")[1]
    assert "  now     Marian es-en (es to en), then Marian en-pt (en to pt)\n" in plan
    assert "marian-es-pt" not in plan


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["plan", "--from", "xx", "--to", "pt"], "“xx” is no language that is known"),
        (["plan", "--from", "pt", "--to", "pt"], "Both languages are the same"),
        (["plan", "--from", "de", "--to", "pt"], "The catalogue has not all that interprets between “de” and “pt”"),
        (["install", "--pair", "de", "pt"], "The catalogue has not all"),
        (["install"], "It is not said what to install"),
        (["install", "ears", "--pair", "es", "pt"], "It is not said what to install"),
        (["install", "nonsense"], "There is no model “nonsense”"),
        (["remove", "nonsense"], "There is no model “nonsense”"),
        (["verify", "nonsense"], "There is no model “nonsense”"),
    ],
    ids=" ".join,
)
def test_what_it_does_not_understand(models: Models, words: list[str], sentence: str) -> None:
    code, _out, err = models(*words)
    assert code == 2
    assert err.startswith(f"dragoman: {sentence}")


def test_a_hub_that_is_away_is_told(models: Models, hub: Hub) -> None:
    hub.fail(Fault("HEAD", status=404))
    code, _out, err = models("install", "ears")
    assert code == 4
    assert err.startswith("dragoman: 127.0.0.1 does not give model.bin of someone/model (error 404).")


def test_ctrl_c_keeps_what_has_come_and_says_how_to_go_on(
    models: Models, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(Transfer):
        def advance(self, count: int) -> None:
            super().advance(count)
            if self.done > 1_000_000:
                raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(models_transfer, "Transfer", Interrupted)
        code, out, err = models("install", "ears", "voz")
    assert (code, err) == (130, "")
    assert out.endswith("What has come is kept. To go on, run: dragoman models install ears voz\n")
    assert re.search(r"^begun +2 MB  ears", models()[1], re.MULTILINE)
    assert models("install", "ears", "voz")[0] == 0
    assert 1_000_000 < hub.asked()[1].begin < 2_500_000


def test_damage_is_found_and_mended(models: Models, tmp_path: Path) -> None:
    models("install", "ears", "voz")
    assert models("verify") == (0, "in order  Ears\nin order  Voz\n", "")
    file = tmp_path / "profile" / "models" / "ears" / "model.bin"
    file.write_bytes(bytes(2_500_000))
    assert models("verify", "voz")[0] == 0
    code, out, _err = models("verify")
    assert code == 4
    assert out.startswith("damaged or missing: model.bin  Ears\nin order  Voz\n")
    assert models("repair", "voz") == (0, "", "")
    code, out, err = models("repair")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"ready +2 MB  ears .*\n", out)
    assert file.read_bytes() == FILES["model.bin"]


def test_what_cannot_be_mended_is_told(models: Models, hub: Hub, tmp_path: Path) -> None:
    models("install", "ears")
    (tmp_path / "profile" / "models" / "ears" / "config.json").unlink()
    hub.fail(Fault("HEAD", status=404))
    code, out, _err = models("repair")
    assert code == 4
    assert out.startswith("ears: 127.0.0.1 does not give")


def test_removing_frees_the_disk(models: Models, tmp_path: Path) -> None:
    models("install", "ears", "voz")
    assert models("remove", "ears", "voz") == (0, "removed  Ears.\nremoved  Voz.\n", "")
    assert not [path for path in (tmp_path / "profile" / "models").rglob("*") if path.suffix in {".bin", ".json"}]


@pytest.fixture
def shipped(models: Models, packs: list[ModelPack], tmp_path: Path) -> Path:
    """A model that ships with the app; the only one that does."""
    models("install", "voz", profile="builder")
    shutil.move(tmp_path / "builder" / "models" / "voz", tmp_path / "shipped" / "voz")
    packs[5] = dataclasses.replace(packs[5], comes_along=True, hub=None)
    return tmp_path / "shipped"


def test_what_ships_with_the_app_is_there_and_stays(models: Models, shipped: Path, tmp_path: Path) -> None:
    code, out, _err = models()
    assert code == 4, "nothing recognises speech"
    assert re.match(r"comes along +2 MB  voz", out)
    assert "take 0 MB." in out
    assert models("prepare")[1].startswith("ready ")
    assert models("verify") == (0, "in order  Voz\n", "")
    code, _out, err = models("remove", "voz")
    assert code == 4
    assert err.startswith("dragoman: Voz is a part of Dragoman and cannot be removed.")
    assert not list((tmp_path / "profile").rglob("model.bin"))
    assert (shipped / "voz" / "model.bin").read_bytes() == FILES["model.bin"]


@pytest.mark.parametrize("damage", [bytes(2_500_000), b"short"], ids=["the same size", "another size"])
def test_if_it_is_damaged_the_app_has_to_be_installed_again(models: Models, shipped: Path, damage: bytes) -> None:
    (shipped / "voz" / "model.bin").write_bytes(damage)
    assert models("verify")[1].startswith("damaged or missing: model.bin  Voz\n")
    code, out, _err = models("repair")
    assert code == 4
    assert out.startswith("voz: Voz is a part of Dragoman")
    assert out.endswith("install Dragoman again.\n")


def test_what_comes_along_is_put_into_a_folder_that_is_to_ship(models: Models, shipped: Path, tmp_path: Path) -> None:
    code, out, _err = models("prepare", "--into", tmp_path / "to-ship", profile="other")
    assert code == 0
    assert out.endswith(f"{tmp_path / 'to-ship'} holds these 1 models.\n")
    assert (tmp_path / "to-ship" / "voz" / "model.bin").read_bytes() == FILES["model.bin"]
    (shipped / "voz" / "model.bin").unlink()
    code, out, _err = models("prepare", "--into", tmp_path / "nothing", profile="other")
    assert code == 4
    assert not (tmp_path / "nothing").exists()


def test_models_travel_in_a_file(models: Models, packs: list[ModelPack], tmp_path: Path) -> None:
    models("install", "vague", "voz")
    archive = tmp_path / "models.zip"
    code, out, err = models("export", "vague", "voz", "--to", archive)
    assert (code, err) == (0, "")
    assert out.startswith(f"{archive} holds 2 models.")
    del packs[-1]
    code, out, err = models("import", archive, profile="other")
    assert (code, err) == (0, "")
    assert re.findall(r"imported +2 MB  (\S+)", out) == ["vague", "voz"]
    assert re.findall(r"^ready +2 MB  (\S+)", models(profile="other")[1], re.MULTILINE) == ["voz", "vague"]
    assert models("verify", profile="other")[0] == 0


def test_what_cannot_be_imported_or_exported_is_told(models: Models, tmp_path: Path) -> None:
    assert models("import", tmp_path / "nowhere.zip")[0] == 3
    (tmp_path / "bad.zip").write_bytes(b"bad")
    code, _out, err = models("import", tmp_path / "bad.zip")
    assert code == 4
    assert err.startswith("dragoman: bad.zip is not a zip file.")
    assert models("export", "ears", "--to", tmp_path / "models.zip")[0] == 4
    models("install", "ears")
    assert models("export", "ears", "--to", tmp_path / "nowhere" / "models.zip")[0] == 6
