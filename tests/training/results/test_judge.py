"""What the shipped model makes of puzzles, as a run judges it."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from hrm_core.checkpoint import read_weights
from hrm_core.library.models import ModelLibrary
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks import TASKS
from tests.training.tiny import TINY
from training.config import SourceConfig, TrainConfig
from training.data.kinds import KINDS
from training.loop.train import train
from training.results import judge as module
from training.results.judge import judge, judge_base, judge_result, watched
from training.results.verdicts import Judged, Verdicts, cells_of, grid_of
from training.runs.checkpoints import RunFolder

SUDOKU = TASKS["sudoku"]


def test_a_puzzle_is_judged_by_the_answer_after_the_last_segment() -> None:
    info = ModelLibrary().default("sudoku")
    model = HRM(HRMConfig.from_dict(info.config))
    model.load_state_dict({n: torch.from_numpy(a) for n, a in read_weights(info.folder).items()})
    puzzle = SUDOKU.generate(np.random.default_rng(5), "hard")
    (judged,) = judge(model, SUDOKU, [puzzle], segments=6, device="cpu")
    right = [not SUDOKU.check(puzzle, grid_of(cells, (9, 9))) for cells in judged.answers]
    assert right == sorted(right)
    assert right[0] < right[-1], "it is not right at once"
    assert judged.good
    assert puzzle.solution is not None
    assert judged.answers[-1] == judged.solution == cells_of(puzzle.solution)
    assert len(judged.q_halt) == 6
    assert judged.q_halt[0] < 0 < judged.q_halt[-1]


def tiny(seed: int = 0) -> HRM:
    torch.manual_seed(seed)
    model = HRM(TINY.hrm_config())
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.3 * torch.randn(parameter.shape))
    return model


def test_puzzles_are_judged_alike_however_many_at_a_time() -> None:
    rng = np.random.default_rng(5)
    puzzles = [SUDOKU.generate(rng, "beginner") for _ in range(5)]
    puzzles[3] = replace(puzzles[3], title="the fourth", solution=None)
    model = tiny()
    whole = judge(model, SUDOKU, puzzles, segments=3, device="cpu")
    parts = judge(model, SUDOKU, puzzles, segments=3, device="cpu", many=2)
    assert [each.answers for each in parts] == [each.answers for each in whole]
    assert [each.given for each in parts] == [SUDOKU.format(puzzle) for puzzle in puzzles]
    assert len({each.answers for each in whole}) == 5
    assert (parts[3].title, parts[3].solution) == ("the fourth", "")
    assert {len(each.answers) for each in parts} == {3}


def own(folder: Path, count: int = 3) -> TrainConfig:
    rng = np.random.default_rng(4)
    KINDS["sudoku"].write(
        folder / "own.csv", [SUDOKU.generate(rng, "beginner") for _ in range(count)]
    )
    return replace(TINY, validation=(SourceConfig("csv", "own.csv"),), title="Mine")


@dataclass
class Asked:
    """What models were judged, and how."""

    models: list[dict[str, torch.Tensor]]
    told: list[tuple[int, int, int]]  # puzzles, segments, at a time

    def judge(
        self, model: HRM, task: Task, puzzles: list[Puzzle], segments: int, device: str, many: int
    ) -> tuple[Judged, ...]:
        self.models.append(model.state_dict())
        self.told.append((len(puzzles), segments, many))
        return ()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    found = Asked([], [])
    monkeypatch.setattr(module, "judge", found.judge)
    return found


def test_the_result_of_a_run_is_its_best_average(tmp_path: Path, asked: Asked) -> None:
    config = replace(own(tmp_path), batch_size=4, accumulate=2, evaluate_segments=3)
    run = RunFolder.create(tmp_path / "run", config)
    list(train(run, tmp_path))
    values = run.load()
    raw, best, last = (tiny(seed).state_dict() for seed in range(3))
    counters = values["counters"]
    for average, step in ((best, 4), (last, 6)):
        saved = {**values, "model": raw, "ema": average, "counters": {**counters, "step": step}}
        run.save(saved, best=step == 4)
    verdicts = judge_result(run, config, tmp_path)
    assert verdicts is not None
    assert (verdicts.model, verdicts.step) == ("Mine", 4)
    assert Verdicts.read(run.after_file) == verdicts
    assert torch.equal(asked.models[0]["lm_head.weight"], best["lm_head.weight"])
    run.best.unlink()
    assert judge_result(run, replace(config, title=""), tmp_path) == Verdicts("tiny", 6, ())
    assert torch.equal(asked.models[1]["lm_head.weight"], last["lm_head.weight"])
    assert asked.told == [(3, 3, 2)] * 2
    assert judge_result(run, TINY, tmp_path) is None, "there are no puzzles of one's own"


def test_the_base_is_judged_where_there_is_one_and_puzzles_for_it(
    tmp_path: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(own(tmp_path), start_from="base", batch_size=4, accumulate=2)
    config = replace(config, evaluate_segments=5)
    run = RunFolder.create(tmp_path / "run", config)
    assert judge_base(run, replace(config, start_from=""), tmp_path) is None
    assert judge_base(run, replace(TINY, start_from="base"), tmp_path) is None
    assert not run.before_file.exists()
    monkeypatch.setattr(module, "start_model", lambda config: tiny(7))
    assert judge_base(run, config, tmp_path) == Verdicts("base", 0, ())
    assert Verdicts.read(run.before_file) == Verdicts("base", 0, ())
    assert not run.after_file.exists()
    assert asked.told == [(3, 5, 2)]
    assert torch.equal(asked.models[0]["lm_head.weight"], tiny(7).state_dict()["lm_head.weight"])


def test_solved_is_the_known_answer_or_one_that_is_as_good() -> None:
    known = Judged("", "1.\n..", "1234", ("1234", "1233"), (0.0, 1.0))
    assert (known.exact, known.solved, known.wrong) == (False, False, 1)
    good = replace(known, good=True)
    exact = replace(known, answers=("1233", "1234"))
    assert (good.exact, good.solved, exact.solved, exact.wrong) == (False, True, True, 0)
    verdicts = Verdicts("m", 1, (known, good, exact))
    assert (verdicts.solved, verdicts.exact) == (2, 1)


def test_a_pinned_puzzle_is_watched_through_all_segments() -> None:
    line = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"
    config = replace(TINY, extra={"watch": line}, evaluate_segments=5)
    told = watched(tiny(), config, 25, "cpu")
    (judged,) = judge(tiny(), SUDOKU, SUDOKU.parse(line), 5, "cpu")
    assert (told.step, told.answers, told.q_halt) == (25, judged.answers, judged.q_halt)
    assert len(told.answers) == 5
