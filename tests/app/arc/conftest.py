"""A window with a small ARC task on the bench, a teacher without a process and a script."""

from pathlib import Path

import pytest

from app.arc.controller import ArcController
from app.window.launch import Studio
from app.window.pages import ARC
from tests.app.arc.support import FakeTeacher, answer, grid, mirror_task
from tests.app.support import Workshop

RIGHT, WRONG = grid("987"), grid("789")


@pytest.fixture
def teacher(tmp_path: Path) -> FakeTeacher:
    return FakeTeacher(tmp_path / "runs")


@pytest.fixture
def studio(workshop: Workshop, teacher: FakeTeacher) -> Studio:
    workshop.beats = [answer(WRONG, 4, -1.0), answer(RIGHT, 4)]
    workshop.teacher = teacher
    studio = workshop.build()
    studio.preferences.change(views=3)
    studio.arc.desk.lay(mirror_task(), "open mirror")
    studio.window.pages.show(ARC)
    return studio


@pytest.fixture
def arc(studio: Studio) -> ArcController:
    return studio.arc
