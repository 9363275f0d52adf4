"""No sleep while a run trains."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.training.tiny import tiny_run
from training import awake, child
from training.runs.events import Finished


def test_a_run_keeps_the_computer_awake_until_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tiny_run(tmp_path / "run", steps=2)
    ended: list[bool] = []

    @contextmanager
    def watched() -> Iterator[None]:
        ended.append(any(isinstance(event, Finished) for event in files.events()))
        yield
        ended.append(any(isinstance(event, Finished) for event in files.events()))

    monkeypatch.setattr(awake, "awake", watched)
    monkeypatch.setattr(child, "NICENESS", 0)
    assert child.main([str(files.folder)]) == 0
    assert ended == [False, True]


def test_without_the_library_or_a_desktop_it_only_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with awake.awake():
        pass
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with awake.awake():
        pass
