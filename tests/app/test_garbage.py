import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.job import Job

here: list[bool] = []  # whether a panel went on the thread of the window


class Panel:
    """Stands for a closed window: refers to itself, so that only the collector lets go of it."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        here.append(threading.current_thread() is threading.main_thread())


def make_garbage() -> int:
    """Asks for memory, and leaves circles behind."""
    before = gc.get_threshold()
    gc.set_threshold(1, 1, 1)  # Python would collect here and now
    for _ in range(5_000):
        circle: list[object] = []
        circle.append(circle)
    gc.set_threshold(*before)
    return len(here)


def test_panels_that_went_are_deleted_on_the_windows_thread_alone(qtbot: QtBot) -> None:
    here.clear()
    owner = QObject()
    for _ in range(20):
        Panel()
    job = Job(make_garbage, owner)
    with qtbot.waitSignal(job.done) as told:
        job.start()
    assert told.args == [0]  # none was deleted while the thread made garbage
    qtbot.waitUntil(lambda: gc.get_count()[0] < 2_000)  # the thread's circles are gone
    gc.collect()
    assert here == 20 * [True]
