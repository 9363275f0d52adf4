"""Savepoints under names: set, listed, gone to, renamed, deleted, and kept."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.hand.savepoints import SavepointList, SavepointsView
from app.memory.database import Memory
from app.window.keeper import Keeper
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import SUFFIX
from tests.app.support import LINE, Workshop, grid_of, puzzle, solve

FREE = [divmod(index, 9) for index, character in enumerate(LINE) if character == "."]


@pytest.fixture
def studio(workshop: Workshop) -> Studio:
    return workshop.build()


def points_of(studio: Studio) -> SavepointList:
    found = studio.window.findChild(SavepointList)
    assert isinstance(found, SavepointList)
    return found


def opened(studio: Studio) -> SavepointsView:
    studio.window.commands["savepoints"].trigger()
    view = points_of(studio).view
    assert view is not None
    return view


def write(studio: Studio, number: int, value: int) -> None:
    studio.solving.desk.type_value(frozenset({FREE[number]}), value)


def names(view: SavepointsView) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def entry(studio: Studio, number: int) -> int:
    return int(studio.solving.desk.document.entries[FREE[number]])


def test_they_are_listed_the_latest_first_and_any_can_be_gone_to(
    qtbot: QtBot, studio: Studio
) -> None:
    write(studio, 0, 7)
    studio.window.commands["savepoint"].trigger()
    write(studio, 0, 8)
    view = opened(studio)
    view.name.setText("  with   an 8 ")
    view.set_.click()
    assert names(view) == ["with an 8", "Savepoint 1"]
    assert view.name.text() == ""
    qtbot.waitUntil(lambda: not view.list.item(1).icon().isNull())
    write(studio, 0, 9)
    view.list.setCurrentRow(1)
    view.go.click()
    assert entry(studio, 0) == 7
    studio.solving.desk.undo()
    assert entry(studio, 0) == 9
    studio.window.commands["go_back"].trigger()
    assert entry(studio, 0) == 8
    view.close()


def test_the_chosen_one_stays_chosen_when_another_is_set(studio: Studio) -> None:
    for value in (7, 8):
        write(studio, 0, value)
        studio.window.commands["savepoint"].trigger()
    view = opened(studio)
    view.list.setCurrentRow(1)
    assert view.list.currentItem().text() == "Savepoint 1"
    write(studio, 0, 9)
    view.set_.click()
    assert view.list.currentItem().text() == "Savepoint 1"
    view.go.click()
    assert entry(studio, 0) == 7
    view.close()


def test_undo_and_what_is_written_then_take_none_away(studio: Studio) -> None:
    write(studio, 0, 7)
    studio.window.commands["savepoint"].trigger()
    studio.solving.desk.undo()
    write(studio, 1, 3)
    studio.window.commands["go_back"].trigger()
    assert (entry(studio, 0), entry(studio, 1)) == (7, 0)


def test_they_are_renamed_and_deleted_and_two_never_have_one_name(studio: Studio) -> None:
    for name in ("one", "two"):
        points_of(studio).set(name)
    view = opened(studio)
    view.list.item(0).setText("  three ")
    assert names(view) == ["three", "one"]
    view.list.item(0).setText("one")
    assert names(view) == ["three", "one"]
    view.list.setCurrentRow(0)
    view.delete.click()
    assert names(view) == ["one"]
    write(studio, 0, 5)
    points_of(studio).set("one")
    assert names(view) == ["one"]
    write(studio, 0, 6)
    view.list.setCurrentRow(0)
    view.go.click()
    assert entry(studio, 0) == 5
    view.close()


def test_those_of_another_puzzle_are_not_offered(studio: Studio) -> None:
    studio.window.commands["savepoint"].trigger()
    other = Puzzle("sudoku", np.rot90(grid_of(LINE)).copy(), title="other")
    studio.solving.desk.lay(other, "other")
    assert not studio.window.commands["go_back"].isEnabled()
    studio.solving.desk.lay(puzzle(), "again")
    assert studio.window.commands["go_back"].isEnabled()


def keeper_of(studio: Studio, folder: Path) -> Keeper:
    memory = Memory(folder / "kept.sqlite")
    window = studio.window
    return Keeper(memory, studio.solving, studio.arc, studio.training, window.pages, window)


def test_they_are_there_after_the_next_start(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    first = workshop.build()
    keeper = keeper_of(first, tmp_path)
    keeper.begin()
    write(first, 0, 7)
    points_of(first).set("seven")
    qtbot.waitUntil(lambda: not keeper.busy)
    keeper.close()
    second = workshop.build()
    keeper = keeper_of(second, tmp_path)
    assert keeper.restore()
    (point,) = points_of(second).points
    assert (point.name, int(point.document.entries[FREE[0]])) == ("seven", 7)
    keeper.close()


def test_a_desk_that_was_kept_before_they_had_names_has_them_among_its_steps(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    first = workshop.build()
    keeper = keeper_of(first, tmp_path)
    write(first, 0, 7)
    desk = first.solving.desk
    desk.go_to(desk.document, "savepoint")  # as older versions set one
    keeper.begin()
    qtbot.waitUntil(lambda: not keeper.busy)
    keeper.close()
    second = workshop.build()
    keeper = keeper_of(second, tmp_path)
    assert keeper.restore()
    assert [point.name for point in points_of(second).points] == ["Savepoint 1"]
    keeper.close()


def test_a_saved_session_has_them_and_joins_them_to_those_that_are_there(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    first = workshop.build()
    write(first, 0, 7)
    points_of(first).set("seven")
    solve(qtbot, first)
    path = tmp_path / f"a{SUFFIX}"
    with qtbot.waitSignal(first.solving.exchange.opened):
        first.solving.exchange.save(path)
    second = workshop.build()
    points_of(second).set("mine")
    second.solving.exchange.open_file(path)
    qtbot.waitUntil(lambda: second.solving.desk.document.session is not None)
    assert [point.name for point in points_of(second).points] == ["seven", "mine"]
