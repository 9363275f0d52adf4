"""A memory for each test, and the library of puzzles in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.memory.database import Memory
from app.memory.puzzles import PuzzleStore
from app.puzzles.controller import PuzzlesController
from app.window.launch import Studio
from app.window.puzzles import connect_puzzles
from hrm_core.tasks import TASKS


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    memory = Memory(tmp_path / "memory.sqlite")
    yield memory
    memory.close()


@pytest.fixture
def store(memory: Memory) -> Iterator[PuzzleStore]:
    with PuzzleStore(memory.path, TASKS) as store:
        yield store


@pytest.fixture
def kept(studio: Studio, memory: Memory) -> PuzzlesController:
    """The library of a window on the screen."""
    connect_puzzles(studio.window, memory, studio.theme)
    found = studio.window.findChild(PuzzlesController)
    assert isinstance(found, PuzzlesController)
    return found
