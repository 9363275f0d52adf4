"""How far model and search go together, file by file; can be stopped and started again.

    python -m tests.benchmarks.search DATA OUT [--budget N] [--puzzles N] [--task NAME] [--write]

DATA is the folder with sudoku/ and mazes/. OUT gets one line of JSON for each puzzle; what is there
is not measured again, so use a new folder for new weights. At the end the rows of the README's
table are printed; --write puts the figures into the model.json of the shipped model, from where
tests/test_readme.py checks the table. Seconds are of the processor, one thread.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from app.cli.search import Found, answer
from hrm_core.engines import Engine
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.solving.effort import Effort
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles


@dataclass(frozen=True)
class Panel:
    """Every so manyth puzzle of a file."""

    name: str
    task: str
    path: str
    every: int = 1
    shot: int = 16  # segments of the run before the search


PANELS = (
    Panel("Sudoku-Extreme stand-in, test, every 10th", "sudoku", "sudoku/extreme/test.csv", 10),
    Panel("7 Magictour's hardest", "sudoku", "sudoku/ladder/7_magictour_top1465.csv"),
    Panel("5 diabolical (5.0 and more)", "sudoku", "sudoku/ladder/5_diabolical.csv"),
    Panel("6 with 17 clues", "sudoku", "sudoku/ladder/6_17clue.csv"),
    Panel("Maze-Hard test, 30x30, 110 or more", "maze", "mazes/test_200.csv", shot=64),
)


def facts(found: Found, puzzle: Puzzle, seconds: float) -> dict[str, Any]:
    """What is kept of one puzzle."""
    trace = found.trace
    assert puzzle.solution is not None, "measured are puzzles with solutions"
    return {
        "exact": bool(np.array_equal(trace.grid, puzzle.solution)),
        "optimal": trace.solved,
        "valid": all(problem.valid for problem in trace.problems),
        "accepted": found.accepted,
        "believed": trace.wants_to_halt,
        "single_shot": trace.guess is None and found.accepted,
        "wrong_halts": found.wrong_halts,
        "used": found.used,
        "pins": len(trace.guess.pins) if trace.guess is not None else 0,
        "seconds": seconds,
    }


def measure(
    engine: Engine, panel: Panel, effort: Effort, count: int, data: Path, log: Path
) -> None:
    """Append what is missing to the log."""
    task = TASKS[panel.task]
    puzzles = read_puzzles(data / panel.path, task)[:: panel.every][:count]
    done = len(log.read_text("utf-8").splitlines()) if log.exists() else 0
    for puzzle in puzzles[done:]:
        started = time.process_time()
        found = answer(engine, task, puzzle, Limit(panel.shot), effort)
        line = json.dumps(facts(found, puzzle, time.process_time() - started))
        with log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def figures(log: Path, budget: int) -> dict[str, Any]:
    """Shares from 0 to 1, and means over the puzzles."""
    rows = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    columns = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    right = columns["exact"] & columns["accepted"]
    return {
        "puzzles": len(rows),
        "budget": budget,
        "single_shot": float((columns["single_shot"] & columns["exact"]).mean()),
        "exact": float(right.mean()),
        "exact_within_64": float((right & (columns["used"] <= 64)).mean()),
        "optimal": float((columns["optimal"] & columns["accepted"]).mean()),
        "valid": float(columns["valid"].mean()),
        "wrong_accepted": float((columns["accepted"] & ~columns["valid"]).mean()),
        "accepted_unbelieved": int((columns["accepted"] & ~columns["believed"]).sum()),
        "wrong_halts": int(columns["wrong_halts"].sum()),
        "thoughts_mean": float(columns["used"].mean()),
        "thoughts_median": float(np.median(columns["used"])),
        "most_pins": int(columns["pins"][right].max(initial=0)),
        "seconds": float(columns["seconds"].mean()),
    }


def row(name: str, values: dict[str, Any]) -> str:
    """One line of the README's table of searches."""
    shares = ("single_shot", "exact_within_64", "exact", "optimal", "wrong_accepted")
    cells = [f"{100 * values[share]:.1f}" for share in shares]
    cells += [f"{values['thoughts_mean']:.0f}", f"{values['thoughts_median']:.0f}"]
    cells += [f"{values['seconds']:.1f}"]
    return f"| {name} | {values['puzzles']} | {values['budget']} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--budget", type=int, default=256)
    parser.add_argument("--puzzles", type=int, default=100)
    parser.add_argument("--task", default="")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shipped = ModelLibrary([asset_path("models")])
    for panel in PANELS:
        if options.task not in ("", panel.task):
            continue
        info = shipped.default(panel.task)
        log = options.out / f"{Path(panel.path).stem}-{options.budget}.jsonl"
        effort = Effort(options.budget)
        engine = open_engine(info, "cpu")
        measure(engine, panel, effort, options.puzzles, options.data, log)
        values = figures(log, options.budget)
        print(row(panel.name, values), values, flush=True)
        if options.write:
            path = info.folder / "model.json"
            about = json.loads(path.read_text("utf-8"))
            about["provenance"].setdefault("search", {})[panel.name] = values
            path.write_text(json.dumps(about, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
