"""What fine-tuning gains and costs, with the settings of the Training page.

    python -m tests.benchmarks.finetune DATA CASE [--preset quick] [--steps 300] [--seed 0]

CASE: magictour, seventeen, loops, winding. Prints one line of JSON: how many puzzles that were kept
back are solved before, by the last weights, and by those that the page keeps; and how many of those
that the base was made for, before and after. Equal steps make machines alike; without --steps the
preset's minutes count.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from hrm_core.library.models import ModelLibrary
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.maze import make_maze
from training.data.kinds import KINDS
from training.data.own import Item, Split, examine, split, without_twins
from training.leg import carry_out
from training.loop.start import start_model
from training.presets import defaults, make_run, plan
from training.results.judge import judge
from training.results.verdicts import Verdicts
from training.runs.checkpoints import RunFolder

OTHERS = 100  # puzzles of the base's own kinds


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("case", choices=("magictour", "seventeen", "loops", "winding"))
    parser.add_argument("--preset", default="quick")
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--mix", type=float)
    parser.add_argument("--level", help="rehearse this level, not the base's own kinds")
    parser.add_argument("--lr", type=float)
    parser.add_argument("--anchor", type=float, help="share of the base in what is kept")
    parser.add_argument("--every", type=float, help="seconds between two looks at the panel")
    options = parser.parse_args(arguments)
    task = TASKS["maze" if options.case in ("loops", "winding") else "sudoku"]
    base = ModelLibrary().find(task.name, task.name)
    puzzles = own(task, options.case, options.data, options.seed)
    others = own_kinds(task, options.data)
    choices = replace(defaults(options.preset, base, options.case), seed=options.seed)
    for name, value in (("mix", options.mix), ("mix_level", options.level), ("lr", options.lr)):
        choices = choices if value is None else replace(choices, **{name: value})
    config = plan(task, base, choices, puzzles, None)
    if options.steps:
        config = replace(config, steps=options.steps, max_seconds=0.0)
    if options.anchor is not None:
        config = replace(config, anchor=options.anchor)
    if options.every is not None:
        config = replace(config, evaluate_every=options.every)
    with tempfile.TemporaryDirectory() as folder:
        run = RunFolder(Path(folder) / "run")
        make_run(run.folder, config, puzzles, task)
        for _ in carry_out(run, Path()):
            pass
        before, after = Verdicts.read(run.before_file), Verdicts.read(run.after_file)
        assert before is not None
        assert after is not None
        values = run.load(best=run.best.exists())
        last = run.load()
        seconds = last["counters"]["seconds"]
        steps = last["counters"]["step"]

        def solved(model: HRM, which: Sequence[Puzzle]) -> int:
            seen = judge(model, task, which, config.evaluate_segments, "cpu", config.batch_size)
            return sum(each.solved for each in seen)

        def trained(values: dict[str, dict[str, torch.Tensor]]) -> HRM:
            model = HRM(config.hrm_config())
            model.load_state_dict({**values["model"], **values["ema"]})
            return model

        kept = run.best.exists() and after.solved > before.solved
        panel = [task.parse(each.given)[0] for each in before.puzzles]
        found = {
            "case": options.case,
            "preset": options.preset,
            "seed": options.seed,
            "mix": choices.mix,
            "rehearsed": choices.mix_level or "own kinds",
            "lr": choices.lr,
            "anchor": config.anchor,
            "steps": steps,
            "seconds": round(seconds),
            "panel": len(panel),
            "before": before.solved,
            "last": solved(trained(last), panel),
            "kept": after.solved if kept else before.solved,
            "kept is": "trained" if kept else "base",
            "others": len(others),
            "others before": solved(start_model(config), others),
            "others last": solved(trained(last), others),
            "others kept": 0,
        }
        found["others kept"] = solved(trained(values), others) if kept else found["others before"]
    print(json.dumps(found), flush=True)
    return 0


def own(task: Task, case: str, data: Path, seed: int) -> Split:
    """The puzzles of a case, a fifth of them kept for checking."""
    rng = np.random.default_rng(100 + seed)
    if task.name == "maze":
        style = "loops" if case == "loops" else "backtracker"
        side = 15 if case == "loops" else 21
        found = [Puzzle("maze", make_maze(rng, style, side, side)) for _ in range(200)]
    else:
        names = {"magictour": "7_magictour_top1465.csv", "seventeen": "6_17clue.csv"}
        every = read_puzzles(data / "sudoku" / "ladder" / names[case], task)
        found = [every[int(n)] for n in rng.permutation(len(every))[:100]]
    items = [
        each for part in examine(task, [Item("", puzzle) for puzzle in found]) for each in part
    ]
    return split(without_twins(items), 0.2, np.random.default_rng(seed))


def own_kinds(task: Task, data: Path) -> list[Puzzle]:
    """What the base was made for: extreme sudokus of the test, mazes of all its styles."""
    if task.name == "sudoku":
        return read_puzzles(data / "sudoku" / "extreme" / "test.csv", task)[:OTHERS]
    rng = np.random.default_rng(9)
    levels = ["scattered 21x21", "backtracker 15x15", "cave 21x21", "prim 15x15", "wilson 15x15"]
    found = [task.generate(rng, levels[n % len(levels)]) for n in range(OTHERS)]
    return [
        replace(each, solution=KINDS[task.name].complete(each)) if each.solution is None else each
        for each in found
    ]


if __name__ == "__main__":
    raise SystemExit(main())
