from dataclasses import replace

import numpy as np
import pytest

from app.board.editor import Pen, new_document, write
from app.board.frame import (
    LEVELS,
    UNSURE,
    Face,
    Frame,
    Heat,
    Ink,
    edit_frame,
    trace_frame,
)
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Problem
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.beliefs import cell_beliefs, on_board
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import Limit, solve
from tests.app.support import LINE, LOOK, SUDOKU, answer_tokens, beat, puzzle

EMPTY, GIVEN = (0, 0), (0, 2)


def session_of(*beats: Beat, ending: Ending = Ending.RUNNING) -> SolveSession:
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    traces = list(solve(engine, SUDOKU, puzzle(), Limit(len(beats), halt=False)))
    return SolveSession(puzzle(), Limit(len(beats)), traces=traces, ending=ending)


def test_given_mine_and_notes_are_told_apart() -> None:
    document = write(new_document(LOOK, puzzle()), LOOK, [EMPTY], 7, Pen.MINE)
    document = write(document, LOOK, [(0, 1)], 3, Pen.NOTE)
    frame = edit_frame(LOOK, document)
    assert (frame.face(GIVEN).ink, frame.face(GIVEN).value) == (Ink.GIVEN, 3)
    assert (frame.face(EMPTY).ink, frame.face(EMPTY).value) == (Ink.MINE, 7)
    assert [mark.value for mark in frame.face((0, 1)).marks] == [3]


def test_the_cells_of_a_problem_are_wrong_and_no_others() -> None:
    frame = edit_frame(LOOK, new_document(LOOK, puzzle()), [Problem("x", (EMPTY, GIVEN))])
    assert {cell for cell in frame.cells() if frame.face(cell).wrong} == {EMPTY, GIVEN}


def test_the_models_answer_keeps_the_clues_in_their_own_ink() -> None:
    frame = trace_frame(SUDOKU, session_of(beat()), 1)
    inks = [frame.face(cell).ink for cell in frame.cells()]
    assert inks == [Ink.MODEL if char == "." else Ink.GIVEN for char in LINE]


def test_a_clue_the_model_changed_is_the_models_and_wrong() -> None:
    tokens = answer_tokens()
    tokens[2] = 2
    frame = trace_frame(SUDOKU, session_of(Beat(tokens)), 1)
    assert (frame.face(GIVEN).ink, frame.face(GIVEN).wrong) == (Ink.MODEL, True)


def test_confidence_is_the_belief_in_the_answer() -> None:
    face = trace_frame(SUDOKU, session_of(beat(sure=0.7)), 1).face(EMPTY)
    assert face.confidence == pytest.approx(0.7, abs=1e-4)
    assert face.marks == ()


def test_where_no_symbol_has_the_majority_candidates_are_shown() -> None:
    sure = UNSURE - 0.02
    unsure = Beat(answer_tokens(), confidence=sure, second=answer_tokens() % 9 + 2)
    session = session_of(unsure)
    face = trace_frame(SUDOKU, session, 1).face(EMPTY)
    assert face.value in {mark.value for mark in face.marks}
    assert all(mark.ink is Ink.MODEL for mark in face.marks)
    strongest = max(face.marks, key=lambda mark: mark.weight)
    assert round(strongest.weight * LEVELS) == strongest.weight * LEVELS
    assert trace_frame(SUDOKU, session, 1, candidates=False).face(EMPTY).marks == ()
    assert trace_frame(SUDOKU, session, 1).face(GIVEN).marks == ()


def test_the_answer_a_run_ended_with_is_shown_as_digits() -> None:
    unsure = Beat(answer_tokens(), confidence=0.3)
    assert trace_frame(SUDOKU, session_of(unsure), 1).face(EMPTY).marks
    ended = session_of(unsure, ending=Ending.LIMIT)
    assert not trace_frame(SUDOKU, ended, 1).face(EMPTY).marks


def test_cells_that_differ_from_the_segment_before_are_changed() -> None:
    session = session_of(beat(wrong=2), beat())
    first, second = trace_frame(SUDOKU, session, 1), trace_frame(SUDOKU, session, 2)
    assert not any(face.changed for face in first.faces), "before it there was no answer"
    changed = [face for face in second.faces if face.changed]
    assert len(changed) == 2
    assert all(face.ink is Ink.MODEL for face in changed)


def test_what_breaks_a_rule_is_wrong() -> None:
    session = session_of(beat(wrong=1), beat())
    assert any(face.wrong for face in trace_frame(SUDOKU, session, 1).faces)
    assert not any(face.wrong for face in trace_frame(SUDOKU, session, 2).faces)


def test_heat_is_a_share_of_the_largest_movement_of_the_run() -> None:
    session = session_of(beat(wrong=2), beat(), beat())
    for heat in (Heat.CHANGE_H, Heat.CHANGE_L):
        frames = [trace_frame(SUDOKU, session, k, heat=heat) for k in (1, 2, 3)]
        heats = [face.heat for frame in frames for face in frame.faces]
        assert max(heats) == pytest.approx(1)
        assert max(face.heat for face in frames[2].faces) == pytest.approx(0)
    assert {face.heat for face in trace_frame(SUDOKU, session, 1).faces} == {0.0}


def test_beliefs_of_tokens_become_beliefs_of_symbols() -> None:
    session = session_of(beat(sure=0.7))
    beliefs = cell_beliefs(SUDOKU, session.puzzle, session.at(1).probs)
    assert beliefs.shape == (9, 9, 10)
    assert np.allclose(beliefs.sum(axis=-1), 1, atol=1e-5)
    assert beliefs[EMPTY].argmax() == 2
    assert beliefs[EMPTY].max() == pytest.approx(0.7, abs=1e-4)


def test_a_small_puzzle_lies_at_the_top_left_of_a_square_canvas() -> None:
    values = np.arange(81, dtype=np.float32)
    small = puzzle().given[:2, :3]
    laid = on_board(SUDOKU, puzzle().__class__("sudoku", small), values)
    assert laid.tolist() == [[0, 1, 2], [9, 10, 11]]


def test_frames_of_another_size_differ_everywhere() -> None:
    one = Frame(1, 2, (Face(0), Face(1)))
    assert one.differing(Frame(1, 2, (Face(0), Face(2)))) == [(0, 1)]
    assert one.differing(Frame(2, 1, one.faces)) == [(0, 0), (0, 1)]


def test_what_a_search_pinned_is_marked_as_a_guess() -> None:
    trace = session_of(beat()).at(1)
    cell = EMPTY
    pin = Pin(cell, int(trace.grid[cell]), 0.5)
    other = Pin((0, 1), int(trace.grid[0, 1]) % 9 + 1, 0.5)  # the model answered something else
    tried = replace(trace, guess=Guess((pin, other), 0, TryOutcome.OPEN, 5, 20))
    session = SolveSession(puzzle(), traces=[tried], ending=Ending.FOUND, budget=64)
    frame = trace_frame(SUDOKU, session, 1)
    assert frame.face(cell).ink is Ink.GUESS
    assert frame.face((0, 1)).ink is Ink.MODEL
