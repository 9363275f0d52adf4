"""The words of the Training page."""

from dataclasses import replace

import pytest

from app.train import texts
from tests.app.support import ANSWER, LINE, puzzle
from training.data.own import Fate, Item
from training.results.verdicts import Judged, Verdicts
from training.runs.events import Evaluated, Finished, Measured, Progress, Started
from training.runs.process import RunState

GOOD = Judged("", LINE, ANSWER, (LINE, ANSWER), (0.0, 1.0))
BAD = replace(GOOD, answers=(LINE, LINE))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def verdicts(right: int, wrong: int) -> Verdicts:
    return Verdicts("m", 9, (*[GOOD] * right, *[BAD] * wrong))


def test_times_are_told_as_people_say_them() -> None:
    told = [texts.duration(seconds) for seconds in (0, 89, 90, 5399, 5400, 9000)]
    assert told == ["0 s", "89 s", "2 min", "90 min", "1.5 h", "2.5 h"]
    clocks = [texts.clock(seconds) for seconds in (0, 59.4, 59.6, 65, 3599, 3600, 7325)]
    assert clocks == ["0:00", "0:59", "1:00", "1:05", "59:59", "1:00:00", "2:02:05"]


def items(*fates: Fate) -> list[Item]:
    return [Item("file", puzzle(), fate, "why", "9 x 9", "easy") for fate in fates]


def test_what_lies_on_the_table_is_counted_by_what_becomes_of_it() -> None:
    good, filled, twin, bad = Fate.GOOD, Fate.FILLED, Fate.DUPLICATE, Fate.INVALID
    assert texts.collection([]) == "No puzzles yet"
    assert texts.collection(items(good, good)) == "2 usable"
    assert texts.collection(items(good, filled, twin, bad)) == (
        "2 usable · 1 solution filled in by the exact solver · 1 duplicate left out · 1 invalid"
    )
    assert texts.collection(items(*[filled] * 2, *[twin] * 3, *[bad] * 4)) == (
        "2 usable · 2 solutions filled in by the exact solver · 3 duplicates left out · 4 invalid"
    )
    assert [texts.status(each) for each in items(good, filled, twin, bad)] == [
        *("good", "good; solution filled in", "duplicate: why", "invalid: why")
    ]


def test_levels_are_counted_in_their_order_and_sizes_where_there_are_none() -> None:
    order = ("beginner", "easy", "hard")
    hard, easy, bad = items(Fate.GOOD, Fate.FILLED, Fate.INVALID)
    found = [replace(hard, level="hard"), easy, easy, replace(bad, level="beginner")]
    assert texts.groups(found, order) == "2 easy, 1 hard"
    paths = [replace(easy, level="path of 9", size=size) for size in ("9 x 9", "5 x 5", "9 x 9")]
    assert texts.groups(paths, order) == "1 of 5 x 5, 2 of 9 x 9"


COST = Measured(0.05, 100.0, 1500.0, 2.5, "CPU", 8000.0, 1100.0)


def test_a_dry_run_is_told_in_steps_memory_and_disk() -> None:
    rows = dict(texts.measured(COST, 10.0, 32))
    assert rows == {
        "Device": "CPU",
        "Time per step": "50 ms",
        "In 10 min": "about 12,000 steps, 384,000 looks at a puzzle",
        "Each evaluation": "2 min",
        "Memory at most": "1,500 of 8,000 MB",
        "Of it for a step": "400 MB",
        "Disk": "2.5 MB",
    }


def test_of_the_memory_only_what_is_known_is_told() -> None:
    def told(event: Measured, cap: float = 0.0) -> list[str]:
        rows = dict(texts.measured(event, 10.0, 32, cap))
        return [rows[name] for name in ("Memory at most", "Of it for a step") if name in rows]

    assert told(COST, 2000.0) == ["1,500 of 2,000 MB", "400 MB"]
    assert told(COST, 9000.0) == ["1,500 of 8,000 MB", "400 MB"]
    assert told(replace(COST, room_mb=0.0)) == ["1,500 MB", "400 MB"]
    assert told(replace(COST, room_mb=0.0), 2000.0) == ["1,500 of 2,000 MB", "400 MB"]
    assert told(replace(COST, base_mb=0.0)) == ["1,500 of 8,000 MB"]
    assert told(replace(COST, memory_mb=0.0, base_mb=0.0)) == []


def test_the_headline_counts_before_and_after() -> None:
    assert texts.result(None, verdicts(3, 1)) == "Solves 3 of your 4 unseen puzzles"
    told = texts.result(verdicts(1, 3), verdicts(3, 1))
    assert told == "Your 4 unseen puzzles: 1 solved before, 3 after"


@pytest.mark.parametrize(
    ("before", "after", "rising", "words", "use", "longer"),
    [
        (None, (0, 4), False, "It solves none of them yet", False, True),
        (None, (1, 3), False, "Trained from scratch, so there is no before.", True, False),
        (None, (1, 3), True, "Still rising at the end: train longer for more.", True, True),
        ((4, 0), (4, 0), True, "Nothing to gain", False, False),
        ((2, 2), (2, 2), False, "No better than the model", False, False),
        ((2, 2), (1, 3), True, "Still rising at the end: train longer.", False, True),
        ((0, 9), (9, 0), False, "Better than the model it began with.", True, False),
        ((0, 9), (9, 0), True, "Still rising at the end: train longer for more.", True, True),
    ],
)
def test_what_to_do_with_a_result_follows_from_the_figures(
    before: tuple[int, int] | None,
    after: tuple[int, int],
    rising: bool,
    words: str,
    use: bool,
    longer: bool,
) -> None:
    found = texts.advice(None if before is None else verdicts(*before), verdicts(*after), rising)
    assert words in found.words
    assert (found.use, found.longer) == (use, longer)


def test_more_than_the_root_of_what_changed_is_no_chance() -> None:
    """Four gained and none lost may be chance no more; six gained and two lost may be."""
    before = Verdicts("a", 0, (*[GOOD] * 2, *[BAD] * 6))
    after = Verdicts("b", 1, (*[BAD] * 2, *[GOOD] * 6))
    assert "A little better" not in texts.advice(before, after, rising=False).words
    fewer = Verdicts("b", 1, (*[BAD] * 2, *[GOOD] * 4, *[BAD] * 2))
    assert "A little better" in texts.advice(before, fewer, rising=False).words


def test_a_line_of_the_log_says_what_happened() -> None:
    look = Evaluated(25, 9.0, "validation", 40, 16, 0.25, 0.9, 0.5, 7.0, best=True)
    assert plain(texts.line(look)) == (
        "step 25: solves 50.0 % of 40 unseen puzzles, 90.0 % of their cells, the best so far"
    )
    assert plain(texts.line(replace(look, best=False))).endswith("90.0 % of their cells")
    assert texts.line(Started(7, "CPU")) == "step 7: begins on CPU."
    assert texts.line(Started(7, "CPU", "mended")) == "step 7: begins on CPU. mended."
    ends = [Finished(9, 1.0, reason, "no memory") for reason in ("done", "stopped", "time", "x")]
    assert [texts.line(end) for end in ends] == [
        *("step 9: done", "step 9: paused, saved", "step 9: time is up", "step 9: no memory")
    ]
    assert texts.line(Progress(1, 9, 1.0, 2.0, 60.0, 1e-3, 0.5, 0.7, 0.1, 0.8, 7.0)) == ""
    assert texts.wrong_cells(1) == "1 cell wrong"
    assert texts.wrong_cells(2) == "2 cells wrong"
    assert len({texts.state(each) for each in RunState}) == len(RunState)
