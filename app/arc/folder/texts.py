"""What the page for a folder of ARC tasks says: plain functions of plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.arc.folder.entries import Entry, TaskFolder, Wanted
from app.arc.folder.work import Seen
from app.told import told
from app.train.texts import duration
from app.words import counted, fill, number, tr
from hrm_core.tasks.arc.classes import SIZES


def facts(folder: TaskFolder) -> str:
    """What there is in a folder."""
    words = counted(len(folder.entries), tr("{0} task"), tr("{0} tasks"))
    if folder.refused:
        count = len(folder.refused)
        words += ", " + counted(count, tr("{0} file left out"), tr("{0} files left out"))
    return words


def wanted(which: Wanted) -> str:
    """Which tasks are shown."""
    return {
        Wanted.ALL: tr("All"),
        Wanted.UNANSWERED: tr("Not answered yet"),
        Wanted.ANSWERED: tr("Answered"),
        Wanted.RIGHT: tr("Answered right"),
        Wanted.WRONG: tr("Answered wrong"),
        Wanted.LEARNT: tr("Learnt"),
        Wanted.UNLEARNT: tr("Not learnt"),
    }[which]


def sizes(limit: int) -> str:
    """A class of sizes; 0: any."""
    if not limit:
        return tr("Any size")
    least = max((each for each in (0, *SIZES) if each < limit), default=0) + 1
    return tr("{0} to {1} a side").format(least, limit)


def size(entry: Entry) -> str:
    """The line below a name: the largest grid, and whether it is learnt."""
    words = tr("up to {0} x {0}").format(entry.side)
    return tr("{0} · learnt").format(words) if entry.learnt else words


def spoken(entry: Entry) -> str:
    """A task in a sentence."""
    parts = [entry.name, size(entry)]
    if entry.row is not None:
        parts += [standing(entry)]
    return ", ".join(parts)


def standing(entry: Entry) -> str:
    """How the answer to a task is."""
    if entry.row is not None and entry.row.refused:
        return told(entry.row.refused)
    words = {True: tr("right"), False: tr("wrong"), None: tr("answered, truth not known")}
    return words[entry.right]


def label_of(entry: Entry, test: int) -> str:
    """A task, with the number of its test where there are several."""
    if len(entry.tests) == 1:
        return entry.name
    return tr("{0}, test {1}").format(entry.name, test + 1)


def verdict(entry: Entry, test: int) -> str:
    """How a test was answered."""
    row = entry.row
    if row is None:
        return ""
    if row.refused:
        return told(row.refused)
    found = row.right[test]
    if found and None in found:
        return tr("the truth is not known")
    if True not in found:
        return tr("wrong")
    return tr("right at the first try") if found[0] else tr("right at the second try")


def took(seconds: float) -> str:
    """A time, '' where there is none."""
    return duration(seconds) if seconds else ""


def shown(count: int, total: int, selected: int) -> str:
    """How many tasks are in sight."""
    words = tr("{0} of {1} shown").format(count, total)
    return words + ", " + tr("{0} selected").format(selected) if selected > 1 else words


def button(count: int, selected: bool, total: int) -> str:
    """What is begun."""
    if count == total and not selected:
        return counted(count, tr("Learn and answer {0} task"), tr("Learn and answer all {0} tasks"))
    return counted(count, tr("Learn and answer {0} task"), tr("Learn and answer {0} tasks"))


def plan(count: int, answered: int, seconds: float | None) -> str:
    """What it will take, before it is begun."""
    parts = []
    if answered:
        one, many = tr("{0} is answered already."), tr("{0} are answered already.")
        parts.append(counted(answered, one, many))
    if not count:
        return " ".join([*parts, tr("There is nothing left to do.")]) if parts else ""
    if seconds is not None:
        one = tr("{0} task: about {1} on this machine, by its size and the measured speed.")
        many = tr("{0} tasks: about {1} on this machine, by their sizes and the measured speed.")
        parts.append((one if count == 1 else many).format(count, duration(seconds)))
    return " ".join(parts)


def progress(seen: Seen, left: float | None) -> str:
    """How far it is."""
    done, total = len(seen.names) - seen.left, len(seen.names)
    parts = [tr("{0} of {1} answered").format(done, total)]
    if not seen.alive:
        if seen.left:
            parts.append(tr("stopped; it can go on at any time"))
        return "  ·  ".join(parts)
    if seen.now is not None:
        words = tr("now {0}").format(seen.now.task)
        if seen.now.steps:
            words = tr("now {0}, step {1} of {2}").format(
                seen.now.task, seen.now.step, seen.now.steps
            )
        parts.append(words)
    if left is not None:
        parts.append(tr("about {0} left").format(duration(left)))
    return "  ·  ".join(parts)


def pace(rows: Sequence[float]) -> str:
    """How fast it goes, by the seconds of the tasks."""
    if not rows:
        return ""
    return tr("{0} a task so far").format(duration(sum(rows) / len(rows)))


def score(found: Mapping[str, Any], whole: tuple[int, int]) -> str:
    """Right within two tries, by size, with standard errors. found: as figures() gives them."""
    right, count = whole
    share = right / count if count else 0.0
    error = (share * (1 - share) / count) ** 0.5 if count else 0.0
    head = fill(
        tr("Right within two tries: {0} of {1}, {2:.1%} ± {3:.1%}"), right, count, share, error
    )
    parts = [
        fill(
            tr("up to {0}: {1} of {2} ({3:.0%} ± {4:.0%})"),
            name.replace("x", " x "),
            round(values["pass@2"] * values["tasks"]),
            values["tasks"],
            values["pass@2"],
            values["error@2"],
        )
        for name, values in found.items()
    ]
    return "   ·   ".join([head, *parts])


def bytes_of(count: int) -> str:
    """A size on the disk."""
    return tr("{0} MB").format(number(count / 1e6, ".1f"))


def learnt(count: int, size_on_disk: int) -> str:
    """What is kept of learnt tasks."""
    words = counted(count, tr("{0} learnt task"), tr("{0} learnt tasks"))
    return f"{words}, {bytes_of(size_on_disk)}"
