"""The file that says a run is alive: whoever looks at it does not get in the way of a start."""

from pathlib import Path

import pytest

from training.runs import lock


def test_a_look_at_the_file_does_not_keep_a_run_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = iter([False, False, True])  # twice another process looks, then it is gone
    monkeypatch.setattr(lock, "_lock", lambda file: next(looked))
    held = lock.Lock.take(tmp_path / "alive")
    assert held is not None
    held.release()


def test_a_file_that_is_held_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alive").write_text("7")
    monkeypatch.setattr(lock, "_lock", lambda file: False)
    assert lock.Lock.take(tmp_path / "alive") is None
    assert lock.holder(tmp_path / "alive") == 7
