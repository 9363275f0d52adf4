"""The words of the ARC bench."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from app.arc import texts
from app.arc.edit.document import Trial
from app.arc.learn.learner import LearningProgress, Stage
from hrm_core.puzzle import Problem, Puzzle
from hrm_core.solving.vote import Candidate
from tests.app.arc.support import grid, mirror_task
from tests.app.support import info
from training.arc.cost import Cost
from training.runs.events import Evaluated

RIGHT, WRONG = grid("987"), grid("111")
PROGRESS = LearningProgress(0.5, 65.0, 1200, 0.25, None)
PUZZLE = Puzzle("arc", grid("789"), RIGHT, examples=mirror_task().pairs)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@dataclass
class Book:
    """Votes, counted already."""

    candidates: list[Candidate]
    done: int = 8
    running: bool = False
    puzzle: Puzzle = PUZZLE
    views: range = field(default=range(8))

    def solved_at(self, most: int) -> int | None:
        right = [n for n, each in enumerate(self.candidates[:most], 1) if self.is_right(each)]
        return right[0] if right else None

    def is_right(self, candidate: Candidate) -> bool:
        return bool(candidate.grid.tolist() == RIGHT.tolist())

    def problems(self, candidate: Candidate) -> list[Problem]:
        return [] if self.is_right(candidate) else [Problem("3 cells are wrong.")]


def book(*counts: tuple[bool, int], **changes: Any) -> Any:
    """Candidates: whether each is right, and how many views gave it."""
    grids = [RIGHT if right else WRONG for right, _ in counts]
    found = zip(grids, counts, strict=True)
    return Book([Candidate(each, count, 0.5) for each, (_, count) in found], **changes)


@pytest.mark.parametrize(
    ("tried", "words", "mood"),
    [
        ((), "Draw the answer; you have two tries.", "muted"),
        ((WRONG,), "Wrong: 3 of 3 cells. One try left.", "bad"),
        ((grid("981"),), "Wrong: 1 of 3 cells. One try left.", "bad"),
        ((grid("98"),), "Wrong: the answer has another size. One try left.", "bad"),
        ((WRONG, WRONG), "Wrong: 3 of 3 cells. Both tries are used; go on for yourself.", "bad"),
        ((RIGHT,), "Right at the first try.", "good"),
        ((WRONG, RIGHT), "Right at the second try.", "good"),
        ((WRONG, WRONG, RIGHT), "Right, after 3 tries.", "good"),
    ],
)
def test_what_the_check_of_an_own_answer_found(
    tried: tuple[Any, ...], words: str, mood: str
) -> None:
    trial = Trial(grid("789"), grid("000"), RIGHT, tried)
    assert texts.tries(trial) == (words, mood)
    unknown = replace(trial, solution=None)
    assert texts.tries(unknown) == ("There is no solution to check against.", "muted")


@pytest.mark.parametrize(
    ("counts", "mood", "headline", "check"),
    [
        (((True, 6), (False, 2)), "good", "Solved at the first try", "Check: every cell is right."),
        (((False, 6), (True, 2)), "good", "Solved at the second try", "every cell is right."),
        (
            ((False, 4), (False, 2), (True, 2)),
            "bad",
            "Not solved in two tries",
            "3 cells are wrong. The right answer is candidate 3; only two count.",
        ),
        (((False, 8),), "bad", "Not solved in two tries", "Check of the first try: 3 cells"),
    ],
)
def test_the_verdict_counts_two_tries(
    counts: tuple[tuple[bool, int], ...], mood: str, headline: str, check: str
) -> None:
    found = texts.saying(Stage.LEARNT, book(*counts), loading=False)
    assert (found.mood, found.headline) == (mood, headline)
    assert check in found.check
    assert found.belief.startswith(f"{counts[0][1]} of 8 views agree on the first; they believe")
    unknown = texts.verdict(book(*counts, puzzle=replace(PUZZLE, solution=None)))
    assert unknown.headline == "Here are its two tries"
    assert unknown.mood == "idle"


def test_while_views_vote_it_says_how_many_have() -> None:
    going = book((False, 1), (True, 1), running=True, done=2)
    found = texts.saying(Stage.LEARNT, going, loading=False)
    assert found.headline == "Thinking … 2 of 8 views have voted"
    assert plain(found.belief).startswith("No two of 2 views agree; the surest believes in its")
    one = texts.saying(Stage.LEARNT, book((True, 1), running=True, done=1), loading=False)
    assert one.belief.startswith("1 of 1 views agree on the first")
    assert texts.saying(Stage.LEARNT, going, loading=True).headline == "Waking the model …"
    nothing = texts.saying(Stage.LEARNT, book(done=0), loading=False)
    assert nothing.headline == "Stopped before any view had voted"


def test_before_there_is_an_answer_it_says_what_can_be_done() -> None:
    told = {each: texts.saying(each, None, loading=False).headline for each in Stage}
    assert told[Stage.LEARNING] == "Learning from the pairs …"
    assert told[Stage.LEARNT] == "Ready to answer"
    assert told[Stage.TOO_LARGE] == "Too large for the model"
    assert told[Stage.NO_BASE] == "No model can answer this"
    assert told[Stage.FAILED] == "Not learnt yet"
    sight = texts.saying(Stage.LEARNING, None, loading=False, at_sight=True)
    assert sight.headline == "Reading the pairs …"


def test_the_panel_says_how_learning_stands() -> None:
    base, learnt = info("base"), replace(info("mine"), provenance={"seconds": 600.0})
    assert texts.stage(Stage.LEARNT, learnt, base, "") == "This task is learnt: 10 min of training."
    assert texts.stage(Stage.LEARNT, info("mine"), base, "") == "This task is learnt."
    assert "nothing was tuned" in texts.stage(Stage.LEARNT, learnt, base, "", at_sight=True)
    assert texts.stage(Stage.FAILED, None, base, "no memory") == "Nothing was learnt. no memory"
    large = texts.stage(Stage.TOO_LARGE, None, base, "", (30, 14))
    assert large.startswith("This task has grids of up to 30 x 30; the model takes 14 x 14.")
    assert texts.stage(Stage.NO_BASE, None, None, "").startswith("No model that can learn")
    assert "goes on without you" in texts.stage(Stage.LEARNING, None, base, "")
    assert "Nothing is tuned" in texts.stage(Stage.LEARNING, None, base, "", at_sight=True)
    new = texts.stage(Stage.UNLEARNT, None, base, "")
    assert new.startswith("Base can answer a task only after it has learnt")


def test_what_it_will_cost_is_told_in_two_times() -> None:
    told = texts.cost(Cost(learn=600.0, answer=0.2))
    assert told == "On this machine learning takes about 10 min, answering about 1 s."


def test_figures_of_learning_are_those_that_are_known() -> None:
    held = Evaluated(10, 5.0, "leave-one-out", 4, 2, 0.0, 0.9, 0.0, 2.0, best=True)
    nothing = replace(PROGRESS, seconds_left=None, loss=None, held_out=None)
    assert texts.figures(nothing, learning=True) == "starting …"
    assert texts.figures(nothing, learning=False) == ""
    told = plain(texts.figures(replace(PROGRESS, held_out=held), learning=True))
    assert told == (
        "1:05 left  ·  step 1,200, loss 0.250  ·  left-out pair: 0 % right, 90 % of cells"
    )
    after = plain(texts.figures(replace(PROGRESS, held_out=held), learning=False))
    assert "left  ·" not in after.split("left-out")[0]
    assert after.endswith("no view of it came out right: more steps may help")
    some = replace(held, exact=0.5)
    assert "more steps" not in texts.figures(replace(PROGRESS, held_out=some), learning=False)


def test_candidates_are_tries_first_and_numbers_then() -> None:
    lines = texts.candidate_lines(book((False, 4), (True, 3), (False, 1)))
    assert [line.title for line in lines] == ["Try 1", "Try 2", "No. 3"]
    assert [line.right for line in lines] == [False, True, False]
    assert plain(lines[1].facts).startswith("3 of 8 views\nQ-halt 50 %")


def test_a_task_is_counted_and_its_answers_size_told() -> None:
    task = mirror_task()
    facts = texts.task_facts(task, ())
    assert facts == "2 pairs, 2 test inputs. The answer is as large as the input."
    one = replace(task, pairs=task.pairs[:1], trials=task.trials[:1])
    assert texts.task_facts(one, ()).startswith("1 pair, 1 test input. ")
    assert texts.task_facts(task, (Problem("A pair is twice there."),)).endswith("twice there.")
    fixed = ((grid("12", "30"), grid("5", "6")), (grid("456"), grid("7", "8")))
    same = replace(task, pairs=fixed)
    assert texts.answer_size_words(same, 0) == "Every answer is 2 x 1."
