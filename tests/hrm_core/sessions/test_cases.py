"""Every case of the gallery does what its caption says, with the weights that are shipped.

After a change of weights: python -m tests.benchmarks.gallery --write
"""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Problem
from hrm_core.sessions.cases import Case, CaseKind, facts_of, holds, load_cases
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.tasks import TASKS
from tests.benchmarks.gallery import answered_at_sight
from tests.hrm_core.support import PUZZLE
from tests.hrm_core.tasks.sudoku.samples import ANSWER, grid

SHIPPED = ModelLibrary([asset_path("models")])
CASES = load_cases(TASKS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind.value)
def test_a_case_does_what_its_caption_says(case: Case) -> None:
    info = SHIPPED.find(case.model)
    if case.kind is CaseKind.SIGHT:
        (pairs,) = {len(case.puzzle.examples)}
        assert case.facts == {"views": 32, "pairs": pairs}
        assert not answered_at_sight(case.puzzle, info)
        return
    task = TASKS[case.puzzle.task]
    traces = list(solve(open_engine(info, "cpu", "onnx"), task, case.puzzle, case.limit))
    session = SolveSession(case.puzzle, traces=traces)
    assert holds(case, session), (facts_of(case.kind, session), case.facts)


def test_the_gallery_has_the_cases_people_come_for() -> None:
    kinds = [case.kind for case in CASES]
    assert len(set(kinds)) == len(kinds)
    assert {CaseKind.BREAKTHROUGH, CaseKind.BLANK, CaseKind.LONG, CaseKind.TIE} <= set(kinds)


def thought(segment: int, wrong: int, halt: bool) -> SegmentTrace:
    cells = tuple((int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0))[:wrong]
    answer = grid(ANSWER)
    for cell in cells:
        answer[cell] = answer[cell] % 9 + 1
    still = np.zeros(81, dtype=np.float32)
    probs = np.full((81, 11), 1 / 11, dtype=np.float32)
    problems = (Problem("They break rules.", cells),) if cells else ()
    q_halt = 1.0 if halt else -1.0
    return SegmentTrace(segment, answer, probs, q_halt, 0.0, still, still, problems, 0.01)


def session(*wrong: int, halts: bool) -> SolveSession:
    last = len(wrong)
    traces = [thought(n, w, halts and n == last) for n, w in enumerate(wrong, 1)]
    return SolveSession(PUZZLE, Limit(last), traces=traces)


def test_a_breakthrough_is_long_hopeless_and_then_right() -> None:
    run = session(12, 11, 12, 13, 10, 12, 14, 0, halts=True)
    assert facts_of(CaseKind.BREAKTHROUGH, run) == {"stall": 7, "broken": 10}
    for other in (
        session(12, 11, 0, halts=True),
        session(12, 11, 12, 13, 10, 2, 3, 0, halts=True),
        session(12, 11, 12, 13, 10, 12, 14, 0, halts=False),
        session(12, 11, 12, 13, 10, 12, 14, 13, halts=True),
    ):
        assert facts_of(CaseKind.BREAKTHROUGH, other) is None


def test_settled_is_wrong_and_stands_still_for_long() -> None:
    run = session(9, 8, *[6] * 18, halts=False)
    assert facts_of(CaseKind.SETTLED, run) == {"since": 3, "broken": 6, "segments": 20}
    assert facts_of(CaseKind.SETTLED, session(9, 8, *[6] * 10, halts=False)) is None


def test_believed_and_wrong_is_too_early() -> None:
    assert facts_of(CaseKind.EARLY, session(9, 4, halts=True)) == {"by": 2, "broken": 4}
    assert facts_of(CaseKind.EARLY, session(9, 0, halts=True)) is None


def test_one_blank_is_one() -> None:
    given = grid(ANSWER)
    given[4, 4] = 0
    one = SolveSession(replace(PUZZLE, given=given), traces=session(1, 0, halts=True).traces)
    assert facts_of(CaseKind.BLANK, one) == {"by": 2}
    assert facts_of(CaseKind.BLANK, session(1, 0, halts=True)) is None


def test_the_least_that_makes_a_case_is_enough_and_one_less_is_not() -> None:
    stall = [8] * 6
    assert facts_of(CaseKind.BREAKTHROUGH, session(*stall, 0, halts=True)) is not None
    assert facts_of(CaseKind.BREAKTHROUGH, session(*stall[1:], 0, halts=True)) is None
    assert facts_of(CaseKind.BREAKTHROUGH, session(*stall[1:], 7, 0, halts=True)) is None
    assert facts_of(CaseKind.SETTLED, session(9, *[6] * 17, halts=False)) is not None
    assert facts_of(CaseKind.SETTLED, session(9, *[6] * 16, halts=False)) is None
    assert facts_of(CaseKind.LONG, session(*[3] * 39, 0, halts=True)) == {"least": 40}
    assert facts_of(CaseKind.LONG, session(*[3] * 38, 0, halts=True)) is None
    assert facts_of(CaseKind.LONG, session(*[3] * 39, 0, halts=False)) is None
    assert facts_of(CaseKind.LONG, session(*[3] * 40, halts=True)) is None


def test_a_tie_has_many_shortest_paths_and_the_answer_takes_another() -> None:
    maze = TASKS["maze"]
    (puzzle,) = maze.parse("S  \n   \n  G")
    trail = maze.look.trail
    assert trail is not None
    assert puzzle.solution is not None
    still, probs = np.zeros(9, np.float32), np.full((9, 6), 1 / 6, np.float32)

    def run(way: list[tuple[int, int]], q_halt: float = 1.0, known: bool = True) -> SolveSession:
        answer = puzzle.given.copy()
        for cell in way:
            answer[cell] = trail
        problems = tuple(maze.check(puzzle, answer))
        trace = SegmentTrace(1, answer, probs, q_halt, 0.0, still, still, problems, 0.0)
        return SolveSession(puzzle if known else replace(puzzle, solution=None), traces=[trace])

    asked = [(int(r), int(c)) for r, c in np.argwhere(puzzle.solution == trail)]
    around = [(0, 1), (0, 2), (1, 2)] if (2, 0) in asked else [(1, 0), (2, 0), (2, 1)]
    differ = len(set(asked) ^ set(around))
    assert facts_of(CaseKind.TIE, run(around)) == {"moves": 4, "differ": differ}
    assert facts_of(CaseKind.TIE, run(asked)) is None
    assert facts_of(CaseKind.TIE, run(around[:2])) is None
    assert facts_of(CaseKind.TIE, run(around, q_halt=-1.0)) is None
    assert facts_of(CaseKind.TIE, run(around, known=False)) is None


def test_a_run_holds_what_is_said_of_a_case_if_it_does_as_much() -> None:
    run = session(9, 8, *[6] * 18, halts=False)
    case = Case(CaseKind.SETTLED, PUZZLE, "m", Limit(64), {"since": 3, "broken": 6, "segments": 20})
    assert holds(case, run)
    for name, less, more in (("since", 4, 2), ("broken", 5, 7), ("segments", 19, 21)):
        assert holds(replace(case, facts={**case.facts, name: less}), run)
        assert not holds(replace(case, facts={**case.facts, name: more}), run)
