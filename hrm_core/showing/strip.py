"""The halting strip as shapes: Q-halt and Q-continue over segments, and what breaks rules."""

import math
from collections.abc import Iterator

from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.showing.boards import Inks
from hrm_core.showing.shapes import Box, Disc, Path, Shape, Words, mix

REACH = 9.0  # logits at the ends of the scale
SCALE = (("99.9 %", math.log(999)), ("50 %", 0.0), ("0.1 %", -math.log(999)))
NAMES = 0.13  # share of the width for names and scale
MOST_SIGNS = 40  # segments up to which points are marked


def column(session: SolveSession, segment: int, width: float) -> float:
    """The middle of a segment's column."""
    left = NAMES * width
    return left + (segment - 0.5) * (width - left) / max(len(session), 8)


def strip_shapes(
    session: SolveSession,
    story: Story,
    upto: int,
    at: tuple[float, float, float, float],
    inks: Inks,
) -> Iterator[Shape]:
    """The strip at (x, y, width, height), drawn up to a segment: what comes later is not shown."""
    left, top, width, height = at
    size = max(min(height / 9, width / 55), 7.0)
    chart, lane = height * 0.66, height * 0.16

    def x(segment: int) -> float:
        return left + column(session, segment, width)

    def y(logit: float) -> float:
        share = (max(-REACH, min(logit, REACH)) + REACH) / (2 * REACH)
        return top + chart * (1 - share)

    for text, logit in SCALE:
        ends = (left + NAMES * width, y(logit)), (left + width, y(logit))
        yield Path(ends, inks.line, 1.0)
        yield Words(ends[0][0] - 4, y(logit), text, size, inks.muted, anchor="end")
    step = (width - NAMES * width) / max(len(session), 8)
    if upto:
        now = mix(inks.ground, inks.halt, 0.18)
        yield Box(x(upto) - step / 2, top, step, chart + lane + 0.02 * height, now)
    shown = [trace for trace in session.traces[:upto] if trace.guess is None]
    tries = [trace for trace in session.traces[:upto] if trace.guess is not None]
    for name, color, dashed in (("q_continue", inks.go_on, True), ("q_halt", inks.halt, False)):
        points = tuple((x(trace.segment), y(getattr(trace, name))) for trace in shown)
        yield Path(points, color, max(height / 70, 1.4), dashed=dashed)
        dots = points if len(session) <= MOST_SIGNS else points[-1:]
        for point in dots:
            yield Disc(*point, max(height / 55, 1.8), color)
        for trace in tries:
            yield Disc(x(trace.segment), y(getattr(trace, name)), max(height / 80, 1.2), color)
    yield from _breaks(session, story, upto, (top + chart, lane, left, width), inks)
    halt = session.halt_segment
    if halt is not None and halt <= upto:
        halted = session.ending is Ending.HALTED
        yield Path(((x(halt), top), (x(halt), top + chart)), inks.halt, 1.6, dashed=not halted)
        words = "halted" if halted else "would have halted"
        side = "end" if x(halt) > left + 0.7 * width else "start"
        shift = -5 if side == "end" else 5
        yield Words(
            x(halt) + shift, top + chart - size, words, size, inks.halt, bold=True, anchor=side
        )
    base = top + height - 0.7 * size
    yield Disc(left + 6, base, 4, inks.halt)
    yield Words(left + 14, base, "Q-halt", size, inks.halt, bold=True, anchor="start")
    yield Disc(left + 14 + 5.5 * size, base, 4, inks.go_on)
    yield Words(
        left + 22 + 5.5 * size, base, "Q-continue", size, inks.go_on, bold=True, anchor="start"
    )
    rule = "bars: cells that break a rule"
    yield Words(left + width, base, rule, size, inks.bad, anchor="end")


def _breaks(
    session: SolveSession,
    story: Story,
    upto: int,
    at: tuple[float, float, float, float],
    inks: Inks,
) -> Iterator[Shape]:
    top, tall, left, width = at
    lines = [story.line(segment) for segment in range(1, upto + 1)]
    most = max((line.violations for line in lines), default=0)
    step = (width - NAMES * width) / max(len(session), 8)
    wide = max(min(0.7 * step, 24.0), 1.0)
    for line in lines:
        height = (tall - 4) * line.violations / max(most, 1)
        middle = left + column(session, line.segment, width)
        yield Box(middle - wide / 2, top + tall - height, wide, height, inks.bad)
        if line.breakthrough:
            yield Disc(middle, top + tall - 6, 5, inks.good)
