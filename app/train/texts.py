"""The words of the Training page: plain functions of plain values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.told import told
from app.words import fill, tr
from training.data.own import Fate, Item, Split
from training.results.verdicts import Verdicts
from training.runs.events import (
    Evaluated,
    Finished,
    Measured,
    Started,
    TrainEvent,
)
from training.runs.process import RunState


def duration(seconds: float) -> str:
    """A time as people say it."""
    if seconds < 90:
        return tr("{0} s").format(round(seconds))
    if seconds < 5400:
        return tr("{0} min").format(round(seconds / 60))
    return fill(tr("{0:.1f} h"), seconds / 3600)


def clock(seconds: float) -> str:
    """A time that is counted down: 1:05, 2:00:00."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def collection(items: Sequence[Item]) -> str:
    """What lies on the table, in a sentence."""
    if not items:
        return tr("No puzzles yet")
    count = Counter(item.fate for item in items)
    usable = count[Fate.GOOD] + count[Fate.FILLED]
    one = {
        Fate.FILLED: tr("1 solution filled in by the exact solver"),
        Fate.DUPLICATE: tr("1 duplicate left out"),
        Fate.INVALID: tr("1 invalid"),
    }
    many = {
        Fate.FILLED: tr("{0} solutions filled in by the exact solver"),
        Fate.DUPLICATE: tr("{0} duplicates left out"),
        Fate.INVALID: tr("{0} invalid"),
    }
    parts = [tr("{0} usable").format(usable)]
    parts += [
        one[fate] if count[fate] == 1 else many[fate].format(count[fate])
        for fate in one
        if count[fate]
    ]
    return " · ".join(parts)


def groups(items: Sequence[Item], order: Sequence[str]) -> str:
    """How many of each difficulty, of each size where that says more."""
    levels = Counter(item.level for item in items if item.usable)
    if set(levels) <= set(order):
        return ", ".join(f"{levels[level]} {told(level)}" for level in order if levels[level])
    sizes = Counter(item.size for item in items if item.usable)
    return ", ".join(tr("{0} of {1}").format(sizes[size], size) for size in sorted(sizes))


def invitation(derived: bool) -> str:
    """What to do while there are no puzzles yet, and what will be done with them."""
    solutions = (
        tr("Shortest paths need not be drawn in: breadth-first search finds them.")
        if derived
        else tr("Solutions may be missing: the exact solver fills them in.")
    )
    twins = (
        tr("Mazes of any size go together. Duplicates, also turned or mirrored ones, are left out.")
        if derived
        else tr("Duplicates, also turned, mirrored or relabelled ones, are found and left out.")
    )
    drop = tr("Drop files or folders with your own puzzles here, or let some be made above.")
    return f"{drop}\n\n{solutions}\n{twins}"


def parts(split: Split) -> str:
    """How the puzzles are divided."""
    sentence = tr("{0} to train on, {1} kept for checking")
    words = sentence.format(len(split.train), len(split.validation))
    if split.validation and not split.train:
        return tr("{0}: too few to be divided, so add more").format(words)
    return words


def status(item: Item) -> str:
    """One line of the table."""
    words = {
        Fate.GOOD: tr("good"),
        Fate.FILLED: tr("good; solution filled in"),
        Fate.DUPLICATE: tr("duplicate: {0}"),
        Fate.INVALID: tr("invalid: {0}"),
    }
    return words[item.fate].format(told(item.reason))


def wrong_cells(count: int) -> str:
    """How far an answer is from the solution."""
    return tr("1 cell wrong") if count == 1 else tr("{0} cells wrong").format(count)


def state(which: RunState, pausing: bool = False) -> str:
    """A run in a word or two; pausing: it was told to save and end."""
    if pausing and which is RunState.RUNNING:
        return tr("checking and saving, then paused …")
    words = {
        RunState.NEW: tr("not started"),
        RunState.RUNNING: tr("training"),
        RunState.DONE: tr("done"),
        RunState.STOPPED: tr("paused"),
        RunState.MEMORY: tr("out of memory"),
        RunState.FAILED: tr("failed"),
        RunState.INTERRUPTED: tr("interrupted"),
    }
    return words[which]


def measured(
    event: Measured, minutes: float, batch_size: int, cap: float = 0.0
) -> list[tuple[str, str]]:
    """What a dry run found, as rows of a table; cap: megabytes that it may take, 0 for any."""
    steps = 60 * minutes / max(event.seconds_per_step, 1e-9)
    rows = [
        (tr("Device"), told(event.device)),
        (tr("Time per step"), fill(tr("{0:.0f} ms"), 1000 * event.seconds_per_step)),
        (
            tr("In {0}").format(duration(60 * minutes)),
            fill(tr("about {0:,.0f} steps, {1:,.0f} looks at a puzzle"), steps, steps * batch_size),
        ),
        (tr("Each evaluation"), duration(event.evaluation_seconds)),
        (tr("Memory at most"), _memory(event, cap)),
        (tr("Of it for a step"), _step_memory(event)),
        (tr("Disk"), fill(tr("{0:,.1f} MB"), event.disk_mb)),
    ]
    return [row for row in rows if row[1]]


def _memory(event: Measured, cap: float) -> str:
    """'' where the system says nothing."""
    if not event.memory_mb:
        return ""
    known = [size for size in (event.room_mb, cap) if size]
    if not known:
        return fill(tr("{0:,.0f} MB"), event.memory_mb)
    return fill(tr("{0:,.0f} of {1:,.0f} MB"), event.memory_mb, min(known))


def _step_memory(event: Measured) -> str:
    """What a step takes beyond what is there before the first; '' where that is not known."""
    if not event.base_mb:
        return ""
    return fill(tr("{0:,.0f} MB"), max(0.0, event.memory_mb - event.base_mb))


def result(before: Verdicts | None, after: Verdicts) -> str:
    """The headline of the result."""
    total = len(after.puzzles)
    if before is None:
        return tr("Solves {0} of your {1} unseen puzzles").format(after.solved, total)
    sentence = tr("Your {0} unseen puzzles: {1} solved before, {2} after")
    return sentence.format(total, before.solved, after.solved)


@dataclass(frozen=True)
class Advice:
    """What to do with the result, and whether the new model is worth using."""

    words: str
    use: bool
    longer: bool = False  # more training may help


def advice(before: Verdicts | None, after: Verdicts, rising: bool) -> Advice:
    """What follows from the figures; `rising`: the last look at the panel was the best."""
    if before is None:
        if not after.solved:
            return Advice(tr("It solves none of them yet: train longer."), use=False, longer=True)
        more = tr(" Still rising at the end: train longer for more.") if rising else ""
        return Advice(tr("Trained from scratch, so there is no before.") + more, True, rising)
    if before.solved == len(before.puzzles):
        words = tr("Nothing to gain: the model it began with solves all of them. Keep that one.")
        return Advice(words, use=False)
    if after.solved <= before.solved:
        words = tr("No better than the model it began with: keep the one you have.")
        if rising:
            return Advice(words + tr(" Still rising at the end: train longer."), False, True)
        return Advice(words, use=False)
    gained, lost = gains(before, after)
    words = tr("Better than the model it began with.")
    if gained - lost <= (gained + lost) ** 0.5:
        words = tr("A little better, but so much could be chance; more puzzles would tell.")
    if rising:
        words += tr(" Still rising at the end: train longer for more.")
    return Advice(words, use=True, longer=rising)


def gains(before: Verdicts | None, after: Verdicts) -> tuple[int, int]:
    """How many puzzles are newly solved, and how many no longer."""
    if before is None:
        return 0, 0
    pairs = list(zip(before.puzzles, after.puzzles, strict=False))
    gained = sum(new.solved and not old.solved for old, new in pairs)
    return gained, sum(old.solved and not new.solved for old, new in pairs)


def line(event: TrainEvent) -> str:
    """A line of the log pane; '' for what is shown elsewhere."""
    if isinstance(event, Started):
        rest = f" {told(event.message)}." if event.message else ""
        return tr("step {0}: begins on {1}.").format(event.step, told(event.device)) + rest
    if isinstance(event, Evaluated):
        mark = tr(", the best so far") if event.best else ""
        sentence = tr("step {0}: solves {1:.1%} of {2} unseen puzzles, {3:.1%} of their cells{4}")
        return fill(sentence, event.step, event.valid, event.puzzles, event.cell, mark)
    if isinstance(event, Finished):
        words = {"done": tr("done"), "stopped": tr("paused, saved"), "time": tr("time is up")}
        reason = words.get(event.reason, told(event.message))
        return tr("step {0}: {1}").format(event.step, reason)
    return ""
