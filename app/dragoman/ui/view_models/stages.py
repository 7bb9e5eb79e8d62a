"""How far the engines and devices are."""

from __future__ import annotations

from dragoman.domain.events import StageName, StageState

SHOWN_STAGES = (StageName.CAPTURE, StageName.RECOGNITION, StageName.TRANSLATION, StageName.SYNTHESIS)
"""The stages a user has to wait for, in the order of the work."""


class Stages:
    """The state of every stage; before its first event a stage counts as loading."""

    def __init__(self) -> None:
        """Begin with everything loading."""
        self._states: dict[StageName, StageState] = {}

    def state(self, stage: StageName) -> StageState:
        """Return the state of one stage."""
        return self._states.get(stage, StageState.LOADING)

    def set(self, stage: StageName, state: StageState) -> None:
        """Change the state of one stage."""
        self._states[stage] = state

    @property
    def can_listen(self) -> bool:
        """Whether speech can be captured: it is kept until the engines are ready."""
        return self.state(StageName.CAPTURE) is StageState.READY

    @property
    def are_ready(self) -> bool:
        """Whether nothing is left to wait for."""
        return all(self.state(stage) is StageState.READY for stage in SHOWN_STAGES)
