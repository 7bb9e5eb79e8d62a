"""The first run."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dragoman.domain.audio import AudioDevice, DeviceKind
from dragoman.domain.errors import EngineError
from dragoman.domain.events import StageState
from dragoman.domain.mode import Mode
from dragoman.ui import fonts
from dragoman.ui.appearance import Dresser
from dragoman.ui.translations import Translations
from dragoman.ui.view_models.hold import SHORT_PRESS_S
from dragoman.ui.view_models.language_choice import LanguageChoice
from dragoman.ui.view_models.stages import SHOWN_STAGES, Stages
from dragoman.ui.view_models.turn import Side, Turn, TurnState
from dragoman.ui.views.talk_button_painter import TalkState
from dragoman.ui.welcome.hearing import Hearing, HearingCheck
from dragoman.ui.welcome.ready_step import Beginning
from dragoman.ui.welcome.state_line import Standing
from dragoman.ui.welcome.step import Step
from dragoman.ui.welcome.trial_sentences import trial_sentence
from dragoman.ui.welcome.welcome_view import WelcomeView

LANGUAGES = ("en", "pt", "zh", "es")
PAIRS = frozenset((one, other) for one in LANGUAGES[:3] for other in LANGUAGES[:3] if one != other)
CHOICE = LanguageChoice(LANGUAGES, PAIRS, "en", "pt")
DEVICES = (
    AudioDevice("Built-in Microphone", DeviceKind.MICROPHONE, is_default=True),
    AudioDevice("USB Headset", DeviceKind.MICROPHONE),
    AudioDevice("Built-in Speakers", DeviceKind.LOUDSPEAKER, is_default=True),
)


def stages(**states: StageState) -> Stages:
    made = Stages()
    for stage in SHOWN_STAGES:
        made.set(stage, states.get(stage.value, StageState.READY))
    return made


class Signals:
    """What a view has said, in order."""

    def __init__(self, view: WelcomeView) -> None:
        self.said: list[tuple[object, ...]] = []
        for name in (
            "languages_chosen",
            "interface_language_chosen",
            "devices_chosen",
            "devices_requested",
            "test_sound_requested",
            "pressed",
            "released",
            "subtitles_requested",
            "finished",
            "skipped",
        ):
            getattr(view, name).connect(lambda *values, name=name: self.said.append((name, *values)))

    def of(self, *names: str) -> list[tuple[object, ...]]:
        return [each for each in self.said if each[0] in names]


@pytest.fixture
def dresser(qapp, resources):
    made = Dresser(qapp, resources)
    made.use("light")
    yield made
    made.deleteLater()


@pytest.fixture
def translations(resources):
    made = Translations(resources / "translations")
    made.install("en")
    fonts.use_as_default("en")
    yield made
    made.install("en")


@pytest.fixture
def view(qtbot, dresser, translations):
    made = WelcomeView(dresser, translations, platform="linux")
    made.resize(900, 640)
    made.show_choice(CHOICE)
    made.show_devices(DEVICES, None, None)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def signals(view):
    return Signals(view)


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), which, modifiers)


def items(combo) -> list[object]:
    return [combo.itemData(index) for index in range(combo.count())]


def test_next_and_back_go_through_all_steps(view):
    assert view.dots.words.text() == "Step 1 of 4"
    assert view.back.isHidden()
    for step in (Step.DEVICES, Step.TRIAL, Step.READY):
        view.next.click()
        assert view.step is step
        assert view.dots.words.text() == f"Step {step.number} of 4"
        assert view.pages[step].isVisible()
    for step in (Step.TRIAL, Step.DEVICES, Step.LANGUAGES):
        view.back.click()
        assert view.step is step


@pytest.mark.parametrize("step", list(Step))
def test_every_step_can_be_skipped(view, signals, step):
    view.show_step(step)
    view.skip.click()
    assert signals.of("skipped", "finished") == [("skipped",)]


def test_the_keyboard_goes_all_the_way(view, signals):
    for _ in range(3):
        key(Qt.Key.Key_Return)
    assert view.step is Step.READY
    key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view.step is Step.TRIAL
    key(Qt.Key.Key_Enter)
    assert view.ready.cards[Beginning.CONVERSATION].hasFocus()
    key(Qt.Key.Key_Return)
    assert signals.of("finished") == [("finished", Mode.HOLD)]


@pytest.mark.parametrize("step", list(Step))
def test_tab_reaches_everything_that_can_be_used(view, step):
    view.show_stages(stages())
    view.show_step(step)
    wanted = {
        Step.LANGUAGES: [
            *view.languages.choosers.values(),
            view.next,
            view.skip,
            view.languages.interface_language.current,
        ],
        Step.DEVICES: [
            view.devices.microphone,
            view.devices.loudspeaker,
            view.devices.test,
            view.back,
            view.next,
            view.skip,
        ],
        Step.TRIAL: [view.trial.button, view.back, view.next, view.skip],
        Step.READY: [*view.ready.cards.values(), view.back, view.next, view.skip],
    }[step]
    reached = []
    for _ in range(12):
        reached.append(QApplication.focusWidget())
        key(Qt.Key.Key_Tab)
    order = list(dict.fromkeys(reached))
    assert order == wanted


def test_everything_that_takes_the_keyboard_has_a_name(view):
    view.show_stages(stages())
    for step in Step:
        view.show_step(step)
        for _ in range(10):
            focused = QApplication.focusWidget()
            assert focused.accessibleName() or focused.text()
            key(Qt.Key.Key_Tab)


def test_only_languages_that_can_be_interpreted_are_offered(view):
    for chooser in view.languages.choosers.values():
        assert items(chooser) == ["en", "pt", "zh"]
    assert view.languages.installed.words.text() == "Ready on this computer: English · Português · 中文"
    assert view.languages.missing.text() == "A translation for these is not installed: Español"


def test_choosing_a_language_tells_the_pair_and_labels_the_trial(view, signals):
    chooser = view.languages.choosers[Side.FIRST]
    chooser.setCurrentIndex(2)
    chooser.activated.emit(2)
    assert signals.of("languages_chosen") == [("languages_chosen", "zh", "pt")]
    assert view.trial.sentence.text() == trial_sentence("zh")
    chooser.activated.emit(2)
    assert len(signals.of("languages_chosen")) == 1


def test_taking_the_other_language_changes_sides(view, signals):
    view.languages.choosers[Side.FIRST].activated.emit(1)
    assert signals.of("languages_chosen") == [("languages_chosen", "pt", "en")]
    assert view.languages.choosers[Side.SECOND].currentData() == "en"


def test_without_languages_it_says_what_to_do(view):
    view.show_choice(LanguageChoice(("es",), frozenset(), "en", "pt"))
    assert view.languages.installed.standing is Standing.WRONG
    assert "Languages and models" in view.languages.installed.words.text()
    assert not view.languages.choosers[Side.FIRST].isEnabled()


def test_the_window_changes_its_language_at_once(view, signals, translations):
    view.languages.interface_language.segments[1].click()
    assert signals.of("interface_language_chosen") == [("interface_language_chosen", "zh_CN")]
    translations.install("pt_BR")
    QApplication.processEvents()
    assert view.languages.interface_language.segments[2].isChecked()


def test_interface_languages_are_never_shortened(view):
    for width in (420, 900):
        view.resize(width, 640)
        QApplication.processEvents()
        for segment in view.languages.interface_language.segments:
            assert segment.width() >= segment.sizeHint().width()


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def heard(levels: list[float], check: HearingCheck | None = None, clock: Clock | None = None) -> Hearing:
    """Levels ten times a second, in decibels of full scale."""
    clock = clock or Clock()
    check = check or HearingCheck(clock)
    for decibels in levels:
        check.take(10 ** (decibels / 20))
        clock.now_s += 0.1
    return check.hearing


NOISE = [-62.0, -60.0] * 10


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (NOISE, Hearing.WAITING),
        ([*NOISE, -20.0], Hearing.WAITING),
        ([*NOISE, -28.0, -24.0, -35.0, -26.0], Hearing.HEARD),
        ([*NOISE, -28.0, -24.0, -35.0, -26.0, *NOISE, *NOISE], Hearing.HEARD),
        ([*NOISE, *[-45.0, -47.0] * 5], Hearing.QUIET),
        ([*NOISE, *[-45.0, -47.0] * 5, *NOISE, *NOISE, *NOISE, *NOISE], Hearing.WAITING),
        ([*NOISE, *[-45.0, -47.0] * 5, -30.0, -28.0, -30.0], Hearing.HEARD),
        ([-36.0, -37.0] * 20, Hearing.WAITING),
        ([-200.0] * 35, Hearing.NOTHING),
        ([*[-200.0] * 35, *NOISE], Hearing.WAITING),
    ],
    ids=["room", "a knock", "speech", "still heard", "far away", "gone", "closer", "a fan", "muted", "unmuted"],
)
def test_levels_tell_whether_somebody_is_heard(levels, expected):
    assert heard(levels) is expected


def test_another_microphone_is_judged_anew():
    clock = Clock()
    check = HearingCheck(clock)
    assert heard([*NOISE, *[-25.0] * 4], check, clock) is Hearing.HEARD
    check.reset()
    assert heard(NOISE, check, clock) is Hearing.WAITING


def test_the_words_react_to_the_level(view):
    view.show_step(Step.DEVICES)
    assert view.devices.heard.words.text() == "Preparing the microphone…"
    view.show_stages(stages())
    assert view.devices.heard.words.text() == "Say something."
    for rms in (0.001, 0.001, 0.2, 0.2, 0.2):
        view.show_level(rms)
    assert view.devices.heard.words.text() == "I can hear you."
    assert view.devices.heard.standing is Standing.GOOD
    assert view.devices.meter.level > 0.5
    view.devices.microphone.activated.emit(2)
    assert view.devices.heard.words.text() == "Say something."


def test_devices_are_offered_and_chosen(view, signals):
    assert items(view.devices.microphone) == [None, "Built-in Microphone", "USB Headset"]
    assert view.devices.microphone.itemText(0) == "System default – Built-in Microphone"
    view.devices.microphone.activated.emit(2)
    view.devices.loudspeaker.activated.emit(1)
    assert signals.of("devices_chosen") == [
        ("devices_chosen", "USB Headset", None),
        ("devices_chosen", "USB Headset", "Built-in Speakers"),
    ]


def test_a_device_that_is_gone_stays_chosen_and_says_so(view):
    view.show_devices(DEVICES, "Studio", None)
    assert view.devices.microphone.currentText() == "Studio (not connected)"


def test_no_microphone_says_what_to_do(view, signals):
    view.show_step(Step.DEVICES)
    view.show_devices(DEVICES[2:], None, None)
    assert view.devices.heard.words.text() == "No microphone was found."
    assert "Plug in" in view.devices.advice.text()
    assert view.devices.meter.isHidden()
    view.devices.look_again.click()
    assert len(signals.of("devices_requested")) == 2
    view.show_devices(DEVICES, None, None)
    assert view.devices.look_again.isHidden()


@pytest.mark.parametrize(
    ("platform", "words"),
    [("darwin", "System Settings"), ("win32", "desktop apps"), ("linux", "sound settings")],
)
def test_a_refused_microphone_says_where_to_allow_it(dresser, translations, platform, words):
    view = WelcomeView(dresser, translations, platform=platform)
    view.show_devices(DEVICES, None, None)
    view.show_stages(stages(capture=StageState.FAILED))
    assert view.devices.heard.words.text() == "The microphone cannot be used."
    assert words in view.devices.advice.text()
    view.deleteLater()


def test_the_test_sound_is_asked_for_and_explained(view, signals):
    view.show_step(Step.DEVICES)
    assert view.devices.test_words.isHidden()
    view.devices.test.click()
    assert signals.of("test_sound_requested") == [("test_sound_requested",)]
    assert view.devices.test_words.isVisible()


@pytest.mark.parametrize("language", ["en", "pt", "zh", "es", "fr", "de", "it", "pt-BR", "zh_CN"])
def test_there_is_a_sentence_to_read_out(language):
    assert trial_sentence(language)


def test_without_a_sentence_one_may_say_anything(view):
    view.show_choice(LanguageChoice(("fi", "en"), frozenset({("fi", "en"), ("en", "fi")}), "fi", "en"))
    view.show_step(Step.TRIAL)
    assert view.trial.sentence.isHidden()
    assert view.trial.lead.text().endswith("Suomi")


def test_holding_by_mouse_and_by_space(view, signals, qtbot):
    view.show_stages(stages())
    view.show_step(Step.TRIAL)
    button = view.trial.button
    assert button.hasFocus()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert button.state is TalkState.HELD
    view.show_level(0.2)
    assert button.levels[-1] > 0.5
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.keyPress(button, Qt.Key.Key_Space)
    qtbot.wait(int(SHORT_PRESS_S * 1000) + 20)
    QTest.keyRelease(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: button.state is TalkState.READY)
    assert signals.of("pressed", "released") == [("pressed",), ("released",)] * 2


def test_a_repeating_key_is_one_press(view, signals, qtbot):
    view.show_stages(stages())
    view.show_step(Step.TRIAL)
    for _ in range(4):
        QTest.keyPress(view.trial.button, Qt.Key.Key_Space)
        QTest.keyRelease(view.trial.button, Qt.Key.Key_Space)
    assert signals.of("pressed", "released") == [("pressed",)]
    qtbot.waitUntil(lambda: bool(signals.of("released")))


@pytest.mark.parametrize(
    "leave",
    [
        lambda view: view.next.click(),
        lambda view: view.hide(),
        lambda view: view.skip.setFocus(),
        lambda view: view.event(QEvent(QEvent.Type.WindowDeactivate)),
        lambda view: view.show_stages(stages(capture=StageState.FAILED)),
    ],
    ids=["next", "hidden", "focus", "another window", "microphone lost"],
)
def test_whatever_takes_the_button_away_lets_it_go(view, signals, leave):
    view.show_stages(stages())
    view.show_step(Step.TRIAL)
    QTest.keyPress(view.trial.button, Qt.Key.Key_Space)
    leave(view)
    assert signals.of("pressed", "released") == [("pressed",), ("released",)]


def test_it_says_what_is_still_loading(view):
    view.show_step(Step.TRIAL)
    assert "microphone" in view.trial.readiness.words.text()
    assert view.next.hasFocus()
    view.show_stages(stages(recognition=StageState.LOADING, synthesis=StageState.LOADING))
    assert view.trial.readiness.words.text() == (
        "Still getting ready: speech recognition and voices. You can speak already; the answer comes a little later."
    )
    assert view.trial.button.hasFocus()
    view.show_stages(stages(translation=StageState.FAILED))
    assert view.trial.readiness.words.text().startswith("Could not be started: translation.")
    view.show_stages(stages())
    assert view.trial.readiness.isHidden()


def test_the_result_grows_and_succeeds(view):
    view.show_stages(stages())
    view.show_step(Step.TRIAL)
    assert view.trial.result.isHidden()
    view.show_turn(
        Turn(1, Side.FIRST, "en", "pt", said="Good morning!", said_tentative=" Shall", translated_tentative="Bom")
    )
    assert view.trial.result.said.tentative == " Shall"
    assert view.trial.result.translated.tentative == "Bom"
    assert view.trial.result.state.words.text() == "Listening…"
    done = Turn(1, Side.FIRST, "en", "pt", TurnState.DONE, said="Good morning!", translated="Bom dia!", wait_s=0.91)
    view.show_turn(done)
    assert view.trial.result.state.words.text() == "It works. It took 0.9 seconds."
    assert view.trial.result.state.standing is Standing.GOOD


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn(1, Side.FIRST, "en", "pt", TurnState.NOTHING_HEARD), "No words were heard."),
        (Turn(1, Side.FIRST, "en", "pt", TurnState.FAILED), "This did not work."),
        (Turn(1, Side.FIRST, "en", "pt", TurnState.FAILED, error=EngineError("Broken.", "Mend it.")), "Broken. Mend"),
    ],
    ids=["nothing heard", "failed", "with a reason"],
)
def test_what_went_wrong_is_told(view, turn, words):
    view.show_turn(turn)
    assert view.trial.result.state.words.text().startswith(words)
    assert view.trial.result.state.standing is Standing.WRONG


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        (Beginning.CONVERSATION, [("finished", Mode.HOLD)]),
        (Beginning.LIVE, [("finished", Mode.LIVE)]),
        (Beginning.SUBTITLES, [("subtitles_requested",), ("finished", Mode.LIVE)]),
    ],
)
def test_a_card_finishes_and_begins(view, signals, beginning, expected):
    view.show_step(Step.READY)
    view.ready.cards[beginning].click()
    assert signals.of("finished", "subtitles_requested") == expected


def test_start_leaves_the_mode_as_it_is(view, signals):
    view.show_step(Step.READY)
    assert view.next.text() == "Start"
    view.next.click()
    assert signals.of("finished") == [("finished", None)]


def check_nothing_is_cut(view) -> None:
    page = view.pages[view.step]
    QApplication.processEvents()
    assert page.area.widget().width() <= page.area.viewport().width()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            longest = max(label.text().split(), key=len)
            assert label.fontMetrics().horizontalAdvance(longest) <= label.width(), label.text()


@pytest.fixture(params=[1.0, 2.0])
def scaled(request, monkeypatch):
    monkeypatch.setattr(fonts, "text_scale", lambda: request.param)


@pytest.mark.usefixtures("scaled")
@pytest.mark.parametrize("size", [(420, 520), (700, 560), (1000, 700), (1900, 1000)])
def test_nothing_is_cut_at_any_size(qtbot, dresser, translations, size):
    view = WelcomeView(dresser, translations, platform="win32")
    view.show_choice(CHOICE)
    view.show_devices(DEVICES, None, None)
    view.show_stages(stages(capture=StageState.FAILED, recognition=StageState.LOADING))
    view.show_turn(
        Turn(1, Side.FIRST, "en", "pt", TurnState.DONE, said="Good morning " * 6, translated="Bom dia " * 8, wait_s=1.2)
    )
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    assert view.width() == size[0]
    for step in Step:
        view.show_step(step)
        check_nothing_is_cut(view)
    view.hide()
    view.deleteLater()


def test_another_theme_needs_no_new_view(view, dresser):
    for name in ("dark", "light"):
        dresser.use(name)
        for step in Step:
            view.show_step(step)
            assert not view.grab().isNull()


@pytest.mark.parametrize("width", [420, 720, 1000])
def test_the_end_of_the_result_is_in_sight(view, qtbot, width):
    view.show_stages(stages())
    view.resize(width, 560)
    view.show_step(Step.TRIAL)
    for length in (2, 12, 30):
        view.show_turn(
            Turn(1, Side.FIRST, "en", "pt", TurnState.DONE, said="word " * length, translated="palavra " * length)
        )
        area = view.trial.area

        def is_in_sight(area=area) -> bool:
            below = view.trial.result.mapTo(area, QPoint(0, view.trial.result.height()))
            return below.y() <= area.height()

        qtbot.waitUntil(is_in_sight)
