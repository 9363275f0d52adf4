import math
from dataclasses import replace

import numpy as np
import pytest

from tests.training.tiny import TINY
from training.runs.events import (
    Evaluated,
    Finished,
    Measured,
    Progress,
    Saved,
    Started,
    Watched,
)
from training.runs.history import RunHistory, smooth, thin


def progress(step: int, loss: float = 1.0) -> Progress:
    return Progress(step, 100, step * 0.5, 9.0, 60.0, 1e-3, loss, 0.5, 0.1, 0.7, 8.0)


def evaluated(step: int, exact: float, name: str = "validation") -> Evaluated:
    return Evaluated(step, 1.0, name, 10, 16, exact, 0.9, exact, 16.0, best=True)


def test_a_resumed_leg_takes_back_what_was_lost() -> None:
    history = RunHistory()
    history.add([Started(0, "CPU"), evaluated(0, 0.1, "base"), progress(25), progress(50)])
    history.add([evaluated(50, 0.3), progress(75), Finished(75, 1.0, "stopped")])
    history.add([Started(50, "CPU"), progress(75, 0.5)])
    assert history.finished is None
    steps, losses = history.curve("loss")
    assert steps.tolist() == [25, 50, 75]
    assert losses.tolist() == [1, 1, 0.5]
    assert history.validation()[1].tolist() == [0.1, 0.3]
    assert history.best is not None
    assert history.best.step == 50


def test_a_run_that_begins_anew_has_no_look_at_its_base_yet() -> None:
    history = RunHistory()
    history.add([Started(0, "CPU"), evaluated(0, 0.1, "base"), Started(0, "CPU")])
    assert history.evaluations == []
    history.add([evaluated(0, 0.1, "base")])
    assert len(history.evaluations) == 1


def test_a_look_as_good_as_one_before_is_no_rise() -> None:
    history = RunHistory()
    history.add([evaluated(0, 0.1, "base"), evaluated(25, 0.3), evaluated(50, 0.3)])
    assert not history.is_rising
    history.add([evaluated(75, 0.4)])
    assert history.is_rising


def test_the_time_left_follows_steps_or_seconds() -> None:
    history = RunHistory()
    assert history.seconds_left(TINY) is None
    history.add([progress(3)])
    assert history.seconds_left(TINY) == 9.0
    assert history.share_done(TINY) == 0.5


def test_smoothing_is_a_running_mean() -> None:
    values = np.array([0.0, 2.0, 4.0, 6.0])
    assert smooth(values, 2).tolist() == [0, 1, 3, 5]
    assert smooth(values, 1) is values


@pytest.mark.parametrize("count", [10, 1500, 100_001])
def test_thinning_keeps_the_mean_the_end_and_few_points(count: int) -> None:
    steps = np.arange(count, dtype=np.float64)
    x, y = thin(steps, np.ones(count))
    assert len(x) <= 1501
    assert x[-1] == count - 1
    assert np.allclose(y, 1)
    ends, means = thin(steps, steps)
    assert (np.diff(means) > 0).all(), "each mean is that of its own neighbours"
    assert (means <= ends).all(), "and stands where the last of them stood"


def test_a_run_that_took_longer_than_it_was_given_has_no_time_left() -> None:
    history, config = RunHistory(), replace(TINY, steps=0, max_seconds=10.0)
    history.add([progress(10)])
    assert (history.seconds_left(config), history.share_done(config)) == (5.0, 0.5)
    history.add([progress(30)])
    assert (history.seconds_left(config), history.share_done(config)) == (0.0, 1.0)


def test_figures_of_halted_puzzles_leave_out_the_steps_in_which_none_halted() -> None:
    history = RunHistory()
    none = replace(progress(50), exact=0.0, q_accuracy=0.0, mean_segments=0.0)
    wrong = replace(progress(25), exact=0.0)  # some halted, and none was right
    history.add([wrong, none])
    assert history.latest is none
    assert history.latest_halted is wrong
    assert history.curve("exact")[0].tolist() == [25]
    assert history.curve("mean_segments")[1].tolist() == [8.0]
    assert history.curve("loss")[0].tolist() == [25, 50]


def test_a_base_that_did_as_well_stays_the_best() -> None:
    history = RunHistory()
    history.add([evaluated(0, 0.3, "base"), evaluated(25, 0.3), evaluated(50, 0.2)])
    assert history.best is not None
    assert history.best.step == 0


def test_the_best_look_has_most_right_answers_whatever_the_labels_say() -> None:
    history = RunHistory()
    history.add([replace(evaluated(5, 0.9), valid=0.2), replace(evaluated(10, 0.1), valid=0.7)])
    assert history.best is not None
    assert history.best.step == 10


def test_the_log_pane_shows_what_happened_but_no_saves_and_no_pinned_answers() -> None:
    history = RunHistory()
    cost = Measured(0.5, 1.0, 100.0, 2.0, "CPU")
    watched = Watched(25, ("1",), (0.0,))
    start, end = Started(0, "CPU"), Finished(25, 1.0, "done")
    history.add([start, cost, progress(25), Saved(25, "x"), watched, end])
    assert history.notes == [start, cost, end]
    assert (history.measured, history.finished, history.watched) == (cost, end, [watched])
    assert history.share_done(TINY) == 1.0


@pytest.mark.parametrize(
    ("room", "cap", "limit"),
    [(100.0, 0.0, 90.0), (100.0, 50.0, 50.0), (100.0, 95.0, 90.0), (0.0, 0.0, math.inf)],
)
def test_a_step_may_take_most_of_what_is_free_and_no_more_than_the_cap(
    room: float, cap: float, limit: float
) -> None:
    assert Measured(0.5, 1.0, 80.0, 2.0, "CPU", room).limit_mb(cap) == limit


def test_of_a_run_in_seconds_the_time_left_is_known_before_its_first_report() -> None:
    history, config = RunHistory(), replace(TINY, steps=0, max_seconds=10.0)
    assert (history.seconds_left(config), history.share_done(config)) == (10.0, 0.0)


def test_looks_of_steps_that_were_lost_are_taken_back() -> None:
    history = RunHistory()
    watched = [Watched(step, ("1",), (0.0,)) for step in (25, 50)]
    history.add([Started(0, "CPU"), evaluated(0, 0.1, "base"), evaluated(25, 0.4), watched[0]])
    history.add([evaluated(50, 0.9), watched[1], Started(25, "GPU")])
    assert [event.step for event in history.evaluations] == [0, 25]
    assert history.watched == watched[:1]
    assert history.started == Started(25, "GPU")
    assert history.best is not None
    assert history.best.step == 25


def test_one_look_is_no_rise_and_a_run_that_was_stopped_is_not_done() -> None:
    history = RunHistory()
    history.add([evaluated(25, 0.4)])
    assert not history.is_rising
    history.add([progress(3), Finished(3, 1.0, "stopped")])
    assert history.share_done(TINY) == 0.5
    history.add([progress(30)])
    assert history.share_done(TINY) == 1.0


def test_a_rise_is_a_look_better_than_all_before_not_than_the_last_one() -> None:
    history = RunHistory()
    history.add([evaluated(0, 0.1, "base"), evaluated(25, 0.5), evaluated(50, 0.3)])
    assert not history.is_rising
    history.add([evaluated(75, 0.4)])
    assert not history.is_rising
    history.add([evaluated(100, 0.6)])
    assert history.is_rising


def test_what_is_left_over_at_the_end_of_a_curve_is_a_mean_as_well() -> None:
    values = np.arange(8, dtype=np.float64)
    steps, means = thin(10 * values, values, most=3)
    assert steps.tolist() == [20, 50, 70]
    assert means.tolist() == [1, 4, 6.5]
    assert thin(values, values, most=8)[1] is values
