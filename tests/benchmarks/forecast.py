"""Fits the forecasts of the shipped models anew, and measures them on other puzzles.

    python -m tests.benchmarks.forecast DATA [--model NAME ...] [--write]

To be run again whenever the weights of a shipped model change: it writes forecast.json beside them,
with their hash, and prints the table of docs/models.md. DATA is the folder with sudoku/. Sudokus
are rows 4,000 to 5,200 of the extra Sudoku-Extreme training file, which no shipped model was
trained or tested on; mazes are made here from a fixed seed. The first half is fitted on, the second
half only measured.
"""

import argparse
import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrm_core.decoding import to_json
from hrm_core.engines import Engine
from hrm_core.files import replace_file
from hrm_core.library.models import ModelInfo, ModelLibrary, open_engine
from hrm_core.library.origin import weights_hash
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle, Task
from hrm_core.sessions.forecast import (
    BINS,
    FILE,
    FORMAT,
    NAMES,
    WITHIN,
    Bin,
    Forecast,
    bin_of,
    features,
    is_due,
    load_forecast,
)
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit, sigmoid, solve_together
from hrm_core.tasks import TASKS

EXTRA = "sudoku/extreme/train_extra9k.csv.gz"
ROWS = (4000, 5200)
MAZES, SEED = 800, 20261129
TOGETHER = 16  # puzzles in a batch
RIDGE = 1.0  # on the slopes of standardised features
Found = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.intp]]  # features, right, segments


def puzzles_of(task: Task, data: Path, share: float) -> tuple[list[Puzzle], str]:
    """The puzzles to fit on and to measure, one after the other, and what they are."""
    if task.name == "sudoku":
        with gzip.open(data / EXTRA, "rt") as file:
            rows = list(csv.DictReader(file))[ROWS[0] : ROWS[0] + int(share * (ROWS[1] - ROWS[0]))]
        last = ROWS[0] + len(rows)
        words = f"rows {ROWS[0]:,} to {last:,} of the extra Sudoku-Extreme training file"
        return [task.parse(row["question"])[0] for row in rows], words
    rng, count = np.random.default_rng(SEED), int(share * MAZES)
    levels = [level for level in task.difficulties if not level.endswith("40x40")]
    made = [task.generate(rng, str(rng.choice(levels))) for _ in range(count)]
    return made, f"{count:,} mazes of every style, 9x9 to 30x30, seed {SEED}"


def runs(engine: Engine, task: Task, puzzles: Sequence[Puzzle]) -> Iterator[SolveSession]:
    """Each puzzle thought about once, halting; those of one size together."""
    sizes = sorted({max(puzzle.given.shape) for puzzle in puzzles})
    for size in sizes:
        alike = [puzzle for puzzle in puzzles if max(puzzle.given.shape) == size]
        for start in range(0, len(alike), TOGETHER):
            part = alike[start : start + TOGETHER]
            sessions = [SolveSession(puzzle, Limit(WITHIN)) for puzzle in part]
            for place, trace in solve_together(engine, task, part, Limit(WITHIN)):
                sessions[place].add(trace)
            yield from sessions


def measured(engine: Engine, task: Task, puzzles: Sequence[Puzzle]) -> Found:
    """What the runs showed after two segments, and what came of them."""
    seen, right, segments = [], [], []
    for session in runs(engine, task, puzzles):
        if is_due(session):
            seen.append(features(session))
            right.append(session.at(len(session)).solved)
            segments.append(len(session))
    return np.array(seen), np.array(right), np.array(segments)


def fit(
    found: Found,
) -> tuple[NDArray[np.float64], float, NDArray[np.float64], NDArray[np.float64]]:
    """Slopes, bias, mean and scale of a logistic regression, by Newton's method."""
    seen, right, _ = found
    mean, scale = seen.mean(axis=0), seen.std(axis=0)
    scale[scale < 1e-9] = 1.0
    inputs = np.concatenate([(seen - mean) / scale, np.ones((len(seen), 1))], axis=1)
    penalty = np.diag([RIDGE] * seen.shape[1] + [0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - chance) - penalty @ weights
        curve = inputs.T @ (inputs * (chance * (1 - chance))[:, None]) + penalty
        weights += np.linalg.solve(curve + 1e-9 * np.eye(len(curve)), slope)
    return weights[:-1], float(weights[-1]), mean, scale


def judged(info: ModelInfo, data: Path, share: float) -> Forecast:
    """The forecast of a model, and its record."""
    task, engine = TASKS[info.task], open_engine(info, "cpu")
    puzzles, words = puzzles_of(task, data, share)
    half = len(puzzles) // 2
    known, unseen = (measured(engine, task, part) for part in (puzzles[:half], puzzles[half:]))
    slopes, bias, mean, scale = fit(known)
    seen, right, segments = unseen
    chances = np.array([sigmoid(float(each)) for each in (seen - mean) / scale @ slopes + bias])
    places = np.array([bin_of(chance) for chance in chances])
    return Forecast(
        format=FORMAT,
        weights_sha256=weights_hash(info),
        task=info.task,
        names=list(NAMES),
        mean=_rounded(mean),
        scale=_rounded(scale),
        slopes=_rounded(slopes),
        bias=round(bias, 6),
        fitted_on=len(known[1]),
        tested_on=len(right),
        data=words,
        brier=round(float(((chances - right) ** 2).mean()), 4),
        brier_base=round(float(((right.mean() - right) ** 2).mean()), 4),
        bins=[_bin(places == n, chances, right, segments) for n in range(BINS)],
    )


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 6) for value in values]


def _bin(
    inside: NDArray[np.bool_],
    chances: NDArray[np.float64],
    right: NDArray[np.bool_],
    segments: NDArray[np.intp],
) -> Bin:
    if not inside.any():
        return Bin(0, 0, 0.0, None)
    spent = segments[inside & right]
    low, middle, high = (
        (int(value) for value in np.percentile(spent, (25, 50, 75), method="nearest"))
        if len(spent)
        else (0, 0, 0)
    )
    quartiles = (low, middle, high) if len(spent) else None
    chance = round(float(chances[inside].mean()), 4)
    return Bin(int(inside.sum()), int((inside & right).sum()), chance, quartiles)


def table(info: ModelInfo, found: Forecast) -> str:
    """The record for docs/models.md."""
    lines = [
        f"**{info.name}**, {found.data}: fitted on {found.fitted_on:,} of the first half, measured"
        f" on {found.tested_on:,} of the second, those still thought about after two segments.",
        f"Brier score {found.brier:.3f}, and {found.brier_base:.3f} if their mean were said each"
        " time.",
        "",
        "| said | mean said | puzzles | right | segments of those right |",
        "| --- | --- | --- | --- | --- |",
    ]
    for number, each in enumerate(found.bins):
        low, high = 100 * number // BINS, 100 * (number + 1) // BINS
        spent = "–" if each.segments is None else "{1} ({0} to {2})".format(*each.segments)
        share = f"{each.right} ({each.right / each.puzzles:.0%})" if each.puzzles else "–"
        said = f"{each.chance:.0%}" if each.puzzles else "–"
        lines.append(f"| {low} to {high} % | {said} | {each.puzzles} | {share} | {spent} |")
    return "\n".join(lines)


def load(info: ModelInfo) -> Forecast | None:
    """The forecast of a shipped model, if it was made for its weights."""
    return load_forecast(info.folder, weights_hash(info))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", nargs="*", default=[])
    parser.add_argument("--share", type=float, default=1.0, help="of the puzzles, to try it out")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    for info in ModelLibrary([asset_path("models")]).models():
        if info.task == "arc" or (options.model and info.name not in options.model):
            continue
        found = judged(info, options.data, options.share)
        print(table(info, found), flush=True)
        if options.write:
            content = to_json(msgspec.to_builtins(found), indent=2) + "\n"
            replace_file(info.folder / FILE, content)


if __name__ == "__main__":
    main()
