"""Model and logic: the window after a run."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.style.theme import Theme
from app.theatre.logic import Logic, LogicView, NoLogicError, by_segment, summary
from app.window.launch import Studio
from hrm_core.sessions.logic import AgainstLogic, CellStory
from hrm_core.tasks.sudoku.techniques import Technique
from tests.app.support import Workshop, solve


def logic_of(studio: Studio) -> Logic:
    found = studio.window.findChild(Logic)
    assert isinstance(found, Logic)
    return found


def test_each_cell_shows_what_proves_it_and_since_when_the_model_held_it(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    command = studio.window.commands["logic"]
    assert not command.isEnabled()
    solve(qtbot, studio)
    assert command.isEnabled()
    command.trigger()
    logic = logic_of(studio)
    qtbot.waitUntil(lambda: not logic.running)
    view, found = logic.view, logic.found
    assert view is not None
    assert found is not None
    count = len(found.cells)
    assert view.head.text() == (
        f"By segment 4 the model held {count} of the {count} cells, which singles alone prove."
    )
    assert view.note.text().startswith(f"Logic proves all {count} cells in {count} steps")
    assert view.table.rowCount() == len(found.tiers)
    studio.solving.player.go(1)  # nine cells are still wrong in the script's first segment
    assert view.head.text().startswith(f"By segment 1 the model held {count - 9} of the {count}")
    assert "The model has held" in view.boards[1].tip((0, 0))
    assert "step" in view.boards[0].tip((0, 0))
    assert view.boards[0].tip((0, 2)) == ""  # given
    assert not view.grab().isNull()
    assert all(label.text() for label in view.findChildren(QLabel))
    view.close()


def test_without_a_run_it_says_why(workshop: Workshop) -> None:
    studio = workshop.build()
    told: list[object] = []
    logic_of(studio).failed.connect(told.append)
    logic_of(studio).show()
    assert isinstance(told[0], NoLogicError)
    assert str(told[0]) == "There is no run yet; press Solve first."


def test_what_needs_more_than_singles_is_counted_by_itself() -> None:
    cells = (
        CellStory((0, 0), 1, 1, Technique.HIDDEN_BOX, 2, True),
        CellStory((0, 1), 2, 5, Technique.X_WING, 3, True),
        CellStory((0, 2), 3, None, None, None, True),
    )
    found = AgainstLogic(cells, 5, 4, False)
    assert by_segment(found, 2) == (
        "By segment 2 the model held 1 of 1 cells that singles alone prove, and 0 of 2 that need"
        " more."
    )
    assert summary(found) == (
        "Logic proves 2 of 3 cells, and then none of its techniques sees a step. Held means: right,"
        " and kept to the end of the run."
    )


def test_the_table_counts_cells_held_at_the_end_by_half_and_by_all(
    qtbot: QtBot, theme: Theme
) -> None:
    held = (2, 3, 9, None)
    cells = tuple(
        CellStory((0, n), 1, n + 1, Technique.HIDDEN_BOX, segment, True)
        for n, segment in enumerate(held)
    )
    beyond = CellStory((1, 0), 3, None, None, None, True)
    found = AgainstLogic((*cells, beyond), 5, 12, False)
    view = LogicView(theme)
    qtbot.addWidget(view)
    view.show_tiers(found)
    rows = []
    for row in range(view.table.rowCount()):
        items = [view.table.item(row, column) for column in range(1, 5)]
        rows.append([item.text() for item in items if item is not None])
    assert rows == [["4", "3", "3", "9"], ["1", "0", "–", "–"]]


def test_logic_that_gets_through_names_the_hardest_step_it_needs() -> None:
    cells = (
        CellStory((0, 0), 1, 1, Technique.HIDDEN_BOX, 2, True),
        CellStory((0, 1), 2, 5, Technique.X_WING, 3, True),
    )
    told = summary(AgainstLogic(cells, 5, 4, False))
    assert told.startswith("Logic proves all 2 cells in 5 steps; the hardest it needs is: X-")
