import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from app.job import Job, stop_all


class Ears(QObject):
    """Notes what a job reports, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[object] = []
        self.ends: list[tuple[str, object]] = []
        self.threads: set[bool] = set()

    def listen(self, job: Job) -> Job:
        job.item.connect(self._take)
        job.done.connect(lambda value: self.ends.append(("done", value)))
        job.failed.connect(lambda error: self.ends.append(("failed", error)))
        job.stopped.connect(lambda: self.ends.append(("stopped", None)))
        return job

    def _take(self, value: object) -> None:
        self.items.append(value)
        self.threads.add(QThread.currentThread() is self.thread())


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def count_to(end: int, pause: float = 0.0) -> Callable[[], Generator[int, None, str]]:
    def work() -> Generator[int, None, str]:
        for number in range(1, end + 1):
            time.sleep(pause)
            yield number
        return "all"

    return work


def test_a_generators_items_and_result_arrive_in_order(qtbot: QtBot, owner: QObject) -> None:
    ears = Ears()
    job = ears.listen(Job(count_to(5), owner))
    with qtbot.waitSignal(job.done):
        job.start()
    assert ears.items == [1, 2, 3, 4, 5]
    assert ears.ends == [("done", "all")]


def test_a_plain_function_gives_its_result(qtbot: QtBot, owner: QObject) -> None:
    ears = Ears()
    job = ears.listen(Job(lambda: [1, 2], owner))
    with qtbot.waitSignal(job.done):
        job.start()
    assert (ears.items, ears.ends) == ([], [("done", [1, 2])])


def test_work_runs_beside_the_window_and_reports_on_its_thread(
    qtbot: QtBot, owner: QObject
) -> None:
    ears, worked_on = Ears(), []

    def work() -> Generator[int, None, None]:
        worked_on.append(threading.get_ident())
        yield 1

    job = ears.listen(Job(work, owner))
    with qtbot.waitSignal(job.done):
        job.start()
    assert worked_on != [threading.get_ident()]
    assert ears.threads == {True}


def test_an_exception_is_reported_after_the_items_before_it(qtbot: QtBot, owner: QObject) -> None:
    def work() -> Generator[int, None, None]:
        yield 1
        raise ValueError("broken")

    ears = Ears()
    job = ears.listen(Job(work, owner))
    with qtbot.waitSignal(job.failed):
        job.start()
    assert ears.items == [1]
    assert [(name, str(error)) for name, error in ears.ends] == [("failed", "broken")]


def test_stop_is_answered_though_the_work_takes_longer(qtbot: QtBot, owner: QObject) -> None:
    release, went_on = threading.Event(), threading.Event()

    def work() -> Generator[int, None, None]:
        yield 1
        release.wait(10)  # a segment that takes its time
        went_on.set()
        yield 2

    ears = Ears()
    job = ears.listen(Job(work, owner))
    with qtbot.waitSignal(job.item):
        job.start()
    job.stop()
    assert not went_on.is_set(), "what is under way is not waited for"
    assert ears.ends == [("stopped", None)]
    release.set()
    job.stop(wait=True)
    qtbot.wait(20)
    assert ears.items == [1], "what was under way is dropped"
    assert ears.ends == [("stopped", None)], "and nothing else is reported"


def test_a_stopped_generator_is_closed(qtbot: QtBot, owner: QObject) -> None:
    closed = threading.Event()

    def work() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    job = Job(work, owner)
    with qtbot.waitSignal(job.item):
        job.start()
    job.stop(wait=True)
    assert closed.is_set()


def test_a_job_with_permits_waits_for_more(qtbot: QtBot, owner: QObject) -> None:
    ears = Ears()
    job = ears.listen(Job(count_to(5), owner, permits=1))
    job.start()
    qtbot.waitUntil(lambda: ears.items == [1])
    qtbot.wait(50)
    assert ears.items == [1]
    job.permit(2)
    qtbot.waitUntil(lambda: ears.items == [1, 2, 3])
    with qtbot.waitSignal(job.done):
        job.permit(None)
    assert ears.items == [1, 2, 3, 4, 5]


def test_a_job_that_waits_for_a_permit_can_be_stopped(qtbot: QtBot, owner: QObject) -> None:
    ears = Ears()
    job = ears.listen(Job(count_to(5), owner, permits=1))
    job.start()
    qtbot.waitUntil(lambda: ears.items == [1])
    job.stop(wait=True)
    assert ears.ends == [("stopped", None)]


def test_an_owner_that_stops_its_jobs_can_be_deleted_while_they_run(qtbot: QtBot) -> None:
    owner, ears = QObject(), Ears()
    jobs = [ears.listen(Job(count_to(1000, pause=0.002), owner)) for _ in range(4)]
    for job in jobs:
        job.start()
    qtbot.waitUntil(lambda: len(ears.items) > 8)
    stop_all(owner)
    owner.deleteLater()
    heard = len(ears.items)
    qtbot.wait(50)
    assert len(ears.items) == heard
    assert ears.ends == [("stopped", None)] * 4


def test_an_owner_that_forgets_its_job_brings_nothing_down(qtbot: QtBot) -> None:
    owner, closed = QObject(), threading.Event()

    def work() -> Generator[int, None, None]:
        try:
            while True:
                time.sleep(0.002)
                yield 1
        finally:
            closed.set()

    job = Job(work, owner)
    with qtbot.waitSignal(job.item):
        job.start()
    del job
    owner.deleteLater()
    qtbot.waitUntil(closed.is_set)


def test_a_job_removes_itself_when_it_is_over(qtbot: QtBot, owner: QObject) -> None:
    job = Job(count_to(3), owner)
    with qtbot.waitSignal(job.done):
        job.start()
    qtbot.waitUntil(lambda: not owner.findChildren(Job))


def test_the_program_ends_after_what_it_is_doing(tmp_path: Path) -> None:
    """As when a window is closed while a model is exported."""
    program = (
        "import time; from pathlib import Path; from PySide6.QtCore import QObject, QTimer;"
        "from app.job import Job; from app.window.launch import make_application;"
        "application = make_application([]); owner = QObject();"
        f"path = Path({str(tmp_path / 'written')!r});"
        "job = Job(lambda: (time.sleep(0.5), path.touch()), owner).start();"
        "QTimer.singleShot(0, application.quit); application.exec()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "written").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_last_who_knows_the_owner_may_be_the_work_itself(jobs: int) -> None:
    """As when a page goes while puzzles are read for it: its jobs are deleted with it, once."""
    program = (
        "import time; from PySide6.QtCore import QCoreApplication, QEvent, QObject\n"
        "from app.job import Job, _at_work\n"
        "application, gone = QCoreApplication([]), []\n"
        "class Owner(QObject):\n"
        "    def begin(self): Job(lambda: self.read(), self).start().stop()\n"
        "    def read(self): time.sleep(0.05)\n"
        "owner = Owner()\n"
        "owner.destroyed.connect(lambda: gone.append(owner))\n"
        f"for _ in range({jobs}): owner.begin()\n"
        "owner = None\n"
        "while _at_work or not gone:\n"
        "    application.processEvents()\n"
        "    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
