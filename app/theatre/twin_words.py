"""What is said of two runs in step: of each segment, and how the two compare."""

from app.words import counted, fill, marks, tr
from hrm_core.puzzle import Task
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Line, breaks, changes, percent
from hrm_core.sessions.twin import Twin, same_start
from hrm_core.solving.solve import SegmentTrace
from hrm_core.solving.whatif import Change


def difference(twin: Twin, segment: int) -> str:
    """How far the two are apart after a segment."""
    differing = twin.differing(segment)
    if differing is None:
        return tr("Segment {0}: answers of different sizes").format(segment)
    count = int(differing.sum())
    if not segment or not len(twin.right):
        return tr("Both begin with the same puzzle") if not count else tr("The puzzle")
    if segment <= twin.fork and not count:
        return tr("Segment {0}: still the same run").format(segment)
    if not count:
        return tr("Segment {0}: the same answer").format(segment)
    told = counted(count, tr("{0} cell differs"), tr("{0} cells differ"))
    return tr("Segment {0}: {1}").format(segment, told)


def state(session: SolveSession, segment: int, line: Line | None) -> str:
    """Where a run is after a segment, and how it ended if it is over by then."""
    if not len(session):
        return tr("thinking …") if session.ending is Ending.RUNNING else tr("not thought yet")
    if line is None:
        return tr("before the first segment")
    trace = session.at(line.segment)
    if session.ending is Ending.RUNNING or segment < len(session):
        did = tr("{0}; {1}").format(changes(line, tr), breaks(line, tr))
        return f"{did}\n{_halt(trace)}"
    right = tr("right") if trace.solved else breaks(line, tr)
    ends = {
        Ending.HALTED: tr("halted after segment {0}: {1}"),
        Ending.FOUND: tr("found in {0} steps: {1}"),
    }
    other = tr("ended after segment {0}: {1}")
    return f"{ends.get(session.ending, other).format(line.segment, right)}\n{_halt(trace)}"


def _halt(trace: SegmentTrace) -> str:
    return tr("Q-halt {0}").format(marks(percent(trace.q_halt)))


def cost(twin: Twin) -> str:
    """What it took to have the state again from which the right run thinks on."""
    if not twin.fork or len(twin.right) < twin.fork:
        return ""
    if not same_start(twin):
        return tr(
            "Thought again, the segments before the change came out otherwise than on the board:"
            " another engine or device had made them."
        )
    seconds = sum(trace.seconds for trace in twin.right.traces[: twin.fork])
    text = tr("The state after segment {0} was made again by thinking up to it: {1:.2f} s.")
    return fill(text, twin.fork, seconds)


def what_if(task: Task, change: Change, at: int) -> str:
    """The question, as a heading."""
    row, column = change.cell[0] + 1, change.cell[1] + 1
    if task.look.trail is not None:
        opened = change.symbol == task.look.empty
        text = tr("this wall opened") if opened else tr("a wall built here")
        return tr("After segment {0}: {1} (row {2} column {3})").format(at, text, row, column)
    if change.symbol == task.look.empty:
        text = tr("After segment {0}: the clue in row {1} column {2} taken away")
        return text.format(at, row, column)
    glyph = task.look.symbols[change.symbol].glyph
    text = tr("After segment {0}: {1} put into row {2} column {3}")
    return text.format(at, glyph, row, column)


def offer(task: Task, change: Change) -> str:
    """A line of the menu."""
    if task.look.trail is not None:
        opened = change.symbol == task.look.empty
        return tr("What if this wall were open?") if opened else tr("What if a wall stood here?")
    if change.symbol == task.look.empty:
        return tr("What if this clue were not there?")
    glyph = task.look.symbols[change.symbol].glyph
    if change.belief is None:
        return tr("What if it were {0}?").format(glyph)
    share = f"{100 * change.belief:.0f} %" if change.belief >= 0.005 else tr("under 1 %")
    return tr("What if it were {0}?  (the model: {1})").format(glyph, share)
