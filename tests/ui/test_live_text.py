"""What the window shows while somebody is still speaking."""

import time

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCharFormat
from PySide6.QtWidgets import QAbstractSlider

from dragoman.config.settings import Settings
from dragoman.domain.errors import EngineError
from dragoman.domain.events import (
    HypothesisUpdated,
    LatencyMeasured,
    PlaybackStarted,
    SpeechShortened,
    StageFailed,
    StageName,
    TranslationReady,
    UtteranceDiscarded,
    UtteranceEnded,
)
from dragoman.domain.speech import Hypothesis, Translation
from dragoman.ui.settings.entry import Category
from dragoman.ui.theme import TypeSize
from dragoman.ui.view_models.turn import TurnState
from dragoman.ui.views import conversation_page
from dragoman.ui.views.spoken_text import SpokenText, breakable

SENTENCE = "Bom dia, eu queria saber a que horas sai o primeiro trem para a cidade de São Paulo amanhã de manhã"
MORNING = ("Bom dia.", "Good morning.")


@pytest.fixture
def ready(desk):
    desk.ready()
    return desk


def last_bubble(desk):
    desk.settle()
    return desk.window.talk.bubbles.bubbles[-1]


def settled_bubble(desk):
    """The last bubble when it no longer changes its size."""
    bubble = last_bubble(desk)
    width = 0

    def rests() -> bool:
        nonlocal width
        before, width = width, bubble.frame.width()
        return before == width

    desk.qtbot.wait(250)
    desk.qtbot.waitUntil(rests)
    return bubble


def finish(desk, number, texts=MORNING, wait_s=0.3):
    """Play the end of a turn from Portuguese to English."""
    said, translated = texts
    desk.play(
        UtteranceEnded(number, 0.0, 1.5, time.monotonic()),
        HypothesisUpdated(Hypothesis(number, said, "pt")),
        TranslationReady(Translation(number, said, "pt", translated, "en")),
        LatencyMeasured(number, wait_s, wait_s, None),
    )


def speak(desk):
    """Play a long turn word by word, the last two words tentative; yield its number and its bubble after each."""
    words = SENTENCE.split()
    number = desk.conversation.begin("pt")
    for count in range(1, len(words) + 1):
        committed, tentative = " ".join(words[: max(0, count - 2)]), " ".join(words[max(0, count - 2) : count])
        tentative = f" {tentative}" if committed else tentative
        desk.conversation.hear(number, "pt", committed, tentative)
        desk.conversation.translate(number, "pt", "en", committed, tentative)
        yield number, last_bubble(desk)


def test_text_is_there_while_somebody_speaks(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "Bom dia,", " como vai")
    ready.conversation.translate(number, "pt", "en", "Good morning,", " how are")
    bubble = last_bubble(ready)
    assert (bubble.said.text(), bubble.said.tentative) == ("Bom dia, como vai", " como vai")
    assert (bubble.translated.text(), bubble.translated.tentative) == ("Good morning, how are", " how are")
    assert bubble.footer.state.text() == "Listening…"
    assert bubble.turn.state is TurnState.LISTENING


def test_each_state_keeps_the_text(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "", "Bom di")
    ready.play(UtteranceEnded(number, 0.0, 1.0, time.monotonic()))
    ready.conversation.hear(number, "pt", "Bom", " dia")
    assert (last_bubble(ready).said.text(), last_bubble(ready).footer.state.text()) == ("Bom dia", "Recognising…")
    ready.play(HypothesisUpdated(Hypothesis(number, "Bom dia.", "pt")))
    assert (last_bubble(ready).said.text(), last_bubble(ready).footer.state.text()) == ("Bom dia.", "Translating…")
    assert last_bubble(ready).said.tentative == ""


def test_the_final_text_takes_the_place_of_the_tentative(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "", "Bom tia")
    ready.conversation.translate(number, "pt", "en", "", "Good aunt")
    finish(ready, number)
    ready.conversation.hear(number, "pt", "Bom", " tia")
    ready.conversation.translate(number, "pt", "en", "", "Good aunt")
    bubble = last_bubble(ready)
    assert (bubble.said.text(), bubble.translated.text()) == ("Bom dia.", "Good morning.")
    assert bubble.said.tentative == bubble.translated.tentative == ""
    assert bubble.turn.state is TurnState.DONE


def test_tentative_text_vanishes_where_there_were_no_words(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "", "Obrigado")
    ready.conversation.translate(number, "pt", "en", "", "Thank you")
    ready.play(UtteranceDiscarded(number))
    bubble = last_bubble(ready)
    assert not bubble.said.isVisible()
    assert not bubble.translated.isVisible()
    assert "No words were heard" in bubble.footer.state.text()
    ready.conversation.hear(number, "pt", "", "Obrigado")
    assert not last_bubble(ready).said.isVisible()


def test_nothing_moves_sideways_and_nothing_becomes_lower_while_somebody_speaks(ready):
    places, heights = set(), []
    for _, bubble in speak(ready):
        places.add((bubble.frame.x(), bubble.frame.width(), bubble.translated.x(), bubble.translated.width()))
        heights.append((bubble.said.height(), bubble.translated.height(), bubble.frame.height()))
    assert len(places) == 1
    assert heights == sorted(heights)
    assert heights[-1][1] > heights[0][1]


def test_a_line_that_is_taken_back_leaves_its_room(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.translate(number, "pt", "en", "Good", " morning" * 60)
    tall = last_bubble(ready).frame.height()
    ready.conversation.translate(number, "pt", "en", "Good", " morning")
    assert last_bubble(ready).frame.height() == tall
    finish(ready, number)
    assert settled_bubble(ready).frame.height() < tall


def test_a_short_turn_becomes_as_narrow_as_its_text_when_it_is_over(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "", "Olá")
    wide = last_bubble(ready).frame.width()
    finish(ready, number, ("Olá.", "Hello."))
    bubble = settled_bubble(ready)
    assert bubble.frame.width() < wide / 2
    assert bubble.frame.geometry().right() == bubble.width() - 1


def test_words_fit_again_when_the_window_changes_while_somebody_speaks(ready):
    _, bubble = list(speak(ready))[-1]
    ready.window.resize(500, 600)
    ready.settle()
    narrow = bubble.frame.height()
    assert bubble.frame.width() <= bubble.width()
    ready.window.resize(1000, 700)
    ready.settle()
    assert bubble.frame.height() < narrow


def test_the_column_keeps_its_width_when_the_scroll_bar_comes(ready):
    bubbles = ready.window.talk.bubbles
    ready.conversation.say("en", "Hello", "pt", "Olá")
    ready.settle()
    before = bubbles.bubbles[0].width()
    for _ in range(20):
        ready.conversation.say("en", "Hello", "pt", "Olá")
    ready.qtbot.waitUntil(bubbles.verticalScrollBar().isVisible)
    assert bubbles.bubbles[0].width() == before


def test_the_list_follows_the_words(ready):
    bar = ready.window.talk.bubbles.verticalScrollBar()
    for number in range(8):
        ready.conversation.say("en", f"Sentence {number}", "pt", f"Frase {number}")
    ready.qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value())
    for _ in speak(ready):
        ready.qtbot.wait(5)
    ready.qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not ready.window.talk.bubbles.newest.isVisible()


@pytest.fixture
def at_the_end(ready):
    """A conversation that is longer than the window, read at its end."""
    bar = ready.window.talk.bubbles.verticalScrollBar()
    for number in range(10):
        ready.conversation.say("en", f"Sentence {number}", "pt", f"Frase {number}")
    number = ready.conversation.begin("pt")
    ready.conversation.translate(number, "pt", "en", "Good", "")
    ready.qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value())
    ready.qtbot.wait(250)
    return ready, bar, number


def test_new_lines_glide_in(at_the_end):
    desk, bar, number = at_the_end
    values, offered = [], set()
    bar.valueChanged.connect(values.append)
    bar.valueChanged.connect(lambda _: offered.add(desk.window.talk.bubbles.newest.isVisible()))
    desk.conversation.translate(number, "pt", "en", "Good", " morning" * 30)
    desk.qtbot.waitUntil(lambda: len(values) > 1 and bar.value() == bar.maximum())
    assert values == sorted(values)
    assert offered == {False}


def test_a_glide_gives_way_to_the_reader(at_the_end):
    desk, bar, number = at_the_end
    desk.conversation.translate(number, "pt", "en", "Good", " morning" * 30)
    desk.qtbot.waitUntil(lambda: desk.window.talk.bubbles._glide.state() is QAbstractAnimation.State.Running)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    desk.qtbot.wait(250)
    assert bar.value() == 0
    assert desk.window.talk.bubbles.newest.isVisible()


def test_who_scrolls_up_is_left_there_while_somebody_speaks(at_the_end):
    ready, bar, _ = at_the_end
    words = speak(ready)
    next(words)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    for _ in words:
        pass
    ready.qtbot.wait(200)
    assert bar.value() == 0
    assert ready.window.talk.bubbles.newest.isVisible()


def test_screen_readers_hear_a_translation_once_and_no_tentative_words(ready, monkeypatch):
    told = []
    monkeypatch.setattr(conversation_page, "announce", lambda _widget, text: told.append(text))
    names = set()
    for number, bubble in speak(ready):  # noqa: B007  # the last of both is what the rest is about
        names.add(bubble.frame.accessibleName())
    assert names == {"Português. Listening…"}
    ready.play(PlaybackStarted(number))
    finish(ready, number)
    ready.play(SpeechShortened(number, "morning"))
    assert told == ["Good morning."]
    assert "Good morning." in bubble.frame.accessibleName()


def test_what_is_shown_can_be_copied_while_somebody_speaks(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "Bom dia,", " como vai")
    actions = {action.text(): action for action in last_bubble(ready).whole_menu().actions()}
    actions["Copy what was said"].trigger()
    assert QGuiApplication.clipboard().text() == "Bom dia, como vai"


def test_a_selection_stays_while_words_are_added(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.hear(number, "pt", "Bom dia,", " como")
    said = last_bubble(ready).said
    said.setSelection(0, 7)
    ready.conversation.hear(number, "pt", "Bom dia, como", " vai")
    assert last_bubble(ready).said.selectedText() == "Bom dia"
    ready.conversation.hear(number, "pt", "Boa noite", "")
    assert last_bubble(ready).said.selectedText() == ""


def test_a_voice_that_fails_does_not_end_the_turn(ready):
    number = ready.conversation.begin("pt")
    ready.conversation.translate(number, "pt", "en", "Good", " morning")
    ready.play(StageFailed(StageName.SYNTHESIS, EngineError("No voice.", ""), number))
    assert last_bubble(ready).turn.state is TurnState.LISTENING
    assert last_bubble(ready).footer.state.text() == "No voice."
    finish(ready, number)
    assert last_bubble(ready).translated.text() == "Good morning."
    assert last_bubble(ready).footer.state.text() == "No voice."


@pytest.mark.parametrize(("wait_s", "words"), [(0.31, "0.3 s"), (-1.2, "0 s"), (0.02, "0 s"), (4.0, "4.0 s")])
def test_the_wait_is_never_less_than_none(ready, wait_s, words):
    number = ready.conversation.begin("pt")
    finish(ready, number, wait_s=wait_s)
    assert last_bubble(ready).footer.latency.text() == words


def test_a_shortened_voice_is_marked_where_the_whole_text_is(ready):
    number = ready.conversation.say("pt", "Bom dia.", "en", "Good morning.")
    assert not last_bubble(ready).footer.shortened.isVisible()
    ready.play(SpeechShortened(number, "morning"))
    bubble = last_bubble(ready)
    assert bubble.footer.shortened.isVisible()
    assert bubble.footer.shortened.text() == "Spoken in short"
    assert "full translation" in bubble.footer.shortened.toolTip() == bubble.footer.shortened.accessibleDescription()
    assert bubble.translated.text() == "Good morning."
    assert "Spoken in short" in bubble.frame.accessibleName()


def test_a_turn_keeps_its_height_from_the_last_word_to_the_end_of_its_voice(ready):
    number = ready.conversation.say("pt", "Bom dia.", "en", "Good morning.")
    height = settled_bubble(ready).frame.height()
    ready.play(PlaybackStarted(number))
    assert last_bubble(ready).frame.height() == height


def picture(label: SpokenText, committed: str, tentative: str, language: str) -> QImage:
    label.show_words(committed, tentative, language)
    return label.grab().toImage()


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("Good morning to all of you, ladies and gentlemen", " how are you")),
        ("zh", ("早上好，女士们先生们，很高兴见到大家", "你们好吗")),
    ],
)
@pytest.mark.parametrize("size", [TypeSize.BODY, TypeSize.SPEECH])
def test_words_that_stay_look_the_same_before_and_after(ready, qtbot, size, language, texts):
    """What is tentative looks different; what is committed is not drawn a pixel elsewhere."""
    label = SpokenText("said", size, ready.window._dresser)
    qtbot.addWidget(label)
    label.resize(260, 300)
    live, over = picture(label, *texts, language), picture(label, "".join(texts), "", language)
    line = label.fontMetrics().height() - 2
    assert live.copy(0, 0, 260, line) == over.copy(0, 0, 260, line)
    assert live != over


def test_tentative_words_have_a_dotted_line_under_them(ready, qtbot):
    label = SpokenText("said", TypeSize.BODY, ready.window._dresser)
    qtbot.addWidget(label)
    label.show_words("Good morning", "  how are you ", "en")
    look = label._tentative_format()
    assert label.text()[look.start : look.start + look.length] == "how are you"
    assert look.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert look.format.foreground().color().name().upper() == ready.window._dresser.theme.text_muted


def test_a_selection_is_seen_in_tentative_words(ready, qtbot):
    label = SpokenText("said", TypeSize.BODY, ready.window._dresser)
    qtbot.addWidget(label)
    label.resize(300, 40)
    before = picture(label, "Good morning", " how are you", "en")
    label.setSelection(3, 12)
    assert label.grab().toImage() != before


def test_words_from_right_to_left_stand_at_the_right(ready, qtbot):
    label = SpokenText("said", TypeSize.BODY, ready.window._dresser)
    qtbot.addWidget(label)
    label.resize(400, 30)
    image = picture(label, "المحطة", " قريبة", "ar")
    ground = image.pixelColor(1, 1)
    inked = [x for x in range(400) if any(image.pixelColor(x, y) != ground for y in range(30))]
    assert inked[0] > 200


def test_what_is_added_to_a_text_breaks_nothing_before_it():
    text = "See " + "x" * 60 + " and " + "é" * 30 + "y" * 30
    whole = breakable(text)
    assert whole.replace("\u200b", "") == text
    assert all(whole.startswith(breakable(text[:end])) for end in range(len(text)))


def test_steadiness_is_told_at_the_start_and_at_once_when_it_changes(open_desk):
    desk = open_desk(Settings(interface_language="en", stability="steady"))
    assert desk.conversation.calls[0] == ("set_stability", "steady")
    panel = desk.window.settings.panel
    choice = panel.entries.segments["stability"].choice
    assert [segment.text() for segment in choice.segments] == ["Quick", "Balanced", "Steady"]
    assert choice.segments[2].isChecked()
    desk.window.top.settings.click()
    panel.show_category(Category.RECOGNITION)
    desk.qtbot.mouseClick(choice.segments[0], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert desk.asked("set_stability")[-1] == ("set_stability", "quick")
    assert choice.segments[0].isChecked()
    assert "may still change" in panel.entries.segments["stability"].explanation.text()
    desk.close()
    assert desk.store.load().stability == "quick"


def test_steadiness_is_chosen_by_arrow_keys(ready):
    ready.window.top.settings.click()
    panel = ready.window.settings.panel
    panel.show_category(Category.RECOGNITION)
    choice = panel.entries.segments["stability"].choice
    panel.focus(choice.current, Qt.FocusReason.TabFocusReason)
    ready.qtbot.keyClick(ready.window.focusWidget(), Qt.Key.Key_Right)
    assert ready.asked("set_stability")[-1] == ("set_stability", "steady")
    assert ready.window.focusWidget() is choice.current is choice.segments[2]
    ready.qtbot.keyClick(ready.window.focusWidget(), Qt.Key.Key_Left)
    assert ready.asked("set_stability")[-1] == ("set_stability", "balanced")
    assert ready.asked("press") == []


def test_each_choice_explains_itself_to_screen_readers(ready):
    for segment in ready.window.settings.panel.entries.segments["stability"].choice.segments:
        assert segment.accessibleName() == f"Text appears: {segment.text()}"
        assert segment.accessibleDescription()


def test_the_settings_fit_into_the_smallest_window(ready):
    ready.window.resize(ready.window.minimumSize())
    ready.window.top.settings.click()
    panel = ready.window.settings.panel
    assert ready.window.settings.overlay.rect().contains(panel.geometry())


def test_settings_that_do_not_fit_can_be_reached(ready):
    ready.window.top.settings.click()
    overlay, panel = ready.window.settings.overlay, ready.window.settings.panel
    panel.show_category(Category.SUBTITLES)
    overlay.resize(overlay.width(), 300)
    ready.settle()
    assert overlay.rect().contains(panel.geometry())
    for stop in panel.stops:
        panel.focus(stop, Qt.FocusReason.TabFocusReason)
        ready.settle()
        assert panel.rect().contains(stop.mapTo(panel, stop.rect().center()))
