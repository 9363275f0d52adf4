from dataclasses import replace

import numpy as np

from app.arc.edit.document import (
    ArcDocument,
    Place,
    Row,
    Trial,
    add_row,
    can_delete,
    check,
    delete_row,
    document_of,
    keep_as_solution,
    move_row,
    new_task,
    swap_sides,
    weight,
    with_grid,
)
from hrm_core.puzzle import Grid, Puzzle
from tests.app.arc.support import mirror_task


def grid(value: int, rows: int = 1, cols: int = 2) -> Grid:
    return np.full((rows, cols), value, dtype=np.uint8)


def task() -> ArcDocument:
    trial = Trial(grid(5), grid(0), grid(6))
    return ArcDocument(((grid(1), grid(2)), (grid(3), grid(4))), (trial,), "demo")


ANSWER = Place(Row(True, 0), output=True)


def test_a_new_task_has_one_pair_and_one_test_input() -> None:
    assert new_task().rows() == [Row(False, 0), Row(True, 0)]


def test_puzzles_become_a_document_and_back() -> None:
    pairs = ((grid(1), grid(2)),)
    puzzles = [Puzzle("arc", grid(3), grid(4), "t", examples=pairs), Puzzle("arc", grid(5))]
    found = document_of(puzzles, "t")
    assert [found.puzzle(index).title for index in (0, 1)] == ["t, test 1", "t, test 2"]
    assert found.puzzle(0).examples is pairs
    assert found.puzzle(0).solution is puzzles[0].solution
    assert found.puzzle(1).solution is None


def test_every_grid_has_a_place_and_can_be_replaced() -> None:
    document = task()
    for row in document.rows():
        for output in (False, True):
            place = Place(row, output)
            changed = with_grid(document, place, grid(9, 3, 3))
            assert changed.grid(place).shape == (3, 3)
            others = [
                Place(other, side)
                for other in document.rows()
                for side in (False, True)
                if Place(other, side) != place
            ]
            assert all(changed.grid(other) is document.grid(other) for other in others)


def test_the_same_grid_again_is_no_change() -> None:
    document = task()
    assert with_grid(document, ANSWER, grid(0)) is document


def test_drawing_an_answer_keeps_the_solution_and_drawing_the_input_forgets_it() -> None:
    assert with_grid(task(), ANSWER, grid(7)).trials[0].solution is not None
    changed = with_grid(task(), Place(Row(True, 0), output=False), grid(7))
    assert changed.trials[0].solution is None


def test_an_answer_handed_in_twice_is_one_try() -> None:
    once = check(task(), 0)
    assert check(once, 0) is once
    assert not once.trials[0].solved
    twice = check(with_grid(once, ANSWER, grid(6)), 0)
    assert (len(twice.trials[0].tried), twice.trials[0].solved) == (2, True)


def test_an_answer_can_be_kept_as_the_solution() -> None:
    kept = keep_as_solution(replace(task(), trials=(Trial(grid(5), grid(8)),)), 0)
    assert check(kept, 0).trials[0].solved


def test_rows_are_added_as_large_as_the_last_and_deleted() -> None:
    more, row = add_row(with_grid(task(), Place(Row(False, 1), True), grid(0, 4, 7)), test=False)
    assert row == Row(False, 2)
    assert more.grid(Place(row, True)).shape == (4, 7)
    assert len(delete_row(more, Row(False, 0)).pairs) == 2
    assert delete_row(more, Row(False, 0)).pairs[0] is more.pairs[1]
    tests, test_row = add_row(more, test=True)
    assert test_row == Row(True, 1)
    assert delete_row(tests, test_row).trials == more.trials


def test_the_last_of_a_kind_stays() -> None:
    assert can_delete(task(), Row(False, 0))
    assert not can_delete(task(), Row(True, 0))


def test_rows_move_among_their_kind() -> None:
    document = task()
    moved, row = move_row(document, Row(False, 0), 1)
    assert row == Row(False, 1)
    assert moved.pairs == document.pairs[::-1]
    assert move_row(document, Row(False, 0), -1) == (document, Row(False, 0))
    assert move_row(document, Row(True, 0), 1) == (document, Row(True, 0))


def test_input_and_output_of_a_pair_change_places() -> None:
    task = mirror_task()
    swapped = swap_sides(task, Row(False, 1))
    assert [side.tolist() for side in swapped.pairs[1]] == [[[6, 5, 4]], [[4, 5, 6]]]
    assert swapped.pairs[0] is task.pairs[0]
    assert swap_sides(task, Row(True, 0)) is task


def test_a_step_weighs_what_the_next_one_does_not_share() -> None:
    before = task()
    after = with_grid(before, ANSWER, grid(7, 30, 30))
    assert weight(before) > 5 * weight(before, after) > 0
    assert weight(before, before) == 0
    assert weight(after) - weight(before) == 30 * 30 - 2
