"""How a pair of languages stands, and the one button that gets it working."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dragoman.ui import fonts, language_names
from dragoman.ui.appearance import Dresser
from dragoman.ui.live.flow_layout import FlowLayout
from dragoman.ui.models.model_texts import ModelTexts
from dragoman.ui.models.progress_bar import DownloadBar
from dragoman.ui.theme import Space, TypeSize
from dragoman.ui.view_models.pair_plan import PairPlan, PairState
from dragoman.ui.view_models.shelf import Shelf
from dragoman.ui.views.parts import restyle, text_button, text_label
from dragoman.ui.welcome.primary_button import PrimaryButton
from dragoman.ui.welcome.state_line import Standing, StateLine

_STANDINGS = {
    PairState.READY: Standing.GOOD,
    PairState.RUNNING: Standing.WORKING,
    PairState.FAILED: Standing.WRONG,
    PairState.IMPOSSIBLE: Standing.WRONG,
    PairState.MISSING: Standing.DOWNLOAD,
    PairState.PAUSED: Standing.DOWNLOAD,
}


class PairCard(QFrame):
    """Tells what somebody wants of the pair as a whole."""

    downloaded = Signal()
    """What is missing is to be downloaded, or to go on."""
    paused = Signal()
    cancelled = Signal()
    used = Signal()
    """The two languages are to be interpreted from now on."""

    def __init__(self, texts: ModelTexts, dresser: Dresser) -> None:
        """Begin without a pair."""
        super().__init__()
        self.setObjectName("card")
        self._texts = texts
        self._state = PairState.IMPOSSIBLE
        self.state = StateLine(dresser)
        self.note = text_label(fonts.font(TypeSize.CAPTION), "muted")
        self.bar = DownloadBar()
        self.main = PrimaryButton(dresser)
        self.cancel = text_button("pair_cancel")
        buttons = FlowLayout(Space.S)
        buttons.addWidget(self.main)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        for part in (self.state, self.bar, self.note):
            column.addWidget(part)
        column.addLayout(buttons)
        self.main.clicked.connect(self._press)
        self.cancel.clicked.connect(self.cancelled)

    @property
    def stops(self) -> list[QWidget]:
        """What takes the keyboard."""
        return [button for button in (self.main, self.cancel) if button.isVisibleTo(self)]

    def show_plan(self, plan: PairPlan, shelf: Shelf) -> None:
        """Show how the pair stands."""
        had_focus = any(stop.hasFocus() for stop in self.stops)
        state = self._state = plan.state(shelf)
        progress = shelf.progress_of(plan.missing or ())
        self.state.show_state(_STANDINGS[state], self._sentence(plan, state))
        self.bar.setVisible(state in {PairState.RUNNING, PairState.PAUSED, PairState.FAILED})
        self.bar.show_progress(progress)
        note = {
            PairState.RUNNING: self._texts.progress(progress),
            PairState.PAUSED: self._texts.paused(progress),
            PairState.MISSING: self._note(plan),
            PairState.IMPOSSIBLE: self._advice(plan),
        }.get(state, "")
        if state is PairState.FAILED:
            failure = plan.failure(shelf)
            note = self._texts.standing(failure) if failure is not None else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        is_warning = state is PairState.FAILED or (state is PairState.MISSING and plan.is_noncommercial)
        restyle(self.note, "role", "danger" if is_warning else "muted")
        self.bar.setAccessibleName(note)
        self._show_buttons(plan, state)
        if had_focus and self.stops and not any(stop.hasFocus() for stop in self.stops):
            self.stops[0].setFocus()

    def _sentence(self, plan: PairPlan, state: PairState) -> str:
        if plan.first == plan.second:
            return self.tr("Both languages are the same.")
        pair = f"{language_names.own_name(plan.first)} – {language_names.own_name(plan.second)}"
        words = {
            PairState.READY: self.tr("{pair} is ready, both ways."),
            PairState.MISSING: self.tr("{pair} needs a download. It then works both ways, spoken and heard."),
            PairState.RUNNING: self.tr("{pair} is being downloaded. You may close this page or go on talking."),
            PairState.PAUSED: self.tr("The download for {pair} is paused."),
            PairState.FAILED: self.tr("The download for {pair} has stopped."),
            PairState.IMPOSSIBLE: self.tr("{pair} cannot be interpreted yet."),
        }
        return words[state].format(pair=pair)

    def _note(self, plan: PairPlan) -> str:
        if plan.is_noncommercial:
            return self.tr("Some of it may not be used commercially. The licences stand below.")
        return self.tr("The licences stand below.")

    def _advice(self, plan: PairPlan) -> str:
        if plan.first == plan.second:
            return self.tr("Choose two different languages.")
        return self.tr("No model that can be downloaded translates between them. One can be added from a file.")

    def _show_buttons(self, plan: PairPlan, state: PairState) -> None:
        total = self._texts.size(plan.missing or ())
        words = {
            PairState.READY: self.tr("Talk in these languages"),
            PairState.MISSING: self.tr("Download {size}").format(size=total) if total else self.tr("Download"),
            PairState.RUNNING: self.tr("Pause"),
            PairState.PAUSED: self.tr("Go on"),
            PairState.FAILED: self.tr("Try again"),
        }.get(state, "")
        self.main.setText(words)
        self.main.setAccessibleName(words)
        self.main.setVisible(bool(words))
        self.main.updateGeometry()
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setVisible(state in {PairState.RUNNING, PairState.PAUSED, PairState.FAILED})

    def _press(self) -> None:
        match self._state:
            case PairState.READY:
                self.used.emit()
            case PairState.RUNNING:
                self.paused.emit()
            case _:
                self.downloaded.emit()
