"""The file that says a run is alive: whoever looks at it does not get in the way of a start."""

import os
import threading
import time
from pathlib import Path

from training.runs.lock import Lock, holder


def test_a_look_at_the_file_does_not_keep_a_run_from_starting(tmp_path: Path) -> None:
    path = tmp_path / "alive"
    looking = Lock.take(path)
    assert looking is not None
    gone = threading.Timer(0.05, looking.release)
    gone.start()
    held = Lock.take(path)
    gone.join()
    assert held is not None
    held.release()


def test_a_file_that_is_held_is_not_taken_and_names_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "alive"
    assert holder(path) == 0
    assert not path.exists()
    held = Lock.take(path)
    assert held is not None
    began = time.monotonic()
    assert Lock.take(path) is None
    assert time.monotonic() - began < 2
    assert holder(path) == os.getpid()
    held.release()
    assert holder(path) == 0


def test_a_look_at_the_file_does_not_let_go_of_it(tmp_path: Path) -> None:
    path = tmp_path / "alive"
    held = Lock.take(path)
    assert held is not None
    path.read_bytes()  # what closes a file of its own; some locks end with that
    assert holder(path) == holder(path) == os.getpid()
    held.release()
