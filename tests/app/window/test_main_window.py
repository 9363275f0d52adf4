import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from app.wholefile import controller
from app.window import main_window
from app.window.launch import Studio
from app.window.main_window import SMALLEST, MainWindow
from app.window.pages import ARC, FILES, MODELS, SOLVE, TRAIN
from app.window.window_header import GROUPS
from tests.app.support import LINE, SUDOKU, Workshop, shown, solve


def command(studio: Studio, name: str) -> QAction:
    return studio.window.commands[name]


def menu_action(studio: Studio, menu: str, text: str) -> QAction:
    found = next(m for m in studio.window.findChildren(QMenu) if m.title().replace("&", "") == menu)
    return next(a for a in found.findChildren(QAction) if a.text().replace("&", "") == text)


def test_the_board_is_the_largest_part_of_the_window(qtbot: QtBot, studio: Studio) -> None:
    for size in (QSize(1440, 900), QSize(1024, 700)):
        studio.window.resize(size)
        qtbot.wait(20)
        page = studio.solving.page
        parts = [page.puzzle, page.explain, page.think, page.verdict, page.inspector]
        board = min(page.board.width(), page.board.height()) ** 2
        assert board > 1.5 * max(part.width() * part.height() for part in parts)


def cut_off(window: MainWindow) -> list[str]:
    """The buttons that stand out of the window or are narrower than their texts."""
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    rights = [button.mapTo(window, button.rect().bottomRight()).x() for button in buttons]
    return [
        button.text()
        for button, right in zip(buttons, rights, strict=True)
        if right > SMALLEST.width() or button.width() < button.minimumSizeHint().width()
    ]


@pytest.mark.parametrize("page", [SOLVE, ARC, FILES, TRAIN, MODELS])
def test_nothing_is_cut_off_in_the_smallest_window(qtbot: QtBot, studio: Studio, page: str) -> None:
    studio.window.resize(SMALLEST)
    studio.window.pages.show(page)
    qtbot.waitUntil(lambda: cut_off(studio.window) == [])
    assert studio.window.size() == SMALLEST


def test_new_makes_a_puzzle_of_the_level_chosen_last(qtbot: QtBot, studio: Studio) -> None:
    level = SUDOKU.difficulties[1]
    with qtbot.waitSignal(studio.solving.desk.changed):
        menu_action(studio, "New, by difficulty", level.capitalize()).trigger()
    assert level in studio.solving.desk.document.puzzle.title
    before = shown(studio)
    with qtbot.waitSignal(studio.solving.desk.changed):
        command(studio, "new").trigger()
    assert level in studio.solving.desk.document.puzzle.title
    assert shown(studio) != before


def test_an_example_is_a_click_away(studio: Studio) -> None:
    menu_action(studio, "Examples", "Hard").trigger()
    assert studio.solving.desk.document.puzzle.title == "Hard"


def test_paste_copy_undo_and_redo_work_from_the_keyboard(studio: Studio) -> None:
    board = studio.solving.page.board
    before = shown(studio)
    QGuiApplication.clipboard().setText("1" + "." * 80)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(board, Qt.Key.Key_V, control)
    assert shown(studio)[0] == 1
    QTest.keyClick(board, Qt.Key.Key_Z, control)
    assert shown(studio) == before
    QTest.keyClick(board, Qt.Key.Key_Y, control)
    assert shown(studio)[0] == 1
    QTest.keyClick(board, Qt.Key.Key_Z, control)
    QTest.keyClick(board, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == LINE


def test_a_picture_of_the_board_alone_is_copied(qtbot: QtBot, studio: Studio) -> None:
    QGuiApplication.clipboard().clear()
    command(studio, "copy_image").trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    size = QGuiApplication.clipboard().image().size()
    assert (size.width(), size.height()) == (1200, 1200)


def test_bad_text_on_the_clipboard_is_told_in_the_window(studio: Studio) -> None:
    before = shown(studio)
    QGuiApplication.clipboard().setText("nothing of use")
    command(studio, "paste").trigger()
    assert "nothing of use" in studio.window.errors.text
    assert studio.window.errors.isVisible()
    assert shown(studio) == before


def test_solve_step_and_stop_are_offered_when_they_make_sense(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.seconds = 0.05
    studio = workshop.build()

    def offered() -> list[bool]:
        return [command(studio, name).isEnabled() for name in ("solve", "step", "stop")]

    assert offered() == [True, True, False]
    command(studio, "solve").trigger()
    assert offered() == [False, False, True]
    command(studio, "stop").trigger()
    assert offered() == [True, True, False]
    command(studio, "step").trigger()
    qtbot.waitUntil(lambda: studio.solving.player.count == 1)
    assert offered() == [True, True, True]
    assert command(studio, "solve").text() == "&Go on"


def test_the_play_button_shows_what_it_will_do(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    play = command(studio, "play").icon().pixmap(24, 24).toImage()
    command(studio, "play").trigger()
    assert command(studio, "play").icon().pixmap(24, 24).toImage() != play
    command(studio, "play").trigger()
    assert command(studio, "play").icon().pixmap(24, 24).toImage() == play


def test_light_and_dark_change_places_and_are_remembered(studio: Studio) -> None:
    seen = []
    for name in ("theme", "theme", "theme_system"):
        command(studio, name).trigger()
        seen.append((studio.theme.dark, studio.preferences.now.theme))
    assert seen == [(True, "dark"), (False, "light"), (False, "system")]


def test_switches_of_the_view_act_and_are_remembered(studio: Studio) -> None:
    command(studio, "motion").trigger()
    command(studio, "peers").trigger()
    assert not studio.solving.page.board.motion
    assert (studio.preferences.now.motion, studio.preferences.now.peers) == (False, False)


def test_the_status_bar_shows_model_device_and_pace(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    words = [label.text() for label in studio.window.status]
    assert words[0] == "Scripted, 1,000 parameters"
    assert words[1] == "Script: no model is running"
    assert words[2].endswith("ms per segment")


def keys_shown(studio: Studio) -> tuple[QDialog, str]:
    """The window with the keys, and what it says."""
    box = studio.window.findChildren(QDialog)[-1]
    return box, " ".join(label.text() for label in box.findChildren(QLabel))


def test_the_keys_are_shown_in_a_window_of_their_own(studio: Studio) -> None:
    command(studio, "shortcuts").trigger()
    box, sheet = keys_shown(studio)
    assert "Ctrl+Return" in sheet
    room = studio.window.screen().availableSize()
    assert box.height() <= room.height()  # what is too much is scrolled to
    box.close()


@pytest.mark.parametrize(
    ("page", "there", "missing"),
    [(SOLVE, "F2", "Ctrl+L"), (ARC, "Ctrl+L", "F2"), (TRAIN, "F11", "F5")],
)
def test_the_keys_shown_are_those_of_the_page(
    studio: Studio, page: str, there: str, missing: str
) -> None:
    studio.window.pages.show(page)
    command(studio, "shortcuts").trigger()
    box, sheet = keys_shown(studio)
    assert f"<b>{there}</b>" in sheet
    assert missing not in sheet
    box.close()


def test_esc_leaves_full_screen_and_the_command_shows_it(qtbot: QtBot, studio: Studio) -> None:
    command(studio, "full").trigger()
    qtbot.waitUntil(studio.window.isFullScreen)
    assert command(studio, "full").isChecked()
    QTest.keyClick(studio.solving.page.board, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not studio.window.isFullScreen())
    assert not command(studio, "full").isChecked()


@pytest.mark.parametrize("page", [SOLVE, ARC, TRAIN])
def test_no_letter_opens_two_entries_of_one_menu(studio: Studio, page: str) -> None:
    studio.window.pages.show(page)
    bar = studio.window.findChildren(QMenuBar)[0]
    clashes, lists = [], [("bar", bar.actions())]
    while lists:
        name, entries = lists.pop()
        letters = Counter(
            found[1].lower()
            for action in entries
            if action.isVisible() and (found := re.search("&([^&])", action.text()))
        )
        clashes += [f"{name}: {letter}" for letter, count in letters.items() if count > 1]
        below = [m for m in bar.findChildren(QMenu) if m.menuAction() in entries]
        lists += [(m.title(), m.actions()) for m in below if m.menuAction().isVisible()]
    assert clashes == []


def test_the_zoom_commands_work_on_the_bench_on_show(studio: Studio) -> None:
    command(studio, "zoom_in").trigger()
    assert studio.solving.page.board.zoom > 1.0
    command(studio, "zoom_whole").trigger()
    assert studio.solving.page.board.zoom == 1.0
    studio.window.pages.show(ARC)
    command(studio, "zoom_in").trigger()
    assert all(board.zoom > 1.0 for board in studio.arc.page.bench.boards)
    assert studio.solving.page.board.zoom == 1.0


def test_the_status_bar_names_no_model_on_the_training_page(studio: Studio) -> None:
    assert studio.window.status[0].isVisible()
    studio.window.pages.show(TRAIN)
    assert not studio.window.status[0].isVisible()
    studio.window.pages.show_bench()
    assert studio.window.status[0].isVisible()


def test_size_and_place_are_there_again_next_time(workshop: Workshop) -> None:
    first = workshop.build()
    first.window.show()
    first.window.resize(1024, 700)
    first.window.close()
    assert workshop.build().window.size() == QSize(1024, 700)


def test_the_first_window_fits_the_free_area_of_the_screen(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = QRect(0, 0, 1366, 768)
    monkeypatch.setattr(QScreen, "availableSize", lambda _: free.size())
    window = workshop.build().window
    assert free.width() > window.width() >= SMALLEST.width()
    assert free.height() > window.height() >= SMALLEST.height()


def test_a_size_that_makes_no_sense_is_ignored(workshop: Workshop) -> None:
    first = workshop.build()
    first.preferences.change(geometry="bm9uc2Vuc2U=")
    assert workshop.build().window.width() >= SMALLEST.width()


def test_a_window_can_be_closed_at_once(workshop: Workshop) -> None:
    studio = workshop.build()
    studio.models.warm_up()
    assert studio.window.close()


def test_there_are_no_pages_or_menus_for_what_does_not_exist_yet(studio: Studio) -> None:
    words = " ".join(
        a.text() for menu in studio.window.findChildren(QMenu) for a in menu.actions()
    ).lower()
    assert "undo" in words
    assert not any(word in words for word in ("train", "tab"))


@pytest.mark.parametrize(("name", "begins"), [("a.sdk", b"..396.5..\n"), ("a.CSV", b"puzzle,")])
def test_a_puzzle_is_saved_in_the_form_of_the_ending_that_was_typed(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, begins: bytes
) -> None:
    chosen = "81 characters (*.txt)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), chosen))
    command(studio, "save_puzzle").trigger()
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_failed_on_one_page_is_not_said_on_another(studio: Studio) -> None:
    window, said = studio.window, list[str]()

    def fails() -> None:
        window.errors.show_error(ValueError("no puzzle"))

    fails()
    window.pages._choose(TRAIN)
    said.append(window.errors.text)
    fails()
    window.commands["page_files"].trigger()
    said.append(window.errors.text)
    fails()
    window.pages.show(SOLVE)  # by the program itself, with what it has to say there
    said.append(window.errors.text)
    assert [bool(text) for text in said] == [False, False, True]


def test_a_new_puzzle_leads_back_to_the_solve_page(studio: Studio) -> None:
    studio.window.pages.show("train")
    studio.window.commands["blank"].trigger()
    assert studio.window.pages.name == "solve"


def test_the_tabs_stand_still_from_page_to_page(qtbot: QtBot, studio: Studio) -> None:
    header, pages = studio.window.header, studio.window.pages
    studio.window.resize(SMALLEST)
    qtbot.waitUntil(header.brand.isHidden)  # the Solve page has the most buttons
    places = []
    for page in (SOLVE, FILES, ARC, TRAIN, MODELS):
        pages.show(page)
        qtbot.wait(20)
        places.append(pages.choice.x())
    assert len(set(places)) == 1
    studio.window.resize(1400, 800)
    qtbot.waitUntil(lambda: not header.brand.isHidden())


def test_open_opens_on_the_page_of_files_and_leads_to_the_board_only_with_a_file(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(controller, "ask_file", lambda *words: asked.append("files"))
    monkeypatch.setattr(main_window, "ask_file", lambda *words: asked.append("board"))
    studio.window.pages.show(FILES)
    command(studio, "open").trigger()
    studio.window.pages.show(TRAIN)
    command(studio, "open").trigger()
    assert asked == ["files", "board"]
    assert studio.window.pages.name == TRAIN


def test_lines_stand_between_the_groups_of_a_menu(studio: Studio) -> None:
    for name in GROUPS:
        menus = [
            m for m in studio.window.findChildren(QMenu) if command(studio, name) in m.actions()
        ]
        entries = menus[0].actions()
        assert entries[entries.index(command(studio, name)) - 1].isSeparator(), name


def test_without_a_run_no_name_of_a_film_is_asked_for(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(main_window, "ask_new", lambda *words: asked.append(words[2]))
    command(studio, "save_run").trigger()
    assert asked == []
    assert "press Solve first" in studio.window.errors.text


def test_a_film_of_a_hidden_board_is_not_offered(studio: Studio) -> None:
    for page in (ARC, FILES, TRAIN, MODELS):
        studio.window.pages.show(page)
        assert not command(studio, "save_run").isVisible()
    studio.window.pages.show(SOLVE)
    assert command(studio, "save_run").isVisible()
