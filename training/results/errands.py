"""Short work in a training child that one waits for: a dry run, judging, publishing."""

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hrm_core.decoding import plain_json
from hrm_core.puzzle import Task
from training.config import TrainConfig
from training.data.own import Split
from training.presets import make_run
from training.runs.events import Finished, Measured
from training.runs.files import RunError, RunFiles
from training.runs.process import PROJECT, child_command


class Errand:
    """One child process. run() waits for it; kill(), from another thread, ends the waiting."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._command = child_command(folder, *arguments)
        self._child: subprocess.Popen[str] | None = None
        self._killed = False

    def run(self) -> str:
        """What it printed; RunError with its last words if it failed."""
        with subprocess.Popen(
            self._command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as child:
            self._child = child
            if self._killed:
                child.kill()
            output, errors = child.communicate()
        if child.returncode:
            words = errors.strip().splitlines() or [f"it ended with status {child.returncode}"]
            raise RunError(words[-1])
        return output

    def kill(self) -> None:
        """End it."""
        self._killed = True
        if self._child is not None and self._child.poll() is None:
            self._child.kill()


class DryRun:
    """A few steps of a run that is thrown away."""

    def __init__(self, config: TrainConfig, split: Split, task: Task) -> None:
        self._config, self._split, self._task = config, split, task
        self._errand: Errand | None = None

    def run(self) -> Measured:
        """What a step costs; RunError or MemoryError says why it cannot be done."""
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "run"
            make_run(place, self._config, self._split, self._task)
            self._errand = Errand(place, "--measure")
            try:
                self._errand.run()
            except RunError:
                if not isinstance(RunFiles(place).last_event(), Finished):
                    raise
            last = RunFiles(place).last_event()
        if isinstance(last, Measured):
            return last
        if isinstance(last, Finished) and last.reason == "memory":
            raise MemoryError(last.message)
        raise RunError(last.message if isinstance(last, Finished) else "nothing was measured")

    def kill(self) -> None:
        """Give up."""
        if self._errand is not None:
            self._errand.kill()


def publish(folder: Path, name: str, title: str) -> str:
    """Make the result of a run a model of the library; the model's name."""
    told: Any = plain_json(Errand(folder, "--publish", name, "--title", title).run())
    return str(told["name"])
