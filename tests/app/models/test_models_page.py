"""The Models page in a window: what is listed, taken in, renamed, deleted, and run with."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.job import Job
from app.models import facts
from app.models.child import Child, ChildError
from app.models.controller import ModelsController
from app.models.page import ModelsPage
from app.settings import Preferences
from app.style.theme import Theme
from app.window.launch import Studio
from hrm_core.checkpoint import DESCRIPTION, copy_model
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.places import asset_path
from tests.app.seen import Seen, seen
from tests.app.support import Workshop

SHIPPED = ModelLibrary([asset_path("models")])
BUTTONS = QMessageBox.StandardButton


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """The shipped models, one of the user's, and a folder that holds none."""
    library = ModelLibrary([asset_path("models"), tmp_path / "models"])
    library.import_model(SHIPPED.find("sudoku-1k").folder, "mine")
    bad = library.own / "bad"
    bad.mkdir()
    (bad / DESCRIPTION).write_text("{")
    return library


@pytest.fixture
def models(
    qtbot: QtBot, theme: Theme, library: ModelLibrary, tmp_path: Path
) -> Iterator[ModelsController]:
    page = ModelsPage(theme)
    qtbot.addWidget(page)
    found = ModelsController(page, library, Preferences(tmp_path / "settings.json"))
    page.show()
    found.open()
    yield found
    found.close()


def choose(models: ModelsController, title: str) -> None:
    rows = [models.page.list.item(n).text() for n in range(models.page.list.count())]
    places = [n for n, text in enumerate(rows) if text.startswith(title)]
    models.page.list.setCurrentRow(places[0])


def test_every_model_is_there_and_broken_ones_are_explained(models: ModelsController) -> None:
    page = models.page
    assert page.list.count() == len(SHIPPED.models()) + 2
    choose(models, "Sudoku\n")
    assert "default" in page.list.currentItem().text()
    assert not page.delete.isVisible()
    assert "100.0\xa0%" in page._figures.text()
    choose(models, "bad")
    assert "is damaged" in page._fault.text()
    assert page.delete.isVisible()
    assert not page.use.isVisible()


def test_the_hash_is_that_of_the_weights(qtbot: QtBot, models: ModelsController) -> None:
    choose(models, "Maze")
    wanted = facts.digest(SHIPPED.find("maze"))
    qtbot.waitUntil(lambda: models.page._hash.text() == wanted)


def test_a_hash_that_comes_late_is_not_shown_with_another_model(
    qtbot: QtBot, models: ModelsController
) -> None:
    choose(models, "Maze")
    other = SHIPPED.find("sudoku").file.stat()
    models._keep_hash((SHIPPED.find("sudoku").file, other.st_mtime_ns, other.st_size), "late")
    assert models.page._hash.text() != "late"
    choose(models, "Sudoku\n")
    assert models.page._hash.text() == "late"


def test_one_of_the_users_becomes_the_default_is_renamed_and_deleted(
    qtbot: QtBot, models: ModelsController, library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = models.page
    page.list.setCurrentRow(next(n for n, e in enumerate(models._shown) if e.folder.name == "mine"))
    with qtbot.waitSignal(models.changed):
        page.default.click()
    assert library.default("sudoku").name == "mine"
    assert not page.default.isEnabled()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("My best!", True))
    with qtbot.waitSignal(models.changed):
        page.rename.click()
    assert (library.default("sudoku").name, library.default("sudoku").title) == (
        "my-best",
        "My best!",
    )
    asked: list[object] = []
    answers = iter([BUTTONS.No, BUTTONS.Yes])

    def question(*given: object) -> QMessageBox.StandardButton:
        asked.append(given[-1])
        return next(answers)

    monkeypatch.setattr(QMessageBox, "question", question)
    page.delete.click()
    assert library.find("my-best").name == "my-best"
    page.delete.click()
    assert asked == [BUTTONS.No, BUTTONS.No]  # what Enter would choose
    assert "my-best" not in [info.name for info in library.models()]
    assert library.default("sudoku").name == "sudoku"


def test_a_model_that_is_dropped_is_taken_in(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    copy_model(SHIPPED.find("sudoku-1k"), elsewhere, {})
    described = (elsewhere / DESCRIPTION).read_text().replace('"sudoku-1k"', '"dropped"')
    (elsewhere / DESCRIPTION).write_text(described)
    library = studio.window.library
    with qtbot.waitSignal(library.changed, timeout=60_000):
        library.page.files_dropped.emit([elsewhere])
    assert (ModelLibrary().own / "dropped").is_dir()
    with qtbot.waitSignal(library.failed, timeout=60_000) as caught:
        library.take_in(tmp_path / "nothing")
    assert caught.args is not None
    assert "is not there" in str(caught.args[0])


@pytest.fixture
def studio(workshop: Workshop) -> Studio:
    return workshop.build()


def test_another_engine_is_stored_and_models_are_opened_anew(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.models.warm_up()
    qtbot.waitUntil(lambda: len(workshop.engines) == 1)
    studio.window.pages.show("models")
    card = studio.window.library.page.engine
    card.engine.setCurrentIndex(1)
    card.engine.activated.emit(1)
    assert studio.preferences.now.engine == "onnx"
    qtbot.waitUntil(lambda: len(workshop.engines) == 2)
    assert "as chosen" in card._used.text() or "exported" in card._used.text()


def test_a_child_says_what_it_does_and_why_it_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; print('one', file=sys.stderr); print('hrm: no', file=sys.stderr); {0}"
    child = Child()
    child._command = [sys.executable, "-c", program.format("print('said')")]
    work = child.run()
    assert next(work) == "one"
    with pytest.raises(StopIteration) as ended:
        next(work)
    assert ended.value.value == "said\n"
    child._command = [sys.executable, "-c", program.format("sys.exit(2)")]
    with pytest.raises(ChildError, match=r"^no$"):
        list(child.run())


def looks_of(models: ModelsController, title: str) -> Seen:
    choose(models, title)
    return seen(models.page)


def test_of_the_model_before_nothing_is_told_beside_the_next(
    qtbot: QtBot,
    models: ModelsController,
    library: ModelLibrary,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facts, "digest", lambda info: f"sum of {info.name}")
    fresh = ModelsController(ModelsPage(theme), library, Preferences(tmp_path / "other.json"))
    qtbot.addWidget(fresh.page)
    titles = ("bad", "Sudoku\n", "Maze")
    for page in (models.page, fresh.page):
        page.show()
    fresh.open()
    for title in titles:
        choose(fresh, title)
        qtbot.waitUntil(
            lambda: fresh.info is None or fresh.page._hash.text() != "…", timeout=20_000
        )
    wanted = {title: looks_of(fresh, title) for title in titles}
    mine = next(each for each in models._shown if each.folder.name == "mine")
    models._current = mine.folder
    models._hashes.clear()
    models._show()
    models._compared(models.info, '{"puzzles":1,"segments":2,"largest":0.5,"cells_alike":1}')  # type: ignore[arg-type]  # it is one
    assert "no number differs" in models.page._parity.text() or not models.page.compare.isEnabled()
    models._comparing = mine.folder, Child(), models._comparing  # type: ignore[assignment]  # never looked at
    for title in (*titles, *titles[::-1]):
        choose(models, title)
        qtbot.waitUntil(
            lambda: models.info is None or models.page._hash.text() != "…", timeout=20_000
        )
        assert looks_of(models, title) == wanted[title], title
    models._comparing = None
    fresh.close()


def test_a_sum_that_failed_late_is_not_told_beside_another_model(
    qtbot: QtBot, models: ModelsController, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()

    def digest(info: ModelInfo) -> str:
        if info.name == "maze":
            held.wait(20)
            raise OSError("cannot be read")
        return "fine"

    monkeypatch.setattr(facts, "digest", digest)
    models._hashes.clear()
    choose(models, "Maze")
    late = models.findChildren(Job)[-1]
    choose(models, "Sudoku\n")
    qtbot.waitUntil(lambda: models.page._hash.text() == "fine")
    with qtbot.waitSignal(late.failed):
        held.set()
    assert models.page._hash.text() == "fine"


def test_a_comparison_of_another_model_gives_way_and_an_import_goes_on(
    models: ModelsController, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[object] = []
    monkeypatch.setattr(Child, "run", lambda _: threading.Event().wait(0.01))
    monkeypatch.setattr(Child, "kill", lambda child: killed.append(child))
    choose(models, "Sudoku\n")
    models._compare()
    first = models._comparing[1] if models._comparing is not None else None
    assert first is not None
    taking = Child("import"), Job(lambda: None, models)
    models._taking = taking
    choose(models, "Maze")
    models._compare()
    assert killed == [first]
    assert models._taking is taking
    comparing = models._comparing
    assert comparing is not None
    assert models.info is not None
    assert comparing[0] == models.info.folder
    models._compare()
    assert models._comparing is None
    models._taking = None


def test_a_model_that_comes_by_the_name_of_one_that_is_gone_was_not_compared(
    models: ModelsController, library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = library.own / "mine"
    models.look(mine)
    models._parities[mine] = "alike"
    monkeypatch.setattr(QMessageBox, "question", lambda *_: BUTTONS.Yes)
    models.page.delete.click()
    library.import_model(SHIPPED.find("sudoku-1k").folder, "mine")
    models.look(mine)
    assert models.page._parity.text() != "alike"


def test_the_model_on_show_is_the_one_to_solve_with(qtbot: QtBot, models: ModelsController) -> None:
    choose(models, "Maze")
    with qtbot.waitSignal(models.use_wanted) as wanted:
        models.page.use.click()
    assert wanted.args == ["maze", "maze"]


def test_an_import_is_stopped_and_another_can_follow(
    qtbot: QtBot, models: ModelsController, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, killed, asked = threading.Event(), list[Child](), list[str]()

    def run(child: Child) -> str:
        asked.append(child._command[-1])
        over.wait(20)
        return "mine: taken in"

    def kill(child: Child) -> None:
        killed.append(child)
        over.set()

    monkeypatch.setattr(Child, "run", run)
    monkeypatch.setattr(Child, "kill", kill)
    told: list[str] = []
    models.told.connect(told.append)
    models.take_in(Path("one.onnx"))
    qtbot.waitUntil(lambda: len(asked) == 1)
    models.take_in(Path("two.onnx"))
    busy = [models.busy]
    models.page.stop_wanted.emit()
    assert [*busy, models.busy] == [True, False]
    assert len(killed) == 1
    choose(models, "Maze")
    with qtbot.waitSignal(models.changed):
        models.take_in(Path("three.onnx"))
    assert asked == ["one.onnx", "three.onnx"], "one at a time"
    assert told == ["mine is in the library"]
    assert not models.busy
    assert models.info is not None
    assert models.info.folder.name == "mine", "what came is on show"


def test_a_comparison_is_told_beside_its_model_and_a_failed_one_is_over(
    qtbot: QtBot, models: ModelsController, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = '{"puzzles": 4, "segments": 2, "largest": 0.5, "cells_alike": 1}'
    monkeypatch.setattr(facts, "digest", lambda info: "sum")
    monkeypatch.setattr("app.models.controller.has_torch", lambda: True)
    monkeypatch.setattr(Child, "run", lambda _: said)
    choose(models, "Maze")
    models._compare()
    qtbot.waitUntil(lambda: not models.busy)
    assert models.page._parity.text().startswith("On 4 stored puzzles, 2 segments each")
    choose(models, "Sudoku\n")
    assert models.page._parity.text() == "Not compared since the window opened."

    def fail(_: Child) -> str:
        raise ChildError("no memory")

    monkeypatch.setattr(Child, "run", fail)
    with qtbot.waitSignal(models.failed):
        models._compare()
    assert not models.busy
    assert models.page._parity.text() == "Not compared since the window opened."
    choose(models, "Maze")
    assert models.page._parity.text().startswith("On 4 stored puzzles"), "it is remembered"


@pytest.mark.parametrize("answer", [("Mine too", False), ("  ", True)])
def test_a_name_that_is_not_given_renames_nothing(
    models: ModelsController, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, bool]
) -> None:
    models.look(models._library.own / "mine")
    renamed: list[object] = []
    monkeypatch.setattr(models._library, "rename", lambda *given: renamed.append(given))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: answer)
    models.page.rename.click()
    models.close()
    assert renamed == []
