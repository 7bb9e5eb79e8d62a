"""Translation by way of whatever models the planner has chosen, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Protocol

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import ModelPack
from dragoman.domain.protocols import Translator
from dragoman.planning.routes import Route


class Plan(Protocol):
    """Chooses the way."""

    def __call__(self, source: str, target: str, *, is_spoken: bool) -> Route | None:
        """See `planning.routes.best_route`."""


class RoutedTranslator:
    """`Translator` for every pair to which there is a route. Safe to use from several threads.

    The way between two languages is chosen, and its models are loaded, when it is taken for the first time.
    """

    def __init__(self, plan: Plan, load: Callable[[ModelPack], Translator]) -> None:
        """Go the ways of `plan`, through models that `load` makes."""
        self._plan = plan
        self._load = load
        self._routes: dict[tuple[str, str], Route] = {}
        self._engines: dict[str, Translator] = {}
        self._lock = threading.Lock()

    def prepare(self, packs: Iterable[ModelPack]) -> None:
        """Load models before they are needed.

        Raises:
            ModelError: one cannot be loaded.
        """
        for pack in packs:
            self._engine(pack)

    def translate(self, text: str, source: str, target: str, beginning: str = "") -> str:
        """Return the translation; see `Translator`."""
        *first, last = self._route(source, target).steps
        for step in first:
            text = self._engine(step.pack).translate(text, step.source, step.target)
        return self._engine(last.pack).translate(text, last.source, last.target, beginning)

    def _route(self, source: str, target: str) -> Route:
        route = self._routes.get((source, target)) or self._plan(source, target, is_spoken=False)
        if route is None:
            raise self._no_route(source, target)
        self._routes[source, target] = route
        return route

    def _no_route(self, source: str, target: str) -> ModelError:
        if self._plan(source, target, is_spoken=True) is not None:
            return ModelError(
                QT_TRANSLATE_NOOP("errors", "From {source} to {target} only speech is translated, not text."),
                QT_TRANSLATE_NOOP("errors", "Say it, or install a translation model for these languages."),
                source=source,
                target=target,
            )
        return ModelError(
            QT_TRANSLATE_NOOP("errors", "No model translates from {source} to {target}."),
            QT_TRANSLATE_NOOP("errors", "Choose other languages; `dragoman models` lists what is installed."),
            source=source,
            target=target,
        )

    def _engine(self, pack: ModelPack) -> Translator:
        with self._lock:
            if pack.id not in self._engines:
                self._engines[pack.id] = self._load(pack)
            return self._engines[pack.id]
