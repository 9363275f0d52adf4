"""What the library of puzzles says."""

from datetime import datetime

from app.memory.puzzles import Line, State
from app.told import told
from app.wholefile.texts import facts
from app.words import fill, tr
from hrm_core.puzzle import Tasks
from hrm_core.tasks.sudoku.rating import LEVELS


def state(value: State) -> str:
    """How far one has come, in a word or four."""
    return {
        State.NEW: tr("new"),
        State.BEGUN: tr("begun"),
        State.WRONG: tr("wrong"),
        State.MODEL: tr("solved by the model"),
        State.HAND: tr("solved by hand"),
    }[value]


def legend() -> str:
    """What the words for states mean."""
    return tr(
        "New: nothing was written. Begun: you wrote on it. Wrong: the model's last answer breaks"
        " the rules. Solved by the model, or by hand: the rule check found nothing wrong. A puzzle"
        " goes up in this order; As new takes it back."
    )


def rating(line: Line) -> str:
    """Its level, where that is known."""
    known = line.kind == "sudoku" and 0 <= line.rating < len(LEVELS)
    return told(LEVELS[line.rating].capitalize()) if known else ""


def title(line: Line, tasks: Tasks) -> str:
    """What it is called, else what it is like."""
    if line.given is None:
        return told(line.title) or tr("cannot be read")
    return told(line.title) or facts(line.given, tasks.get(line.kind))


def kind(name: str, tasks: Tasks) -> str:
    """What people call a kind."""
    return told(tasks[name].title) if name in tasks else name


def when(line: Line) -> str:
    """The day on which it was kept."""
    return datetime.fromtimestamp(line.added).strftime("%Y-%m-%d")


def count(shown: int, total: int) -> str:
    """How many are in sight."""
    if shown == total:
        return fill(tr("{0:,} puzzles"), total) if total != 1 else tr("1 puzzle")
    return fill(tr("{0:,} of {1:,} puzzles"), shown, total)
