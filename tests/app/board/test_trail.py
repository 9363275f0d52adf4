"""What is seen over a maze."""

import numpy as np

from app.board.editor import new_document
from app.board.frame import Frame, Ink, Trait, edit_frame, trace_frame
from app.board.trail import Overlays, Side, path_links
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Cell
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks.maze import Maze

MAZE = Maze()
PUZZLE = MAZE.parse("S  G\n ## \n    \n    ")[0]
ASTRAY = MAZE.decode(np.array([3, 2, 5, 4, 5, 1, 1, 2, 5, *[2] * 7], np.int32), PUZZLE)


def plain() -> Frame:
    return edit_frame(MAZE.look, new_document(MAZE.look, PUZZLE))


def cells(frame: Frame, trait: Trait) -> set[Cell]:
    return {cell for cell in frame.cells() if frame.face(cell).traits & trait}


def test_a_path_leaves_each_cell_towards_the_next() -> None:
    links = path_links(ASTRAY)
    assert links[0, 0] == Side.DOWN
    assert links[1, 0] == Side.UP | Side.DOWN
    assert links[0, 2] == Side.RIGHT
    assert links[3, 3] == 0


def test_the_ends_are_not_joined_without_a_path() -> None:
    assert not path_links(MAZE.parse("SG\n  ")[0].given).any()


def test_nothing_is_over_a_maze_unless_it_is_wanted() -> None:
    assert Overlays().dress(plain(), PUZZLE.given, None) == plain()


def test_the_corridor_is_every_shortest_path() -> None:
    frame = Overlays(corridor=True).dress(plain(), PUZZLE.given, None)
    assert cells(frame, Trait.CORRIDOR) == {(0, 0), (0, 1), (0, 2), (0, 3)}


def test_a_search_shows_what_it_visited_and_found() -> None:
    seen = [Overlays(search=kind).dress(plain(), PUZZLE.given, None) for kind in ("bfs", "astar")]
    blind, hopeful = (cells(frame, Trait.VISITED) for frame in seen)
    assert hopeful == cells(seen[1], Trait.FOUND) == {(0, 0), (0, 1), (0, 2), (0, 3)}
    assert hopeful < blind


def test_the_first_wrong_decision_is_marked() -> None:
    frame = Overlays().dress(plain(), PUZZLE.given, ASTRAY)
    assert cells(frame, Trait.ASTRAY) == {(1, 0)}
    assert PUZZLE.solution is not None
    right = Overlays().dress(plain(), PUZZLE.given, PUZZLE.solution)
    assert not cells(right, Trait.ASTRAY)


def test_belief_in_the_path_tints_free_cells_alone() -> None:
    tokens = MAZE.labels(PUZZLE)
    engine = ScriptedEngine([Beat(tokens, confidence=0.75)], MAZE.vocab_size)
    session = SolveSession(PUZZLE, traces=list(solve(engine, MAZE, PUZZLE, Limit(1))))
    frame = trace_frame(MAZE, session, 1)
    assert frame.face((0, 1)).tint == 0.75
    assert frame.face((0, 1)).ink is Ink.MODEL
    assert 0 < frame.face((2, 2)).tint < 0.2
    assert frame.face((2, 2)).ink is Ink.NONE
    assert frame.face((0, 0)).tint == frame.face((1, 1)).tint == 0
    assert not frame.face((0, 1)).marks
