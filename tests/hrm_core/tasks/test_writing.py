"""Puzzles written in forms of other programs, and read back from them."""

from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.maze import make_maze
from hrm_core.tasks.opening import open_puzzles
from hrm_core.tasks.writing import FORMS, candidates, form_of, write_puzzles
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE

EVERY = [(kind, form.name) for kind, forms in FORMS.items() for form in forms]
TASK = '{"train": [{"input": [[1]], "output": [[2]]}], "test": [{"input": [[3]]}]}'


def example(kind: str) -> str:
    maze = make_maze(np.random.default_rng(1), "prim", 9, 15)
    drawn = "\n".join("".join("# SG"[cell] for cell in row) for row in maze)
    return {"sudoku": f"{LINE},{ANSWER}", "maze": drawn, "arc": TASK}[kind]


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_what_is_written_is_read_back(tmp_path: Path, kind: str, name: str) -> None:
    form = next(form for form in FORMS[kind] if form.name == name)
    opened = open_puzzles(example(kind))
    path = tmp_path / f"a{form.suffix}"
    path.write_bytes(write_puzzles(form, opened.puzzles))
    again = open_puzzles(path)
    assert again.kind == kind
    given = opened.puzzles[0].given
    same = again.puzzles[0].given
    np.testing.assert_array_equal(same[given != 0], given[given != 0])
    if name != "candidates":  # there, a single candidate is as good as a clue
        np.testing.assert_array_equal(same, given)
    if form.many and kind != "arc":
        path.write_bytes(write_puzzles(form, opened.puzzles * 3))
        assert len(open_puzzles(path).puzzles) == 3


def test_a_candidate_grid_shows_what_no_clue_forbids() -> None:
    grid = open_puzzles("12345678." + "." * 72).puzzles[0].given
    first, second, *_ = candidates(grid).splitlines()
    assert first.replace("|", " ").split() == [*"123456789"]
    assert second.replace("|", " ").split()[0] == "456789"


def test_the_ending_of_a_file_says_its_form() -> None:
    assert form_of("maze", ".PNG").name == "png"
    with pytest.raises(PuzzleFormatError, match=r"a maze is written to files that end in \.txt"):
        form_of("maze", ".sdk")
    with pytest.raises(PuzzleFormatError, match="holds one puzzle, not 2"):
        write_puzzles(form_of("sudoku", ".sdk"), open_puzzles(f"{LINE}\n{LINE}").puzzles)
