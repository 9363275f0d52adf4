"""A base for ARC on a fixed panel of tasks it was not trained on, at sight: nothing is learnt.

    python -m tests.benchmarks.arc_base MODEL --data DATA

Generated tasks of the rules that the recipe holds out, Mini-ARC's rows 92 to 115, and the tasks of
the training set that the recipe holds out; never a task of the evaluation set. One view of each
question, drawn once and for all. By size of the canvas: questions, cells right, questions right.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from hrm_core.engines.torch_engine import TorchEngine, open_model
from hrm_core.library.models import ModelLibrary
from hrm_core.solving.evaluate import evaluate, finish, scores
from hrm_core.solving.solve import Limit
from training.config import SourceConfig, read_recipe
from training.data import arcs
from training.data.streams import Boards, Examples
from training.loop.reading import read_examples
from training.presets import RECIPES

SIZES = ((6, 40), (12, 32), (18, 16), (27, 8))  # of generated grids, and questions of each rule set
EACH = 2  # views of a task of the sets
SEED = 20260202


@dataclass(frozen=True)
class Part:
    """Questions on one size of board."""

    kind: str
    side: int
    examples: Examples


def panel(data: Path) -> Iterator[Part]:
    """The questions; the same each time."""
    recipe, rng = read_recipe(RECIPES / "arc.toml"), np.random.default_rng(SEED)
    rules = [source.level for source in recipe.held_out if source.kind == "generate"]
    for size, count in SIZES:
        for rule in rules:
            made = arcs.Rules(rule, size + 1).draw(max(1, count // len(rules)), rng)
            yield Part("rules", size, made)
    kept = [each for each in recipe.held_out if each.kind == "arc" and each.skip]
    for source in kept:
        few = SourceConfig("arc", source.path, above=source.above, skip=source.skip, count=24)
        (boards,) = arcs.load([few], data, rng)
        assert isinstance(boards, Boards), "tasks come in sizes"
        for stream in boards.streams:
            assert isinstance(stream, arcs.Arcs), "of files"
            yield Part(few.path, stream.side - 1, stream.draw(EACH * len(stream.tasks), rng))


def judged(engine: TorchEngine, part: Part) -> tuple[int, float, float]:
    """Questions, share of cells and of questions that come out right after four segments."""
    asked = read_examples(engine.model, part.examples)
    outcome = finish(evaluate(engine, asked.batch(), asked.labels, Limit(4, halt=False), 8))
    found = scores(outcome, asked.labels)
    return found.puzzles, found.cell * found.puzzles, found.exact * found.puzzles


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    engine = open_model(ModelLibrary().find(options.model, "arc"), "cpu")
    sums: dict[str, list[float]] = {}
    for part in panel(options.data):
        label = next(name for most, name in CLASSES if part.side <= most)
        found = judged(engine, part)
        for key in (f"{part.kind}, {label}", f"all, {label}"):
            sums[key] = [a + b for a, b in zip(sums.get(key, [0.0] * 3), found, strict=True)]
    values: dict[str, Any] = {
        key: {"questions": int(n), "cells": round(cells / n, 4), "exact": round(right / n, 4)}
        for key, (n, cells, right) in sorted(sums.items())
    }
    print(json.dumps(values, indent=1))
    return 0


CLASSES = ((10, "up to 10"), (15, "11 to 15"), (20, "16 to 20"), (30, "21 to 30"))

if __name__ == "__main__":
    sys.exit(main())
