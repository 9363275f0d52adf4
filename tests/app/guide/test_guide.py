"""Welcome, tour, palette, settings, about: opened as a user opens them, in one window."""

import zipfile
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.board.board import DURATION
from app.guide.palette import Palette
from app.guide.tour import Tour
from app.guide.welcome import Welcome
from app.log import LOG, NAME, begin_log, end_log, write_bundle
from app.preferences.dialog import SettingsWindow
from app.settings import Settings
from app.style.scale import text_scale
from app.window.about import About
from app.window.crash import CrashDialog
from app.window.guide import report_fault
from app.window.launch import Studio
from app.window.pages import ARC
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path, log_dir
from hrm_core.tasks.arc import fingerprint
from hrm_core.version import version

Kind = TypeVar("Kind", bound=QWidget)


def opened(studio: Studio, command: str, kind: type[Kind]) -> Kind:
    studio.window.commands[command].trigger()
    found = studio.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def press(widget: QWidget, text: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.text() == text).click()


def test_the_first_card_of_the_welcome_solves_the_sudden_breakthrough(
    qtbot: QtBot, studio: Studio
) -> None:
    welcome = opened(studio, "welcome", Welcome)
    press(welcome, "Watch it")
    assert studio.solving.desk.document.puzzle.title == "Sudden breakthrough"
    assert welcome.isHidden()
    qtbot.waitUntil(lambda: studio.solving.player.count > 0)


def test_the_other_cards_open_a_maze_and_an_arc_task(qtbot: QtBot, studio: Studio) -> None:
    press(opened(studio, "welcome", Welcome), "Open the maze")
    assert studio.solving.desk.task.name == "maze"
    studio.window.commands["welcome"].trigger()
    press(studio.window.findChildren(Welcome)[-1], "Open the task")
    qtbot.waitUntil(lambda: studio.window.pages.name == ARC)
    shown = studio.arc.desk.document.puzzle(0)
    shipped = ModelLibrary([asset_path("models")])
    assert shipped.learned(fingerprint(shown.examples)) is not None, "it is said to be learnt"


def test_the_tour_has_six_steps_points_at_what_is_in_view_and_ends(studio: Studio) -> None:
    tour = opened(studio, "tour", Tour)
    for step in range(6):
        assert tour.step == step
        assert tour.rect().contains(tour.lit)
        assert tour.rect().contains(tour._card.geometry())
        focus = studio.window.focusWidget()
        assert isinstance(focus, QPushButton)
        QTest.keyClick(focus, Qt.Key.Key_Right)
    assert tour.isHidden()


def test_keys_are_the_tours_also_after_the_welcome_gave_the_focus_back(studio: Studio) -> None:
    tour = opened(studio, "tour", Tour)
    studio.window.activateWindow()
    for widget in (
        studio.window.pages.choice.findChildren(QPushButton)[0],
        studio.solving.page.board,
    ):
        widget.setFocus()
        focus = studio.window.focusWidget()
        assert focus is not None
        assert tour.isAncestorOf(focus)
    tour.leave()
    studio.solving.page.board.setFocus()
    assert studio.solving.page.board.hasFocus()


def test_a_step_of_the_tour_shows_a_run_that_moves(qtbot: QtBot, studio: Studio) -> None:
    tour = opened(studio, "tour", Tour)
    solving = studio.solving
    solving.desk.clear()
    tour.go(1)
    assert solving.player.count == 0
    tour.go(2)
    qtbot.waitUntil(lambda: solving.player.count > 1 and not solving.thinker.running)
    assert solving.desk.document.puzzle.title == "Sudden breakthrough"
    qtbot.waitUntil(lambda: not solving.player.playing)
    run = solving.desk.document.session
    tour.go(1)
    tour.go(2)
    assert solving.player.playing, "a run that is there is played again"
    assert solving.desk.document.session is run


def test_the_tour_can_be_skipped_at_once(studio: Studio) -> None:
    tour = opened(studio, "tour", Tour)
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert tour.isHidden()
    assert studio.window.focusWidget() is studio.solving.page.board  # so Space plays


def test_the_palette_finds_a_command_and_does_it(studio: Studio) -> None:
    palette = opened(studio, "palette", Palette)
    everything = len(palette.texts)
    QTest.keyClicks(palette._line, "zoom in")
    assert 0 < len(palette.texts) < everything
    QTest.keyClick(palette._line, Qt.Key.Key_Return)
    assert studio.solving.page.board.zoom > 1.0


def test_a_command_with_the_word_in_its_name_stands_before_one_with_it_in_its_tip(
    studio: Studio,
) -> None:
    palette = opened(studio, "palette", Palette)
    QTest.keyClicks(palette._line, "tour")
    assert palette.texts[0].startswith("Tour of the window")
    assert any(text.startswith("Welcome") for text in palette.texts[1:])


def test_the_palette_of_the_arc_bench_has_its_own_commands(studio: Studio) -> None:
    studio.window.pages.show(ARC)
    texts = " ".join(opened(studio, "palette", Palette).texts)
    assert "Rotate" in texts
    assert "Think harder" not in texts


def row(settings: SettingsWindow, key: str) -> int:
    return next(index for index, each in enumerate(settings.rows) if each.item.key == key)


def test_a_setting_is_applied_at_once_and_reset_alone(studio: Studio) -> None:
    settings = opened(studio, "settings", SettingsWindow)
    text = settings.rows[row(settings, "text")]
    settings._set(text, 150)
    assert text_scale() > 1.4
    assert text.reset.isEnabled()
    text.reset.click()
    assert studio.preferences.now.text == Settings().text
    assert not text.reset.isEnabled()
    settings._set(settings.rows[row(settings, "pace")], 4.0)
    assert studio.solving.page.board._animation.duration() == round(DURATION / 4)
    settings._set(settings.rows[row(settings, "motion")], False)
    assert not studio.solving.page.board.motion
    settings._set(settings.rows[row(settings, "text")], 100)


def test_settings_are_found_by_any_word(studio: Studio) -> None:
    settings = opened(studio, "settings", SettingsWindow)
    settings.search.setText("colour blindness")
    shown = [each.item.key for each in settings.rows if not each.box.isHidden()]
    assert shown == ["cells"]
    settings.search.setText("")
    assert all(not each.box.isHidden() for each in settings.rows)


def test_a_command_gets_keys_of_the_users_own_but_never_those_of_another(studio: Studio) -> None:
    keys = opened(studio, "settings", SettingsWindow)._keys
    line = next(n for n, each in enumerate(keys._rows) if each[1] == "window.open")
    keys.table.selectRow(line)
    keys.choose("Ctrl+S")
    assert "Ctrl+S" in keys._told.text()
    keys.choose("Ctrl+J")
    assert studio.window.commands["open"].shortcut().toString() == "Ctrl+J"
    assert "Ctrl+J" in studio.window.commands["open"].toolTip()
    assert studio.preferences.now.keys == {"window.open": "Ctrl+J"}
    keys.choose(None)
    assert studio.window.commands["open"].shortcut().toString() == "Ctrl+O"


def test_about_names_version_devices_paths_and_licences(studio: Studio) -> None:
    about = opened(studio, "about", About)
    words = about.summary.text()
    for word in ("onnxruntime", "CUDA", str(log_dir()), "Apache-2.0"):
        assert word in words
    texts = about.licences.toPlainText()
    assert all(word in texts for word in ("PySide6-Essentials", "numpy", "Inter"))
    assert version()[0].isdigit()


@pytest.mark.expects_log("nobody caught this")
def test_a_fault_is_shown_with_all_that_a_report_needs_and_only_once(studio: Studio) -> None:
    for text in ("first", "second"):
        report_fault(studio.window, RuntimeError(text), kept=True)
    (dialog,) = studio.window.findChildren(CrashDialog)
    assert "RuntimeError: first" in dialog.what
    assert "RuntimeError" in dialog.details
    assert "2" in dialog.windowTitle()
    dialog.accept()


def test_the_log_is_written_and_goes_into_the_bundle(tmp_path: Path) -> None:
    handler = begin_log()
    assert handler is not None
    LOG.info("something happened")
    end_log(handler)
    assert "something happened" in (log_dir() / NAME).read_text("utf-8")
    write_bundle(tmp_path / "bundle.zip")
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert {"facts.json", f"log/{NAME}"} <= set(bundle.namelist())
