"""What the ARC bench asks of the training layer: models that learnt a task, and runs that do."""

from hrm_core.library import ModelInfo, ModelLibrary
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import fingerprint
from training.process import TrainingRun
from training.shelf import Shelf


class RunTeacher:
    """Learns in runs on the shelf; finds models in the library."""

    def __init__(self, library: ModelLibrary, shelf: Shelf) -> None:
        self._library, self._shelf = library, shelf

    def base(self) -> ModelInfo | None:
        """The model that tasks are learnt from: the first that has learnt none itself."""
        models = self._library.models("arc")
        return next((info for info in models if not info.provenance.get("learned")), None)

    def learnt(self, puzzle: Puzzle) -> ModelInfo | None:
        """The model that has learnt the examples of a puzzle."""
        wanted = fingerprint(puzzle.examples)
        models = self._library.models("arc")
        return next((info for info in models if info.provenance.get("learned") == wanted), None)

    def run_of(self, puzzle: Puzzle) -> TrainingRun | None:
        """The latest run that learns them."""
        return None

    def begin(self, puzzle: Puzzle, seconds: int) -> TrainingRun:
        """A new run, started."""
        raise NotImplementedError
