"""What the Solve page says about a run: the model's belief and the rule check, never mixed up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.told import told
from app.words import counted, marks, tr
from hrm_core.puzzle import Grid, Problem
from hrm_core.sessions.solve import Ending, SolveSession, Verdict
from hrm_core.sessions.story import Line, breaks, changes, course, decision, percent
from hrm_core.solving.solve import SegmentTrace

LONGEST = 2  # problems told one by one


@dataclass(frozen=True)
class Saying:
    """What the verdict card shows."""

    mood: str  # "idle", "thinking", "good", "bad"
    headline: str
    belief: str = ""  # what the model believes
    check: str = ""  # what the rules say
    halting: str = ""  # when it stopped, and when it would have


def cells_changed(count: int) -> str:
    """What a segment changed."""
    return counted(count, tr("{0} cell changed"), tr("{0} cells changed"))


def idle(
    has_model: bool,
    blank: bool,
    problems: Sequence[Problem],
    impossible: bool,
    drawn: bool = False,
    sketch: bool = False,
) -> Saying:
    """Before the first run; problems are those of the puzzle itself; a maze is drawn.

    sketch: too little is there for an alarm.
    """
    if blank:
        return Saying(
            "idle",
            tr("What shall it think about?"),
            tr("Draw walls, a start and a goal, make a new maze, open, paste or drop one.")
            if drawn
            else tr("Type clues on the board, make a new puzzle, open, paste or drop one."),
        )
    if impossible:
        return Saying(
            "idle" if sketch else "bad",
            tr("This maze has no answer yet") if drawn else tr("This puzzle cannot be solved"),
            tr("The model may try all the same; it does not know."),
            tr("Rule check: {0}").format(_told(problems)),
        )
    if not has_model and drawn:
        return Saying(
            "idle",
            tr("There is no model for mazes yet"),
            tr(
                "Draw mazes, load and check them, and see what a classic search finds. Solving here"
                " needs a trained model."
            ),
        )
    if not has_model:
        return Saying(
            "idle",
            tr("No model is installed"),
            tr("Solving needs a model; none was found for this kind of puzzle."),
        )
    if problems:
        few = tr("Fewer than 17 clues leave several solutions; the model may choose any.")
        return Saying(
            "idle",
            tr("Ready to think"),
            tr("Press Solve. Any of the solutions will do."),
            few if sketch else tr("Rule check: {0}").format(_told(problems)),
        )
    return Saying(
        "idle",
        tr("Ready to think"),
        tr("Press Solve. The model answers the whole puzzle at once, again and again."),
    )


def beside_own(saying: Saying, own: Grid, answer: Grid | None, empty: int) -> Saying:
    """The same, and what becomes of a person's own digits; answer: the model's on show, if any."""
    written = own != empty
    if not written.any():
        return saying
    if answer is None:
        text = tr("The model is given the clues alone; your own digits stay beside its answer.")
    else:
        agree = int((written & (own == answer)).sum())
        text = tr(
            "Your own digits, small in the corners, were not given to the model; {0} of {1} agree"
            " with it. Reset brings yours back."
        ).format(agree, int(written.sum()))
    return replace(saying, halting=f"{saying.halting} {text}".strip())


def opening() -> Saying:
    """While an engine is opened for a run that waits."""
    return Saying(
        "thinking", tr("Waking the model …"), tr("Its weights are being loaded, once per start.")
    )


def thinking(session: SolveSession, waiting: bool) -> Saying:
    """While a run is under way."""
    done, most = len(session), session.limit.segments
    if waiting:
        headline = tr("Segment {0} done; press Step for the next").format(done)
    else:
        headline = tr("Thinking … segment {0} of at most {1}").format(min(done + 1, most), most)
    if not done:
        return Saying("thinking", headline)
    trace = session.at(done)
    check = _check(trace.solved, trace.problems) if waiting else ""  # there is time to read it
    return Saying("thinking", headline, _belief(trace.q_halt), check, _halting(session))


def no_clues() -> Saying:
    """When all that stands on the board was written as one's own answer."""
    return Saying(
        "idle",
        tr("What shall it think about?"),
        tr(
            "What is on the board is your own answer, but no puzzle: choose Clues (F2) and type it."
        ),
    )


def by_hand() -> Saying:
    """When the user filled the last cell."""
    return Saying(
        "good",
        tr("Solved, by you"),
        tr("No model had a hand in it. Press Solve to see how one would have done it."),
        tr("Rule check: nothing is wrong."),
    )


def before(session: SolveSession) -> Saying:
    """While the puzzle itself is on show, with a run to look at."""
    headline = counted(
        len(session),
        tr("The puzzle, before {0} segment of thought"),
        tr("The puzzle, before {0} segments of thought"),
    )
    return Saying("idle", headline, tr("Play, or move through the segments below."))


def between(session: SolveSession, segment: int, line: Line | None = None) -> Saying:
    """While an earlier segment is on show: of it alone, nothing of how the run went on."""
    trace = session.at(segment)
    return Saying(
        "good" if trace.solved else "thinking",
        tr("Segment {0}").format(segment),
        _belief(trace.q_halt),
        _check(trace.solved, trace.problems),
        "" if line is None else " ".join([course(line, tr), marks(decision(trace, tr))]).strip(),
    )


def verdict(session: SolveSession, of_puzzle: Sequence[Problem], impossible: bool) -> Saying:
    """At the end of a run; of_puzzle is what is wrong with the puzzle itself."""
    facts = session.verdict()
    known = _is_known(session)
    return Saying(
        ("good" if facts.solved else "bad") if known else "idle",
        _headline(facts, impossible) if known else _unknown(facts),
        _belief(facts.q_halt),
        " ".join(
            [
                _check(facts.solved, facts.problems, of_puzzle if impossible else ()),
                *_label(session, facts.solved),
            ]
        ),
        _halting(session),
    )


def _label(session: SolveSession, solved: bool) -> list[str]:
    """A right answer need not be the one that training asks for, where there are several."""
    label, last = session.puzzle.solution, session.at(len(session)).grid
    if not solved or label is None or np.array_equal(last, label):
        return []
    if session.puzzle.task == "maze":
        return [tr("It is as short as the path the model was trained to find, but another one.")]
    return [tr("It is another solution than the one that the puzzle brought along.")]


def failed() -> Saying:
    """When the engine could not be opened or broke down."""
    return Saying("bad", tr("The model could not run"), tr("The reason is shown above."))


def _is_known(session: SolveSession) -> bool:
    """Whether anybody can say if the last answer is right.

    A puzzle that only examples explain has no rules: its solution alone decides.
    """
    open_end = bool(session.puzzle.examples) and session.puzzle.solution is None
    return not open_end or not all(problem.valid for problem in session.verdict().problems)


def _unknown(facts: Verdict) -> str:
    if facts.believes:
        return tr("The model believes it is right; the solution is not known")
    return tr("The model does not believe its answer; the solution is not known")


def _headline(facts: Verdict, impossible: bool) -> str:
    sure = facts.q_halt > 0  # Q-halt above Q-continue stops it, which may both be low
    if facts.solved and facts.believes:
        if not sure:
            return tr("The model stops here, and it is right")
        return tr("It believes it is right, and it is")
    if facts.solved:
        return tr("Right, though the model does not believe it yet")
    if impossible:
        return tr("Not solved: nobody could")
    if facts.believes and not sure:
        return tr("The model stops here, and it is not right")
    if facts.believes:
        return tr("It believes it is right, but it is not")
    if facts.ending is Ending.STOPPED:
        return tr("Stopped before the model believed its answer")
    return tr("Not solved, and the model does not believe it is")


def belief_text(trace: SegmentTrace) -> str:
    """What the model believes of one answer."""
    return _belief(trace.q_halt)


def check_text(trace: SegmentTrace) -> str:
    """What the rules say of one answer."""
    return _check(trace.solved, trace.problems)


def _belief(q_halt: float) -> str:
    return tr("The model believes its answer is right: {0}").format(marks(percent(q_halt)))


def _check(solved: bool, problems: Sequence[Problem], of_puzzle: Sequence[Problem] = ()) -> str:
    if solved:
        return tr("Rule check: nothing is wrong. Solved.")
    if of_puzzle:
        return tr("Rule check: the puzzle itself cannot be solved. {0}").format(_told(of_puzzle))
    return tr("Rule check: {0}").format(_told(problems))


def _told(problems: Sequence[Problem]) -> str:
    """The first of them, and how many more there are."""
    lines = [told(problem.message) for problem in problems[:LONGEST]]
    if len(problems) > LONGEST:
        lines.append(tr("And {0} more.").format(len(problems) - LONGEST))
    return " ".join(lines)


def _halting(session: SolveSession) -> str:
    """When it stopped and why, or when it would have."""
    if session.budget:
        return tr("The run before the search.")
    halt, done, ending = session.halt_segment, len(session), session.ending
    facts = session.verdict()
    parts = []
    if ending is Ending.HALTED:
        parts.append(tr("Halted by its own decision after segment {0}.").format(done))
    elif halt is not None:
        parts.append(tr("Would have halted after segment {0}; it ran on.").format(halt))
    elif ending is Ending.LIMIT:
        used = tr("Used its one segment without deciding to halt.")
        parts.append(counted(done, used, tr("Used all {0} segments without deciding to halt.")))
    elif ending is Ending.STOPPED:
        parts.append(tr("Stopped by you after segment {0}.").format(done))
    if ending is not Ending.RUNNING and facts.solved_at is not None:
        parts.append(tr("The answer is right from segment {0} on.").format(facts.solved_at))
    elif ending is not Ending.RUNNING and done - facts.settled_at >= 3:
        settled = tr("It has not changed its mind since segment {0}.")
        stuck = tr("It has not changed its mind since segment {0}: stuck on a wrong answer.")
        parts.append((stuck if _is_known(session) else settled).format(facts.settled_at))
    return " ".join(parts)


def segment_facts(line: Line) -> str:
    """What a segment did, on one line."""
    return f"{changes(line, tr)}   ·   {breaks(line, tr)}"


def announcement(trace: SegmentTrace, line: Line) -> str:
    """A segment as a screen reader says it."""
    return tr("Segment {0}: {1}, {2}, halt {3}").format(
        trace.segment, changes(line, tr), breaks(line, tr), marks(percent(trace.q_halt))
    )
