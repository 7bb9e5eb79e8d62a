"""The line that says how far the interpretation is behind."""

import pytest

from dragoman.domain.events import LagMeasured
from dragoman.ui.view_models.lag import FAR_S, Lag
from dragoman.ui.views import lag_meter


@pytest.fixture
def ready(desk):
    desk.ready()
    desk.conversation.say("en", "Hello", "pt", "Olá")
    desk.settle()
    desk.window.talk.lag._calm.setInterval(30)
    return desk


def shown(desk, text_s, speech_s=None):
    """What the line says when a measurement has been shown."""
    desk.play(LagMeasured(text_s, speech_s))
    desk.qtbot.wait(60)
    meter = desk.window.talk.lag
    return meter.words.text() if meter.words.isVisible() else None


def test_it_tells_text_and_speech(ready):
    assert not ready.window.talk.lag.words.isVisible()
    assert shown(ready, 1.24) == "1.2 s behind"
    assert shown(ready, 1.24, 2.61) == "Text 1.2 s behind, speech 2.6 s"
    assert shown(ready, -0.1) == "0 s behind"
    assert not ready.window.talk.lag.icon.isVisible()


@pytest.mark.parametrize(("text_s", "speech_s", "worst"), [(6.3, None, "6.3"), (1.0, 7.0, "7.0")])
def test_much_is_a_warning_in_words_and_by_an_icon(ready, text_s, speech_s, worst):
    assert shown(ready, text_s, speech_s) == f"{worst} s behind – a short pause helps"
    assert ready.window.talk.lag.icon.isVisible()
    assert ready.window.talk.lag.words.property("role") == "danger"
    assert shown(ready, 1.0) == "1.0 s behind"
    assert not ready.window.talk.lag.icon.isVisible()


def test_a_warning_is_told_to_screen_readers_once(ready, monkeypatch):
    told = []
    monkeypatch.setattr(lag_meter, "announce", lambda _widget, text: told.append(text))
    for text_s in (1.0, 5.5, 4.6, 5.5, 6.0):
        shown(ready, text_s)
    assert told == ["5.5 s behind – a short pause helps"]


def test_a_warning_does_not_come_and_go_at_the_limit():
    lag, warned = None, []
    for text_s in (FAR_S - 0.1, FAR_S + 0.1, FAR_S - 0.1, FAR_S - 1.1, FAR_S - 0.1):
        lag = Lag.of(LagMeasured(text_s, None), lag)
        warned.append(lag.is_far)
    assert warned == [False, True, True, False, False]


def test_the_number_is_calm(ready):
    ready.window.talk.lag._calm.setInterval(400)
    shown(ready, 1.0)
    assert shown(ready, 2.0) == "1.0 s behind"
    ready.qtbot.waitUntil(lambda: ready.window.talk.lag.words.text() == "2.0 s behind")


def test_it_is_gone_when_nobody_speaks_and_nothing_moves(ready):
    height = ready.window.talk.bubbles.height()
    ready.window.talk.lag._idle.setInterval(150)
    assert shown(ready, 1.0) is not None
    assert ready.window.talk.bubbles.height() == height
    ready.qtbot.waitUntil(lambda: not ready.window.talk.lag.words.isVisible())
    assert ready.window.talk.bubbles.height() == height


def test_a_narrow_window_says_less(ready):
    shown(ready, 6.3)
    ready.window.talk.lag.resize(200, ready.window.talk.lag.height())
    assert ready.window.talk.lag.words.text() == "6.3 s behind"


def test_it_speaks_the_languages_of_the_window(ready):
    shown(ready, 1.2)
    combo = ready.window.settings.panel.entries.combos["interface_language"]
    for locale, words in (("zh_CN", "落后 1.2 秒"), ("pt_BR", "1,2 s de atraso"), ("en", "1.2 s behind")):
        combo.activated.emit(combo.findData(locale))
        ready.settle()
        assert ready.window.talk.lag.words.text() == words
