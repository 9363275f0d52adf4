"""What the ARC bench asks of the training layer: models that learnt a task, and runs that do."""

from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.model.config import ConfigError
from hrm_core.places import user_data_dir
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import fingerprint
from training.arc.cost import pace_of
from training.arc.learn import LearnChoices, make_learning_run, plan_learning
from training.runs.files import RunError
from training.runs.process import TrainingRun
from training.runs.shelf import Shelf


class RunTeacher:
    """Learns in runs on a shelf of its own; finds models in the library."""

    def __init__(self, library: ModelLibrary, shelf: Shelf | None = None) -> None:
        self._library = library
        self._shelf = shelf or Shelf(user_data_dir() / "learning")

    def base(self) -> ModelInfo | None:
        """The model that tasks are learnt from: one that can, and has learnt none itself."""
        fitting = (
            info
            for info in self._library.models("arc")
            if info.config.get("reader") and not info.provenance.get("learned")
        )
        return next(fitting, None)

    def learnt(self, puzzle: Puzzle) -> ModelInfo | None:
        """The model that has learnt the examples of a puzzle."""
        return self._library.learned(fingerprint(puzzle.examples))

    def pace(self) -> float:
        """How many times longer learning takes here than expected; slow the first time."""
        models = self._library.models("arc")
        return pace_of(info for info in models if info.provenance.get("learned"))

    def run_of(self, puzzle: Puzzle) -> TrainingRun | None:
        """The latest run that learns them, or did."""
        wanted = fingerprint(puzzle.examples)
        return next((run for run in self._shelf.runs() if _learns(run) == wanted), None)

    def begin(self, puzzle: Puzzle, steps: int) -> TrainingRun:
        """A new run, started; ConfigError or RunError says why there is none.

        Older runs of the task that are over are deleted: what they learnt is in the library.
        """
        base = self.base()
        if base is None:
            raise ConfigError("there is no ARC base model to learn from; train or import one")
        config = plan_learning(base, puzzle, LearnChoices(steps=steps))
        while (old := self.run_of(puzzle)) is not None:
            self._shelf.delete(old)
        run = TrainingRun(self._shelf.new_folder(config.name))
        make_learning_run(run.folder, config, puzzle)
        run.start()
        return run


def _learns(run: TrainingRun) -> str:
    """The fingerprint of the task a run learns; '' for any other run."""
    try:
        learned = run.files.config().learned
    except RunError:
        return ""
    return str(learned.get("learned", "")) if learned is not None else ""
