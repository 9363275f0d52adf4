from dataclasses import replace

import numpy as np
import pytest

from app.arc.answer.book import VoteBook, draw_tiles, take_back
from app.arc.answer.views import view_words
from app.arc.edit.frames import grid_frame
from app.arc.edit.tools import blank
from app.board.frame import LEVELS, Ink
from app.style.theme import Theme
from hrm_core.puzzle import Puzzle, View
from hrm_core.sessions.solve import Ending
from hrm_core.solving.solve import Limit, SegmentTrace
from hrm_core.solving.vote import Thought
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import Augmentation
from tests.app.arc.support import grid, mirror_task, rows

ARC = TASKS["arc"]
OTHER_COLORS = (0, 2, 1, 3, 4, 5, 6, 9, 8, 7)


def puzzle() -> Puzzle:
    return mirror_task().puzzle(0)


def thought(view: int, seen: Puzzle, answer: list[str], segment: int, back: View) -> Thought:
    """What a view answered, as the model sees it."""
    found = grid(*answer)
    zeros = np.zeros(16, dtype=np.float32)
    probs = np.full((16, 12), 0.25 / 11, dtype=np.float32)
    probs[:, 0] = 0.75
    trace = SegmentTrace(segment, found, probs, 2.0, 0.0, zeros, zeros, (), 0.1)
    return Thought(view, seen, trace, back.invert(found), last=segment == 2)


@pytest.fixture
def book() -> VoteBook:
    """Three views: as it is, turned upside down, in other colours."""
    views = [
        Augmentation(turn, colors).view(puzzle())
        for turn, colors in ((0, tuple(range(10))), (2, tuple(range(10))), (0, OTHER_COLORS))
    ]
    return VoteBook(ARC, puzzle(), views, Limit(2, halt=False))


def say(book: VoteBook, view: int, first: list[str], second: list[str]) -> None:
    back = View(book.views[view].seen, book.views[view].view.invert)
    for segment, answer in ((1, first), (2, second)):
        book.add(thought(view, book.views[view].seen, answer, segment, back))


def test_answers_are_shown_as_the_user_sees_the_task(book: VoteBook) -> None:
    say(book, 2, ["000"], ["789"])
    assert book.views[2].answer is not None
    assert rows(book.views[2].answer) == ["987"]
    assert [face.value for face in book.views[2].frame(2).faces] == [9, 8, 7]


def test_only_the_last_segment_votes(book: VoteBook) -> None:
    say(book, 0, ["111"], ["987"])
    assert [rows(candidate.grid) for candidate in book.candidates] == [["987"]]
    assert (book.done, book.views[0].done, book.views[1].done) == (1, True, False)
    assert book.views[0].session.ending is Ending.LIMIT


def test_views_that_agree_are_counted_together_and_known(book: VoteBook) -> None:
    say(book, 0, ["000"], ["987"])
    say(book, 1, ["000"], ["789"])
    say(book, 2, ["000"], ["111"])
    assert [candidate.count for candidate in book.candidates] == [2, 1]
    assert book.voters(0) == [0, 1]
    assert book.best_view() == 0
    assert (book.solved_at(2), book.solved_at(1)) == (1, 1)


def test_without_a_solution_nothing_is_known_to_be_right(book: VoteBook) -> None:
    say(book, 0, ["000"], ["987"])
    book.puzzle = replace(book.puzzle, solution=None)
    assert book.is_right(book.candidates[0]) is None
    assert book.solved_at(2) is None


def test_a_frame_shows_belief_change_and_what_is_wrong(book: VoteBook) -> None:
    say(book, 0, ["980"], ["981"])
    faces = book.views[0].frame(2).faces
    assert [face.changed for face in faces] == [False, False, True]
    assert [face.wrong for face in faces] == [False, False, True]
    assert {(face.ink, face.confidence) for face in faces} == {(Ink.MODEL, 0.75)}


def test_an_answer_without_cells_can_be_shown(book: VoteBook) -> None:
    back = View(book.views[0].seen, lambda found: found)
    empty = replace(
        thought(0, back.puzzle, ["1"], 1, back), answer=np.zeros((0, 0), dtype=np.uint8)
    )
    empty = replace(empty, trace=replace(empty.trace, grid=empty.answer))
    book.add(empty)
    frame = book.views[0].frame(1)
    assert (frame.rows, frame.cols, frame.faces[0].wrong) == (1, 1, True)


def test_before_the_first_segment_the_test_input_is_on_show(book: VoteBook) -> None:
    assert [face.value for face in book.views[1].frame(0).faces] == [7, 8, 9]


@pytest.mark.parametrize("turn", range(8))
def test_beliefs_are_taken_back_to_their_cells(turn: int) -> None:
    view = Augmentation(turn, OTHER_COLORS)
    answer, steps = grid("123", "456"), grid("024", "681")
    seen = view.apply(answer)
    wide = np.zeros((4, 4), dtype=np.float32)
    wide[: seen.shape[0], : seen.shape[1]] = Augmentation(turn).apply(steps) / LEVELS
    back = take_back(View(puzzle(), view.invert), seen, wide.reshape(-1))
    assert np.allclose(back * LEVELS, steps)


@pytest.mark.parametrize(
    ("turn", "words"), [(0, "as it is"), (1, "turned left"), (2, "upside down"), (6, "transposed")]
)
def test_a_view_is_described(turn: int, words: str) -> None:
    task = replace(puzzle(), given=grid("123", "456"))
    assert view_words(task, Augmentation(turn).view(task).puzzle) == words
    recolored = Augmentation(turn, OTHER_COLORS).view(task).puzzle
    assert view_words(task, recolored) == f"{words}, other colours"


def test_a_thumbnail_has_the_colours_of_the_cells(theme: Theme) -> None:
    picture = draw_tiles(theme, grid_frame(grid("12")))
    assert (picture.width(), picture.height()) == (2, 2)
    assert picture.pixelColor(1, 0) == theme.fill("arc2")
    assert draw_tiles(theme, grid_frame(blank(1, 1))).pixelColor(0, 0) == theme.fill("arc0")
