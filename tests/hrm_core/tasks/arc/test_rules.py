"""What is said of answers and tasks, and how a task is known again."""

from dataclasses import replace

import numpy as np

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint

ARC = TASKS["arc"]


def grid(*rows: str) -> Grid:
    return np.array([list(map(int, row)) for row in rows], dtype=np.uint8)


PAIRS = ((grid("10"), grid("01")), (grid("20"), grid("02")))
PUZZLE = Puzzle("arc", grid("30"), grid("03"), examples=PAIRS)


def told(answer: Grid, puzzle: Puzzle = PUZZLE) -> str:
    (problem,) = ARC.check(puzzle, answer)
    return problem.message


def test_an_answer_of_another_size_is_told_by_its_size() -> None:
    assert told(grid("03", "00")) == "The answer is 2 x 2, the right one 1 x 2."


def test_wrong_cells_are_counted_and_lit() -> None:
    (problem,) = ARC.check(PUZZLE, grid("30"))
    assert problem.message == "2 of 2 cells are wrong, the first at row 1 column 1."
    assert problem.cells == ((0, 0), (0, 1))
    assert told(grid("04")) == "One cell of 2 is wrong, at row 1 column 2."


def test_an_empty_answer_is_no_grid() -> None:
    assert told(np.zeros((0, 0), dtype=np.uint8)).startswith("The answer is empty")


def test_without_the_right_answer_only_the_form_is_checked_and_that_is_said() -> None:
    puzzle = replace(PUZZLE, solution=None)
    (problem,) = ARC.check(puzzle, grid("99"))
    assert problem.valid
    assert problem.message.startswith("The right answer is not known, so only the form")
    assert not ARC.check(puzzle, np.zeros((0, 0), dtype=np.uint8))[0].valid
    assert not ARC.check(puzzle, np.zeros((31, 1), dtype=np.uint8))[0].valid


def test_a_task_needs_examples_that_do_not_contradict_each_other() -> None:
    def said(*pairs: tuple[Grid, Grid]) -> list[str]:
        return [each.message for each in ARC.examine(replace(PUZZLE, examples=pairs))]

    assert said(*PAIRS) == []
    assert "no examples" in said()[0]
    assert said(*PAIRS, (grid("10"), grid("11"))) == [
        "Examples 1 and 3 have the same input and different outputs."
    ]
    assert "nothing is to be done" in said((grid("1"), grid("1")))[0]


def test_a_task_is_known_again_by_its_pairs() -> None:
    known = fingerprint(PAIRS)
    assert len(known) == 64
    assert fingerprint(PAIRS[::-1]) == known
    assert fingerprint([(a.copy(), b.copy()) for a, b in PAIRS]) == known
    others = [PAIRS[:1], (*PAIRS, PAIRS[0]), ((PAIRS[0][1], PAIRS[0][0]), PAIRS[1])]
    reshaped = ((grid("1", "0"), grid("01")), PAIRS[1])
    found = {known, *map(fingerprint, [*others, reshaped])}
    assert len(found) == 5
