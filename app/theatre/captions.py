"""What a presenter's screen says below the board: one line on HRM for each step of a run."""

from PySide6.QtCore import QCoreApplication

from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Line, breaks, changes, course, percent


def caption(session: SolveSession | None, segment: int, line: Line | None) -> tuple[str, str]:
    """A headline and a sentence; of the segment on show alone."""
    if session is None or (not len(session) and session.ending is not Ending.RUNNING):
        return (
            _tr("A Hierarchical Reasoning Model"),
            _tr("It answers every cell at once, then looks at its own answer and thinks again."),
        )
    if not segment or line is None:
        return (
            _tr("The puzzle"),
            _tr("Two modules will think: a slow one that plans, a fast one that works it out."),
        )
    trace = session.at(segment)
    if trace.guess is not None:
        return (
            _tr("Try {0} of the search").format(segment - len(session.shot)),
            _tr("The model guesses a cell and thinks on; the rules judge the whole answer."),
        )
    head = _tr("Segment {0}: {1}").format(segment, changes(line, _story))
    ends = session.ending is not Ending.RUNNING and segment == len(session)
    if ends and trace.wants_to_halt:
        right = _tr("and it is right") if trace.solved else _tr("but it is wrong")
        text = _tr("It believes its answer with {0}, {1}.").format(percent(trace.q_halt), right)
    elif said := course(line, _story):
        text = said
    elif segment == 1:
        text = _tr("A first answer to the whole board. {0}.").format(_upper(breaks(line, _story)))
    elif trace.wants_to_halt:
        text = _tr("Q-halt is above Q-continue: here it would stop by itself.")
    else:
        text = _tr("It thinks on: it believes its answer with only {0}. {1}.").format(
            percent(trace.q_halt), _upper(breaks(line, _story))
        )
    return head, text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _story(text: str) -> str:
    return QCoreApplication.translate("story", text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("captions", text)
