"""Puzzles on paper: how many a page, what stands where, and what is on the last pages."""

import re
from dataclasses import replace

import numpy as np
import pytest

from hrm_core.puzzle import Puzzle
from hrm_core.showing.pages import GRIDS, PAPERS, Layout, page_count, pages
from hrm_core.showing.shapes import Box, Words, pdf
from hrm_core.tasks import TASKS

RNG = np.random.default_rng(5)
SUDOKU = TASKS["sudoku"].generate(RNG, "easy")
MAZE = TASKS["maze"].generate(RNG, TASKS["maze"].difficulties[0])
GRID = np.array([[1, 2], [3, 4]], dtype=np.uint8)
ARC = Puzzle("arc", GRID, GRID.T.copy(), "turn", examples=((GRID, GRID), (GRID, GRID)))


@pytest.mark.parametrize("a_page", GRIDS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("puzzle", [SUDOKU, MAZE, ARC], ids=["sudoku", "maze", "arc"])
def test_everything_stands_on_the_paper(a_page: int, paper: str, puzzle: Puzzle) -> None:
    layout = Layout(a_page, paper, solutions=True)
    made = list(pages([puzzle] * (a_page + 1), TASKS, layout))
    assert len(made) == page_count([puzzle] * (a_page + 1), layout)
    width, height = PAPERS[paper]
    for page in made:
        for shape in page.shapes:
            if isinstance(shape, Box):
                assert 0 <= shape.x <= shape.x + shape.width <= width
                assert 0 <= shape.y <= shape.y + shape.height <= height


def test_puzzles_show_no_solution_until_the_last_pages() -> None:
    first, last = pages([SUDOKU], TASKS, Layout(1, solutions=True))
    digits = [
        sum(isinstance(each, Words) and each.text.isdigit() for each in page.shapes)
        for page in (first, last)
    ]
    assert digits == [int((SUDOKU.given > 0).sum()), 81]
    assert any(isinstance(s, Words) and s.text == "Solutions" for s in last.shapes)


def test_a_puzzle_without_a_solution_that_is_known_is_left_out_there() -> None:
    unknown = replace(SUDOKU, solution=None)
    assert page_count([unknown] * 3, Layout(1, solutions=True)) == 3
    assert page_count([unknown, SUDOKU], Layout(1, solutions=True)) == 3


def test_the_solution_of_a_maze_is_its_way() -> None:
    plain, solved = pages([MAZE], TASKS, Layout(1, solutions=True))
    assert len(solved.shapes) > len(plain.shapes)


def test_pages_are_numbered_and_titles_too_long_are_cut() -> None:
    long = replace(SUDOKU, title="x" * 500)
    made = list(pages([long] * 3, TASKS, Layout(1, foot="{0} of {1}")))
    words = [[s.text for s in page.shapes if isinstance(s, Words)] for page in made]
    assert [line for lines in words for line in lines if " of " in line] == [
        "1 of 3",
        "2 of 3",
        "3 of 3",
    ]
    assert max(len(line) for line in words[0]) == 60


def test_a_pdf_has_as_many_pages_as_there_are_drawings() -> None:
    made = list(pages([SUDOKU] * 5, TASKS, Layout(2)))
    content = pdf(*made)
    assert b"/Count 3" in content
    assert len(re.findall(rb"/Type /Page /Parent", content)) == 3
    # the table at the end leads to every object
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    places = re.findall(rb"(\d{10}) 00000 n", content[start:])
    for number, place in enumerate(places, 1):
        assert content[int(place) :].startswith(b"%d 0 obj" % number)
