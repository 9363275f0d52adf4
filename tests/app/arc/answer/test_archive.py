"""What leaves the bench as a file: votes that are opened again, tries that are handed in."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.arc.answer.archive import document_from, session_of
from app.arc.edit.document import Place, Row, check, with_grid
from app.window.launch import Studio
from app.window.pages import ARC, SOLVE
from hrm_core.sessions.votes import load_votes
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import task_text
from tests.app.arc.support import FakeTeacher, board, grid, mirror_task, rows
from tests.app.support import Workshop


def answered(studio: Studio, teacher: FakeTeacher, qtbot: QtBot, test: int = 0) -> None:
    """A test input of the task, learnt and voted on."""
    arc = studio.arc
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    arc.show_row(Row(True, test))
    with qtbot.waitSignal(arc.thinking.voted):
        arc.actions["answer"].trigger()


def saved(studio: Studio, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.arc.exchange.told):
        studio.arc.save(path)


def test_a_vote_is_opened_as_it_was_without_any_model(
    studio: Studio, teacher: FakeTeacher, tmp_path: Path, qtbot: QtBot
) -> None:
    arc = studio.arc
    answered(studio, teacher, qtbot)
    before = [(line.title, line.facts, line.right) for line in arc.page.candidates.lines]
    said = arc.page.verdict.saying
    saved(studio, tmp_path / "mirror.hrms", qtbot)
    teacher.models.clear()
    arc.exchange.blank()
    arc.thinking._books.clear()
    assert arc.page.candidates.isHidden()
    studio.window.pages.show(SOLVE)
    with qtbot.waitSignal(arc.exchange.voted):
        studio.solving.exchange.open_file(tmp_path / "mirror.hrms")
    assert studio.window.pages.name == ARC
    assert [(line.title, line.facts, line.right) for line in arc.page.candidates.lines] == before
    assert arc.page.verdict.saying == said
    assert not arc.page.answer.isHidden()
    assert not arc.actions["answer"].isEnabled()
    arc.page.answer.view_wanted.emit(0)
    arc.actions["previous"].trigger()
    assert board(arc) == ["789"]
    assert arc.page.timeline.facts.startswith("View 1 of 3, as it is   ·   segment 1 of 2")


def test_the_test_that_was_answered_is_shown(
    studio: Studio, teacher: FakeTeacher, tmp_path: Path, qtbot: QtBot
) -> None:
    arc = studio.arc
    answered(studio, teacher, qtbot, test=1)
    saved(studio, tmp_path / "a.hrms", qtbot)
    arc.exchange.blank()
    with qtbot.waitSignal(arc.exchange.voted):
        arc.exchange.open_path(tmp_path / "a.hrms")
    assert arc.desk.row == Row(True, 1)
    assert arc.boards.shows_model
    assert not arc.page.candidates.isHidden()
    arc.show_row(Row(True, 0))
    assert arc.page.candidates.isHidden()


def test_what_was_drawn_and_tried_is_kept(tmp_path: Path) -> None:
    place = Place(Row(True, 0), output=True)
    document = check(with_grid(mirror_task(), place, grid("111")), 0)
    document = with_grid(document, place, grid("22"))
    session_of(document, []).save(tmp_path / "a.hrms")
    found = document_from(load_votes(tmp_path / "a.hrms", TASKS))
    assert found.title == "mirror"
    assert [rows(each) for each in found.trials[0].tried] == [["111"]]
    assert rows(found.trials[0].answer) == ["22"]
    assert rows(found.pairs[0][1]) == ["21", "03"]
    assert (found.trials[1].solution, found.trials[1].tried) == (None, ())


def test_a_damaged_session_is_told_and_the_task_stays(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    arc, before = studio.arc, studio.arc.desk.document
    (tmp_path / "a.hrms").write_bytes(b"PK")
    with qtbot.waitSignal(arc.exchange.failed):
        arc.exchange.open_path(tmp_path / "a.hrms")
    assert studio.window.errors.text == "a.hrms is not a session of HRM Studio, or is damaged."
    assert arc.desk.document is before


@pytest.mark.parametrize(
    ("thought", "name", "filters"),
    [
        (False, "mirror.json", ["ARC task", "Session"]),
        (True, "mirror.hrms", ["Session", "ARC task"]),
    ],
)
def test_the_window_proposes_what_there_is_to_save(
    studio: Studio,
    teacher: FakeTeacher,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    thought: bool,
    name: str,
    filters: list[str],
) -> None:
    asked = []

    def ask(*words: object) -> tuple[str, str]:
        asked.append(words)
        return str(tmp_path / "mine"), str(words[3]).split(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    if thought:
        answered(studio, teacher, qtbot)
    with qtbot.waitSignal(studio.arc.exchange.told):
        studio.window.commands["save"].trigger()
    ((_, _, proposal, kinds),) = asked
    assert Path(str(proposal)).name == name
    assert [kind.split(" (")[0] for kind in str(kinds).split(";;")] == filters
    assert (tmp_path / "mine").with_suffix(Path(name).suffix).is_file()


def write_folder(folder: Path, *names: str) -> Path:
    """Files of tasks; "mirror" is that of the bench, the others have another first pair."""
    folder.mkdir()
    document = mirror_task()
    for name in names:
        if name != "mirror":
            document = with_grid(document, Place(Row(False, 0), output=False), grid("77", "77"))
        (folder / f"{name}.json").write_text(task_text([document.puzzle(0), document.puzzle(1)]))
    return folder


def submitted(studio: Studio, path: Path, qtbot: QtBot) -> dict[str, list[dict[str, object]]]:
    exchange = studio.arc.exchange
    with qtbot.waitSignal(exchange.told):
        exchange.save_submission(path, studio.arc.thinking.tries())
    found: dict[str, list[dict[str, object]]] = json.loads(path.read_text())
    return found


def test_the_tries_at_all_tasks_of_a_folder_are_handed_in(
    studio: Studio, teacher: FakeTeacher, tmp_path: Path, qtbot: QtBot
) -> None:
    arc = studio.arc
    assert not arc.actions["submission"].isEnabled()
    folder = write_folder(tmp_path / "tasks", "mirror", "other")
    with qtbot.waitSignal(arc.exchange.laid):
        arc.exchange.open_path(folder)
    answered(studio, teacher, qtbot)
    tries = [line.grid.tolist() for line in arc.page.candidates.lines[:2]]
    arc.exchange.go_to("other")
    assert arc.actions["submission"].isEnabled()
    found = submitted(studio, tmp_path / "submission.json", qtbot)
    nothing = {"attempt_1": [[0, 0], [0, 0]], "attempt_2": [[0, 0], [0, 0]]}
    assert found["mirror"] == [{"attempt_1": tries[0], "attempt_2": tries[1]}, nothing]
    assert found["other"] == [nothing, nothing]
    told = studio.window.line.note
    assert told == "Saved submission.json: 1 of 4 test inputs are answered."


def test_files_beside_the_task_are_read_and_those_that_are_none_left_out(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write_folder(tmp_path / "tasks", "mirror", "other")
    (folder / "notes.json").write_text("{}")
    with qtbot.waitSignal(studio.arc.exchange.laid):
        studio.arc.exchange.open_path(folder / "mirror.json")
    assert sorted(submitted(studio, tmp_path / "submission.json", qtbot)) == ["mirror", "other"]


def test_a_task_of_ones_own_is_handed_in_alone(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    assert list(submitted(studio, tmp_path / "submission.json", qtbot)) == ["mirror"]


def test_learning_afresh_withdraws_the_tries(
    studio: Studio, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    answered(studio, teacher, qtbot)
    before = studio.arc.thinking.has_tries
    studio.arc.actions["learn"].trigger()
    assert (before, studio.arc.thinking.has_tries) == (True, False)
    assert studio.arc.thinking.books == []


def test_learning_while_views_vote_withdraws_their_tries(
    studio: Studio, teacher: FakeTeacher, workshop: Workshop, qtbot: QtBot
) -> None:
    arc, workshop.seconds = studio.arc, 0.05
    teacher.teach(arc.desk.document.puzzle(0))
    arc.thinking.learner.show(arc.desk.document.puzzle(0))
    arc.actions["answer"].trigger()
    book = arc.thinking.book
    assert book is not None
    qtbot.waitUntil(lambda: book.done > 0)
    arc.actions["learn"].trigger()
    assert not arc.thinking.has_tries


def test_handing_in_is_offered_on_the_bench_alone(studio: Studio) -> None:
    assert studio.arc.actions["submission"].isVisible()
    studio.window.pages.show(SOLVE)
    assert not studio.arc.actions["submission"].isVisible()


def test_every_test_input_has_pictures_of_its_own_views(
    studio: Studio, teacher: FakeTeacher, qtbot: QtBot
) -> None:
    votes = studio.arc.page.answer.votes
    answered(studio, teacher, qtbot)
    first = list(votes._pictures)
    answered(studio, teacher, qtbot, test=1)
    second = list(votes._pictures)
    assert len(first) == len(second) == 3
    assert None not in second
    assert not any(one is other for one, other in zip(first, second, strict=True))
