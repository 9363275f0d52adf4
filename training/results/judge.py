"""Lets a model answer the user's own puzzles, segment by segment, so that people can look."""

import copy
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import Grid, Puzzle, Task
from hrm_core.solving.canvas import cut, lay
from hrm_core.solving.think import Limit, Question, think
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from training.config import TrainConfig
from training.loop.start import start_model
from training.loop.trainer import Trainer
from training.results.verdicts import Judged, Verdicts, cells_of
from training.runs.checkpoints import RunFolder
from training.runs.events import Watched

MOST = 100  # puzzles that are judged one by one, where TrainConfig.extra has no JUDGE
JUDGE = "judge"
WATCH = "watch"  # the pinned puzzle in TrainConfig.extra


def own_puzzles(config: TrainConfig, root: Path) -> list[Puzzle]:
    """The first of the user's own validation puzzles; [] where there are none in files."""
    task, most = TASKS[config.task], int(config.extra.get(JUDGE, MOST))
    found = []
    for source in config.validation:
        if source.kind == "csv":
            found += read_puzzles(root / source.path, task)[source.skip :]
    return [puzzle for puzzle in found if puzzle.solution is not None][:most]


def judge(
    model: HRM, task: Task, puzzles: Sequence[Puzzle], segments: int, device: str
) -> tuple[Judged, ...]:
    """Every answer the model gives to every puzzle."""
    engine = TorchEngine(model.eval(), device)
    sizes = [len(task.encode(puzzle)) for puzzle in puzzles]
    board = engine.seq_len or max(sizes)
    questions = [Question(lay(task, each, board), each.puzzle_id) for each in puzzles]
    answers: list[list[Grid]] = [[] for _ in puzzles]
    beliefs: list[list[float]] = [[] for _ in puzzles]
    for moment in think(engine, questions, Limit(segments, halt=False), len(puzzles)):
        for row, puzzle in enumerate(puzzles):
            tokens = cut(moment.step.answers[row], sizes[row])
            answers[row].append(task.decode(tokens, puzzle))
            beliefs[row].append(round(float(moment.step.q_halt[row]), 4))
    return tuple(
        Judged(
            title=puzzle.title,
            given=task.format(puzzle),
            solution="" if puzzle.solution is None else cells_of(puzzle.solution),
            answers=tuple(map(cells_of, answers[row])),
            q_halt=tuple(beliefs[row]),
            good=not task.check(puzzle, answers[row][-1]),
        )
        for row, puzzle in enumerate(puzzles)
    )


def judge_base(run: RunFolder, config: TrainConfig, root: Path) -> Verdicts | None:
    """The model the run starts from on the user's own puzzles; None if there is nothing to say."""
    puzzles = own_puzzles(config, root)
    if not config.start_from or not puzzles:
        return None
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = start_model(config).to(device)
    task = TASKS[config.task]
    judged = judge(model, task, puzzles, config.evaluate_segments, device)
    verdicts = Verdicts(config.start_from, 0, judged)
    verdicts.write(run.before_file)
    return verdicts


def judge_result(run: RunFolder, config: TrainConfig, root: Path) -> Verdicts | None:
    """The best weights of the run on the same puzzles; None if there are no such puzzles."""
    puzzles = own_puzzles(config, root)
    if not puzzles:
        return None
    values = run.load(best=run.best.exists())
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = HRM(config.hrm_config())
    model.load_state_dict({**values["model"], **values["ema"]})
    task = TASKS[config.task]
    judged = judge(model.to(device), task, puzzles, config.evaluate_segments, device)
    verdicts = Verdicts(config.title or config.name, values["counters"]["step"], judged)
    verdicts.write(run.after_file)
    return verdicts


def watch(trainer: Trainer) -> Iterator[Watched]:
    """What the averaged weights make of the pinned puzzle, if there is one."""
    text = trainer.config.extra.get(WATCH)
    if text:
        model = copy.deepcopy(trainer.model)
        model.load_state_dict(trainer.ema.weights(trainer.model))
        yield watched(model, trainer.config, trainer.step, trainer.device.type)


def watched(model: HRM, config: TrainConfig, step: int, device: str) -> Watched:
    """The pinned puzzle under one model."""
    task = TASKS[config.task]
    puzzle = task.parse(str(config.extra[WATCH]))[0]
    (judged,) = judge(model, task, [puzzle], config.evaluate_segments, device)
    return Watched(step, judged.answers, judged.q_halt)
