"""The undo history in a saved session: bounded, complete, and refused where it is none."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.board.colors import colored
from app.board.editor import Document, Pen, new_document, redraw, write
from app.memory import history
from app.memory.grids import StoredError
from app.memory.history import pack_history, unpack_history
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import SUFFIX, SolveSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from tests.app.support import Workshop
from tests.app.support import solve as press_solve
from tests.hrm_core.support import PUZZLE, SUDOKU, scripted

LOOK, SESSION = SUDOKU.look, SolveSession(PUZZLE)
NOTHING: dict[str, object] = {"grids": [], "puzzles": [], "steps": [], "now": 0}
FREE = [(int(r), int(c)) for r, c in np.argwhere(PUZZLE.given == 0)]


def game(count: int) -> list[tuple[str, Document]]:
    """A puzzle on which one digit after the other was written."""
    steps = [("open it", new_document(LOOK, PUZZLE))]
    for number in range(count):
        cell = FREE[number % len(FREE)]
        made = write(steps[-1][1], LOOK, [cell], number // len(FREE) % 9 + 1, Pen.MINE)
        steps.append((f"step {number}", made))
    return steps


def session() -> SolveSession:
    return SolveSession(PUZZLE, traces=list(solve(scripted(), SUDOKU, PUZZLE, Limit(1))))


def test_the_steps_come_back_with_what_was_undone_and_the_run_of_the_file() -> None:
    run, steps = session(), game(3)
    steps.append(("colour", colored(steps[-1][1], [FREE[0]], 3)))
    steps.insert(2, ("solve", replace(steps[1][1], session=run)))
    again, now = unpack_history(pack_history(steps, 2), run, TASKS)
    assert now == 2
    assert [text for text, _ in again] == [text for text, _ in steps]
    for (_, one), (_, other) in zip(steps, again, strict=True):
        assert np.array_equal(one.entries, other.entries)
        assert (one.session is None) == (other.session is None)
        assert (one.colors is None) == (other.colors is None)
        assert other.puzzle is run.puzzle
    assert again[2][1].session is run


def test_what_lay_there_before_is_not_in_the_file() -> None:
    other = Puzzle("sudoku", np.rot90(PUZZLE.given).copy(), title="another")
    blank = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    before = [("", new_document(LOOK, blank)), ("open", new_document(LOOK, other))]
    after = [("open", new_document(LOOK, other))]
    packed = pack_history([*before, *game(2), *after], 4)
    assert packed.tobytes() == pack_history(game(2), 2).tobytes()


def test_a_clue_that_was_changed_belongs_to_the_same_puzzle() -> None:
    steps = game(1)
    given = PUZZLE.given.copy()
    given[FREE[5]] = 1
    steps.append(("clue", redraw(steps[-1][1], given)))
    drawn = SolveSession(steps[-1][1].puzzle)
    again, now = unpack_history(pack_history(steps, 2), drawn, TASKS)
    assert (len(again), now) == (3, 2)
    assert np.array_equal(again[0][1].puzzle.given, PUZZLE.given)


def test_packed_again_it_is_the_same_bytes() -> None:
    run, steps = session(), game(4)
    packed = pack_history(steps, 3)
    again, now = unpack_history(packed, run, TASKS)
    assert pack_history(again, now).tobytes() == packed.tobytes()


def test_half_of_what_is_kept_can_be_undone_and_half_done_again() -> None:
    again, now = unpack_history(pack_history(game(500), 250), session(), TASKS)
    assert (now, len(again)) == (100, 200)
    assert (again[0][0], again[now][0], again[-1][0]) == ("step 149", "step 249", "step 348")


def test_it_is_bounded_in_steps_and_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = game(500)
    again, now = unpack_history(pack_history(steps, 500), session(), TASKS)
    assert len(again) <= 200
    assert again[now][0] == "step 499"
    monkeypatch.setattr(history, "ROOM", 6000)
    packed = pack_history(steps, 300)
    assert 0 < packed.size <= 6000
    again, now = unpack_history(packed, session(), TASKS)
    assert again[now][0] == "step 299"
    monkeypatch.setattr(history, "ROOM", 10)
    assert pack_history(steps, 300).size == 0


@pytest.mark.parametrize(
    "content",
    [
        np.zeros(0, dtype=np.uint8),
        np.full(50, 255, dtype=np.uint8),
        np.zeros((3, 3), dtype=np.uint8),
        np.zeros(5, dtype=np.float32),
        np.frombuffer(msgspec.msgpack.encode(NOTHING), np.uint8),
        pack_history(game(3), 3)[:-5],
    ],
)
def test_bytes_that_are_no_history_are_refused(content: np.ndarray) -> None:
    with pytest.raises(StoredError, match="undo history"):
        unpack_history(content, session(), TASKS)


def test_the_history_of_another_puzzle_is_refused() -> None:
    other = SolveSession(Puzzle("sudoku", np.rot90(PUZZLE.given).copy()))
    with pytest.raises(StoredError, match="another puzzle"):
        unpack_history(pack_history(game(2), 2), other, TASKS)


def test_bytes_that_were_changed_never_crash() -> None:
    content, rng = pack_history(game(6), 4), np.random.default_rng(3)
    for _ in range(300):
        broken = content.copy()
        broken[rng.integers(0, len(broken), 3)] = rng.integers(0, 256, 3)
        try:
            steps, now = unpack_history(broken, SESSION, TASKS)
        except StoredError:
            continue
        assert 0 <= now < len(steps)


def test_a_saved_session_keeps_its_undo_history_and_is_written_again_as_it_was(
    qtbot: QtBot, workshop: Workshop, tmp_path: Path
) -> None:
    studio = workshop.build()
    desk, exchange = studio.solving.desk, studio.solving.exchange
    desk.type_value(frozenset({(0, 0)}), 7)
    press_solve(qtbot, studio)
    desk.type_value(frozenset({(0, 1)}), 4)
    desk.undo()
    one, two = tmp_path / f"one{SUFFIX}", tmp_path / f"two{SUFFIX}"
    with qtbot.waitSignal(exchange.told):
        exchange.save(one)
    other = workshop.build()
    desk, exchange = other.solving.desk, other.solving.exchange
    exchange.open_file(one)
    assert desk.history.redo_text == "answer 4"
    with qtbot.waitSignal(exchange.told):
        exchange.save(two)
    assert two.read_bytes() == one.read_bytes()
    desk.undo()
    assert desk.document.session is None
    assert desk.document.entries[0, 0] == 7
    desk.undo()
    assert not desk.document.entries.any()
