"""The command `hrm bench`: how fast a model thinks here, with each engine, one thread.

Engines take turns, so that what else the machine does slows all of them alike; PyTorch, eager and
in float32, is what the others are compared with, where it is installed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np

from app.cli.options import CommandError, chosen_model, positive
from hrm_core.checkpoint import read_weights
from hrm_core.decoding import plain_json, to_json
from hrm_core.engines import Batch, Engine
from hrm_core.engines.choice import ONNX_RUNTIME, TORCH, has_torch
from hrm_core.library.models import ModelInfo, open_engine
from hrm_core.model.config import HRMConfig
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import cut, lay, positions
from hrm_core.solving.think import Limit, Question, think
from hrm_core.tasks import TASKS
from hrm_core.tasks.seeds import fresh

WIDTH = 8  # puzzles at a time, as hrm eval has them
ROUNDS = 5  # of the throughput, of which the median counts
# PyTorch as the official evaluation has it: every puzzle through all segments, whatever Q says
ALL_SEGMENTS = "torch, all segments"
GEMM = 512  # rows and columns of the matrices by which the rate of the processor is measured
STARTS = 3  # of a whole process
# what a process prints after its answer: seconds of processor time, and its peak in MB
COLD = """
import json, sys, time
from pathlib import Path
from app.cli.main import main
code = main({0})
try:
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
except OSError:  # not Linux, where a child begins with the peak of its parent
    peak = 0
print(json.dumps([time.process_time(), round(peak)]))
sys.exit(code)
"""
# operations a second of one core that multiplies large float32 matrices; the best of some
RATE = """
import time
import numpy
matrix, best = numpy.ones(({0}, {0}), numpy.float32), 0.0
for _ in range(20):
    began = time.perf_counter()
    for _ in range(4):
        matrix @ matrix
    best = max(best, 4 * 2.0 * {0} ** 3 / (time.perf_counter() - began))
print(best)
"""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--task", choices=tuple(TASKS), default="sudoku")
    parser.add_argument("--model", metavar="NAME|FOLDER", help="default: the one shipped")
    parser.add_argument("--repeat", type=positive, default=41, help="segments timed (default 41)")
    parser.add_argument(
        "--puzzles", type=positive, default=64, help="of the throughput (default 64)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def command(options: argparse.Namespace) -> int:
    """Measure, and print."""
    task, info = TASKS[options.task], chosen_model(options)
    if info.exported is not None:
        raise CommandError(f"{info.exported} is an exported file; name the model it came from")
    values = measure(task, info, options.repeat, options.puzzles)
    print(to_json(values) if options.json else "\n".join(_lines(values)))
    return 0


def measure(task: Task, info: ModelInfo, repeat: int, count: int) -> dict[str, Any]:
    """All figures of a model: times in milliseconds, rates in puzzles a second."""
    engines, first = {}, {}
    puzzle = _puzzles(task, 1)[0]
    for name in [ONNX_RUNTIME, *([TORCH] if has_torch() else [])]:
        began = time.perf_counter()
        engines[name] = _opened(info, name)
        _segment(engines[name], task, puzzle)()
        first[name] = 1000 * (time.perf_counter() - began)
    single = _alternating(
        {name: _segment(engine, task, puzzle) for name, engine in engines.items()}, repeat
    )
    asked, limit = _puzzles(task, count), Limit(max(16, info.halt_max_steps))
    queues = {name: _queue(engine, task, asked, limit) for name, engine in engines.items()}
    if TORCH in engines:
        queues[ALL_SEGMENTS] = _queue(engines[TORCH], task, asked, replace(limit, halt=False))
    solved = {name: work() for name, work in queues.items()}
    many = _alternating(queues, ROUNDS)
    rates = {name: [1000 * count / each for each in times] for name, times in many.items()}
    # a base model of ARC is not asked by itself: hrm solve learns each task first
    alone = task.name != "arc"
    cold = {name: _cold(info, task, puzzle, name) for name in engines} if alone else {}
    config = HRMConfig.from_dict(info.config)
    rate = _gemm_rate()
    flop = _flop(info, config, len(lay(task, puzzle, engines[ONNX_RUNTIME].seq_len)))
    values: dict[str, Any] = {
        "model": info.name,
        "threads": 1,
        "segment_ms": {name: _spread(times) for name, times in single.items()},
        "puzzles_per_second": {name: _spread(each) for name, each in rates.items()},
        "solved": {name: f"{right} of {count}" for name, right in solved.items()},
        "first_answer_ms": {name: round(each, 1) for name, each in first.items()},
        "cold_solve": cold,
        "cold_solve_seconds": cold[ONNX_RUNTIME]["processor_seconds"] if alone else None,
        "segment_gflop": round(flop / 1e9, 3),
        "gemm_gflop_per_second": round(rate / 1e9, 1),
        "roofline": round(flop / rate / statistics.median(single[ONNX_RUNTIME]) * 1000, 3),
    }
    if TORCH in engines:
        ours, reference = single[ONNX_RUNTIME], single[TORCH]
        values["ratio_batch1"] = round(statistics.median(reference) / statistics.median(ours), 2)
        fast, slow = rates[ONNX_RUNTIME], rates[TORCH]
        values["ratio_throughput"] = round(statistics.median(fast) / statistics.median(slow), 2)
        whole = statistics.median(rates[ALL_SEGMENTS])
        values["ratio_all_segments"] = round(statistics.median(fast) / whole, 2)
    return values


def _opened(info: ModelInfo, name: str) -> Engine:
    info = replace(info, config={**info.config, "forward_dtype": "float32"})
    engine = open_engine(info, "cpu", name)
    if name == TORCH:
        from hrm_core.engines.torch_engine import use_threads  # loaded just now

        use_threads(1)
    return engine


def _puzzles(task: Task, count: int) -> list[Puzzle]:
    rng = np.random.default_rng(0)
    level = task.difficulties[min(2, len(task.difficulties) - 1)]
    return list(islice(fresh(task, rng, level), count))


def _segment(engine: Engine, task: Task, puzzle: Puzzle) -> Callable[[], object]:
    """One segment of one puzzle, as a search or an evaluation has it."""
    tokens = lay(task, puzzle, engine.seq_len)[None]
    batch = Batch(tokens, np.zeros(1, dtype=np.int32))
    state, _ = engine.step(batch, engine.start(batch))
    return lambda: engine.step(batch, state)


def _queue(
    engine: Engine, task: Task, puzzles: Sequence[Puzzle], limit: Limit
) -> Callable[[], int]:
    """All puzzles, a few at a time; the work says how many of them it solved."""
    board = engine.seq_len or max(len(task.encode(puzzle)) for puzzle in puzzles)
    asked = [Question(lay(task, puzzle, board), puzzle.puzzle_id) for puzzle in puzzles]

    def work() -> int:
        solved = 0
        for moment in think(engine, asked, limit, WIDTH):
            for place in np.flatnonzero(moment.over).tolist():
                puzzle = puzzles[int(moment.rows[place])]
                count = positions(task, puzzle, engine.seq_len)
                grid = task.decode(cut(moment.step.answers[place], count), puzzle)
                solved += not task.check(puzzle, grid)
        return solved

    return work


def _alternating(works: Mapping[str, Callable[[], object]], repeat: int) -> dict[str, list[float]]:
    """Milliseconds of each work, `repeat` times, one after the other in turn."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()  # warm up
    for _ in range(repeat):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            times[name].append(1000 * (time.perf_counter() - began))
    return times


def _cold(info: ModelInfo, task: Task, puzzle: Puzzle, engine: str) -> dict[str, float]:
    """A whole process that answers one puzzle: processor time, wall time, peak memory."""
    arguments = ["solve", task.format(puzzle), "--task", task.name, "--model", str(info.folder)]
    arguments += ["--device", "cpu", "--engine", engine]
    found = []
    for _ in range(STARTS):
        began = time.perf_counter()
        command = [sys.executable, "-c", COLD.format(repr(arguments))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CommandError(f"a process of its own could not solve it: {done.stderr.strip()}")
        processor, peak = plain_json(done.stdout.splitlines()[-1])
        found.append((processor, time.perf_counter() - began, peak))
    processor, wall, peak = sorted(found)[len(found) // 2]
    return {"processor_seconds": round(processor, 2), "seconds": round(wall, 2), "peak_mb": peak}


def _flop(info: ModelInfo, config: HRMConfig, cells: int) -> float:
    """Of the linear maps of a segment with one puzzle."""
    weights = read_weights(info.folder)

    def size(level: str) -> int:
        return sum(w.size for name, w in weights.items() if name.startswith(level) and w.ndim == 2)

    upper = size("L_level." if config.shared_levels else "H_level.")
    lower = size("L_level.") * config.L_cycles
    positions = config.prefix + cells * max(1, config.symbols[1])
    return 2.0 * positions * config.H_cycles * (lower + upper)


def _gemm_rate() -> float:
    """In a process of its own: NumPy has to be told of threads before it is loaded."""
    command = [sys.executable, "-c", RATE.format(GEMM)]
    environment = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


def _spread(values: Sequence[float]) -> dict[str, float]:
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9)).tolist()
    return {"median": round(middle, 2), "p10": round(low, 2), "p90": round(high, 2)}


def _lines(values: Mapping[str, Any]) -> list[str]:
    """One figure a line."""
    lines = []
    for name, value in values.items():
        if not isinstance(value, dict):
            lines.append(f"{name:22s} {value}")
            continue
        for engine, each in value.items():
            figures = each if isinstance(each, dict) else {"": each}
            words = "  ".join(f"{key} {figure}".strip() for key, figure in figures.items())
            lines.append(f"{name:22s} {engine:6s} {words}")
    return lines
