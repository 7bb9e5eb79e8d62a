"""Languages and models: by pair, one by one, and the voices; driven with keys and the mouse."""

from pathlib import Path

import pytest
from fake_library import (
    DE_EN,
    EN_DE,
    EN_PT,
    EN_ZH,
    HOME_MADE,
    HUAYAN,
    INSTALLED,
    JOE,
    KOKORO,
    MB,
    NLLB,
    OFFERED,
    PT_EN,
    PT_ZH,
    THORSTEN,
    TURBO,
    ZH_EN,
    FakeLibrary,
    pack,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dragoman.config.settings import Settings
from dragoman.domain.errors import InputError, ModelError
from dragoman.domain.events import StageName
from dragoman.domain.machine import Machine
from dragoman.domain.mode import Mode
from dragoman.domain.model_library import JobKind, JobState, JobStatus, PackState
from dragoman.domain.model_pack import ANY_LANGUAGE, Task
from dragoman.planning.recommendation import Measured, recommended_pack
from dragoman.ui.models.panel import ModelsTab
from dragoman.ui.view_models.pair_plan import PairState
from dragoman.ui.view_models.turn import Side
from dragoman.ui.views.top_bar import Page

UNREACHABLE = ModelError("The server cannot be reached.", "Check the connection, then try again.", retry=True)
GERMAN = (EN_DE, DE_EN, THORSTEN)


def click(desk, widget) -> None:
    desk.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    desk.settle()


def looked(desk) -> None:
    """Wait for what was asked on another thread."""
    desk.settle()
    desk.window.models._worker.submit(lambda: None).result(timeout=5)
    desk.settle()


@pytest.fixture
def ready(open_desk):
    desk = open_desk(Settings(interface_language="en", appearance="light"))
    desk.ready()
    looked(desk)
    return desk


@pytest.fixture
def opened(ready):
    click(ready, ready.window.top.models)
    looked(ready)
    return ready


@pytest.fixture
def panel(opened):
    return opened.window.models.panel


@pytest.fixture
def german(opened, panel):
    """What English and German need is shown."""
    chooser = panel.pair.choosers[Side.SECOND]
    chooser.activated.emit(chooser.findText("Deutsch"))
    opened.settle()
    return opened


def show(desk, tab: ModelsTab) -> None:
    panel = desk.window.models.panel
    click(desk, panel.tabs.segments[list(ModelsTab).index(tab)])
    panel.all.page.show_all()
    panel.voices.show_all()
    desk.settle()


def headings(panel) -> list[str]:
    return [key for key in panel.all.page.keys if key.startswith("#")]


def test_the_page_opens_with_the_languages_in_use(opened, panel):
    assert opened.window.models.overlay.isVisible()
    assert [panel.pair.choosers[side].language for side in Side] == ["en", "pt"]
    assert panel.pair.card.main.text() == "Talk in these languages"
    assert panel.pair.ways[0][1].text() == "Directly, with Tiny en-pt."
    assert not panel.pair.missing.isVisible()
    assert set(panel.pair.used.rows) == {each.id for each in (TURBO, EN_PT, PT_EN, JOE, KOKORO)}


def test_it_closes_with_escape_and_beside_it_and_the_button_shows_that(opened, panel):
    window = opened.window
    assert window.top.models.isChecked()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.models.is_open
    assert not window.top.models.isChecked()
    click(opened, window.top.models)
    click(opened, panel.close_button)
    assert not window.models.is_open


def test_only_one_of_settings_and_models_is_open(opened):
    window = opened.window
    window.top.settings.setChecked(True)
    assert window.settings.is_open
    assert not window.models.is_open
    assert not window.top.models.isChecked()
    window.settings.panel.models_requested.emit()
    assert not window.settings.is_open
    assert window.models.is_open


def test_the_settings_lead_here(ready):
    window = ready.window
    click(ready, window.top.settings)
    window.settings.panel.search.setText("download")
    window.settings.panel.page.show_all()
    click(ready, window.settings.panel.entries.by_name["open_models"].control.button)
    assert window.models.is_open


def test_one_click_gets_a_pair_working(german, panel):
    card = panel.pair.card
    assert card.main.text() == "Download 213 MB"
    assert list(panel.pair.missing.rows) == [each.id for each in GERMAN]
    assert panel.pair.missing.rows[EN_DE.id].details.text() == (
        "English → Deutsch · 74 MB · CC-BY-4.0 · BLEU 47.3 (Tatoeba)"
    )
    click(german, card.main)
    assert german.library.asked("install") == [("install", *(each.id for each in GERMAN))]
    german.library.download(EN_DE.id, 0.5)
    german.settle()
    assert card.main.text() == "Pause"
    assert card.note.text() == "37 MB of 213 MB · 2 MB per second · 1 min left"
    assert card.bar.value() == round(1000 * 37 / 213)
    german.library.finish(*(each.id for each in GERMAN))
    looked(german)
    assert card.main.text() == "Talk in these languages"
    click(german, card.main)
    assert not german.window.models.is_open
    assert german.asked("set_languages")[-1] == ("set_languages", "en", "de")


def test_a_part_that_is_there_already_counts_as_done(german, panel):
    click(german, panel.pair.card.main)
    german.library.finish(EN_DE.id)
    german.library.download(DE_EN.id, 0.5)
    looked(german)
    assert panel.pair.card.note.text().startswith("112 MB of 213 MB")


def test_new_languages_are_offered_at_once_and_the_engines_take_notice(german):
    window, calls = german.window, german.conversation.calls
    chooser = window.talk.header.choosers[Side.SECOND]
    assert chooser.findData("de") == -1
    german.library.finish(*(each.id for each in GERMAN))
    german.settle()
    assert chooser.findData("de") >= 0
    assert window.live.page.bar.from_language.findText("Deutsch") >= 0
    assert not german.asked("reload_engines")
    german.qtbot.waitUntil(lambda: german.asked("reload_engines") != [])
    assert german.asked("reload_engines") == [
        ("reload_engines", frozenset({StageName.TRANSLATION, StageName.SYNTHESIS}))
    ]
    assert ("set_languages", "en", "de") not in calls


def test_a_pair_is_paused_goes_on_and_is_cancelled(german, panel):
    card, library = panel.pair.card, german.library
    click(german, card.main)
    library.download(EN_DE.id, 0.5)
    german.settle()
    click(german, card.main)
    assert [call[1] for call in library.asked("pause")] == [each.id for each in reversed(GERMAN)]
    assert panel.pair.plan.state(german.window.models._shelf) is PairState.PAUSED
    assert (card.state.words.text(), card.main.text()) == ("The download for English – Deutsch is paused.", "Go on")
    assert card.note.text() == "Paused · 37 MB of 213 MB"
    click(german, card.main)
    assert library.asked("install")[-1] == ("install", *(each.id for each in GERMAN))
    click(german, card.cancel)
    assert {library.known[each.id].state for each in GERMAN} == {PackState.ABSENT}
    assert card.main.text() == "Download 213 MB"
    assert not card.cancel.isVisible()


def test_a_failure_says_what_to_do_and_is_tried_again(german, panel):
    click(german, panel.pair.card.main)
    for each in GERMAN:
        german.library.fail(each.id, UNREACHABLE)
    german.settle()
    card = panel.pair.card
    assert card.note.text() == "The server cannot be reached. Check the connection, then try again."
    assert card.note.property("role") == "danger"
    row = panel.pair.missing.rows[EN_DE.id]
    assert row.standing.text() == card.note.text()
    assert row.main.text() == "Try again"
    click(german, card.main)
    assert german.library.asked("install")[-1] == ("install", *(each.id for each in GERMAN))


def test_progress_survives_closing_the_page(german, panel):
    click(german, panel.pair.card.main)
    german.window.models.close()
    german.library.download(EN_DE.id, 0.75)
    german.settle()
    assert german.window.top.models.accessibleName() == "Languages and models (26 % downloaded)"
    assert not german.window.top.models.grab().isNull()
    german.library.finish(*(each.id for each in GERMAN))
    german.settle()
    assert german.window.top.models.accessibleName() == "Languages and models"
    assert "de" in german.window.talk.choice.languages


def test_what_was_being_downloaded_at_the_end_goes_on_at_the_next_start(german, panel, open_desk):
    click(german, panel.pair.card.main)
    german.library.download(EN_DE.id, 0.5)
    german.settle()
    german.close()
    assert german.library.asked("close") == [("close",)]
    library = FakeLibrary()
    library.become(EN_DE.id, PackState.PAUSED, done_bytes=37 * MB)
    again = open_desk(store=german.store, library=library)
    looked(again)
    assert set(library.asked("install")[0][1:]) == {each.id for each in GERMAN}
    assert again.window.top.models.accessibleName() == "Languages and models (17 % downloaded)"


def test_what_somebody_has_paused_stays_paused_at_the_next_start(german, panel, open_desk):
    click(german, panel.pair.card.main)
    german.library.download(EN_DE.id, 0.5)
    german.settle()
    click(german, panel.pair.card.main)
    german.close()
    library = FakeLibrary()
    library.become(EN_DE.id, PackState.PAUSED, done_bytes=37 * MB)
    again = open_desk(store=german.store, library=library)
    looked(again)
    assert library.asked("install") == []


@pytest.mark.parametrize("kept", ["{", "7", '{"a": 1}', "[1, null]"])
def test_a_damaged_note_of_downloads_is_ignored(open_desk, kept):
    desk = open_desk(Settings(interface_language="en", downloads=kept))
    looked(desk)
    assert desk.library.asked("install") == []


def test_the_route_and_the_download_that_improves_it_are_told(opened, panel):
    panel.pair.show_pair("pt", "zh")
    opened.settle()
    assert [words.text() for _name, words in panel.pair.ways] == [
        "By way of English: first Tiny pt-en, then Opus en-zh.",
        "By way of English: first Opus zh-en, then Tiny en-pt.",
    ]
    assert panel.pair.better.rows[PT_ZH.id].reason.text() == "Português → 中文: directly, with nothing lost on the way."
    better = panel.pair.better.rows[NLLB.id]
    assert better.reason.text() == "中文 → Português: directly, with nothing lost on the way."
    assert better.noncommercial.isVisible()
    click(opened, better.main)
    assert opened.library.asked("install") == [("install", NLLB.id)]


def test_licences_stand_there_before_a_download_and_those_that_forbid_business_are_marked(opened, panel):
    panel.pair.show_pair("en", "hi")
    opened.settle()
    assert [pack.id for pack in panel.pair.plan.missing] == [NLLB.id]
    row = panel.pair.missing.rows[NLLB.id]
    assert "CC-BY-NC-4.0" in row.details.text()
    assert (row.noncommercial.isVisible(), row.noncommercial.text()) == (True, "Not for commercial use")
    card = panel.pair.card
    assert card.note.text() == "Some of it may not be used commercially. The licences stand below."
    assert card.note.property("role") == "danger"


@pytest.mark.usefixtures("german")
def test_free_models_are_preferred_to_others(panel):
    assert NLLB not in panel.pair.plan.missing
    assert not panel.pair.plan.is_noncommercial


def test_a_pair_that_cannot_be_had_says_so(open_desk):
    desk = open_desk(Settings(interface_language="en"), library=FakeLibrary(offered=(HOME_MADE,)))
    looked(desk)
    click(desk, desk.window.top.models)
    panel = desk.window.models.panel
    panel.pair.show_pair("en", "en")
    assert panel.pair.card.state.words.text() == "Both languages are the same."
    assert panel.pair.card.note.text() == "Choose two different languages."
    panel.pair.show_pair("en", "fr")
    assert panel.pair.card.state.words.text() == "English – Français cannot be interpreted yet."
    assert panel.pair.card.stops == []


def test_choosing_the_other_language_changes_the_sides(panel):
    chooser = panel.pair.choosers[Side.FIRST]
    chooser.activated.emit(chooser.findText("Português"))
    assert panel.pair.pair == ("pt", "en")


@pytest.mark.parametrize("page", list(Page))
def test_the_last_entry_of_each_list_of_languages_leads_here(ready, page):
    window = ready.window
    window.open_page(page)
    bar = window.live.page.bar
    sides = tuple(window.talk.header.choosers.values())
    for chooser in sides if page is Page.CONVERSATION else (bar.from_language, bar.to_language):
        before = chooser.currentText()
        chooser.setFocus()
        chooser.showPopup()
        ready.settle()
        QTest.keyClick(chooser.view(), Qt.Key.Key_End)
        assert chooser.view().currentIndex().data() == "More languages…"
        QTest.keyClick(chooser.view(), Qt.Key.Key_Return)
        ready.settle()
        assert window.models.is_open
        assert chooser.currentText() == before
        window.models.close()


def test_arrow_keys_on_a_closed_list_choose_languages_only(ready):
    chooser = ready.window.talk.header.choosers[Side.FIRST]
    chooser.setFocus()
    for _ in range(6):
        QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert not ready.window.models.is_open
    assert chooser.currentText() == "中文"


def test_all_models_are_under_headings(opened, panel):
    show(opened, ModelsTab.ALL)
    keys = panel.all.page.keys
    assert keys[0] == "#installed"
    assert set(keys[1 : 1 + len(INSTALLED)]) == {each.id for each in INSTALLED}
    assert headings(panel) == ["#installed", "#translation", "#speech"]
    assert panel.all.rows[TURBO.id].standing.text() == "Comes with Dragoman"
    assert panel.all.rows[TURBO.id].stops == []
    assert panel.all.rows[HOME_MADE.id].standing.text() == "Can be added from a file"
    assert panel.all.rows[HOME_MADE.id].stops == []
    assert panel.all.used.text() == "Models take 1.2 GB on this computer."


def test_a_download_moves_to_the_top_and_keeps_the_keyboard(opened, panel):
    show(opened, ModelsTab.ALL)
    row = panel.all.rows[EN_DE.id]
    panel.focus(row.main, Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.main, Qt.Key.Key_Space)
    opened.settle()
    assert panel.all.page.keys[:2] == ["#begun", EN_DE.id]
    assert row.second.hasFocus()
    opened.library.download(EN_DE.id, 0.25)
    opened.settle()
    assert row.standing.text() == "19 MB of 74 MB · 2 MB per second · less than a minute left"
    assert row.main.text() == "Pause"
    click(opened, row.main)
    assert row.standing.text() == "Paused · 19 MB of 74 MB"
    click(opened, row.main)
    click(opened, row.second)
    assert [call[0] for call in opened.library.calls] == ["install", "pause", "install", "cancel"]
    assert "#begun" not in panel.all.page.keys


def test_a_model_is_removed_after_a_second_press(opened, panel):
    show(opened, ModelsTab.ALL)
    row = panel.all.rows[EN_ZH.id]
    click(opened, row.remove)
    assert row.remove.text() == "Press again to remove it"
    assert opened.library.asked("remove") == []
    opened.qtbot.wait(QApplication.doubleClickInterval() + 50)
    click(opened, row.remove)
    assert opened.library.asked("remove") == [("remove", EN_ZH.id)]
    assert row.standing.text() == "Is being removed…"
    opened.library.become(EN_ZH.id, PackState.ABSENT)
    opened.library.tell_job(JobStatus(JobKind.REMOVE, EN_ZH.id, JobState.DONE, packs=(EN_ZH,)))
    looked(opened)
    assert row.standing.text() == ""
    assert row.main.text() == "Download"
    assert "zh" not in opened.window.talk.choice.languages


def test_a_model_that_cannot_be_removed_says_why(opened, panel):
    show(opened, ModelsTab.ALL)
    error = ModelError("It is in use.", "Close the other window.")
    opened.library.tell_job(JobStatus(JobKind.REMOVE, EN_ZH.id, JobState.FAILED, error=error))
    opened.settle()
    row = panel.all.rows[EN_ZH.id]
    assert row.standing.text() == panel.job.words.text() == "It is in use. Close the other window."
    assert row.remove.isEnabled()


def test_the_languages_in_use_give_way_where_their_model_is_gone(open_desk):
    desk = open_desk(Settings(interface_language="en", first_language="en", second_language="zh"))
    desk.ready()
    looked(desk)
    for each in (EN_ZH, ZH_EN):
        desk.library.become(each.id, PackState.ABSENT)
    desk.settle()
    assert (desk.window.talk.choice.first, desk.window.talk.choice.second) == ("en", "pt")
    assert desk.asked("set_languages")[-1] == ("set_languages", "en", "pt")


def test_live_the_conversation_keeps_what_it_is_doing_while_models_come_and_go(ready):
    ready.window.open_page(Page.LIVE)
    ready.conversation.calls.clear()
    ready.library.finish(*(each.id for each in GERMAN))
    ready.settle()
    assert ready.asked("set_languages") == []
    (_, mode, targets, _hears), *others = ready.asked("use_mode")
    assert (mode, targets["de"]) == (Mode.LIVE, "pt")
    ready.library.become(PT_ZH.id, PackState.INSTALLED)
    ready.settle()
    assert len(ready.asked("use_mode")) == len(others) + 1


def test_the_list_is_searched_by_language_and_name(opened, panel):
    show(opened, ModelsTab.ALL)
    QTest.keyClicks(panel.all.search, "german thorsten")
    assert [key for key in panel.all.page.keys if not key.startswith("#")] == [THORSTEN.id]
    panel.all.search.setText("xyzzy")
    assert panel.all.page.keys == ["#nothing"]
    QTest.keyClick(panel.all.search, Qt.Key.Key_Escape)
    assert len(panel.all.page.keys) > len(INSTALLED)


def test_chosen_models_are_saved_to_a_file(opened, panel, tmp_path, monkeypatch):
    chosen = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(chosen), ""))
    show(opened, ModelsTab.ALL)
    click(opened, panel.all.save)
    assert headings(panel) == ["#installed"]
    assert not panel.all.save.isEnabled()
    for each in (EN_ZH, ZH_EN):
        click(opened, panel.all.rows[each.id].switch)
    assert panel.all.save.text() == "Save 150 MB to a file…"
    click(opened, panel.all.save)
    ((_, ids, path),) = opened.library.asked("export")
    assert set(ids) == {EN_ZH.id, ZH_EN.id}
    assert path == tmp_path / "mine.dragoman"
    assert headings(panel) == ["#installed", "#translation", "#speech"]
    opened.library.tell_job(JobStatus(JobKind.EXPORT, str(path), JobState.RUNNING, 75, 150))
    opened.settle()
    assert panel.job.words.text() == "Saving mine.dragoman… 50 %"
    opened.library.tell_job(JobStatus(JobKind.EXPORT, str(path), JobState.DONE, packs=(EN_ZH, ZH_EN)))
    opened.settle()
    assert panel.job.words.text() == "Saved: mine.dragoman"


def test_choosing_models_for_a_file_can_be_given_up(opened, panel):
    show(opened, ModelsTab.ALL)
    click(opened, panel.all.save)
    click(opened, panel.all.stop)
    assert panel.all.save.text() == "Save to a file…"
    assert panel.all.rows[EN_ZH.id].switch is None
    assert panel.all.rows[EN_ZH.id].remove is not None
    assert opened.library.asked("export") == []


def test_a_model_is_added_from_a_file_and_from_a_folder(opened, panel, tmp_path, monkeypatch):
    file = tmp_path / "fr_en.argosmodel"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    show(opened, ModelsTab.ALL)
    panel.all.file_action.trigger()
    panel.all.folder_action.trigger()
    assert opened.library.asked("import_from") == [("import_from", file), ("import_from", Path(tmp_path))]
    opened.library.tell_job(JobStatus(JobKind.IMPORT, str(file), JobState.RUNNING))
    opened.library.finish(HOME_MADE.id)
    opened.library.tell_job(JobStatus(JobKind.IMPORT, str(file), JobState.DONE, packs=(HOME_MADE,)))
    looked(opened)
    assert panel.job.words.text() == "Added: Home-made fr-en"
    assert panel.all.page.keys.index(HOME_MADE.id) < panel.all.page.keys.index("#translation")


def test_a_file_that_is_no_model_says_so(opened, panel, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: ("", ""))
    show(opened, ModelsTab.ALL)
    panel.all.file_action.trigger()
    assert opened.library.asked("import_from") == []
    error = InputError("{file} holds no model.", "Choose another file.", file="song.zip")
    opened.library.tell_job(JobStatus(JobKind.IMPORT, "/tmp/song.zip", JobState.FAILED, error=error))
    opened.settle()
    assert panel.job.isVisible()
    assert panel.job.words.text() == "song.zip holds no model. Choose another file."
    assert panel.job.words.property("role") == "danger"


def test_an_imported_model_that_is_removed_is_gone(opened, panel):
    show(opened, ModelsTab.ALL)
    opened.library.finish(HOME_MADE.id)
    looked(opened)
    opened.library.forget(HOME_MADE.id)
    looked(opened)
    assert HOME_MADE.id not in panel.all.page.keys


def test_a_voice_is_chosen_and_tried(opened, panel):
    show(opened, ModelsTab.VOICES)
    row = panel.voices.rows_by_language["en"]
    assert [row.combo.itemText(index) for index in range(row.combo.count())] == ["Piper Joe", "Kokoro", "eSpeak NG"]
    panel.focus(row.combo, Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.combo, Qt.Key.Key_Down)
    click(opened, row.listen)
    opened.window.models._keeper._worker.submit(lambda: None).result(timeout=5)
    assert opened.store.load().chosen_voices() == {"en": "kokoro"}
    assert opened.asked("reload_engines") == [("reload_engines", frozenset({StageName.SYNTHESIS}))]
    assert opened.asked("say_again")[-1][3:] == ("en",)
    assert "breakfast" in opened.asked("say_again")[-1][2]


def test_the_engines_are_made_anew_only_when_the_choice_is_kept(opened, panel, monkeypatch):
    show(opened, ModelsTab.VOICES)
    order: list[str] = []
    save = opened.store.save
    monkeypatch.setattr(opened.store, "save", lambda settings: (order.append("saved"), save(settings)))
    monkeypatch.setattr(opened.conversation, "reload_engines", lambda _stages: order.append("reloaded"))
    panel.voices.chosen.emit("pt", "espeak-ng")
    opened.window.models._keeper._worker.submit(lambda: None).result(timeout=5)
    assert order == ["saved", "reloaded"]


def test_voices_are_chosen_at_the_start_as_they_were_kept(open_desk):
    desk = open_desk(Settings(interface_language="en", voices='{"en": "espeak-ng"}'))
    click(desk, desk.window.top.models)
    looked(desk)
    show(desk, ModelsTab.VOICES)
    assert desk.window.models.panel.voices.rows_by_language["en"].combo.currentData() == "espeak-ng"
    assert desk.asked("reload_engines") == []


def test_a_better_voice_is_offered_with_its_licence(opened, panel):
    show(opened, ModelsTab.VOICES)
    row = panel.voices.rows_by_language["zh"]
    assert row.offer.text().endswith("Piper Huayan · 63 MB · CC-BY-NC-SA-4.0 (not for commercial use)")
    click(opened, row.download)
    assert opened.library.asked("install") == [("install", HUAYAN.id)]
    assert not row.download.isVisible()
    opened.library.finish(HUAYAN.id)
    looked(opened)
    assert row.combo.itemText(0) == "Piper Huayan"
    assert not panel.voices.rows_by_language["pt"].download.isVisible()


def test_what_suits_this_machine_is_recommended_with_the_reason(open_desk, monkeypatch):
    base = pack("Whisper base", Task.RECOGNITION, (ANY_LANGUAGE,), 148, parameters=74 * MB, comes_along=True)
    small = pack("Whisper small", Task.RECOGNITION, (ANY_LANGUAGE,), 486, parameters=244 * MB)
    large = pack("Whisper large-v3", Task.RECOGNITION, (ANY_LANGUAGE,), 3090, parameters=1550 * MB)
    found = recommended_pack(Machine(4, 16_000), Measured(base, "cpu", 0.08), [base, small, large])
    desk = open_desk(library=FakeLibrary((base, *INSTALLED[1:]), (small, large, *OFFERED)))
    monkeypatch.setattr(desk.window.models, "_recommendation", lambda: found)
    click(desk, desk.window.top.models)
    looked(desk)
    panel = desk.window.models.panel
    assert panel.pair.better.rows[small.id].reason.text() == (
        "Recommended for this computer: the best that is fast enough. 1.3 s for 5 s of speech. This is an estimate."
    )
    show(desk, ModelsTab.ALL)
    assert panel.all.rows[large.id].reason.text() == (
        "Too slow for this computer: 8.4 s for 5 s of speech. This is an estimate."
    )


@pytest.fixture
def two_sizes(open_desk, monkeypatch):
    """Two models recognise speech; the larger one suits this machine."""
    small = pack("Whisper small", Task.RECOGNITION, (ANY_LANGUAGE,), 486, parameters=244 * MB)
    base = pack("Whisper base", Task.RECOGNITION, (ANY_LANGUAGE,), 148, parameters=74 * MB, comes_along=True)
    found = recommended_pack(Machine(4, 16_000), Measured(base, "cpu", 0.08, is_guess=True), [base, small])
    desk = open_desk(Settings(interface_language="en"), library=FakeLibrary((base, small, *INSTALLED[1:]), OFFERED))
    monkeypatch.setattr(desk.window.models, "_recommendation", lambda: found)
    desk.ready()
    click(desk, desk.window.top.models)
    looked(desk)
    return desk


def test_the_recognition_model_in_use_is_shown_and_another_one_can_be_used(two_sizes):
    desk, panel = two_sizes, two_sizes.window.models.panel
    assert "whisper-small" in panel.pair.used.rows
    assert "whisper-base" not in panel.pair.used.rows
    show(desk, ModelsTab.ALL)
    base, small = panel.all.rows["whisper-base"], panel.all.rows["whisper-small"]
    assert (small.standing.text(), small.main.isVisible()) == ("Installed · In use", False)
    assert (base.standing.text(), base.main.text()) == ("Comes with Dragoman", "Use")
    click(desk, base.main)
    desk.window.models._keeper._worker.submit(lambda: None).result(timeout=5)
    assert desk.store.load().recognition_model == "whisper-base"
    assert desk.asked("reload_engines") == [("reload_engines", frozenset({StageName.RECOGNITION}))]
    assert (base.standing.text(), base.main.isVisible()) == ("Comes with Dragoman · In use", False)
    assert (small.standing.text(), small.main.text()) == ("Installed", "Use")
    assert "whisper-base" in panel.pair.used.rows


def test_the_recognition_model_is_chosen_in_the_settings_too(two_sizes):
    desk, settings = two_sizes, two_sizes.window.settings
    combo = settings.panel.entries.combos["recognition_model"]
    assert [combo.itemText(index) for index in range(combo.count())] == [
        "Automatic (Whisper small)",
        "Whisper base",
        "Whisper small",
    ]
    settings.panel.changed.emit("recognition_model", "whisper-base")
    desk.window.models._keeper._worker.submit(lambda: None).result(timeout=5)
    assert combo.currentText() == "Whisper base"
    assert desk.asked("reload_engines") == [("reload_engines", frozenset({StageName.RECOGNITION}))]
    desk.library.become("whisper-small", PackState.ABSENT)
    looked(desk)
    assert [combo.itemText(index) for index in range(combo.count())] == ["Automatic (Whisper base)", "Whisper base"]


def test_an_estimate_says_that_it_is_one(two_sizes):
    row = two_sizes.window.models.panel.pair.used.rows["whisper-small"]
    assert row.reason.text().endswith("1.3 s for 5 s of speech. This is an estimate.")


def test_where_one_model_recognises_there_is_nothing_to_choose(opened, panel):
    show(opened, ModelsTab.ALL)
    row = panel.all.rows[TURBO.id]
    assert (row.standing.text(), row.stops) == ("Comes with Dragoman", [])


def test_what_models_take_is_counted_whenever_the_page_opens(opened, panel, monkeypatch):
    monkeypatch.setattr(opened.library, "used_bytes", lambda: 5_000 * MB)
    opened.window.models.close()
    click(opened, opened.window.top.models)
    looked(opened)
    assert panel.all.used.text() == "Models take 5.0 GB on this computer."


def test_tab_goes_round_within_the_page_and_page_keys_scroll(panel):
    seen = []
    for _ in range(len(panel.stops)):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == panel.stops
    assert panel.tabs.current.hasFocus()
    panel.pair.verticalScrollBar().setValue(0)
    QTest.keyClick(panel.tabs.current, Qt.Key.Key_PageDown)
    assert panel.pair.verticalScrollBar().value() > 0
    QTest.keyClick(panel.tabs.current, Qt.Key.Key_PageUp)
    assert panel.pair.verticalScrollBar().value() == 0


def many(count: int) -> tuple:
    tags = ("de", "fr", "es", "it", "nl", "pl", "ru", "uk", "tr", "hi", "ja", "ko")
    return tuple(
        pack(f"Voice number {number}", Task.SPEECH, (tags[number % len(tags)],), 63, family="piper")
        for number in range(count)
    )


def test_a_hundred_and_fifty_models_are_made_little_by_little(open_desk, monkeypatch):
    monkeypatch.setattr("dragoman.ui.models.row_page._AT_ONCE_S", 0.0)
    desk = open_desk(Settings(interface_language="en"), library=FakeLibrary(offered=many(150)))
    click(desk, desk.window.top.models)
    looked(desk)
    page = desk.window.models.panel.all.page
    assert len(page.keys) == len(INSTALLED) + 150 + 2
    desk.qtbot.waitUntil(lambda: len(page.rows) == len(page.keys), timeout=10_000)
    names = [key for key in page.keys if not key.startswith("#")]
    assert [page.column.itemAt(index).widget() for index in range(len(page.keys))] == [
        page.row(key) for key in page.keys
    ]
    assert len(set(names)) == len(INSTALLED) + 150
    desk.window.models.panel.all.search.setText("number 149")
    assert len(page.keys) == 2


def test_progress_changes_one_row_and_leaves_the_others_alone(opened, panel):
    show(opened, ModelsTab.ALL)
    opened.library.install((EN_DE.id,))
    opened.settle()
    rows = list(panel.all.page.rows)
    for share in (0.1, 0.2, 0.3):
        opened.library.download(EN_DE.id, share)
    opened.settle()
    assert list(panel.all.page.rows) == rows
    assert panel.all.rows[EN_DE.id].standing.text().startswith("22 MB of 74 MB")


def test_events_after_the_end_are_harmless(ready):
    ready.close()
    ready.library.finish(*(each.id for each in GERMAN))
    ready.library.tell_job(JobStatus(JobKind.IMPORT, "late.zip", JobState.DONE))
    ready.settle()
    assert ready.library.asked("close") == [("close",)]
    assert ready.library.known[EN_PT.id].state is PackState.INSTALLED
