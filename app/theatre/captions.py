"""What a presenter's screen says below the board: one line on HRM for each step of a run."""

from app.words import marks, tr
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Line, breaks, changes, course, percent


def caption(session: SolveSession | None, segment: int, line: Line | None) -> tuple[str, str]:
    """A headline and a sentence; of the segment on show alone."""
    if session is None or (not len(session) and session.ending is not Ending.RUNNING):
        return (
            tr("A Hierarchical Reasoning Model"),
            tr("It answers every cell at once, then looks at its own answer and thinks again."),
        )
    if not segment or line is None:
        return (
            tr("The puzzle"),
            tr("Two modules will think: a slow one that plans, a fast one that works it out."),
        )
    trace = session.at(segment)
    if trace.guess is not None:
        return (
            tr("Try {0} of the search").format(segment - len(session.shot)),
            tr("The model guesses a cell and thinks on; the rules judge the whole answer."),
        )
    head = tr("Segment {0}: {1}").format(segment, changes(line, tr))
    ends = session.ending is not Ending.RUNNING and segment == len(session)
    if ends and trace.wants_to_halt:
        right = tr("and it is right") if trace.solved else tr("but it is wrong")
        text = tr("It believes its answer with {0}, {1}.").format(
            marks(percent(trace.q_halt)), right
        )
    elif said := course(line, tr):
        text = said
    elif segment == 1:
        text = tr("A first answer to the whole board. {0}.").format(_upper(breaks(line, tr)))
    elif trace.wants_to_halt:
        text = tr("Q-halt is above Q-continue: here it would stop by itself.")
    else:
        text = tr("It thinks on: it believes its answer with only {0}. {1}.").format(
            marks(percent(trace.q_halt)), _upper(breaks(line, tr))
        )
    return head, text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
