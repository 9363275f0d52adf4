from dataclasses import replace

import numpy as np
import pytest

from app.solve import texts
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Problem, Tokens
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import draw
from tests.app.support import SUDOKU, beat, puzzle, script

CLASH = Problem("3 stands twice in row 1: r1c1 and r1c3.", ((0, 0), (0, 2)))


def session_of(*beats: Beat, ending: Ending = Ending.LIMIT) -> SolveSession:
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    traces = list(solve(engine, SUDOKU, puzzle(), Limit(len(beats), halt=False)))
    return SolveSession(puzzle(), Limit(len(beats)), traces=traces, ending=ending)


@pytest.mark.parametrize(
    ("logit", "told"), [(3.0, "95 %"), (8.3, "99.98 %"), (-3.0, "5 %"), (1e9, "> 99.999 %")]
)
def test_a_belief_is_never_rounded_to_certainty(logit: float, told: str) -> None:
    trace = replace(session_of(beat(0, halt=True)).at(1), q_halt=logit)
    assert texts.belief_text(trace).endswith(f"is right: {told}")


@pytest.mark.parametrize(
    ("wrong", "halt", "ending", "mood", "headline"),
    [
        (0, True, Ending.HALTED, "good", "It believes it is right, and it is"),
        (0, False, Ending.LIMIT, "good", "Right, though the model does not believe it yet"),
        (1, True, Ending.HALTED, "bad", "It believes it is right, but it is not"),
        (1, False, Ending.LIMIT, "bad", "Not solved, and the model does not believe it is"),
        (1, False, Ending.STOPPED, "bad", "Stopped before the model believed its answer"),
    ],
)
def test_belief_and_truth_make_different_verdicts(
    wrong: int, halt: bool, ending: Ending, mood: str, headline: str
) -> None:
    saying = texts.verdict(session_of(beat(wrong, halt), ending=ending), (), impossible=False)
    assert (saying.mood, saying.headline) == (mood, headline)
    assert saying.belief.startswith("The model believes its answer is right:")
    assert saying.check.startswith("Rule check:")


@pytest.mark.parametrize(("wrong", "words"), [(0, "and it is right"), (1, "and it is not right")])
def test_who_stops_without_being_sure_is_not_said_to_believe(wrong: int, words: str) -> None:
    unsure = replace(beat(wrong, halt=True), q_halt=-0.3, q_continue=-2.0)
    saying = texts.verdict(session_of(unsure), (), impossible=False)
    assert saying.headline == f"The model stops here, {words}"


@pytest.mark.parametrize(
    ("q_halt", "headline"),
    [
        (2.0, "The model believes it is right; the solution is not known"),
        (-2.0, "The model does not believe its answer; the solution is not known"),
    ],
)
def test_an_answer_that_nobody_can_check_is_called_neither_right_nor_wrong(
    q_halt: float, headline: str
) -> None:
    arc = TASKS["arc"]
    asked = replace(arc.generate(np.random.default_rng(0), "crop 5x5"), solution=None)
    limit = Limit(5, halt=False)

    def saying(tokens: Tokens) -> texts.Saying:
        engine = ScriptedEngine([Beat(tokens, q_halt, 0.0)], arc.vocab_size)
        traces = list(solve(engine, arc, asked, limit))
        session = SolveSession(asked, limit, traces=traces, ending=Ending.LIMIT)
        return texts.verdict(session, (), impossible=False)

    found = saying(draw(np.full((2, 2), 3, dtype=np.uint8), 7))
    assert (found.mood, found.headline) == ("idle", headline)
    assert "The right answer is not known" in found.check
    assert "wrong" not in found.halting
    assert "since segment 1." in found.halting
    assert saying(np.ones(49, dtype=np.int32)).mood == "bad"  # no grid at all


def test_the_faults_of_an_impossible_puzzle_are_told_instead_of_the_answers() -> None:
    saying = texts.verdict(session_of(beat(1)), [CLASH], impossible=True)
    assert saying.headline == "Not solved: nobody could"
    assert "the puzzle itself cannot be solved. 3 stands twice" in saying.check


def test_many_problems_are_told_as_two_and_a_number() -> None:
    saying = texts.idle(has_model=True, blank=False, problems=[CLASH] * 5, impossible=True)
    assert saying.check.count("stands twice") == 2
    assert saying.check.endswith("And 3 more.")


def test_one_cell_is_told_as_one() -> None:
    assert (texts.cells_changed(1), texts.cells_changed(2)) == ("1 cell changed", "2 cells changed")


def test_an_earlier_segment_is_told_with_its_own_belief_and_check() -> None:
    session = session_of(*script(), ending=Ending.HALTED)
    early, late = texts.between(session, 1), texts.between(session, 4)
    assert (early.headline, early.mood) == ("Segment 1", "thinking")
    assert "5 %" in early.belief
    assert "95 %" in late.belief
    assert late.mood == "good"


def test_nothing_said_of_a_segment_speaks_of_the_end() -> None:
    said = []
    for beats in ([beat(9), beat(9), beat(0, halt=True)], [beat(9), beat(9), beat(9)]):
        session = session_of(*beats, ending=Ending.LIMIT)
        said.append(texts.between(session, 1, Story(session).line(1)))
    assert said[0] == said[1]
    assert "think on, for Q-halt (5 %) is not above" in said[0].halting


def test_a_segment_is_announced_with_its_changes_and_the_halting_value() -> None:
    session = session_of(beat(9), beat(6), ending=Ending.LIMIT)
    words = texts.announcement(session.at(2), Story(session).line(2))
    assert words.startswith("Segment 2: ")
    assert words.endswith("break a rule, halt 5 %")


def test_while_thinking_the_segment_under_way_is_told() -> None:
    session = session_of(beat(3), beat(2), ending=Ending.RUNNING)
    session.limit = Limit(16)
    running, waiting = (texts.thinking(session, waiting=waiting) for waiting in (False, True))
    assert running.headline == "Thinking … segment 3 of at most 16"
    assert running.check == ""
    assert waiting.headline == "Segment 2 done; press Step for the next"
    assert "stands twice" in waiting.check


@pytest.mark.parametrize(
    ("has_model", "blank", "headline"),
    [
        (True, False, "Ready to think"),
        (False, False, "No model is installed"),
        (True, True, "What shall it think about?"),
    ],
)
def test_before_a_run_it_says_what_can_be_done(has_model: bool, blank: bool, headline: str) -> None:
    assert texts.idle(has_model, blank, [], impossible=False).headline == headline


def test_an_answer_that_stood_for_three_segments_is_said_to_have_stood() -> None:
    for beats, words in (
        ([beat(2), beat(1), beat(1), beat(1)], ""),
        ([beat(1), beat(1), beat(1), beat(1)], "since segment 1: stuck on a wrong answer"),
        ([beat(2), beat(1), beat(1), beat(1), beat(1)], "since segment 2: stuck"),
    ):
        halting = texts.verdict(session_of(*beats), (), impossible=False).halting
        assert ("has not changed its mind" in halting) is bool(words)
        assert words in halting


def test_who_ran_on_is_told_where_it_would_have_halted_and_where_it_was_right() -> None:
    session = session_of(beat(1), beat(0, halt=True), beat(0, halt=True))
    assert texts.verdict(session, (), impossible=False).halting == (
        "Would have halted after segment 2; it ran on. The answer is right from segment 2 on."
    )
    once = session_of(beat(1))
    assert texts.verdict(once, (), impossible=False).halting == (
        "Used its one segment without deciding to halt."
    )


def test_own_digits_are_compared_cell_by_cell() -> None:
    own = np.zeros((9, 9), dtype=np.uint8)
    plain = texts.by_hand()
    assert texts.beside_own(plain, own, None, 0) is plain
    own[0, :3] = (2, 5, 3)
    answer = np.full((9, 9), 2, dtype=np.uint8)
    assert "1 of 3 agree with it" in texts.beside_own(plain, own, answer, 0).halting
    assert "given the clues alone" in texts.beside_own(plain, own, None, 0).halting


def test_before_the_first_segment_the_length_of_the_run_is_told_in_its_number() -> None:
    one, two = session_of(beat(1)), session_of(beat(1), beat(1))
    assert texts.before(one).headline == "The puzzle, before 1 segment of thought"
    assert texts.before(two).headline == "The puzzle, before 2 segments of thought"


def test_another_solution_of_a_sudoku_is_not_told_as_a_path() -> None:
    session = session_of(beat(0, halt=True), ending=Ending.HALTED)
    answer = session.at(len(session)).grid
    session.puzzle = replace(session.puzzle, solution=np.roll(answer, 1))
    saying = texts.verdict(session, (), impossible=False)
    assert saying.check.endswith("another solution than the one that the puzzle brought along.")


def test_no_segment_beyond_the_last_is_said_to_be_thought() -> None:
    session = session_of(beat(3), beat(2), ending=Ending.RUNNING)
    assert texts.thinking(session, waiting=False).headline == "Thinking … segment 2 of at most 2"
