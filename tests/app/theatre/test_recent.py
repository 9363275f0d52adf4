"""Every run keeps itself and opens again without a model; the list says what each was."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.style.theme import Theme
from app.theatre.recent import Listed, details, headline, headline_of_votes, said
from app.theatre.recent_view import RecentView
from app.window.launch import Studio
from app.window.theatre import Recent
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.sessions.shelf import Kept
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.votes import Vote, VoteSession
from hrm_core.solving.guess import Guess, TryOutcome
from hrm_core.solving.solve import Limit
from hrm_core.solving.solve import solve as thought
from hrm_core.solving.vote import vote
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import draw, numbered_views
from tests.app.support import SUDOKU, Workshop, beat, puzzle, script, solve

ROOT = Path(__file__).resolve().parents[3]


def recent_of(studio: Studio) -> Recent:
    found = studio.window.findChild(Recent)
    assert isinstance(found, Recent)
    return found


def kept(qtbot: QtBot, studio: Studio) -> Path:
    """The file of a run that was thought."""
    with qtbot.waitSignal(recent_of(studio).keeper.kept) as told:
        solve(qtbot, studio)
    return Path(told.args[0])


def shown(qtbot: QtBot, studio: Studio, count: int) -> RecentView:
    """The list when all of it was read."""
    recent = recent_of(studio)
    recent.show()
    view = recent.view
    assert view is not None
    qtbot.waitUntil(lambda: view.list.count() == count)
    return view


def test_a_run_is_kept_by_itself_and_opened_again_without_a_model(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.window.show()
    path = kept(qtbot, studio)
    assert path.is_file()
    studio.solving.reset()
    assert studio.solving.book is None
    steps = workshop.steps
    view = shown(qtbot, studio, 1)
    text = view.list.item(0).text()
    assert text.startswith("Test: right after 4 segments\n")
    assert "Scripted  ·  halted by itself" in text  # its title, not the name of its folder
    assert not view.list.item(0).icon().isNull()
    view.open_.click()
    session = studio.solving.desk.document.session
    assert session is not None
    assert (len(session), session.ending) == (4, Ending.HALTED)
    assert studio.solving.player.count == 4
    assert workshop.steps == steps


def test_a_long_title_makes_the_list_no_wider(qtbot: QtBot, theme: Theme) -> None:
    title = (
        "Pasted puzzle (After segment 2: the clue in row 3 column 3 taken away): the same answer"
    )
    kept = Kept(Path("run"), datetime(2026, 1, 2, tzinfo=UTC), None, title)
    view = RecentView(lambda: iter(()), "", {})  # type: ignore[arg-type, return-value]  # none
    qtbot.addWidget(view)
    view._add(Listed(kept))
    view.show()
    item = view.list.item(0)
    assert view.list.visualItemRect(item).right() < view.list.viewport().width()
    assert item.toolTip() == item.text()
    view.close()


def test_what_cannot_be_read_is_listed_with_its_reason_and_can_go(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    path = kept(qtbot, studio)
    path.write_bytes(b"PK of nothing")
    view = shown(qtbot, studio, 1)
    assert "is not a session of HRM Studio, or is damaged." in view.list.item(0).text()
    assert not view.open_.isEnabled()
    view.delete.click()
    assert not path.exists()
    assert view.list.count() == 0
    view.close()


def test_nothing_is_kept_where_that_is_the_choice(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.preferences.change(kept_runs=0)
    with qtbot.waitSignal(recent_of(studio).keeper.kept) as told:
        solve(qtbot, studio)
    assert told.args == [None]
    assert recent_of(studio).shelf.paths() == []


def test_a_disk_that_takes_nothing_is_told_once(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: SolveSession, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SolveSession, "save", full)
    studio = workshop.build()
    keeper = recent_of(studio).keeper
    with qtbot.waitSignal(keeper.failed) as told:
        solve(qtbot, studio)
    assert str(told.args[0]) == "[Errno 0] Runs are not kept: [Errno 28] No space left on device"


def test_a_run_that_is_written_when_the_window_closes_is_whole(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    engine = ScriptedEngine(script(), SUDOKU.vocab_size)
    traces = list(thought(engine, SUDOKU, puzzle(), Limit(16)))
    run = SolveSession(puzzle(), traces=traces, ending=Ending.HALTED)
    studio.solving.desk.attach(run)
    studio.solving.ended.emit(Ending.HALTED)
    studio.window.close()
    shelf = recent_of(studio).shelf
    (found,) = shelf.read({"sudoku": SUDOKU})
    assert found.session is not None
    assert len(found.session) == len(traces)


def test_the_window_opens_a_kept_run_where_no_engine_is_installed(
    qtbot: QtBot, workshop: Workshop
) -> None:
    """In a process of its own, in which neither PyTorch nor ONNX Runtime can be imported."""
    path = kept(qtbot, workshop.build())
    program = (
        "import sys; sys.modules.update(dict.fromkeys(('torch', 'onnxruntime')));"
        "from pathlib import Path; from app.settings import Preferences;"
        "from app.window.launch import build, make_application;"
        "from app.window.theatre import Recent; from hrm_core.library.models import ModelLibrary;"
        "from hrm_core.library.models import open_engine; from hrm_core.tasks import TASKS;"
        f"application = make_application([]); place = Path({str(workshop.folder)!r});"
        "settings = Preferences(place / 'other.json');"
        "studio = build(TASKS['sudoku'], open_engine, ModelLibrary([]), settings);"
        "recent = studio.window.findChild(Recent); (found,) = recent.shelf.read(TASKS);"
        "studio.window.show(); recent._open(found); player = studio.solving.player; player.go(2);"
        "print(player.count, player.position); studio.window.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=os.environ, capture_output=True, text=True
    )
    assert path.is_file()
    assert done.stdout == "4 2\n", done.stderr


def thought_of(beats: Sequence[Beat], ending: Ending) -> SolveSession:
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    traces = list(thought(engine, SUDOKU, puzzle(), Limit(len(beats), halt=False)))
    return SolveSession(puzzle(), model="small", traces=traces, ending=ending)


def test_a_headline_counts_the_segments_to_the_right_answer_and_names_a_search() -> None:
    assert headline(thought_of([beat(3), beat(), beat()], Ending.LIMIT)) == (
        "Test: right after 2 segments"
    )
    assert headline(thought_of([beat()], Ending.HALTED)) == "Test: right after 1 segment"
    assert headline(thought_of([beat(), beat(3)], Ending.LIMIT)) == "Test: wrong after 2 segments"
    nameless = thought_of([beat()], Ending.HALTED)
    nameless.puzzle = replace(nameless.puzzle, title="")
    assert headline(nameless).startswith("Your puzzle: ")
    searched = thought_of([beat(3)], Ending.FOUND)
    searched.budget = 64
    assert headline(searched) == "Test: not found"
    (last,) = thought_of([beat()], Ending.FOUND).traces
    searched.add(replace(last, segment=2, guess=Guess(outcome=TryOutcome.ACCEPTED)))
    assert headline(searched) == "Test: found by model and search"


@pytest.mark.parametrize(
    ("right", "words"),
    [(1, "right at the first try"), (2, "right at the second try"), (3, "wrong in both tries")],
)
def test_a_headline_of_votes_names_the_try_that_was_right(right: int, words: str) -> None:
    arc = TASKS["arc"]
    task = arc.generate(np.random.default_rng(0), "mirror 5x5")
    grids = [np.full((2, 2), color, dtype=np.uint8) for color in (1, 1, 2)]
    engine = ScriptedEngine([Beat(draw(grids[0], 6), 0.0, 0.0)], arc.vocab_size)
    views = numbered_views(task, 3)
    said = list(vote(engine, arc, views, Limit(1)))
    said = [replace(one, answer=grid) for one, grid in zip(said, grids, strict=True)]
    asked = replace(task, solution=np.full((2, 2), right, dtype=np.uint8))
    session = VoteSession([asked], [Vote(0, views, said, Limit(1))], "a task")
    assert headline_of_votes(session) == f"a task: {words}"


def test_below_it_stand_the_model_by_its_title_and_how_the_run_ended() -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    endings = {
        Ending.HALTED: "halted by itself",
        Ending.LIMIT: "all segments used",
        Ending.FOUND: "searched",
        Ending.STOPPED: "stopped by you",
    }
    for ending, words in endings.items():
        kept_run = Kept(Path("x.hrms"), at, thought_of([beat()], ending))
        assert details(kept_run, {"small": "A small one"}).endswith(f"A small one  ·  {words}")
        assert details(kept_run).endswith(f"small  ·  {words}")
    broken = Kept(Path("x.hrms"), at, None, "It is damaged.")
    assert said(broken) == "It is damaged."
    assert "·" not in details(broken)


def test_one_run_is_opened_and_one_or_two_are_compared(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    for _ in range(3):
        kept(qtbot, studio)
    view = shown(qtbot, studio, 3)
    offered = []
    for rows in ((), (0,), (0, 2), (0, 1, 2)):
        view.list.clearSelection()
        for row in rows:
            view.list.item(row).setSelected(True)
        offered.append([b.isEnabled() for b in (view.open_, view.compare, view.delete)])
    nothing, one, two, three = offered
    assert nothing == [False, False, False]
    assert one == [True, True, True]
    assert two == [False, True, True]
    assert three == [False, False, True]
    paths = [run.path for run in view.chosen]
    assert paths == sorted(paths, reverse=True)  # the newest first
    view.list.clearSelection()
    for row in (0, 2):
        view.list.item(row).setSelected(True)
    view.delete.click()
    assert recent_of(studio).shelf.paths() == [paths[1]]
    assert view.list.count() == 1
    view.close()
