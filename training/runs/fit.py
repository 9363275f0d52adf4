"""Which batch fits into the memory there is: found by dry runs, each a batch smaller than the last.

Memory grows with the batch in a straight line, so two measurements tell where it meets the limit.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WORTH = 1.1  # times larger must a batch be to be measured once more
MOST_TRIES = 4  # of them after the first


@dataclass(frozen=True)
class Tried:
    """A dry run: so many puzzles in a batch, and the megabytes that it took."""

    batch: int
    needs: float = math.inf  # it ran out of memory
    base: float = 0.0  # of it before the first step


def next_try(tried: Sequence[Tried], limit: float) -> int | None:
    """The batch to measure next; None if the largest one that fitted is to be taken, if any did.

    >>> next_try([Tried(100, 1100.0, 100.0)], 600.0)
    50
    >>> next_try([Tried(100, 1100.0, 100.0), Tried(50, 550.0, 100.0)], 600.0) is None
    True
    """
    best = largest(tried, limit)
    over = [each for each in tried if not _fits(each, limit)]
    if not over:
        return None
    least = min(over, key=lambda each: each.batch)
    if best is None:
        return _smaller(least, limit, len(over)) if least.batch > 1 else None
    if len(tried) > MOST_TRIES or math.isinf(least.needs) or least.needs <= best.needs:
        return None
    slope = (least.needs - best.needs) / (least.batch - best.batch)
    batch = min(best.batch + int((limit - best.needs) / slope), least.batch - 1)
    return batch if batch >= WORTH * best.batch else None


def largest(tried: Sequence[Tried], limit: float) -> Tried | None:
    """The largest batch that fitted."""
    fits = [each for each in tried if _fits(each, limit)]
    return max(fits, key=lambda each: each.batch) if fits else None


def _fits(each: Tried, limit: float) -> bool:
    return math.isfinite(each.needs) and each.needs <= limit


def _smaller(least: Tried, limit: float, failures: int) -> int:
    """On the line through what was taken before the first step; half of it if that failed twice."""
    batch = least.batch // 2
    if math.isfinite(least.needs) and failures == 1:
        share = (limit - least.base) / max(least.needs - least.base, 1e-9)
        batch = int(least.batch * share)
    return max(1, min(batch, least.batch - 1))
