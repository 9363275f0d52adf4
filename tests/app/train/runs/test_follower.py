"""A run is followed while it goes on, and left alone once it is over."""

import time
from collections.abc import Generator
from typing import cast

from pytestqt.qtbot import QtBot

from app.train.runs.follower import Follower
from training.runs.events import Finished, TrainEvent
from training.runs.process import RunState, TrainingRun

END = Finished(step=3, seconds=1.0, reason="done")


class LoggedRun:
    """A run whose log grows as the test says."""

    def __init__(self) -> None:
        self.now, self.log, self.reads = RunState.RUNNING, [[END]], 0

    def state(self) -> RunState:
        return self.now

    def follow(self) -> Generator[list[TrainEvent]]:
        while True:
            self.reads += 1
            yield list(self.log.pop(0)) if self.log else []
            time.sleep(0.001)


def test_a_run_that_is_over_is_read_to_its_end_and_no_longer(qtbot: QtBot) -> None:
    run, follower = LoggedRun(), Follower()
    follower.follow(cast(TrainingRun, run))
    qtbot.waitUntil(lambda: run.reads > 5)
    run.log += [[END]] * 3
    run.now = RunState.DONE
    follower.look()
    qtbot.waitUntil(lambda: len(follower.history.notes) == 4)
    qtbot.wait(50)
    reads = run.reads
    qtbot.wait(100)
    assert run.reads == reads
    run.now, run.log = RunState.RUNNING, [[END]]  # somebody let it go on
    follower.look()
    qtbot.waitUntil(lambda: len(follower.history.notes) == 5)
    qtbot.waitUntil(lambda: run.reads > reads + 5)
    follower.close()


def test_a_run_that_was_over_before_is_read_to_its_end(qtbot: QtBot) -> None:
    run, follower = LoggedRun(), Follower()
    run.now, run.log = RunState.STOPPED, [[END], [END]]
    follower.follow(cast(TrainingRun, run))
    qtbot.waitUntil(lambda: len(follower.history.notes) == 2)
    follower.look()
    qtbot.wait(50)
    reads = run.reads
    qtbot.wait(100)
    assert run.reads == reads
    run.now, run.log = RunState.INTERRUPTED, [[END]]  # somebody let it go on, and it ended again
    follower.look()
    qtbot.waitUntil(lambda: len(follower.history.notes) == 3)
    follower.close()
