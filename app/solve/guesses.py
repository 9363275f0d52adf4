"""What the Solve page says of a search: never as if the model had answered in a single shot."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.solve.texts import Saying, belief_text, check_text
from app.words import counted, tr
from hrm_core.look import Look
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import SegmentTrace

MOST_NAMED = 6  # pins told one by one
_SIGNS = {
    TryOutcome.ACCEPTED: "✓",
    TryOutcome.VALID: "✓",
    TryOutcome.OPEN: "…",
    TryOutcome.DOUBTED: "?",
    TryOutcome.BROKEN: "✕",
    TryOutcome.SPENT: "–",
}


@dataclass(frozen=True)
class Line:
    """One try in the list."""

    segment: int  # its place in the session
    path: tuple[int, ...]  # segments of the tries that it was built on, and its own; sorts a list
    depth: int  # pins below which it stands
    text: str
    tip: str
    outcome: TryOutcome


class Tries:
    """The tries of one run in words. Each is read once: a run that grows is not read anew.

    Sorted by their paths, each stands below the one it was built on; of the same parent in the
    order of trying.
    """

    def __init__(self, session: SolveSession, look: Look) -> None:
        self._session, self._look = session, look
        self._read = 0  # segments
        self._lines: dict[int, Line] = {}  # by segment
        self._paths: dict[tuple[Pin, ...], tuple[int, ...]] = {(): ()}

    def of(self, session: SolveSession | None, look: Look) -> bool:
        """Whether they are those of a run."""
        return self._session is session and self._look is look

    def line(self, segment: int) -> Line | None:
        """The try that came with a segment; None if there was none."""
        while self._read < min(segment, len(self._session)):
            self._read += 1
            trace = self._session.at(self._read)
            if trace.guess is not None:
                self._take_in(trace, trace.guess.pins)
        return self._lines.get(segment)

    def _take_in(self, trace: SegmentTrace, pins: tuple[Pin, ...]) -> None:
        parent = pins[:-1]
        while parent not in self._paths:  # the tree may hold its own shortcuts
            parent = parent[:-1]
        path = (*self._paths[parent], trace.segment)
        self._paths.setdefault(pins, path)
        self._lines[trace.segment] = _line(trace, path, self._look)


def _line(trace: SegmentTrace, path: tuple[int, ...], look: Look) -> Line:
    guess = trace.guess
    assert guess is not None, "only tries are listed"
    outcomes = {
        TryOutcome.ACCEPTED: tr("keeps the rules: found"),
        TryOutcome.VALID: tr("keeps the rules"),
        TryOutcome.OPEN: tr("undecided; more was guessed on top of it"),
        TryOutcome.DOUBTED: tr("the model doubts it: put aside"),
        TryOutcome.BROKEN: tr("contradicts the rules: given up"),
        TryOutcome.SPENT: tr("undecided: given up"),
    }
    sign = _SIGNS[guess.outcome]
    after = counted(guess.segments, tr("After {0} segment"), tr("After {0} segments"))
    if guess.pins:
        last = guess.pins[-1]
        text = f"{sign}  {pin_text(last, look)}   {round(100 * last.belief)} %"
        if guess.doubt:
            text += tr(", doubted {0} %").format(round(100 * guess.doubt))
        assumed = ", ".join(pin_text(pin, look) for pin in guess.pins)
        tip = tr("Guessed {0}. {1}: {2}").format(assumed, after, outcomes[guess.outcome])
    else:
        text = f"{sign}  {without_pins(guess)}"
        tip = f"{after}: {outcomes[guess.outcome]}"
    return Line(trace.segment, path, max(0, len(guess.pins) - 1), text, tip, guess.outcome)


def pin_text(pin: Pin, look: Look) -> str:
    """A guess in short: r1c3 = 4."""
    return f"r{pin.cell[0] + 1}c{pin.cell[1] + 1} = {look.symbols[pin.symbol].glyph}"


def without_pins(guess: Guess) -> str:
    """What a try is in which nothing was guessed."""
    if not guess.view:
        return tr("thought through once more")
    return tr("seen through symmetry {0}").format(guess.view)


def saying(session: SolveSession, segment: int, look: Look, used: int = 0) -> Saying:
    """The verdict card while a search goes on, on one of its tries, or at its end.

    used: segments of a search that runs, those of tries that have not ended among them.
    """
    running, trace = session.ending is Ending.RUNNING, session.at(segment)
    tries = len(session) - session.shots
    if segment < len(session):
        headline = tr("Try {0} of {1}").format(segment - session.shots, tries)
        return Saying(
            "thinking", headline, belief_text(trace), check_text(trace), _pinned(trace, look)
        )
    if running:
        headline = tr("Thinking harder … {0} of at most {1} segments").format(
            max(used, session.used), session.budget
        )
        so_far = counted(tries, tr("{0} try so far."), tr("{0} tries so far."))
        return Saying("thinking", headline, "", "", so_far)
    cost = tr("Model + search: {0} of thought in all, {1}.").format(
        counted(session.used, tr("{0} segment"), tr("{0} segments")),
        counted(tries, tr("{0} try"), tr("{0} tries")),
    )
    if session.ending is Ending.FOUND:
        headline = tr("Found by model and search, not in a single shot")
        why = tr("The model guessed; the rule check told which guess was right.")
        pins = trace.guess.pins if trace.guess is not None else ()
        facts = [cost, _pinned(trace, look), why] if pins else [cost]
        mood = "good" if trace.solved else "thinking"
    else:
        stopped = session.ending is Ending.STOPPED
        headline = tr("The search was stopped") if stopped else tr("Not found by searching either")
        cut = [tr("What was under way is not counted.")] if stopped else []
        facts, mood = [cost, *cut], "bad"
    return Saying(mood, headline, belief_text(trace), check_text(trace), " ".join(facts))


def _pinned(trace: SegmentTrace, look: Look) -> str:
    pins: Sequence[Pin] = trace.guess.pins if trace.guess is not None else ()
    if not pins:
        return ""
    named = ", ".join(pin_text(pin, look) for pin in pins[:MOST_NAMED])
    more = len(pins) - MOST_NAMED
    return tr("Guessed: {0}{1}.").format(
        named, tr(" and {0} more").format(more) if more > 0 else ""
    )
