"""What the user chose, in one typed JSON file. What is wrong falls back, what is unknown stays."""

import logging
import time
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from hrm_core.decoding import from_json, to_json
from hrm_core.engines.choice import DEVICES, ENGINES
from hrm_core.files import replace_file
from hrm_core.limits import DESCRIPTION, read_within

LOG = logging.getLogger(__name__)
MOST_SEGMENTS = 1024
MOST_THREADS = 64
PATIENCE = 2.0  # seconds to wait for another program that writes
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
_CHOICES: dict[str, tuple[object, ...]] = {
    "language": ("system", "en", "de"),
    "theme": ("system", "light", "dark"),
    "contrast": ("system", "normal", "more"),
    "policy": ("halt", "max", "beyond"),
    "search": ("", "bfs", "astar"),
    "heat": ("none", "change_H", "change_L"),
    "speed": SPEEDS,
    "cells": ("arc", "okabe", "tol"),
    "cell_marks": ("", "digits", "shapes"),
    "engine": ENGINES,
    "device": DEVICES,
    "text": (0, 100, 110, 125, 150),
    "pace": (0.5, 1.0, 2.0, 4.0),
    "memory": (0, 500, 1000, 2000, 4000, 8000, 16000),
    "kept_runs": (0, 50, 200, 1000),
    "kept_megabytes": (50, 200, 1000, 4000),
    "kept_learnt": (0, 20, 100, 500),
    "kept_checkpoints": (0, 1, 5, 20),
}


@dataclass(frozen=True)
class Settings:
    """All choices; a change makes a new one with dataclasses.replace."""

    theme: str = "system"
    contrast: str = "system"
    language: str = "system"  # of the window, from the next start on
    policy: str = "halt"  # stop when the model halts, after the segments of training, or later
    segments: int = 16  # at most, by "halt"
    beyond: int = 64  # by "beyond"
    speed: float = 1.0
    candidates: bool = True  # small digits in cells the model is unsure of
    heat: str = "none"
    corridor: bool = False  # mark all shortest paths of a maze
    search: str = ""  # a classic search over a maze
    solve_drawn: bool = False  # a maze that was drawn on is answered anew
    peers: bool = True  # light up the row, column and box of the chosen cell
    pairs: bool = False  # mark the cells of a sudoku with two candidates
    left: bool = True  # the columns of the Solve page are in sight
    right: bool = True
    motion: bool = True
    calm: bool = True  # no motion where the system asks for less
    explain: bool = False  # the text of "What am I seeing?" is open
    cells: str = "arc"  # the palette of ARC
    symbols: bool = False  # of older versions: digits in the cells of ARC
    cell_marks: str = ""  # what is in the cells of ARC: nothing, digits, shapes
    all_tools: bool = True  # of the ARC bench are in sight, not the simple ones alone
    views: int = 32  # of an ARC task that vote
    learning_steps: int = 150  # of learning an ARC task
    engine: str = "auto"  # what models run with, and on; the reason stands in the status bar
    device: str = "auto"
    threads: int = 1  # of ONNX Runtime
    memory: int = 0  # megabytes that the window, or a training, may take; 0: no limit
    notify: bool = True  # say that something long is over, to whoever is elsewhere
    difficulty: str = ""  # of older versions, for whichever kind has it
    levels: dict[str, str] = field(default_factory=dict)  # by kind: what New makes
    models: dict[str, str] = field(default_factory=dict)  # by kind of puzzle: the one chosen last
    model: str = ""  # the same of older versions, for whichever kind has it
    pace: float = 1.0  # of the animation of boards
    welcome: bool = False  # at every start, not at the first one only
    keys: dict[str, str] = field(default_factory=dict)  # by command: keys of the user's own
    text: int = 0  # size of texts in percent; 0: what suits the screen
    kept_runs: int = 200  # that are kept by themselves, at most
    kept_megabytes: int = 200
    arc_folder: str = ""  # of ARC tasks that was looked through last
    kept_learnt: int = 0  # ARC tasks that were learnt, at most; 0: all of them
    kept_checkpoints: int = 0  # gigabytes for the checkpoints of training runs; 0: no limit
    folder: str = ""  # that a dialog for files begins in
    geometry: str = ""  # of the window, as Qt writes it, in base 64
    unknown: dict[str, Any] = field(default_factory=dict)  # keys of another version, kept

    @property
    def marks(self) -> str:
        """What is in the cells of ARC, also by the settings of an older version."""
        return self.cell_marks or ("digits" if self.symbols else "")


def load_settings(path: Path) -> Settings:
    """The settings in a file; defaults for whatever is missing or makes no sense."""
    try:
        return _settings(_read(path))
    except (OSError, ValueError):
        return Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Write the file, whole or not at all."""
    values = asdict(settings)
    _write(path, {**values.pop("unknown"), **values})


def _read(path: Path) -> dict[str, Any]:
    """What a file holds, {} where there is none; ValueError for one that is no settings."""
    try:
        return from_json(read_within(path, DESCRIPTION), dict[str, Any])
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ValueError(error.strerror) from None


def _settings(stored: dict[str, Any]) -> Settings:
    known, unknown = {}, dict(stored)
    for entry in fields(Settings):
        if entry.name != "unknown" and entry.name in stored:
            value = unknown.pop(entry.name)
            kind = dict if entry.name in ("models", "keys", "levels") else type(entry.default)
            if _makes_sense(entry.name, value, kind):
                known[entry.name] = value
    return Settings(**known, unknown=unknown)


def _write(path: Path, stored: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, to_json(stored, indent=2) + "\n")


def _makes_sense(name: str, value: object, kind: type) -> bool:
    if kind is float and type(value) is int:
        value = float(value) if abs(value) < 1 << 53 else None
    if type(value) is not kind:
        return False
    if isinstance(value, dict):
        return all(isinstance(name, str) for name in value.values())
    if name in ("segments", "beyond"):
        return isinstance(value, int) and 1 <= value <= MOST_SEGMENTS
    if name == "threads":
        return isinstance(value, int) and 1 <= value <= MOST_THREADS
    if name in ("views", "learning_steps"):
        least = 1 if name == "views" else 0  # steps: at sight
        return isinstance(value, int) and least <= value <= 3600
    return name not in _CHOICES or value in _CHOICES[name]


class Preferences:
    """The settings in use; a change is written at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notice = ""  # what the user should know about the file
        try:
            self.now = _settings(_read(path))
        except (OSError, ValueError) as error:
            self.now = Settings()
            self._set_aside(error)

    def model(self, kind: str) -> str:
        """The name of the model chosen last for a kind of puzzle; '' if none was."""
        return self.now.models.get(kind, self.now.model)

    def choose_model(self, kind: str, name: str) -> None:
        """Remember a model for one kind of puzzle."""
        self.change(models={**self.now.models, kind: name})

    def level(self, kind: str) -> str:
        """The level of a new puzzle that was chosen last for a kind; '' if none was."""
        return self.now.levels.get(kind, self.now.difficulty)

    def choose_level(self, kind: str, level: str) -> None:
        """Remember a level for one kind of puzzle."""
        self.change(levels={**self.now.levels, kind: level})

    def change(self, **changes: Any) -> None:
        """Only what changes is written, over what other programs have written meanwhile."""
        self.now = replace(self.now, **changes)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_name(self._path.name + ".lock"), timeout=PATIENCE):
                try:
                    stored = _read(self._path)
                except ValueError as error:
                    self._set_aside(error)
                    stored = asdict(self.now)
                    stored |= stored.pop("unknown")
                mine = asdict(self.now)
                for name in ("models", "levels"):  # of each kind of puzzle on its own
                    if name in changes:
                        mine[name] = {**getattr(_settings(stored), name), **changes[name]}
                _write(self._path, {**stored, **{name: mine[name] for name in changes}})
        except (OSError, Timeout) as error:  # a full disk costs the memory, not the window
            LOG.warning("settings are not saved: %s", error)

    def _set_aside(self, reason: Exception) -> None:
        """A file that is no settings is kept under another name."""
        aside = self._path.with_name(f"{self._path.name}.damaged-{time.time_ns()}")
        told = f"The settings in {self._path} cannot be read ({reason}); the defaults are used."
        try:
            self._path.rename(aside)
            self.notice = f"{told} The file is kept as {aside.name}."
        except OSError:
            self.notice = told
