"""How much room the files of the program take, and what of it can go; no Qt.

Nothing here deletes by itself: `spare` says what would go, `clean` deletes just that.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.memory.database import NAME as MEMORY
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.places import log_dir, user_data_dir
from hrm_core.sessions.shelf import FOLDER as SOLVES
from hrm_core.sessions.shelf import Room, RunShelf
from training.runs.process import RunState, TrainingRun
from training.runs.shelf import Shelf

MOST_ENTRIES = 200_000  # that are counted; a folder linked into itself would never end
KINDS = ("models", "learnt", "runs", "solves", "files", "memory", "log", "other")
GB = 10**9


@dataclass(frozen=True)
class Part:
    """What lies in the storage folders for one purpose."""

    kind: str  # one of KINDS
    folder: Path  # that can be opened
    bytes: int
    files: int


@dataclass(frozen=True)
class Caps:
    """How much is kept; 0 means all, but of kept runs none."""

    solves: Room
    learnt: int  # tasks
    checkpoints: int  # bytes


@dataclass(frozen=True)
class Spare:
    """What can go: files and folders, each with what happens to it."""

    count: int = 0  # of runs, tasks or files
    bytes: int = 0
    steps: tuple[Callable[[], None], ...] = ()


def parts(library: ModelLibrary) -> list[Part]:
    """The parts of the storage, in the order of KINDS; links count as links."""
    data = user_data_dir()
    learnt = {info.folder for info in learnt_models(library)}
    places: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for entry in [*_entries(library.own), *_entries(data), *_entries(log_dir())]:
        places[_kind(entry, library, learnt, data)].append(entry)
    folders = {"models": library.own, "learnt": library.own, "log": log_dir()}
    for kind, name in (("runs", "runs"), ("solves", SOLVES), ("files", "files")):
        folders[kind] = data / name
    found = []
    for kind in KINDS:
        sizes = [size for place in places[kind] for size in _sizes(place)]
        found.append(Part(kind, folders.get(kind, data), sum(sizes), len(sizes)))
    return found


def _kind(entry: Path, library: ModelLibrary, learnt: set[Path], data: Path) -> str:
    if entry.parent == library.own:
        return "learnt" if entry in learnt else "models"
    if entry.parent == log_dir():
        return "log"
    if entry.name.startswith(MEMORY.partition(".")[0]):
        return "memory"
    known = {"runs": "runs", "learning": "learnt", SOLVES: "solves", "files": "files"}
    return known.get(entry.name, "other") if entry.parent == data else "other"


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, but for the folders that are looked into themselves."""
    if not folder.is_dir():
        return []
    inner = (user_data_dir() / "models", log_dir(), user_data_dir())
    return sorted(entry for entry in folder.iterdir() if entry not in inner)


def learnt_models(library: ModelLibrary) -> list[ModelInfo]:
    """The user's own models that have learnt an ARC task, the newest first."""
    own = [info for info in library.models("arc") if library.is_own(info)]
    learnt = [info for info in own if info.provenance.get("learned")]
    return sorted(learnt, key=lambda info: -info.folder.stat().st_mtime)


def spare(kind: str, library: ModelLibrary, caps: Caps | None = None) -> Spare:
    """What a clean-up of one kind would take, or, with caps, what lies beyond them."""
    data = user_data_dir()
    if kind == "solves":
        shelf = RunShelf(data / SOLVES)
        beyond = shelf.beyond(caps.solves) if caps else shelf.paths()
        return _files(beyond)
    if kind == "learnt":
        models = learnt_models(library)
        keep = caps.learnt if caps else 0
        gone = models[keep:] if keep or not caps else []
        found = [_whole(info.folder) for info in gone]
        if caps is None:
            ended = (run for run in Shelf(data / "learning").runs() if not run.alive)
            found += [_whole(run.folder) for run in ended]
        return _joined(found, len(gone))
    if kind == "runs":
        return _thinned(Shelf(data / "runs").runs(), caps.checkpoints if caps else None)
    if kind == "log" and caps is None:
        return _files(old_logs())
    return Spare()


def clean(what: Spare) -> None:
    """Take it off the disk; what is gone already, or cannot go, stays as it is."""
    for step in what.steps:
        with contextlib.suppress(OSError):
            step()


def old_logs() -> list[Path]:
    """Log files beside the one that is written."""
    folder = log_dir()
    return sorted(folder.glob("*.log.*")) if folder.is_dir() else []


def words_for(size: int) -> str:
    """A number of bytes as people say it.

    >>> words_for(900), words_for(1_500_000)
    ('0.9 kB', '1.5 MB')
    """
    for unit, least in (("GB", GB), ("MB", 10**6)):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size / 1000:.1f} kB"


def _thinned(runs: list[TrainingRun], room: int | None) -> Spare:
    """Runs that are done keep their best checkpoint alone, and go on from it; the oldest first.

    With room only as many as it takes until all checkpoints fit.
    """
    total = sum(_size(path) for run in runs for path in _checkpoints(run))
    found: list[Spare] = []
    for run in reversed(runs):
        if room is not None and (not room or total <= room):
            break
        files = run.files
        if run.state() is not RunState.DONE or not files.best.is_file():
            continue
        others = [path for path in (files.last, files.previous, files.newest) if path.is_file()]
        freed = sum(_size(path) for path in others if not path.samefile(files.best))
        if freed:
            total -= freed
            found.append(Spare(1, freed, (partial(_thin, run),)))
    return _joined(found, len(found))


def _thin(run: TrainingRun) -> None:
    """The best checkpoint is the last one, too: one file with two names."""
    files = run.files
    if run.alive:
        return
    link = files.last.with_suffix(".link")
    link.unlink(missing_ok=True)
    os.link(files.best, link)
    link.replace(files.last)
    link.unlink(missing_ok=True)  # names of one file replace nothing
    for path in (files.previous, files.newest):
        path.unlink(missing_ok=True)


def _checkpoints(run: TrainingRun) -> Iterator[Path]:
    """Each file once, whatever it is called."""
    files, seen = run.files, set[int]()
    for path in (files.best, files.last, files.previous, files.newest):
        with contextlib.suppress(OSError):
            number = path.stat().st_ino
            if number not in seen:
                seen.add(number)
                yield path


def _files(paths: Iterable[Path]) -> Spare:
    found = [Spare(1, _size(path), (path.unlink,)) for path in paths]
    return _joined(found, len(found))


def _whole(folder: Path) -> Spare:
    return Spare(1, sum(_sizes(folder)), (lambda: shutil.rmtree(folder),))


def _joined(found: list[Spare], count: int) -> Spare:
    steps = tuple(step for each in found for step in each.steps)
    return Spare(count, sum(each.bytes for each in found), steps)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0  # it went away meanwhile


def _sizes(entry: Path) -> Iterator[int]:
    if entry.is_symlink() or not entry.is_dir():
        yield _size(entry)
        return
    count = 0
    for folder, _, names in os.walk(entry, followlinks=False):
        for name in names:
            count += 1
            if count > MOST_ENTRIES:
                return
            yield _size(Path(folder) / name)
