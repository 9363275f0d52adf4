"""Lets a model answer the user's own puzzles, segment by segment, so that people can look."""

from collections.abc import Sequence
from pathlib import Path

from hrm_core.engines.torch_engine import TorchEngine, choose_device
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import Grid, Puzzle, Task
from hrm_core.solving.canvas import cut, lay
from hrm_core.solving.think import Limit, Question, think
from hrm_core.tasks import TASKS
from training.config import TrainConfig
from training.data.panel import own_puzzles
from training.loop.start import start_model
from training.results.verdicts import Judged, Verdicts, cells_of
from training.runs.checkpoints import RunFolder
from training.runs.events import Watched

WATCH = "watch"  # the pinned puzzle in TrainConfig.extra


def judge(
    model: HRM, task: Task, puzzles: Sequence[Puzzle], segments: int, device: str, many: int = 64
) -> tuple[Judged, ...]:
    """Every answer the model gives to every puzzle, `many` at a time."""
    engine = TorchEngine(model.eval(), device)
    board = engine.seq_len or max(len(task.encode(puzzle)) for puzzle in puzzles)
    parts = [puzzles[first : first + many] for first in range(0, len(puzzles), many)]
    return tuple(each for part in parts for each in _judge(engine, task, part, segments, board))


def _judge(
    engine: TorchEngine, task: Task, puzzles: Sequence[Puzzle], segments: int, board: int
) -> tuple[Judged, ...]:
    sizes = [len(task.encode(puzzle)) for puzzle in puzzles]
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
    device = choose_device(config.device)[0]
    model = start_model(config).to(device)
    task = TASKS[config.task]
    many = config.batch_size // config.accumulate  # as the trainer's own checks
    judged = judge(model, task, puzzles, config.evaluate_segments, device, many)
    verdicts = Verdicts(config.start_from, 0, judged)
    verdicts.write(run.before_file)
    return verdicts


def judge_result(run: RunFolder, config: TrainConfig, root: Path) -> Verdicts | None:
    """The best weights of the run on the same puzzles; None if there are no such puzzles."""
    puzzles = own_puzzles(config, root)
    if not puzzles:
        return None
    values = run.load(best=run.best.exists())
    device = choose_device(config.device)[0]
    model = HRM(config.hrm_config())
    model.load_state_dict({**values["model"], **values["ema"]})
    task = TASKS[config.task]
    many = config.batch_size // config.accumulate
    judged = judge(model.to(device), task, puzzles, config.evaluate_segments, device, many)
    verdicts = Verdicts(config.title or config.name, values["counters"]["step"], judged)
    verdicts.write(run.after_file)
    return verdicts


def watched(model: HRM, config: TrainConfig, step: int, device: str) -> Watched:
    """The pinned puzzle under one model."""
    task = TASKS[config.task]
    puzzle = task.parse(str(config.extra[WATCH]))[0]
    (judged,) = judge(model, task, [puzzle], config.evaluate_segments, device)
    return Watched(step, judged.answers, judged.q_halt)
