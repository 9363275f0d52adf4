from dataclasses import replace
from pathlib import Path

import pytest

from app.arc.edit.document import document_of
from app.arc.learn.teacher import RunTeacher
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.model.config import ConfigError
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import fingerprint
from tests.app.arc.support import mirror_task
from tests.app.support import FakeLibrary
from training.arc.learn import LearnChoices, make_learning_run, plan_learning
from training.runs.process import TrainingRun
from training.runs.shelf import Shelf


def base() -> ModelInfo:
    """The model that came with the program."""
    return ModelLibrary([asset_path("models")]).default("arc")


def puzzle() -> Puzzle:
    return mirror_task().puzzle(0)


def learnt_model() -> ModelInfo:
    mark = fingerprint(puzzle().examples)
    return replace(base(), name="mine", provenance={"learned": mark})


def test_the_shipped_model_is_the_base_and_no_learnt_one_is(tmp_path: Path) -> None:
    teacher = RunTeacher(FakeLibrary([learnt_model(), base()]), Shelf(tmp_path))
    assert teacher.base() == base()
    assert RunTeacher(FakeLibrary([learnt_model()]), Shelf(tmp_path)).base() is None


def test_a_learnt_model_is_found_by_the_pairs_whatever_is_asked(tmp_path: Path) -> None:
    teacher = RunTeacher(FakeLibrary([base(), learnt_model()]), Shelf(tmp_path))
    other_test = document_of([replace(puzzle(), given=puzzle().examples[0][0])], "x").puzzle(0)
    assert teacher.learnt(other_test) == learnt_model()
    fewer = replace(puzzle(), examples=puzzle().examples[:1])
    assert teacher.learnt(fewer) is None


def test_a_run_is_found_again_by_its_task(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    teacher = RunTeacher(FakeLibrary([base()]), shelf)
    assert teacher.run_of(puzzle()) is None
    config = plan_learning(base(), puzzle(), LearnChoices(seconds=5))
    run = TrainingRun(shelf.new_folder(config.name))
    make_learning_run(run.folder, config, puzzle())
    found = teacher.run_of(puzzle())
    assert found is not None
    assert found.folder == run.folder
    assert teacher.run_of(replace(puzzle(), examples=puzzle().examples[:1])) is None


def test_a_run_learns_for_as_long_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(TrainingRun, "start", lambda run: started.append(run.folder))
    run = RunTeacher(FakeLibrary([base()]), Shelf(tmp_path)).begin(puzzle(), 5)
    assert started == [run.folder]
    assert run.files.config().steps == 5


def test_without_a_base_model_nothing_is_begun(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no ARC base model"):
        RunTeacher(FakeLibrary([]), Shelf(tmp_path)).begin(puzzle(), 5)
    assert list(tmp_path.iterdir()) == []


def test_a_task_that_is_too_large_is_refused_before_a_folder_is_made(tmp_path: Path) -> None:
    wide = puzzle().given.repeat(5, axis=1)
    large = replace(puzzle(), examples=((wide, wide),))
    smaller = replace(base(), config={**base().config, "seq_len": 121, "near": 0})  # of old
    with pytest.raises(ConfigError, match="the model takes"):
        RunTeacher(FakeLibrary([smaller]), Shelf(tmp_path)).begin(large, 5)
    assert list(tmp_path.iterdir()) == []
