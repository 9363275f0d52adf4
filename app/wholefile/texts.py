"""What the page for whole files says."""

from collections.abc import Mapping

from app.wholefile.store import Result, total
from app.words import fill, marks, number, tr
from hrm_core.puzzle import Grid, Task
from hrm_core.sessions.story import share


def result(value: Result) -> str:
    """How a puzzle stands, in a word or three."""
    return {
        Result.WAITING: tr("waiting"),
        Result.SOLVED: tr("solved"),
        Result.BELIEVED: tr("believed, wrong"),
        Result.WRONG: tr("wrong"),
        Result.REFUSED: tr("refused"),
    }[value]


def legend() -> str:
    """What the words for results mean."""
    return tr(
        "Solved: the rule check found nothing wrong. Believed, wrong: the model halted, sure of an"
        " answer that breaks the rules. Wrong: it had not made up its mind, and the answer breaks"
        " the rules. Refused: no puzzle, or too large for the model."
    )


def belief(value: float | None) -> str:
    return "" if value is None else marks(share(value))


def facts(given: Grid | None, task: Task | None) -> str:
    """A puzzle without a title, in short."""
    if given is None or task is None:
        return ""
    rows, columns = given.shape
    if task.look.trail is not None:
        return tr("{0} x {1}").format(rows, columns)
    return tr("{0} clues").format(int((given != task.look.empty).sum()))


def summary(counts: Mapping[Result, int]) -> str:
    """How far it is: done of total, and how many stand how."""
    count, waiting = total(counts), counts[Result.WAITING]
    parts = [fill(tr("{0:,} of {1:,} done"), count - waiting, count)]
    answered = count - waiting - counts[Result.REFUSED]
    if answered:
        share = counts[Result.SOLVED] / answered
        parts.append(fill(tr("{0:,} solved ({1:.1%})"), counts[Result.SOLVED], share))
    others = (Result.BELIEVED, Result.WRONG, Result.REFUSED)
    parts += [f"{number(counts[value], ',')} {result(value)}" for value in others if counts[value]]
    return " · ".join(parts)


def pace(done: int, seconds: float, waiting: int) -> str:
    """Speed and time left, once there is something to reckon with."""
    if not done or seconds < 1:
        return tr("opening the model …") if not done else ""
    speed = done / seconds
    words = fill(tr("{0:.1f} puzzles/s"), speed)
    return tr("{0} · {1} left").format(words, duration(waiting / speed)) if waiting else words


def state(counts: Mapping[Result, int], pace: str) -> str:
    """How far the work on a file is; nothing is counted while it is read."""
    if not counts:
        return tr("being read")
    whole = sum(counts.values())
    words = fill(tr("{0:,} of {1:,} puzzles"), whole - counts[Result.WAITING], whole)
    return f"{words} · {pace}" if pace else words


def duration(seconds: float) -> str:
    """A time that is still to come, roughly.

    >>> duration(42), duration(600), duration(9000)
    ('42 s', '10 min', '2.5 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 90 * 60 else f"{number(seconds / 3600, '.1f')} h"
