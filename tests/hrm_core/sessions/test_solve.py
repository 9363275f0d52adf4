"""The history of a run: what can be asked of it, and that it comes back from disk unharmed."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.arrays import packed, unpacked
from hrm_core.sessions.solve import SUFFIX, Ending, SessionError, SolveSession, load
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE, SUDOKU, THOUGHTS, UNFINISHED, scripted
from tests.hrm_core.tasks.sudoku.samples import ANSWER, grid


def thought(segments: int = 4, puzzle: Puzzle = PUZZLE) -> SolveSession:
    limit = Limit(segments, halt=False)
    session = SolveSession(puzzle, limit, model="scripted", device="CPU: none other")
    for trace in solve(scripted(), SUDOKU, puzzle, limit):
        session.add(trace)
    session.ending = Ending.LIMIT
    return session


def test_traces_are_found_by_their_segment() -> None:
    session = thought()
    assert len(session) == 4
    assert [session.at(segment).segment for segment in (1, 2, 3, 4)] == [1, 2, 3, 4]
    for segment in (0, 5, -1):
        with pytest.raises(IndexError, match=f"segment {segment} of 4"):
            session.at(segment)


def test_a_segment_that_was_left_out_is_a_fault_of_ours() -> None:
    session = SolveSession(PUZZLE)
    with pytest.raises(AssertionError, match="in order"):
        session.add(thought().at(2))


def test_the_traces_cannot_be_changed_from_outside() -> None:
    traces = list(thought().traces)
    session = SolveSession(PUZZLE, traces=traces)
    traces.clear()
    assert len(session.traces) == 4


def test_what_is_thought_later_does_not_reach_a_snapshot() -> None:
    session = thought(2)
    session.extras = {"entries": np.zeros((9, 9), np.uint8)}
    held = session.snapshot()
    session.add(replace(session.at(2), segment=3))
    session.extras["entries"][0, 0] = 7
    session.ending = Ending.STOPPED
    assert (len(held), len(session)) == (2, 3)
    assert held.ending is Ending.LIMIT
    assert not held.extras["entries"].any()


def test_changed_cells_are_those_unlike_the_segment_before_or_the_puzzle() -> None:
    session = thought()
    assert not session.changed(1).any()  # the first answer was the puzzle itself
    np.testing.assert_array_equal(session.changed(2), PUZZLE.given == 0)
    assert not session.changed(3).any()


def test_how_the_belief_in_a_cell_went_is_seen_over_the_segments() -> None:
    beliefs = thought().beliefs(0)
    assert beliefs.shape == (4, 11)
    assert beliefs.argmax(axis=1).tolist() == [beat.tokens[0] for beat in THOUGHTS]


def test_the_verdict_sets_belief_beside_the_rules() -> None:
    verdict = thought(3).verdict()
    assert verdict.ending is Ending.LIMIT
    assert (verdict.segments, verdict.solved, verdict.believes) == (3, True, True)
    assert (verdict.halt_segment, verdict.solved_at, verdict.settled_at) == (3, 2, 2)
    assert verdict.q_halt == 2
    assert verdict.problems == ()


def test_an_answer_that_was_right_and_is_not_any_more_is_not_solved() -> None:
    verdict = thought(4).verdict()
    assert (verdict.solved, verdict.believes) == (False, False)
    assert (verdict.halt_segment, verdict.solved_at, verdict.settled_at) == (3, None, 4)
    assert verdict.problems == thought(4).at(4).problems


def test_a_model_that_never_halts_has_no_halting_segment() -> None:
    session = SolveSession(PUZZLE)
    for trace in solve(scripted([Beat(UNFINISHED)]), SUDOKU, PUZZLE, Limit(2)):
        session.add(trace)
    assert session.verdict().halt_segment is None


def assert_same(found: SolveSession, session: SolveSession) -> None:
    for name in ("model", "device", "ending", "limit"):
        assert getattr(found, name) == getattr(session, name)
    for name in ("task", "title", "puzzle_id"):
        assert getattr(found.puzzle, name) == getattr(session.puzzle, name)
    np.testing.assert_array_equal(found.puzzle.given, session.puzzle.given)
    np.testing.assert_array_equal(found.puzzle.solution, session.puzzle.solution)
    assert found.extras.keys() == session.extras.keys()
    for name, array in session.extras.items():
        np.testing.assert_array_equal(found.extras[name], array)
    assert len(found) == len(session)
    for one, other in zip(found.traces, session.traces, strict=True):
        for field in fields(SegmentTrace):
            before, after = getattr(other, field.name), getattr(one, field.name)
            if field.name == "probs":
                before = unpacked(packed(before))
            if field.name in ("change_H", "change_L"):
                np.testing.assert_allclose(after, before, rtol=1e-3, atol=1e-7)
            else:
                np.testing.assert_array_equal(after, before)


def test_a_saved_session_comes_back_whole(tmp_path: Path) -> None:
    puzzle = replace(PUZZLE, solution=grid(ANSWER), title="Montag ²", puzzle_id=7)
    session = thought(puzzle=puzzle)
    session.extras = {"entries": np.arange(81, dtype=np.uint8).reshape(9, 9)}
    session.save(tmp_path / f"a{SUFFIX}")
    assert_same(load(tmp_path / f"a{SUFFIX}", TASKS), session)


def test_a_session_without_a_run_is_saved_too(tmp_path: Path) -> None:
    session = SolveSession(PUZZLE)
    session.save(tmp_path / "a")
    assert_same(load(tmp_path / "a", TASKS), session)


def test_examples_of_a_puzzle_are_saved(tmp_path: Path) -> None:
    pair = (np.ones((2, 3), np.uint8), np.zeros((4, 1), np.uint8))
    SolveSession(replace(PUZZLE, examples=(pair,))).save(tmp_path / "a")
    (found,) = load(tmp_path / "a", TASKS).puzzle.examples
    np.testing.assert_array_equal(found[0], pair[0])
    np.testing.assert_array_equal(found[1], pair[1])


def test_saving_again_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    thought(1).save(tmp_path / "a.hrms")
    thought(2).save(tmp_path / "a.hrms")
    assert len(load(tmp_path / "a.hrms", TASKS)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.hrms"]


def test_a_session_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thought(1).save(tmp_path / "a.hrms")

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        thought(2).save(tmp_path / "a.hrms")
    assert [path.name for path in tmp_path.iterdir()] == ["a.hrms"]
    assert len(load(tmp_path / "a.hrms", TASKS)) == 1


def saved(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a saved session holds: the description, and the arrays."""
    thought(2).save(path)
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return json.loads(str(arrays.pop("about"))), arrays


def write(path: Path, about: Any, arrays: dict[str, Any]) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, about=np.array(json.dumps(about)), **arrays)


def refusal(path: Path) -> str:
    with pytest.raises(SessionError) as raised:
        load(path, TASKS)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


Harm = Callable[[dict[str, Any], dict[str, Any]], object]
HARMS: dict[str, Harm] = {
    "no traces": lambda about, arrays: arrays.pop("probs"),
    "no puzzle": lambda about, arrays: arrays.pop("given"),
    "no limit": lambda about, arrays: about.pop("limit"),
    "an empty limit": lambda about, arrays: about.update(limit={"segments": 0, "halt": True}),
    "an unknown ending": lambda about, arrays: about.update(ending="exploded"),
    "too few scalars": lambda about, arrays: about.update(scalars=[[1, 2]]),
    "too many scalars": lambda about, arrays: about.update(scalars=[[1, 2, 3]] * 3),
    "scalars that are no numbers": lambda about, arrays: about.update(
        scalars=[[1, float("nan"), 0]] * 2
    ),
    "a huge puzzle id": lambda about, arrays: about.update(puzzle_id=2**40),
    "an infinite puzzle id": lambda about, arrays: about.update(puzzle_id=float("inf")),
    "a solution it has not": lambda about, arrays: about.update(solved=True),
    "an unknown digit": lambda about, arrays: arrays["given"].__setitem__((0, 0), 10),
    "a small grid": lambda about, arrays: arrays.update(given=np.zeros((3, 3), np.uint8)),
    "no cells": lambda about, arrays: arrays.update(given=np.zeros((0, 9), np.uint8)),
    "a grid of floats": lambda about, arrays: arrays.update(given=np.zeros((9, 9))),
    "answers of another shape": lambda about, arrays: arrays.update(
        grid=np.zeros((2, 9, 8), np.uint8)
    ),
    "beliefs of another shape": lambda about, arrays: arrays.update(
        probs=np.zeros((2, 81, 12), np.float32)
    ),
    "beliefs that are no numbers": lambda about, arrays: arrays.update(
        probs=np.full((2, 81, 11), np.nan, np.float32)
    ),
    "changes that are no numbers": lambda about, arrays: arrays["change_H"].fill(np.inf),
    "changes of another kind": lambda about, arrays: arrays.update(
        change_L=np.zeros((2, 81), "U1")
    ),
    "problems outside the grid": lambda about, arrays: about.update(
        problems=[[["x", [[9, 0]]]], []]
    ),
    "problems without words": lambda about, arrays: about.update(problems=[[[]], []]),
    "an extra it has not": lambda about, arrays: about.update(extras=["notes"]),
    "an unknown kind of puzzle": lambda about, arrays: about.update(task="chess"),
    "a newer format": lambda about, arrays: about.update(format=5),
    "a format that is no number": lambda about, arrays: about.update(format="1"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_session_with_a_wrong_part_is_refused(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "a.hrms"
    about, arrays = saved(path)
    write(path, about, arrays)
    assert len(load(path, TASKS)) == 2
    HARMS[harm](about, arrays)
    write(path, about, arrays)
    refusal(path)


@pytest.mark.parametrize("about", [None, 3, [], "x", {}, {"format": 1}])
def test_a_description_of_another_form_is_refused(tmp_path: Path, about: object) -> None:
    _, arrays = saved(tmp_path / "a")
    write(tmp_path / "a", about, arrays)
    refusal(tmp_path / "a")


def test_why_a_session_is_refused_is_told_where_the_user_can_help(tmp_path: Path) -> None:
    path = tmp_path / "a.hrms"
    about, arrays = saved(path)
    write(path, {**about, "format": 9}, arrays)
    assert "newer HRM Studio" in refusal(path)
    write(path, {**about, "task": "chess"}, arrays)
    assert "'chess'" in refusal(path)
    assert refusal(tmp_path / "none.hrms").startswith("none.hrms cannot be read: No such file")
    assert refusal(tmp_path).endswith("cannot be read: it is a folder.")


@pytest.mark.parametrize("content", [b"", b"PK", b"\x89PNG\r\n", b"{}", b"\0" * 1000])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    assert refusal(tmp_path / "a") == "a is not a session of HRM Studio, or is damaged."


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_does(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.npy", "x")
    raw = bytearray(packed.getvalue())
    at = raw.index(b"PK\x01\x02") + 24  # the unpacked size in the directory of the archive
    raw[at : at + 4] = (2**31).to_bytes(4, "little")
    (tmp_path / "a").write_bytes(raw)
    assert "2,048 MB, and 256 MB are the most" in refusal(tmp_path / "a")


def test_no_code_in_a_session_is_run(tmp_path: Path) -> None:
    _, arrays = saved(tmp_path / "a")
    arrays["given"] = np.array([{"object": "pickled"}], dtype=object)
    np.savez(tmp_path / "b.npz", about=np.array("{}"), **arrays)
    refusal(tmp_path / "b.npz")


@pytest.mark.filterwarnings("ignore::UserWarning")  # numpy thinks of Python 2
def test_an_array_with_half_a_header_is_refused(tmp_path: Path) -> None:
    header = b"{'descr': '|u1', 'fortran_order': False, 'shape': (9, 9\n"
    with zipfile.ZipFile(tmp_path / "a", "w") as archive:
        archive.writestr("about.npy", b"\x93NUMPY\x01\0" + bytes([len(header), 0]) + header)
    refusal(tmp_path / "a")


@pytest.mark.filterwarnings("ignore::UserWarning")  # zipfile and numpy wonder at some of these
def test_a_damaged_file_is_refused_or_read_but_never_crashes(tmp_path: Path) -> None:
    path = tmp_path / "a.hrms"
    thought(2).save(path)
    whole = path.read_bytes()
    rng = np.random.default_rng(0)
    damaged = [whole[:length] for length in rng.integers(len(whole), size=50)]
    for _ in range(400):
        raw = bytearray(whole)
        for at in rng.integers(len(raw), size=rng.integers(1, 5)):
            raw[at] = rng.integers(256)
        damaged.append(bytes(raw))
    refused = 0
    for raw_file in damaged:
        path.write_bytes(raw_file)
        try:
            assert len(load(path, TASKS)) == 2
        except SessionError:
            refused += 1
    assert refused > 300


def test_beliefs_packed_again_are_the_same_and_the_likeliest_stays_ahead() -> None:
    rng = np.random.default_rng(4)
    for sharpness in (0.01, 1, 30):
        logits = rng.normal(size=(500, 12)) * sharpness
        logits[:250, 3] = logits[:250, 7] + 1e-7  # of equal beliefs the first is the answer
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        probs = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
        again = unpacked(packed(probs))
        assert again.dtype == np.float32
        np.testing.assert_array_equal(packed(again), packed(probs))
        np.testing.assert_array_equal(again.argmax(axis=1), probs.argmax(axis=1))
        assert np.abs(again - probs).max() < 0.0021
        shown = probs > 0.0021
        np.testing.assert_allclose(again[shown], probs[shown], atol=2.5e-5)
    assert not packed(np.zeros((3, 4), np.float32)).any()


def test_a_file_read_and_written_again_has_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.hrms", tmp_path / "b.hrms"
    thought().save(one)
    load(one, TASKS).save(other)
    assert one.read_bytes() == other.read_bytes()


def test_files_with_whole_beliefs_of_older_versions_open(tmp_path: Path) -> None:
    path = tmp_path / "a.hrms"
    session = thought(2)
    about, arrays = saved(path)
    whole = {
        name: np.stack([getattr(trace, name) for trace in session.traces])
        for name in ("probs", "change_H", "change_L")
    }
    for version in (1, 2):
        write(path, {**about, "format": version}, {**arrays, **whole})
        found = load(path, TASKS)
        for one, before in zip(found.traces, session.traces, strict=True):
            np.testing.assert_array_equal(one.probs, before.probs)
            np.testing.assert_array_equal(one.change_H, before.change_H)


def test_a_run_is_less_than_half_as_large_as_its_whole_beliefs(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    traces = []
    for trace in thought(4).traces:
        logits = rng.normal(size=trace.probs.shape) * 6
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        probs = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
        traces.append(replace(trace, probs=probs))
    SolveSession(PUZZLE, traces=traces).save(tmp_path / "a.hrms")
    write(tmp_path / "b.hrms", {}, {"probs": np.stack([trace.probs for trace in traces])})
    assert 2 * (tmp_path / "a.hrms").stat().st_size < (tmp_path / "b.hrms").stat().st_size


def test_a_move_larger_than_a_file_has_numbers_for_is_kept_as_the_largest(tmp_path: Path) -> None:
    (trace,) = thought(1).traces
    moved = trace.change_H.copy()
    moved[:2] = 1e6, 0.25
    SolveSession(PUZZLE, traces=[replace(trace, change_H=moved, change_L=moved)]).save(
        tmp_path / "a"
    )
    found = load(tmp_path / "a", TASKS).at(1)
    assert found.change_H[:2].tolist() == found.change_L[:2].tolist() == [65504, 0.25]
