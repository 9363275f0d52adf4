import pytest

from app.arc.edit.canvas import Canvas
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import Place, Row
from app.arc.edit.hand import Tool
from app.arc.edit.tools import Box
from app.style.colors import CELL_PALETTES
from tests.app.arc.support import grid, mirror_task, rows

ANSWER, INPUT = Place(Row(True, 0), True), Place(Row(True, 0), False)


@pytest.fixture
def desk() -> ArcDesk:
    desk = ArcDesk()
    desk.lay(mirror_task(), "open mirror")
    return desk


@pytest.fixture
def canvas(desk: ArcDesk) -> Canvas:
    return Canvas(desk, lambda: CELL_PALETTES["arc"].names)


def drag(canvas: Canvas, *way: tuple[int, int]) -> None:
    canvas.press(way[0])
    for cell in way[1:]:
        canvas.drag(cell)
    canvas.release()


def test_drawing_begins_on_the_answer(canvas: Canvas) -> None:
    assert canvas.place == ANSWER
    assert rows(canvas.grid) == ["000"]


def test_a_drag_is_seen_at_once_and_becomes_one_step(desk: ArcDesk, canvas: Canvas) -> None:
    canvas.press((0, 0))
    canvas.drag((0, 2))
    assert (rows(canvas.picture()), rows(canvas.grid)) == (["111"], ["000"])
    canvas.release()
    assert rows(canvas.grid) == ["111"]
    assert desk.history.undo_text == "paint blue, answer of test 1"
    desk.undo()
    assert rows(canvas.grid) == ["000"]


def test_the_same_colour_again_makes_black_and_says_so(desk: ArcDesk, canvas: Canvas) -> None:
    drag(canvas, (0, 1))
    drag(canvas, (0, 1))
    assert rows(canvas.grid) == ["000"]
    assert desk.history.undo_text == "make black, answer of test 1"


def test_a_drag_beyond_the_edge_paints_nothing_there(canvas: Canvas) -> None:
    drag(canvas, (0, 1), (-1, 5), (0, 2))
    assert rows(canvas.grid) == ["011"]


def test_a_colour_that_is_picked_fills_no_selection(canvas: Canvas) -> None:
    canvas.select_all()
    canvas.take_ink(9)
    assert (canvas.color, rows(canvas.grid)) == (9, ["000"])


def test_filling(desk: ArcDesk, canvas: Canvas) -> None:
    canvas.take_tool(Tool.FILL)
    canvas.take_color(3)
    drag(canvas, (0, 0))
    assert rows(canvas.grid) == ["333"]
    assert desk.history.undo_text == "fill with green, answer of test 1"


def test_a_colour_chosen_with_a_selection_fills_it(canvas: Canvas) -> None:
    canvas.take_tool(Tool.SELECT)
    drag(canvas, (0, 1), (0, 2))
    canvas.take_color(4)
    assert rows(canvas.grid) == ["044"]


def test_a_selection_is_moved_by_dragging_it(desk: ArcDesk, canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.take_tool(Tool.SELECT)
    drag(canvas, (0, 0), (0, 1))
    drag(canvas, (0, 0), (0, 1))
    assert rows(canvas.picture()) == ["078"]
    assert rows(canvas.grid) == ["789"]
    assert canvas.outline == Box(0, 1, 1, 2)
    canvas.put_down()
    assert rows(canvas.grid) == ["078"]
    assert desk.history.undo_text == "move 1 x 2 cells, input of test 1"


def test_what_floats_can_be_given_up(desk: ArcDesk, canvas: Canvas) -> None:
    before = desk.document
    canvas.paste(grid("12"))
    canvas.press((0, 0))
    canvas.drag((0, 1))
    canvas.give_up()
    assert rows(canvas.picture()) == ["000"]
    assert desk.document is before


def test_copy_and_paste_between_grids_with_a_preview(desk: ArcDesk, canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.take_tool(Tool.SELECT)
    drag(canvas, (0, 1), (0, 2))
    canvas.copy()
    canvas.turn_to(ANSWER)
    canvas.paste()
    drag(canvas, (0, 0), (0, 2))
    assert rows(canvas.picture()) == ["008"]
    canvas.take_tool(Tool.PAINT)
    assert rows(canvas.grid) == ["008"]
    assert desk.history.undo_text == "paste 1 x 2 cells, answer of test 1"


def test_pasting_twice_keeps_the_first(canvas: Canvas) -> None:
    canvas.paste(grid("1"))
    canvas.paste(grid("02"))
    canvas.put_down()
    assert rows(canvas.grid) == ["020"]


def test_without_a_selection_turning_takes_the_whole_grid(canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.turn("flip_sideways")
    assert rows(canvas.grid) == ["987"]
    canvas.turn("rotate")
    assert rows(canvas.grid) == ["9", "8", "7"]
    canvas.turn("flip_over")
    assert rows(canvas.grid) == ["7", "8", "9"]


def test_a_selection_is_turned_by_itself(desk: ArcDesk, canvas: Canvas) -> None:
    desk.show_row(Row(False, 0))
    canvas.turn_to(Place(Row(False, 0), False))
    canvas.take_tool(Tool.SELECT)
    drag(canvas, (0, 0), (0, 1))
    canvas.turn("rotate")
    assert rows(canvas.picture()) == ["10", "20"]
    canvas.put_down()
    assert desk.history.undo_text == "rotate, input of pair 1"


def test_recolouring_and_swapping(canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.recolor(7, 9)
    assert rows(canvas.grid) == ["989"]
    canvas.recolor(8, 9, swap=True)
    assert rows(canvas.grid) == ["898"]


def test_resizing_cropping_copying_and_clearing(canvas: Canvas) -> None:
    canvas.resize(INPUT, 2, 4)
    assert rows(canvas.grid) == ["7890", "0000"]
    canvas.take_tool(Tool.SELECT)
    drag(canvas, (0, 1), (1, 2))
    canvas.crop()
    assert rows(canvas.grid) == ["89", "00"]
    canvas.copy_input()
    assert (canvas.place, rows(canvas.grid)) == (ANSWER, ["89", "00"])
    canvas.clear()
    assert rows(canvas.grid) == ["00", "00"]


def test_erasing_empties_the_selection_alone(canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.erase()
    assert rows(canvas.grid) == ["789"]
    canvas.select_all()
    canvas.erase()
    assert rows(canvas.grid) == ["000"]


def test_undo_shows_the_row_it_changes(desk: ArcDesk, canvas: Canvas) -> None:
    drag(canvas, (0, 0))
    desk.show_row(Row(False, 1))
    assert canvas.place == Place(Row(False, 1), True)
    desk.undo()
    assert desk.row == Row(True, 0)


def test_a_selection_that_no_longer_fits_is_gone(desk: ArcDesk, canvas: Canvas) -> None:
    canvas.resize(ANSWER, 3, 3)
    canvas.select_all()
    desk.undo()
    assert canvas.selection is None


def test_rows_come_and_go_as_steps(desk: ArcDesk, canvas: Canvas) -> None:
    desk.add(test=False)
    assert (desk.row, canvas.place.row) == (Row(False, 2), Row(False, 2))
    desk.move(desk.row, -1)
    assert desk.history.undo_text == "move pair 3"
    desk.delete(desk.row)
    assert len(desk.document.pairs) == 2
    for _ in range(3):
        desk.undo()
    assert desk.document.title == "mirror"
    assert desk.history.undo_text == "open mirror"


def test_next_goes_round_the_test_inputs(desk: ArcDesk) -> None:
    assert desk.row == Row(True, 0)
    desk.next_trial()
    assert desk.row == Row(True, 1)
    desk.next_trial()
    assert desk.row == Row(True, 0)


def test_a_line_goes_straight_from_where_the_drag_began(desk: ArcDesk, canvas: Canvas) -> None:
    desk.draw(ANSWER, grid("0000", "0000", "0000", "0000"), "resize")
    canvas.take_tool(Tool.LINE)
    canvas.take_color(2)
    canvas.press((0, 0))
    for cell in ((3, 0), (0, 3), (3, 3)):
        canvas.drag(cell)
    assert rows(canvas.picture()) == ["2000", "0200", "0020", "0002"]
    canvas.release()
    assert rows(canvas.grid) == ["2000", "0200", "0020", "0002"]


def test_a_colour_is_picked_once_and_the_tool_before_is_back(canvas: Canvas) -> None:
    canvas.turn_to(INPUT)
    canvas.take_tool(Tool.FILL)
    canvas.take_tool(Tool.PICK)
    before = rows(canvas.grid)
    drag(canvas, (0, 1))
    assert canvas.color == 8
    assert canvas.tool is Tool.FILL
    assert rows(canvas.grid) == before


def test_what_was_pasted_is_moved_by_steps(canvas: Canvas) -> None:
    canvas.paste(grid("4"))
    canvas.nudge(0, 1)
    canvas.nudge(0, 1)
    canvas.put_down()
    assert rows(canvas.grid) == ["004"]
    canvas.nudge(0, -1)  # nothing floats
    assert rows(canvas.grid) == ["004"]
