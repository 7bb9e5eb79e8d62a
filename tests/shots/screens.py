"""Every screen there is: how to get there, under the name of its pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from dragoman.domain.errors import DeviceError
from dragoman.domain.events import LevelMeasured, SpeechStarted, StageFailed, StageName, StageState, StateChanged
from dragoman.domain.model_library import JobKind, JobState, JobStatus
from dragoman.domain.updates import Release, ReleaseFile
from dragoman.modelstore.hub_faults import Interrupted, unreachable
from dragoman.ui.models.panel import ModelsPanel, ModelsTab
from dragoman.ui.settings.entry import Category
from dragoman.ui.system.autostart_faults import refused
from dragoman.ui.view_models.autostart import AutostartState
from dragoman.ui.view_models.hold import HOTKEY
from dragoman.ui.view_models.turn import Side
from dragoman.ui.view_models.turn_action import TurnAction
from dragoman.ui.view_models.update import UpdatePhase, UpdateState
from dragoman.ui.views.top_bar import Page
from dragoman.ui.welcome.step import Step
from dragoman.updates.feed_faults import not_a_feed
from shots.heard import Heard, until_translated
from shots.scene import Look, Scene, over, scene

_LEVELS: Final = (0.01, 0.03, 0.08, 0.15, 0.05, 0.1, 0.06)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen."""

    show: Callable[[Scene], QImage]
    """Goes there and takes the picture."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Fields of `Settings` that it needs."""


def _first_window(scene: Scene) -> QImage:
    scene.be_ready()
    return scene.photograph()


def _loading(scene: Scene) -> QImage:
    scene.play([StateChanged(StageName.CAPTURE, StageState.READY)])
    return scene.photograph()


def _talk(scene: Scene) -> None:
    scene.be_ready()
    for events in scene.heard.talk:
        scene.play(events)


def _unsure(scene: Scene) -> QImage:
    _talk(scene)
    scene.play(scene.heard.unsure)
    return scene.photograph()


def _conversation(scene: Scene) -> QImage:
    """While somebody speaks."""
    _talk(scene)
    scene.window.talk.talk_bar.press(Side.SECOND, HOTKEY)
    scene.play(until_translated(scene.heard.next, words=5))
    _sound(scene)
    return scene.photograph()


def _sound(scene: Scene) -> None:
    scene.play(LevelMeasured(level) for level in _LEVELS)


def _correcting(scene: Scene) -> QImage:
    _talk(scene)
    scene.play(scene.heard.unsure)
    scene.window.talk.bubbles.bubbles[-1].chosen.emit(TurnAction.CORRECT)
    scene.settle(50)
    return scene.photograph()


def _keyboard(scene: Scene) -> QImage:
    """What can be done with a bubble that has the keyboard."""
    _talk(scene)
    for _ in range(2):
        scene.press(Qt.Key.Key_Up)
    return scene.photograph()


def _auto(scene: Scene) -> QImage:
    scene.be_ready()
    scene.play(scene.heard.auto)
    _sound(scene)
    return scene.photograph()


def _face_to_face(scene: Scene) -> QImage:
    _talk(scene)
    return scene.photograph()


def _show(scene: Scene) -> QImage:
    scene.be_ready()
    scene.play(scene.heard.talk[0])
    scene.window.talk.bubbles.shown.emit(scene.window.talk.model.turns[-1].utterance_id)
    return scene.photograph()


def _banner(scene: Scene) -> QImage:
    _talk(scene)
    error = DeviceError(
        "The microphone stopped delivering sound.",
        "Check that it is plugged in and switched on, or choose another one.",
        retry=True,
    )
    scene.play([StateChanged(StageName.CAPTURE, StageState.FAILED), StageFailed(StageName.CAPTURE, error)])
    return scene.photograph()


def _live_empty(scene: Scene) -> QImage:
    scene.be_ready()
    scene.window.open_page(Page.LIVE)
    return scene.photograph()


def _listening(scene: Scene) -> None:
    scene.be_ready()
    scene.window.open_page(Page.LIVE)
    scene.window.live.start()
    scene.settle()


def _live_running(scene: Scene) -> QImage:
    """While somebody speaks the last sentence."""
    _listening(scene)
    started = [index for index, event in enumerate(scene.heard.live) if isinstance(event, SpeechStarted)]
    scene.play(scene.heard.live[: started[-1]])
    scene.play(until_translated(scene.heard.live[started[-1] :], words=3))
    _sound(scene)
    return scene.photograph()


def _live_paused(scene: Scene) -> QImage:
    """Some lines are marked."""
    _listening(scene)
    for event in scene.heard.live:
        scene.play([event])
        if isinstance(event, SpeechStarted) and len(scene.window.live.model.turns) in {2, 5}:
            scene.window.live.page.marked.emit()
    scene.window.live.pause()
    return scene.photograph()


def _overlay(scene: Scene, ground: QImage) -> QImage:
    _listening(scene)
    scene.session.subtitles.show(True)
    scene.play(scene.heard.live)
    window = scene.session.subtitles.window
    assert window is not None
    scene.settle(20)
    return over(ground, window)


def _overlay_held(scene: Scene) -> QImage:
    scene.be_ready()
    scene.session.subtitles.take_hold()
    window = scene.session.subtitles.window
    assert window is not None
    scene.settle(20)
    return over(_video("#FFFFFF", "#C9D6E2"), window)


def _video(upper: str, lower: str) -> QImage:
    """Return what somebody may be watching: as large as the screen."""
    screen = QGuiApplication.primaryScreen()
    area = QRect(screen.geometry())
    picture = QImage(area.size() * screen.devicePixelRatio(), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(screen.devicePixelRatio())
    gradient = QLinearGradient(QPointF(0, 0), QPointF(area.width() / 3, area.height()))
    gradient.setColorAt(0, QColor(upper))
    gradient.setColorAt(1, QColor(lower))
    painter = QPainter(picture)
    painter.fillRect(area, gradient)
    painter.end()
    return picture


def _settings(scene: Scene, category: Category, search: str = "") -> QImage:
    scene.be_ready()
    scene.window.top.settings.setChecked(True)
    panel = scene.window.settings.panel
    panel.show_category(category)
    panel.search.setText(search)
    _sound(scene)
    scene.settle(50)
    return scene.photograph()


def _search(scene: Scene) -> QImage:
    words = {"en": "size", "zh_CN": "字幕", "pt_BR": "tamanho"}
    return _settings(scene, Category.DEVICES, words[scene.look.locale])


def _update_available(scene: Scene) -> QImage:
    news = {
        "en": "Interprets Japanese.\nSubtitles can be saved while they run.",
        "zh": "可以口译日语。\n字幕可以边显示边保存。",
        "pt": "Interpreta japonês.\nAs legendas podem ser salvas durante a exibição.",
    }
    file = ReleaseFile("https://example.org/dragoman_0.2.0_amd64.deb", 486_000_000, "0" * 64)
    release = Release("0.2.0", date(2027, 2, 1), "https://example.org/dragoman", news, (file,))
    _settings(scene, Category.START)
    scene.settle(50)
    scene.window.settings.show_autostart(AutostartState(is_on=True))
    scene.window.settings.show_update(UpdateState(UpdatePhase.AVAILABLE, release))
    return scene.photograph()


def _update_failed(scene: Scene) -> QImage:
    """Neither is it known whether there is a newer release, nor can Dragoman be started at log-in."""
    _settings(scene, Category.START)
    scene.settle(50)
    refusal = PermissionError(13, "Permission denied")
    scene.window.settings.show_autostart(AutostartState(False, refused(refusal, "/home/somebody/.config/autostart")))
    error = not_a_feed("https://example.org/dragoman/release.json")
    scene.window.settings.show_update(UpdateState(UpdatePhase.FAILED, error=error))
    return scene.photograph()


def _nothing_found(scene: Scene) -> QImage:
    return _settings(scene, Category.DEVICES, "xyz")


def _models(scene: Scene, tab: ModelsTab, pair: tuple[str, str] = ("en", "pt")) -> ModelsPanel:
    scene.be_ready()
    scene.window.top.models.setChecked(True)
    panel = scene.window.models.panel
    panel.show_tab(tab)
    scene.settle(200)
    panel.show_pair(*pair)
    panel.all.page.show_all()
    scene.settle()
    return panel


def _models_page(scene: Scene, tab: ModelsTab, pair: tuple[str, str] = ("en", "pt")) -> QImage:
    _models(scene, tab, pair)
    return scene.photograph()


def _models_downloading(scene: Scene) -> QImage:
    """Some of what a pair needs is there, some fails, some is still to come."""
    panel = _models(scene, ModelsTab.PAIR, ("en", "de"))
    first, *others = (pack.id for pack in panel.pair.plan.missing or ())
    scene.library.install((first, *others))
    scene.library.download(first, 0.6)
    scene.settle()
    return scene.photograph()


def _models_failed(scene: Scene) -> QImage:
    panel = _models(scene, ModelsTab.PAIR, ("en", "de"))
    first = next(pack.id for pack in panel.pair.plan.missing or ())
    scene.library.download(first, 0.3)
    scene.library.fail(first, unreachable("https://huggingface.co", Interrupted("no answer in time")))
    scene.settle()
    return scene.photograph()


def _models_saving(scene: Scene) -> QImage:
    """Some models are chosen for a file."""
    panel = _models(scene, ModelsTab.ALL)
    panel.all.save.click()
    for row in list(panel.all.rows.values())[:2]:
        assert row.switch is not None
        row.switch.setChecked(True)
    path = "/home/somebody/Documents/Models.zip"
    scene.library.tell_job(JobStatus(JobKind.EXPORT, path, JobState.RUNNING, 120_000_000, 240_000_000))
    scene.settle()
    return scene.photograph()


def _first_steps(scene: Scene, step: Step) -> QImage:
    scene.be_ready()
    assert scene.window.steps is not None
    scene.window.steps.view.show_step(step)
    if step is Step.DEVICES:
        _sound(scene)
    elif step is Step.TRIAL:
        scene.play(scene.heard.trial)
    scene.settle(20)
    return scene.photograph()


SCREENS: Final[dict[str, Screen]] = {
    "first-window": Screen(_first_window),
    "loading": Screen(_loading),
    "conversation": Screen(_conversation),
    "unsure": Screen(_unsure),
    "correcting": Screen(_correcting),
    "keyboard": Screen(_keyboard),
    "auto": Screen(_auto, {"mode": "auto"}),
    "face-to-face": Screen(_face_to_face, {"is_face_to_face": True}),
    "face-to-face-auto": Screen(_auto, {"is_face_to_face": True, "mode": "auto"}),
    "show": Screen(_show),
    "banner": Screen(_banner),
    "live-empty": Screen(_live_empty),
    "live-running": Screen(_live_running, {"live_source": "en"}),
    "live-paused": Screen(_live_paused, {"live_source": "en"}),
    "overlay-dark": Screen(lambda scene: _overlay(scene, _video("#1B2735", "#05070A"))),
    "overlay-light": Screen(
        lambda scene: _overlay(scene, _video("#FFFFFF", "#C9D6E2")), {"overlay_content": "both", "overlay_lines": 1}
    ),
    "overlay-outlined": Screen(
        lambda scene: _overlay(scene, _video("#FFFFFF", "#F2C14E")), {"overlay_opacity": 0, "overlay_colours": "yellow"}
    ),
    "overlay-held": Screen(_overlay_held),
    **{
        f"settings-{category}": Screen(lambda scene, category=category: _settings(scene, category))
        for category in Category
    },
    "models-ready": Screen(lambda scene: _models_page(scene, ModelsTab.PAIR)),
    "models-missing": Screen(lambda scene: _models_page(scene, ModelsTab.PAIR, ("pt", "zh"))),
    "models-downloading": Screen(_models_downloading),
    "models-failed": Screen(_models_failed),
    "models-all": Screen(lambda scene: _models_page(scene, ModelsTab.ALL)),
    "models-saving": Screen(_models_saving),
    "models-voices": Screen(lambda scene: _models_page(scene, ModelsTab.VOICES)),
    "settings-update-available": Screen(_update_available),
    "settings-update-failed": Screen(_update_failed),
    "settings-search": Screen(_search),
    "settings-nothing-found": Screen(_nothing_found),
    **{
        f"first-steps-{step.name.lower()}": Screen(
            lambda scene, step=step: _first_steps(scene, step), {"is_welcomed": False}
        )
        for step in Step
    },
}
"""Name -> screen."""


def photograph(app: QApplication, heard: Heard, name: str, look: Look) -> QImage:
    """Return a picture of a screen in a window of its own."""
    screen = SCREENS[name]
    with scene(app, heard, look, **screen.settings) as made:
        return screen.show(made)
