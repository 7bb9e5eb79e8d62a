"""Carries what happens between the page of languages and models, the library of models, and the conversation."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dragoman.domain.events import StageName
from dragoman.domain.model_library import JobState, JobStatus, ModelLibrary, PackState, PackStatus
from dragoman.domain.model_pack import Task
from dragoman.planning.advice import Advice
from dragoman.planning.recommendation import Recommendation
from dragoman.planning.routes import interpretable_pairs
from dragoman.ui.appearance import Dresser
from dragoman.ui.conversation_port import ConversationPort
from dragoman.ui.models import ModelsOverlay, ModelsPanel
from dragoman.ui.models.pack_action import PackAction
from dragoman.ui.settings_keeper import SettingsKeeper
from dragoman.ui.view_models.conversation import NO_UTTERANCE
from dragoman.ui.view_models.shelf import RUNNING, Shelf
from dragoman.ui.welcome.trial_sentences import spoken_sample

EXPORT_SUFFIX: Final = ".dragoman"
"""By which desktops know whose file it is; inside it is a zip."""
_IMPORTED: Final = f"*{EXPORT_SUFFIX} *.argosmodel *.zip"
_SETTLED_MS: Final = 400
"""After a model has come or gone until the engines take notice: several may come at once."""
_STAGES: Final = {
    Task.RECOGNITION: StageName.RECOGNITION,
    Task.TRANSLATION: StageName.TRANSLATION,
    Task.SPEECH: StageName.SYNTHESIS,
}

VoicesOf = Callable[[Collection[str]], Mapping[str, Mapping[str, str]]]
"""Returns the voices of languages: language -> id -> name, the one that speaks by default first."""


@dataclass(frozen=True, slots=True)
class Models:
    """What is behind the page."""

    library: ModelLibrary
    voices_of: VoicesOf
    recommendation: Callable[[], Recommendation | None] = lambda: None
    """Returns which model to understand speech with; None where there is none. May take a moment."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that was asked at once."""

    statuses: Sequence[PackStatus]
    used_bytes: int
    voices: Mapping[str, Mapping[str, str]]
    advice: Advice


class ModelsSession(QObject):
    """Asks the library on a thread of its own, and tells the window what can be interpreted now."""

    pairs_changed = Signal(object)
    """A frozenset of the (source, target) that can be interpreted now."""
    pair_chosen = Signal(str, str)
    """Two languages are to be interpreted from now on."""
    recognition_changed = Signal(object, str)
    """The installed models that recognise speech, id -> name, and the name of the one that is used by default."""
    progressed = Signal(object)
    """A `Progress` of everything that is being downloaded; None where nothing is."""
    closed = Signal()
    """The page is no longer open."""
    _status_arrived = Signal(object)
    _job_arrived = Signal(object)
    _looked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        models: Models,
        conversation: ConversationPort,
        keeper: SettingsKeeper,
        *,
        dresser: Dresser,
    ) -> None:
        """Make no page yet: the window is there sooner without it."""
        super().__init__(window)
        self._window = window
        self._library = models.library
        self._voices_of = models.voices_of
        self._recommendation = models.recommendation
        self._conversation = conversation
        self._keeper = keeper
        self._dresser = dresser
        self._begun: ModelsOverlay | None = None
        self._pairs: frozenset[tuple[str, str]] | None = None
        self._offered: tuple[dict[str, str], str] = ({}, "")
        self._outdated: set[StageName] = set()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="models")
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._reload)
        self._shelf = Shelf()
        self._shelf.chosen_voices = keeper.settings.chosen_voices()
        self._shelf.chosen_recognition = keeper.settings.recognition_model
        self._interrupted = _ids(keeper.settings.downloads)
        self._is_ended = False
        queued = Qt.ConnectionType.QueuedConnection
        self._status_arrived.connect(self._take_status, queued)
        self._job_arrived.connect(self._take_job, queued)
        self._looked.connect(self._take_all, queued)
        keeper.changed.connect(self._take_choices)

    def begin(self) -> None:
        """Follow the library from now on."""
        self._library.subscribe(self._status_arrived.emit)
        self._library.subscribe_jobs(self._job_arrived.emit)
        self._look()

    @property
    def overlay(self) -> ModelsOverlay:
        """What holds the page."""
        if self._begun is None:
            made = self._begun = ModelsOverlay(self._window, self._shelf, self._dresser)
            made.closed.connect(self.closed)
            self._connect(made.panel)
        return self._begun

    @property
    def panel(self) -> ModelsPanel:
        """The page."""
        return self.overlay.panel

    @property
    def is_open(self) -> bool:
        """Whether the page lies over the window."""
        return self._begun is not None and not self._begun.isHidden()

    def _connect(self, panel: ModelsPanel) -> None:
        panel.asked.connect(self._ask)
        panel.pair.downloads_wanted.connect(self._library.install)
        panel.pair.pauses_wanted.connect(self._pause)
        panel.pair.cancels_wanted.connect(self._cancel)
        panel.pair.pair_chosen.connect(self._use_pair)
        panel.voices.chosen.connect(self._choose_voice)
        panel.voices.tried.connect(self._try_voice)
        panel.all.file_wanted.connect(self._add_file)
        panel.all.folder_wanted.connect(self._add_folder)
        panel.all.save_wanted.connect(self._save)

    def open_below(self, top: int, pair: tuple[str, str]) -> None:
        """Open the page, `top` pixels from the window's upper edge or below that, with the languages in use."""
        self.panel.show_pair(*pair)
        self.overlay.open_below(top)
        self._look()

    def import_from(self, paths: Iterable[Path]) -> None:
        """Install what files or folders hold, one after the other; the page tells how that goes."""
        for path in paths:
            self._library.import_from(path)

    def close(self) -> None:
        """Close the page; downloads go on."""
        if self._begun is not None:
            self._begun.close_panel()

    def fit(self) -> None:
        """Cover the whole window."""
        if self._begun is not None:
            self._begun.setGeometry(self._window.rect())

    def stop(self) -> None:
        """Ask nothing any more: the window is gone."""
        self._is_ended = True
        self._settled.stop()

    def close_library(self) -> None:
        """End downloads so that they can go on later. Blocks: not for the GUI thread."""
        self._worker.shutdown(wait=True)
        self._library.close()

    def _look(self) -> None:
        if not self._is_ended:
            self._worker.submit(self._look_now)

    def _look_now(self) -> None:
        """Ask where everything stands, on the thread that may wait for a disk."""
        statuses = self._library.statuses()
        installed = [status.pack for status in statuses if status.state is PackState.INSTALLED]
        spoken = {target for _source, target in interpretable_pairs(installed)}
        found = _Found(
            statuses,
            self._library.used_bytes(),
            self._voices_of(sorted(spoken)),
            Advice(self._recommendation()),
        )
        self._looked.emit(found)

    @Slot(object)
    def _take_all(self, found: _Found) -> None:
        if self._is_ended:
            return
        self._shelf.put_all(found.statuses)
        self._shelf.advice, self._shelf.voices = found.advice, found.voices
        if self._begun is not None:
            self._begun.panel.show_all(found.used_bytes)
        self._tell_usable()
        self._go_on()
        self.progressed.emit(self._shelf.progress())

    def _go_on(self) -> None:
        """Go on with what was being downloaded when the app ended."""
        interrupted, self._interrupted = self._interrupted, ()
        wanted = [pack.id for pack in self._shelf.offered if pack.id in interrupted]
        if wanted:
            self._library.install(wanted)

    @Slot(object)
    def _take_status(self, status: PackStatus) -> None:
        if self._is_ended:
            return
        is_other = self._shelf.put(status)
        if self._begun is not None:
            self._begun.panel.show_status(status, is_other=is_other)
        if is_other:
            self._outdated.add(_STAGES[status.pack.task])
            self._settled.start()
            self._tell_usable()
            self._look()
        running = sorted(pack.id for pack in self._shelf.running)
        self._keeper.change(downloads=json.dumps(running) if running else "")
        self.progressed.emit(self._shelf.progress())

    @Slot(object)
    def _take_job(self, job: JobStatus) -> None:
        if not self._is_ended:
            self.panel.show_job(job)
            if job.state is JobState.DONE:
                self._look()

    def _tell_usable(self) -> None:
        """Tell the window what there is to choose, where that is different now."""
        automatic = self._shelf.recognising("")
        models = {pack.id: pack.name for pack in self._shelf.recognition}
        offered = models, automatic.name if automatic is not None else ""
        if offered != self._offered:
            self._offered = offered
            self.recognition_changed.emit(*offered)
        pairs = self._shelf.pairs()
        if pairs != self._pairs:
            self._pairs = pairs
            self.pairs_changed.emit(pairs)

    @Slot()
    def _reload(self) -> None:
        outdated, self._outdated = self._outdated, set()
        self._conversation.reload_engines(outdated)

    @Slot(str, str)
    def _ask(self, action: str, pack_id: str) -> None:
        match PackAction(action):
            case PackAction.DOWNLOAD:
                self._library.install((pack_id,))
            case PackAction.PAUSE:
                self._library.pause(pack_id)
            case PackAction.CANCEL:
                self._library.cancel(pack_id)
            case PackAction.REMOVE:
                self._library.remove(pack_id)
            case PackAction.USE:
                self._keeper.change(recognition_model=pack_id)

    @Slot(object)
    def _pause(self, pack_ids: Sequence[str]) -> None:
        for pack_id in reversed(pack_ids):  # the one that is being downloaded is the first
            if self._shelf.state(pack_id) in RUNNING:
                self._library.pause(pack_id)

    @Slot(object)
    def _cancel(self, pack_ids: Sequence[str]) -> None:
        for pack_id in reversed(pack_ids):
            if self._shelf.state(pack_id) not in {PackState.ABSENT, PackState.INSTALLED}:
                self._library.cancel(pack_id)

    @Slot(str, str)
    def _use_pair(self, first: str, second: str) -> None:
        self.close()
        self.pair_chosen.emit(first, second)

    @Slot()
    def _take_choices(self) -> None:
        """Have that model listen and those voices speak which were chosen, wherever that was."""
        shelf, settings = self._shelf, self._keeper.settings
        voices, recognition = settings.chosen_voices(), settings.recognition_model
        outdated = {StageName.SYNTHESIS} if voices != shelf.chosen_voices else set()
        if recognition != shelf.chosen_recognition:
            outdated.add(StageName.RECOGNITION)
        shelf.chosen_voices, shelf.chosen_recognition = voices, recognition
        if outdated:
            self._keeper.after_saving(lambda: self._conversation.reload_engines(outdated))
            self._tell_usable()
            if self._begun is not None:
                self._begun.panel.show_choices()

    @Slot(str, str)
    def _choose_voice(self, language: str, voice: str) -> None:
        chosen = self._keeper.settings.chosen_voices() | {language: voice}
        self._keeper.change(voices=json.dumps(chosen, sort_keys=True))

    @Slot(str)
    def _try_voice(self, language: str) -> None:
        self._conversation.say_again(NO_UTTERANCE, spoken_sample(language), language)

    @Slot()
    def _add_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Add a model from a file"),
            _folder(QStandardPaths.StandardLocation.DownloadLocation),
            _IMPORTED,
        )
        if chosen:
            self.import_from((Path(chosen),))

    @Slot()
    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._window,
            self.tr("Add a model from a folder"),
            _folder(QStandardPaths.StandardLocation.DownloadLocation),
        )
        if chosen:
            self.import_from((Path(chosen),))

    @Slot(object)
    def _save(self, pack_ids: Sequence[str]) -> None:
        folder = _folder(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self.tr("Models")
        suggested = str(Path(folder) / f"{name}{EXPORT_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save models to a file"), suggested, f"*{EXPORT_SUFFIX}"
        )
        if chosen:
            path = Path(chosen)
            self._library.export(pack_ids, path if path.suffix else path.with_suffix(EXPORT_SUFFIX))


def _ids(kept: str) -> tuple[str, ...]:
    """Return the ids in a setting; none where it was damaged."""
    try:
        found = json.loads(kept or "[]")
    except (ValueError, RecursionError):
        return ()
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def _folder(place: QStandardPaths.StandardLocation) -> str:
    return QStandardPaths.writableLocation(place)
