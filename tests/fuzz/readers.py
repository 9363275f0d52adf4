"""The readers of the program, each with a sound input that is changed at random."""

import io
import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from app.arc.edit.document import Row, new_task
from app.arc.edit.exchange import read_grid
from app.board.editor import Pen, new_document
from app.board.savepoints import Savepoint
from app.memory.points import pack_points, unpack_points
from app.memory.stored import Runs, pack_bench, pack_desk, unpack_bench, unpack_desk
from app.memory.training import (
    SetUp,
    pack_collection,
    pack_setup,
    unpack_collection,
    unpack_setup,
)
from app.settings import load_settings
from hrm_core.checkpoint import parse_info, read_tensors
from hrm_core.library.card import model_card, rows
from hrm_core.library.official_files import find_output
from hrm_core.model.config import HRMConfig
from hrm_core.places import asset_path
from hrm_core.sessions.solve import load
from hrm_core.sessions.votes import load_votes
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import open_puzzles
from training.config import read_recipe
from training.data.own import Fate, Item
from training.data.packed import pack_sudokus, read_mazes, read_sudokus, write_packed
from training.presets import Choices
from training.results.verdicts import Verdicts
from training.runs.events import from_line
from training.runs.files import LogReader, RunFiles

DATA = Path(__file__).resolve().parents[1] / "data"
SUDOKU = "...5..2....6.493879..837....39.8..2...2.13...84...2.93..7........8..6..44..3....1"
MAZE = "#######\n#S#   #\n# # # #\n#   #G#\n#######\n"
ARC = {"train": [{"input": [[0, 1], [2, 3]], "output": [[1, 0]]}], "test": [{"input": [[4]]}]}
PROGRESS = {
    "event": "progress", "step": 1, "total_steps": 2, "seconds": 0.5, "eta_seconds": 1.0,
    "samples_per_second": 9.0, "lr": 0.1, "loss": 0.5, "cell": 0.5, "exact": 0.0,
    "q_accuracy": 0.5, "mean_segments": 2.0,
}  # fmt: skip
VERDICTS = {
    "model": "m",
    "step": 1,
    "puzzles": [
        {
            "title": "a",
            "given": SUDOKU,
            "solution": "12",
            "answers": ["12", "11"],
            "q_halt": [0.5, 1],
        }
    ],
}


@dataclass(frozen=True)
class Reader:
    """What reads a file, and a sound one."""

    content: bytes
    read: Callable[[Path], object]


def _model(path: Path) -> None:
    info = parse_info(path.read_bytes(), path, path.parent)
    rows(info)
    model_card(info)
    HRMConfig.from_dict(info.config)


def _config(path: Path) -> None:
    files = RunFiles(path.parent)
    files.config_file.write_bytes(path.read_bytes())
    files.about_file.write_bytes(path.read_bytes())
    files.about()
    files.config().problems()


def _log(path: Path) -> None:
    LogReader(path).read()
    from_line(path.read_bytes().decode(errors="replace"))


def _puzzles(kind: str) -> Callable[[Path], object]:
    return lambda path: open_puzzles(path, kind, limit=20)


def _png() -> bytes:
    drawn = io.BytesIO()
    cells = np.array([[0 if sign == "#" else 255 for sign in line] for line in MAZE.splitlines()])
    Image.fromarray(np.kron(cells.astype(np.uint8), np.ones((4, 4), np.uint8))).save(drawn, "PNG")
    return drawn.getvalue()


def _npy() -> bytes:
    file = io.BytesIO()
    np.save(file, np.full((5, 25), 2, dtype=np.uint8))
    return file.getvalue()


def _packed(folder: Path) -> bytes:
    path = folder / "packed.npz"
    answers = np.tile(np.arange(1, 82, dtype=np.uint8) % 9 + 1, (3, 1))
    write_packed(path, pack_sudokus(answers * 0, answers))
    return path.read_bytes()


def _weights() -> bytes:
    header = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(8)


def _desk() -> bytes:
    task = TASKS["sudoku"]
    (puzzle,) = task.parse(SUDOKU)
    steps = [("", new_document(task.look, puzzle)), ("type", new_document(task.look, puzzle))]
    return pack_desk(steps, 1, Pen.MINE, Runs())[0]


def _points() -> bytes:
    task = TASKS["sudoku"]
    (puzzle,) = task.parse(SUDOKU)
    return pack_points([Savepoint("a", new_document(task.look, puzzle))])


def _bench() -> bytes:
    return pack_bench([("", new_task("a")), ("draw", new_task("b"))], 1, Row(True, 0), ())[0]


def _collection() -> bytes:
    (puzzle,) = TASKS["sudoku"].parse(SUDOKU)
    filled = replace(puzzle, solution=puzzle.given)
    return pack_collection([Item("a", filled), Item("b", None, Fate.INVALID, "why")], 0.2)


def _kept(read: Callable[[bytes], object]) -> Callable[[Path], object]:
    return lambda path: read(path.read_bytes())


def _official(path: Path) -> None:
    for name in ("all_config.yaml", "step_1.safetensors"):
        (path.parent / name).write_bytes(path.read_bytes())
    find_output(path.parent)


def readers(folder: Path) -> Mapping[str, Reader]:
    """All of them; `folder` is for the sound inputs that only a writer makes."""
    session = (DATA / "attack" / "session-maze-300.hrms").read_bytes()
    other = (DATA / "attack" / "session-extra-not-npy.hrms").read_bytes()
    model = (asset_path("models") / "sudoku" / "model.json").read_bytes()
    recipe = (DATA / "attack" / "recipe-lr.toml").read_bytes().replace(b"0" * 50, b"")
    lines = (SUDOKU + "\n").encode() * 3
    table = f"question,answer\n{SUDOKU},\n".encode()
    return {
        "any": Reader(lines, _puzzles("")),
        "sudoku": Reader(lines, _puzzles("sudoku")),
        "table": Reader(table, _puzzles("sudoku")),
        "maze": Reader(MAZE.encode() * 2, _puzzles("maze")),
        "arc": Reader(json.dumps(ARC).encode(), _puzzles("arc")),
        "picture": Reader(_png(), _puzzles("maze")),
        "array": Reader(_npy(), _puzzles("")),
        "model": Reader(model, _model),
        "weights": Reader(_weights(), read_tensors),
        "session": Reader(session, lambda path: load(path, TASKS)),
        "session of sudoku": Reader(other, lambda path: load(path, TASKS)),
        "votes": Reader(other, lambda path: load_votes(path, TASKS)),
        "recipe": Reader(recipe, lambda path: read_recipe(path).problems()),
        "config": Reader(
            json.dumps({"name": "a", "task": "sudoku", "model": {}, "sources": []}).encode(),
            _config,
        ),
        "log": Reader(json.dumps(PROGRESS).encode() + b"\n", _log),
        "verdicts": Reader(json.dumps(VERDICTS).encode(), Verdicts.read),
        "settings": Reader(b'{"speed": 2, "theme": "dark", "models": {"a": "b"}}', load_settings),
        "desk": Reader(_desk(), _kept(lambda kept: unpack_desk(kept, {}, TASKS, Runs()))),
        "savepoints": Reader(_points(), _kept(lambda kept: unpack_points(kept, TASKS))),
        "bench": Reader(_bench(), _kept(lambda kept: unpack_bench(kept, {}, TASKS))),
        "set-up": Reader(
            pack_setup(SetUp("sudoku", "sudoku", Choices("a"))),
            _kept(lambda kept: unpack_setup(kept, TASKS)),
        ),
        "collection": Reader(
            _collection(), _kept(lambda kept: unpack_collection(kept, TASKS["sudoku"]))
        ),
        "official settings": Reader(b"arch:\n  hidden_size: 8\n  num_heads: 2\n", _official),
        "grid": Reader(
            b"[[1, 2], [3, 4]]", lambda path: read_grid(path.read_text("utf-8", "replace"))
        ),
        "prepared sudokus": Reader(_packed(folder), read_sudokus),
        "prepared mazes": Reader(_packed(folder), read_mazes),
    }
