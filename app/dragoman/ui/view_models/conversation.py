"""The whole conversation as the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from dragoman.domain import events
from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.events import Event, StageName, StageState
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.ui.view_models.lag import Lag
from dragoman.ui.view_models.notice import Notice, Notices, NoticeTopic
from dragoman.ui.view_models.stages import Stages
from dragoman.ui.view_models.turn import Side, Turn, TurnState


class Aspect(Enum):
    """A part of the model that a view draws."""

    TURN_ADDED = auto()
    TURN_CHANGED = auto()
    TURN_REMOVED = auto()
    STAGES = auto()
    LEVEL = auto()
    LAG = auto()
    NOTICES = auto()
    DEVICES = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """What an event has changed."""

    aspect: Aspect
    utterance_id: int = -1
    """Which turn, for the `TURN_...` aspects."""


NO_UTTERANCE = 0
"""Id under which something is spoken that nobody has said."""
_WAITING = {TurnState.RECOGNISING, TurnState.TRANSLATING}
_RECOGNISED = {TurnState.TRANSLATING, TurnState.DONE, TurnState.NOTHING_HEARD}
_OVER = {TurnState.DONE, TurnState.NOTHING_HEARD}
_TurnUpdate = Callable[[Turn], Turn]


class ConversationModel:
    """Turns, stages, notices, devices and lag. Changed by `apply` and the user's own actions, on one thread."""

    def __init__(self, first: str, second: str) -> None:
        """Begin with nothing said, between the languages `first` and `second`."""
        self._languages = {Side.FIRST: first, Side.SECOND: second}
        self._turns: dict[int, Turn] = {}
        self._gone = {NO_UTTERANCE}
        self._tapped = False
        self._began_at_s: float | None = None
        self.stages = Stages()
        self.notices = Notices()
        self.devices: tuple[AudioDevice, ...] = ()
        self.level = 0.0
        """Root mean square of the microphone, 0 to 1 of full scale."""
        self.lag: Lag | None = None
        """How far the interpretation is behind; None before it was measured."""
        self.held: Side | None = None
        """Whose button is held down."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns, in the order of speaking."""
        return tuple(self._turns.values())

    def turn(self, utterance_id: int) -> Turn | None:
        """Return one turn."""
        return self._turns.get(utterance_id)

    def language(self, side: Side) -> str:
        """Return the language tag of a side."""
        return self._languages[side]

    def use_languages(self, first: str, second: str) -> None:
        """Change the sides' languages; turns that were spoken keep theirs."""
        self._languages = {Side.FIRST: first, Side.SECOND: second}

    def hold(self, side: Side) -> None:
        """Note that somebody holds a button down."""
        self.held = side
        self.level = 0.0
        self._tapped = False

    def let_go(self, *, too_short: bool) -> None:
        """Note that the button was let go, perhaps so early that nothing can have been said."""
        self.held = None
        self.level = 0.0
        self._tapped = too_short
        if too_short:
            for turn in reversed(self._turns.values()):
                if turn.state in {TurnState.LISTENING, TurnState.RECOGNISING}:
                    self._turns[turn.utterance_id] = replace(turn, was_tap=True)
                    self._tapped = False
                break

    def devices_of(self, kind: DeviceKind) -> tuple[AudioDevice, ...]:
        """Return the devices of one kind."""
        return tuple(device for device in self.devices if device.kind is kind)

    def awaited_stage(self, turn: Turn) -> StageName | None:
        """Return the stage a turn has to wait for because it is not ready yet."""
        stage = {TurnState.RECOGNISING: StageName.RECOGNITION, TurnState.TRANSLATING: StageName.TRANSLATION}
        needed = stage.get(turn.state)
        return needed if needed is not None and self.stages.state(needed) is not StageState.READY else None

    def apply(self, event: Event) -> tuple[Change, ...]:
        """Take an event over and return what it has changed."""
        match event:
            case events.LevelMeasured() | events.LagMeasured():
                return (self._apply_measurement(event),)
            case events.StateChanged():
                return self._apply_state(event)
            case events.DevicesListed():
                self.devices = event.devices
                return (Change(Aspect.DEVICES),)
            case events.AudioDropped() | events.ProcessorTookOver():
                return (self._apply_notice(event),)
            case events.StageFailed():
                return self._apply_failure(event)
            case _:
                return self._apply_to_turn(event)

    def _apply_measurement(self, event: events.LevelMeasured | events.LagMeasured) -> Change:
        if isinstance(event, events.LevelMeasured):
            self.level = event.rms
            return Change(Aspect.LEVEL)
        self.lag = Lag.of(event, self.lag)
        return Change(Aspect.LAG)

    def _apply_notice(self, event: events.AudioDropped | events.ProcessorTookOver) -> Change:
        if isinstance(event, events.AudioDropped):
            self.notices.add_dropped(event.duration_s)
        else:
            self.notices.add(Notice(NoticeTopic.GRAPHICS, event.error))
        return Change(Aspect.NOTICES)

    def _apply_state(self, event: events.StateChanged) -> tuple[Change, ...]:
        self.stages.set(event.stage, event.state)
        changes = [Change(Aspect.STAGES)]
        if event.state in {StageState.READY, StageState.LOADING} and self.notices.remove(event.stage):
            changes.append(Change(Aspect.NOTICES))
        waiting = (turn for turn in self._turns.values() if turn.state in _WAITING)
        changes.extend(Change(Aspect.TURN_CHANGED, turn.utterance_id) for turn in waiting)
        return tuple(changes)

    def _apply_failure(self, event: events.StageFailed) -> tuple[Change, ...]:
        if event.utterance_id is not None:
            return self._update(event.utterance_id, lambda turn: _failed(turn, event))
        self.notices.add(Notice(event.stage, event.error))
        changes = [Change(Aspect.NOTICES)]
        if event.stage is StageName.CAPTURE:
            for turn in self.turns:
                if turn.state is TurnState.LISTENING:
                    changes.extend(self._update(turn.utterance_id, lambda each: _failed(each, event)))
        return tuple(changes)

    def _apply_to_turn(self, event: Event) -> tuple[Change, ...]:
        match event:
            case events.SpeechStarted():
                return self._update(event.utterance_id, lambda turn: self._begun(turn, event))
            case events.UtteranceEnded():
                return self._update(event.utterance_id, lambda turn: self._ended(turn, event))
            case events.UtteranceDiscarded():
                return self._discard(event.utterance_id)
        return self._apply_text(event)

    def _apply_text(self, event: Event) -> tuple[Change, ...]:
        match event:
            case events.HypothesisUpdated(hypothesis=heard):
                return self._update(heard.utterance_id, lambda turn: self._heard(turn, heard))
            case events.TranslationUpdated(translation=so_far):
                return self._update(so_far.utterance_id, lambda turn: self._translated_so_far(turn, so_far))
            case events.TranslationReady(translation=done):
                return self._update(done.utterance_id, lambda turn: self._translated(turn, done))
        return self._apply_to_sound(event)

    def _apply_to_sound(self, event: Event) -> tuple[Change, ...]:
        match event:
            case events.PlaybackStarted():
                return self._change(event.utterance_id, lambda turn: replace(turn, is_playing=True))
            case events.PlaybackFinished():
                return self._change(event.utterance_id, lambda turn: replace(turn, is_playing=False))
            case events.SpeechShortened():
                return self._change(event.utterance_id, lambda turn: replace(turn, is_shortened=True))
            case events.LatencyMeasured():
                wait_s = event.text_s if event.translation_s is None else event.translation_s
                return self._change(event.utterance_id, lambda turn: replace(turn, wait_s=wait_s))
        return ()

    def _update(self, utterance_id: int, update: _TurnUpdate) -> tuple[Change, ...]:
        """Change a turn; one that is not there yet begins, whichever event comes first."""
        if utterance_id in self._turns:
            return self._change(utterance_id, update)
        if utterance_id in self._gone:
            return ()
        side = self.held or Side.FIRST
        turn = Turn(
            utterance_id,
            side,
            self._languages[side],
            self._languages[side.other],
            was_tap=self._tapped and not self.held,
        )
        self._tapped = False
        self._turns[utterance_id] = update(turn)
        return (Change(Aspect.TURN_ADDED, utterance_id),)

    def _change(self, utterance_id: int, update: _TurnUpdate) -> tuple[Change, ...]:
        turn = self._turns.get(utterance_id)
        if turn is None:
            return ()
        self._turns[utterance_id] = update(turn)
        return (Change(Aspect.TURN_CHANGED, utterance_id),)

    def _discard(self, utterance_id: int) -> tuple[Change, ...]:
        turn = self._turns.get(utterance_id)
        if turn is None or turn.was_tap:
            self._gone.add(utterance_id)
        if turn is not None and turn.was_tap:
            del self._turns[utterance_id]
            return (Change(Aspect.TURN_REMOVED, utterance_id),)
        return self._change(utterance_id, _unheard)

    def _begun(self, turn: Turn, event: events.SpeechStarted) -> Turn:
        turn = replace(turn, started_at_s=self._since_began(event.at_s))
        return self._spoken_in(turn, event.language)

    def _ended(self, turn: Turn, event: events.UtteranceEnded) -> Turn:
        """What the speaker has finished is recognised, unless it has been already."""
        turn = replace(turn, ended_at_s=self._since_began(event.speech_ended_at_s))
        return turn if turn.state in _RECOGNISED else replace(turn, state=TurnState.RECOGNISING)

    def _since_began(self, at_s: float) -> float:
        """Return seconds since the first speech."""
        if self._began_at_s is None:
            self._began_at_s = at_s
        return max(0.0, at_s - self._began_at_s)

    def correct(self, utterance_id: int, text: str) -> tuple[Change, ...]:
        """Take over what somebody has put right; its translation is awaited."""
        return self._change(utterance_id, lambda turn: _corrected(turn, text))

    def flip(self, utterance_id: int) -> tuple[Change, ...]:
        """Put a turn on the other side, whose language it was in after all; its translation is awaited."""
        turn = self._turns.get(utterance_id)
        if turn is None or not turn.all_said:
            return ()
        side = turn.side.other
        language, other = self._languages[side], self._languages[side.other]
        flipped = replace(turn, side=side, source_language=language, target_language=other, language_probability=1.0)
        return self._change(utterance_id, lambda _: _awaiting(flipped))

    def _spoken_in(self, turn: Turn, language: str | None) -> Turn:
        """Put a turn on the side of its language; a language of neither side changes nothing."""
        for side in Side:
            if language == self._languages[side]:
                return replace(turn, side=side, source_language=language, target_language=self._languages[side.other])
        return turn

    def _heard(self, turn: Turn, heard: Hypothesis) -> Turn:
        """Take over what was understood; an earlier state of it may come late and says nothing new then."""
        if turn.state in _OVER or (turn.state is TurnState.TRANSLATING and not heard.is_final):
            return turn
        turn = self._spoken_in(turn, heard.language) if heard.language != turn.source_language else turn
        state = TurnState.TRANSLATING if heard.is_final else turn.state
        return replace(
            turn,
            said=heard.committed,
            said_tentative=heard.tentative,
            state=state,
            average_log_probability=heard.average_log_probability,
            language_probability=heard.language_probability,
        )

    def _translated_so_far(self, turn: Turn, so_far: Translation) -> Turn:
        """Take over what is translated while the speaker goes on."""
        if turn.state in _OVER:
            return turn
        if not turn.all_said:
            turn = replace(turn, said_tentative=so_far.source_text)
        return self._with_translation(turn, so_far)

    def _translated(self, turn: Turn, done: Translation) -> Turn:
        turn = self._with_translation(turn, done)
        return replace(
            turn,
            said=done.source_text,
            said_tentative="",
            translated=done.text,
            translated_tentative="",
            state=TurnState.DONE,
            error=None,
        )

    def _with_translation(self, turn: Turn, translation: Translation) -> Turn:
        return replace(
            self._spoken_in(turn, translation.source_language),
            translated=translation.committed,
            translated_tentative=translation.tentative,
            source_language=translation.source_language,
            target_language=translation.target_language,
        )


def _corrected(turn: Turn, text: str) -> Turn:
    return _awaiting(
        replace(
            turn,
            said=text,
            said_tentative="",
            is_corrected=True,
            average_log_probability=0.0,
            language_probability=1.0,
        )
    )


def _awaiting(turn: Turn) -> Turn:
    """Return a turn whose words are known and are to be translated."""
    return replace(turn, state=TurnState.TRANSLATING, translated="", translated_tentative="", error=None)


def _unheard(turn: Turn) -> Turn:
    """What seemed to be words was none."""
    return replace(
        turn,
        state=TurnState.NOTHING_HEARD,
        said="",
        said_tentative="",
        translated="",
        translated_tentative="",
    )


def _failed(turn: Turn, event: events.StageFailed) -> Turn:
    """What is translated stays good where only its sound failed."""
    if event.stage in {StageName.SYNTHESIS, StageName.PLAYBACK}:
        return replace(turn, sound_error=event.error, is_playing=False)
    return replace(turn, state=TurnState.FAILED, error=event.error, is_playing=False)
