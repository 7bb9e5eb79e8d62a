"""Which models a text goes through, with engines that leave their mark."""

from __future__ import annotations

import threading

import pytest

from dragoman.domain.errors import ModelError
from dragoman.domain.model_pack import ModelPack, Task
from dragoman.mt.routed import RoutedTranslator
from dragoman.planning.routes import Route, best_route


def pack(task: Task, *languages: str) -> ModelPack:
    return ModelPack("-".join(languages), task, "any", "", languages, "MIT", True, "", (), is_one_direction=True)


ES_EN, EN_PT = pack(Task.TRANSLATION, "es", "en"), pack(Task.TRANSLATION, "en", "pt")
WHISPER = pack(Task.RECOGNITION, "*")


class Marking:
    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        return f"{beginning}{text} {source}>{target}"


class Made:
    """A translator, what it has at hand and what it has loaded."""

    def __init__(self, *installed: ModelPack) -> None:
        self.installed = list(installed)
        self.loaded: list[str] = []
        self.planned = 0
        self.translator = RoutedTranslator(self._plan, self._load)

    def _plan(self, source: str, target: str, *, is_spoken: bool) -> Route | None:
        self.planned += 1
        return best_route(source, target, self.installed, is_spoken=is_spoken)

    def _load(self, pack: ModelPack) -> Marking:
        self.loaded.append(pack.id)
        return Marking()


def test_text_goes_from_model_to_model() -> None:
    made = Made(ES_EN, EN_PT)
    assert made.translator.translate("hola", "es", "pt") == "hola es>en en>pt"
    assert made.translator.translate("hola", "es", "en") == "hola es>en"
    assert made.translator.translate("hola", "es", "pt", "Oi") == "Oihola es>en en>pt"
    assert made.loaded == ["es-en", "en-pt"]


def test_models_are_loaded_when_they_are_needed_or_before() -> None:
    made = Made(ES_EN, EN_PT)
    made.translator.prepare([EN_PT])
    assert made.loaded == ["en-pt"]
    made.translator.translate("good", "en", "pt")
    assert made.loaded == ["en-pt"]


def test_a_way_is_chosen_once() -> None:
    made = Made(ES_EN)
    made.translator.translate("hola", "es", "en")
    made.translator.translate("hola", "es", "en")
    assert made.planned == 1


def test_what_is_installed_meanwhile_is_used() -> None:
    made = Made()
    with pytest.raises(ModelError, match="No model translates from es to en"):
        made.translator.translate("hola", "es", "en")
    made.installed.append(ES_EN)
    assert made.translator.translate("hola", "es", "en") == "hola es>en"


def test_text_where_only_speech_is_translated_says_so() -> None:
    with pytest.raises(ModelError, match=r"only speech is translated, not text\. Say it, or install"):
        Made(WHISPER, EN_PT).translator.translate("hola", "es", "pt")


def test_threads_share_one_model() -> None:
    made = Made(ES_EN)
    threads = [threading.Thread(target=made.translator.translate, args=("hola", "es", "en")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made.loaded == ["es-en"]
