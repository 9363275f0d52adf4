"""The words of the ARC bench: plain functions of plain values."""

from collections.abc import Sequence

from app.arc.answer.book import ViewBook, VoteBook
from app.arc.answer.panel import Line
from app.arc.answer.views import view_words
from app.arc.edit.document import TRIES, ArcDocument, Trial, is_blank
from app.arc.edit.tools import differing
from app.arc.learn.learner import LearningProgress, Stage
from app.solve.texts import Saying, cells_changed
from app.told import told as said
from app.train.texts import clock, duration
from app.words import fill, marks, tr
from hrm_core.library.models import ModelInfo
from hrm_core.puzzle import Cell, Problem
from hrm_core.sessions.story import percent, share
from hrm_core.solving.vote import Candidate
from hrm_core.tasks.arc import answer_size, size_rule
from hrm_core.tasks.arc.sizes import RuleKind
from training.arc.cost import Cost


def task_facts(document: ArcDocument, problems: Sequence[Problem], test: int = 0) -> str:
    """What is known of the task, in a line."""
    pairs, tests = len(document.pairs), len(document.trials)
    one, many = tr("1 pair"), tr("{0} pairs")
    parts = [one if pairs == 1 else many.format(pairs)]
    one, many = tr("1 test input"), tr("{0} test inputs")
    parts.append(one if tests == 1 else many.format(tests))
    facts = ", ".join(parts)
    if is_blank(document):
        told = tr("Draw a pair of input and output, then the input that is to be answered.")
        return f"{facts}. {told}"
    return (
        f"{facts}. {said(problems[0].message) if problems else answer_size_words(document, test)}"
    )


def answer_size_words(document: ArcDocument, test: int) -> str:
    """How large the answer to a test input is, as far as the sizes of the pairs say so."""
    rule, puzzle = size_rule(document.pairs), document.puzzle(test)
    size = answer_size(puzzle)
    if rule is None or size is None:
        return tr("How large the answer is, the sizes of the pairs do not say.")
    if rule.kind is RuleKind.SAME:
        return tr("The answer is as large as the input.")
    if rule.kind is RuleKind.CONSTANT:
        return tr("Every answer is {0} x {1}.").format(*size)
    return tr("The answer is {0} x {1}, by the sizes of the pairs.").format(*size)


def cell(place: Cell, color: str) -> str:
    """A cell under the mouse."""
    return tr("row {0}, column {1}: {2}").format(place[0] + 1, place[1] + 1, color)


def stage(
    which: Stage,
    info: ModelInfo | None,
    base: ModelInfo | None,
    reason: str,
    sizes: tuple[int, int] | None = None,
    at_sight: bool = False,
) -> str:
    """What the learning panel says; sizes: of the task and of the model."""
    if which is Stage.TOO_LARGE and sizes is not None:
        told = tr(
            "This task has grids of up to {0} x {0}; the model takes {1} x {1}."
            " It can be edited but not learnt."
        )
        return told.format(*sizes)
    if which is Stage.NO_BASE:
        return tr("No model that can learn ARC tasks is installed.")
    if which is Stage.LEARNING and at_sight:
        return tr("It reads the pairs, in a process of its own. Nothing is tuned.")
    if which is Stage.LEARNING:
        return tr("It learns from the pairs, in a process of its own; it goes on without you.")
    if which is Stage.FAILED:
        return tr("Nothing was learnt. {0}").format(said(reason))
    if which is Stage.LEARNT and at_sight:
        return tr("The pairs were read at sight, nothing was tuned. That is seldom enough.")
    if which is Stage.LEARNT and info is not None:
        seconds = info.provenance.get("seconds")
        if isinstance(seconds, int | float):
            return tr("This task is learnt: {0} of training.").format(duration(seconds))
        return tr("This task is learnt.")
    title = said(base.title) if base is not None else ""
    return tr("{0} can answer a task only after it has learnt from its pairs.").format(title)


def cost(expected: Cost) -> str:
    """How long it takes, before it is begun."""
    told = tr("On this machine learning takes about {0}, answering about {1}.")
    return told.format(duration(expected.learn), duration(max(1.0, expected.answer)))


def figures(progress: LearningProgress, learning: bool) -> str:
    """How a run stands: time left, loss, leave-one-out."""
    parts = []
    if learning and progress.seconds_left is not None:
        parts.append(tr("{0} left").format(clock(progress.seconds_left)))
    if progress.loss is not None:
        parts.append(fill(tr("step {0:,}, loss {1:.3f}"), progress.step, progress.loss))
    if progress.held_out is not None:
        sentence = tr("left-out pair: {0:.0%} right, {1:.0%} of cells")
        parts.append(fill(sentence, progress.held_out.exact, progress.held_out.cell))
        if not learning and not progress.held_out.exact:
            parts.append(tr("no view of it came out right: more steps may help"))
    elif learning and not parts:
        parts.append(tr("starting …"))
    return "  ·  ".join(parts)


def saying(which: Stage, book: VoteBook | None, loading: bool, at_sight: bool = False) -> Saying:
    """What the verdict card says of the test input on show."""
    if book is not None and book.running:
        if loading:
            headline, belief = tr("Waking the model …"), tr("Its weights are being loaded.")
            return Saying("thinking", headline, belief)
        headline = tr("Thinking … {0} of {1} views have voted").format(book.done, len(book.views))
        return Saying("thinking", headline, _ahead(book))
    if book is not None and book.candidates:
        return verdict(book)
    if book is not None:
        return Saying("idle", tr("Stopped before any view had voted"), tr("Press Answer."))
    if which is Stage.LEARNING:
        headline = tr("Reading the pairs …") if at_sight else tr("Learning from the pairs …")
        return Saying("thinking", headline, tr("It can be answered when this is done."))
    if which is Stage.LEARNT:
        told = tr("Many views of the task are answered; the two best answers are its tries.")
        return Saying("idle", tr("Ready to answer"), told)
    if which in (Stage.NO_BASE, Stage.TOO_LARGE):
        large, none = tr("Too large for the model"), tr("No model can answer this")
        told = tr("You can still draw the answer yourself and check it.")
        return Saying("idle", large if which is Stage.TOO_LARGE else none, told)
    told = tr(
        "HRM cannot answer an ARC task it has not learnt: only the pairs say what is to be done."
        " Let it learn this one first."
    )
    return Saying("idle", tr("Not learnt yet"), told)


def verdict(book: VoteBook) -> Saying:
    """At the end: the two tries, and what the solution says of them."""
    solved = book.solved_at(TRIES)
    belief = _ahead(book)
    if book.puzzle.solution is None:
        told = tr("The right answer is not known here, so nobody can say whether they are right.")
        return Saying("idle", tr("Here are its two tries"), belief, told)
    if solved is not None:
        order = {1: tr("first"), 2: tr("second")}[solved]
        headline = tr("Solved at the {0} try").format(order)
        return Saying("good", headline, belief, tr("Check: every cell is right."))
    place = book.solved_at(len(book.candidates))
    told = tr("Check of the first try: {0}").format(_wrong(book, book.candidates[0]))
    if place is not None:
        told += " " + tr("The right answer is candidate {0}; only two count.").format(place)
    return Saying("bad", tr("Not solved in two tries"), belief, told)


def candidate_lines(book: VoteBook) -> list[Line]:
    """The table of candidates."""
    return [
        Line(
            candidate.grid,
            tr("Try {0}").format(number) if number <= TRIES else tr("No. {0}").format(number),
            tr("{0} of {1} views\nQ-halt {2}").format(
                candidate.count, book.done, marks(share(candidate.belief))
            ),
            book.is_right(candidate),
        )
        for number, candidate in enumerate(book.candidates, 1)
    ]


def view_facts(number: int, count: int, book: ViewBook, segment: int) -> str:
    """The line beside the transport buttons."""
    head = tr("View {0} of {1}, {2}").format(
        number + 1, count, view_words(book.session.puzzle, book.seen)
    )
    session = book.session
    if not len(session):
        return head
    if segment == 0:
        return tr("{0}   ·   the input, before the first segment").format(head)
    trace = session.at(segment)
    changed = int(session.changed(segment).sum())
    return tr("{0}   ·   segment {1} of {2}   ·   {3}   ·   Q-halt {4}").format(
        head, segment, len(session), cells_changed(changed), marks(percent(trace.q_halt))
    )


def tries(trial: Trial) -> tuple[str, str]:
    """What the check of the user's own answer found, and the mood."""
    if trial.solution is None:
        return tr("There is no solution to check against."), "muted"
    if not trial.tried:
        return tr("Draw the answer; you have two tries."), "muted"
    used, last = len(trial.tried), trial.tried[-1]
    if trial.solved:
        words = {1: tr("Right at the first try."), 2: tr("Right at the second try.")}
        return words.get(used, tr("Right, after {0} tries.").format(used)), "good"
    if last.shape != trial.solution.shape:
        told = tr("Wrong: the answer has another size.")
    else:
        told = tr("Wrong: {0} of {1} cells.").format(
            len(differing(last, trial.solution)), last.size
        )
    left = TRIES - used
    rest = tr("One try left.") if left == 1 else tr("Both tries are used; go on for yourself.")
    return f"{told} {rest}", "bad"


def _ahead(book: VoteBook) -> str:
    candidates = book.candidates
    if not candidates:
        return ""
    best = candidates[0]
    if best.count == 1 < book.done:
        told = tr("No two of {0} views agree; the surest believes in its answer by {1}.")
        return told.format(book.done, marks(share(best.belief)))
    told = tr("{0} of {1} views agree on the first; they believe in it by {2}.")
    return told.format(best.count, book.done, marks(share(best.belief)))


def _wrong(book: VoteBook, candidate: Candidate) -> str:
    faults = book.problems(candidate)
    return said(faults[0].message) if faults else ""
