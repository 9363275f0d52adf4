"""All runs of this machine: the folders in the user's data folder."""

import re
import shutil
from pathlib import Path

from hrm_core.places import user_data_dir
from training.runs.files import About, RunError, RunFiles
from training.runs.process import TrainingRun


class Shelf:
    """Where runs lie, whoever made them: the window or the command line."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_data_dir() / "runs"

    def runs(self) -> list[TrainingRun]:
        """Every run, newest first."""
        try:
            places = [place for place in self.folder.iterdir() if (place / "config.json").is_file()]
        except OSError:
            return []
        return [TrainingRun(place) for place in sorted(places, key=_age, reverse=True)]

    def new_folder(self, name: str) -> Path:
        """A folder that is not there yet, called after the run."""
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "run"
        number = 1
        while (self.folder / f"{slug}-{number}").exists():
            number += 1
        return self.folder / f"{slug}-{number}"

    def rename(self, run: TrainingRun, title: str) -> None:
        """Call it something else; the folder stays where it is."""
        run.files.describe(About(title, run.files.about().notes))

    def delete(self, run: TrainingRun) -> None:
        """Remove it with all its checkpoints; RunError while it runs."""
        if run.alive:
            raise RunError("this run is going on; pause or cancel it first")
        try:
            shutil.rmtree(run.folder)
        except OSError as error:
            raise RunError(f"cannot delete {run.folder}: {error.strerror}") from None


def _age(folder: Path) -> float:
    return RunFiles(folder).config_file.stat().st_mtime
