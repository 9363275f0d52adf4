"""Moves the storage folder: what may be moved where, and the copying at a start; no Qt.

All is copied and compared first. One file beside the settings says where the folder is; it is
replaced as a whole when everything is there, and nothing of the old folder is ever touched before
somebody asks for that. So whoever pulls the plug finds either the old folder or the new one whole.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.words import fill, tr
from hrm_core.decoding import to_json
from hrm_core.files import replace_file, sync_folder
from hrm_core.places import (
    STORAGE,
    Storage,
    log_dir,
    read_storage,
    user_config_dir,
    user_data_dir,
)
from training.runs.lock import holder

MARK = ".hrm-studio-moving"  # in a folder that is being filled; it says from where
ALIVE = "alive"  # the file that whoever works in a folder holds
STAY = ("settings.json", STORAGE)  # on some systems settings are in the folder, too
LOCKS = ("window.lock", MARK)
CHUNK = 1 << 22  # bytes that are copied at once
SPARE = 100_000_000  # bytes that are to stay free


class MoveError(ValueError):
    """Why the folder cannot be moved; fit to show."""


class BusyError(MoveError):
    """It can be moved later."""


@dataclass(frozen=True)
class Load:
    """What is to be moved."""

    names: tuple[str, ...]
    bytes: int
    files: int


@dataclass(frozen=True)
class Moving:
    """How far it is, in bytes."""

    done: int
    total: int


def load_of(data: Path) -> Load:
    """What lies in a storage folder, but for what belongs to the settings or to the log."""
    names = _names(data)
    sizes = [file.lstat().st_size for name in names for file in _files(data / name)]
    return Load(tuple(names), sum(sizes), len(sizes))


def refuse(target: Path, data: Path, load: Load) -> None:
    """MoveError if the folder cannot be moved there."""
    here, there = data.resolve(), target.resolve()
    if there == here:
        raise MoveError(tr("Your files are in this folder already."))
    if there.is_relative_to(here) or here.is_relative_to(there):
        raise MoveError(tr("One of the folders is inside the other. Choose one that is apart."))
    if not target.is_dir():  # nor is one made: a disk may be missing
        raise MoveError(tr("There is no folder {0}.").format(target))
    if _strangers(target, data, load):
        raise MoveError(tr("{0} is not empty. Choose an empty folder.").format(target))
    probe = target / f"{MARK}-{os.getpid()}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        words = tr("{0} cannot be written to: {1}.")
        raise MoveError(words.format(target, error.strerror)) from None
    free = shutil.disk_usage(target).free
    if free < load.bytes + SPARE:
        words = tr("There is no room: {0:,.0f} MB are to be moved, and {1:,.0f} MB are free there.")
        raise MoveError(fill(words, load.bytes / 1e6, free / 1e6))


def wish(target: Path | None) -> None:
    """Move there at the next start; None: not after all. OSError if it cannot be written down."""
    text = str(target.resolve()) if target is not None else ""
    _write(msgspec.structs.replace(read_storage(), wish=text))


def move() -> Generator[Moving]:
    """Move the storage folder to where it is wished to be; may be ended at any point.

    MoveError or OSError, and nothing has changed, if that cannot be done.
    """
    storage, data = read_storage(), user_data_dir()
    target = Path(storage.wish)
    load = load_of(data)
    refuse(target, data, load)
    if any(holder(path) for name in load.names for path in _files(data / name, ALIVE)):
        raise BusyError(
            tr("A training is running; the storage folder is moved at a start when none is.")
        )
    replace_file(target / MARK, str(data.resolve()))
    for name in load.names:  # what an earlier try left
        _remove(target / name)
    yield Moving(0, load.bytes)
    done, links = 0, dict[tuple[int, int], Path]()
    for name in load.names:
        for size in _copy(data / name, target / name, links):
            done += size
            yield Moving(done, load.bytes)
    if load_of(data) != load or _listing(data, load) != _listing(target, load):
        raise MoveError(tr("Something has changed in the folder while it was copied."))
    sync_folder(target)
    _write(Storage(folder=str(target), old=str(data), names=load.names))
    (target / MARK).unlink()
    yield Moving(load.bytes, load.bytes)


def abandon() -> None:
    """Take back what was copied, and the wish; for a move that was refused."""
    storage, data = read_storage(), user_data_dir()
    target = Path(storage.wish)
    if storage.wish and _is_ours(target, data):
        for name in _names(data):
            _remove(target / name)
        (target / MARK).unlink(missing_ok=True)
    wish(None)


def delete_old() -> None:
    """Delete what was copied, where it was before; OSError if it cannot go."""
    storage = read_storage()
    old = Path(storage.old)
    if storage.old and Path(storage.folder).is_dir() and old.resolve() != user_data_dir().resolve():
        for name in storage.names:
            _remove(old / name)
        for name in LOCKS:
            (old / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # the settings may be in it
            old.rmdir()
    _write(msgspec.structs.replace(storage, old="", names=()))


def _write(storage: Storage) -> None:
    path = user_config_dir() / STORAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, to_json(msgspec.to_builtins(storage), indent=2) + "\n")


def _names(folder: Path) -> list[str]:
    """What of a folder belongs to the storage, sorted."""
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if not _stays(entry))


def _stays(entry: Path) -> bool:
    settings = entry.parent == user_config_dir() and entry.name.startswith(STAY)
    return settings or entry.name in LOCKS or entry in (log_dir(), user_config_dir())


def _is_ours(target: Path, data: Path) -> bool:
    """Whether we have begun to fill it."""
    try:
        return (target / MARK).read_text("utf-8") == str(data.resolve())
    except (OSError, ValueError):
        return False


def _strangers(target: Path, data: Path, load: Load) -> list[str]:
    """What is in the folder and is not from an earlier try."""
    ours = load.names if _is_ours(target, data) else ()
    return [name for name in _names(target) if name not in ours]


def _files(entry: Path, name: str = "") -> Iterator[Path]:
    """All files below, links as links; those of one name if it is given."""
    if entry.is_dir() and not entry.is_symlink():
        for each in sorted(entry.iterdir()):
            yield from _files(each, name)
    elif not name or entry.name == name:
        yield entry


def _listing(folder: Path, load: Load) -> list[tuple[str, int]]:
    return [
        (file.relative_to(folder).as_posix(), file.lstat().st_size)
        for name in load.names
        for file in _files(folder / name)
    ]


def _copy(source: Path, target: Path, links: dict[tuple[int, int], Path]) -> Generator[int]:
    """A file or folder with all below it; yields how many bytes were copied."""
    if source.is_symlink():
        target.symlink_to(source.readlink())
        yield source.lstat().st_size
    elif source.is_dir():
        target.mkdir()
        for entry in sorted(source.iterdir()):
            yield from _copy(entry, target / entry.name, links)
        sync_folder(target)
        shutil.copystat(source, target)  # last: what is put into it changes its time
    elif source.is_file():
        yield from _copy_file(source, target, links)
    else:
        raise MoveError(tr("{0} is neither a file nor a folder.").format(source))


def _copy_file(source: Path, target: Path, links: dict[tuple[int, int], Path]) -> Generator[int]:
    before = source.stat()
    key = before.st_dev, before.st_ino
    if before.st_nlink > 1 and key in links:  # one file with two names stays one
        os.link(links[key], target)
        yield before.st_size
        return
    links[key] = target
    read = hashlib.sha256()
    with source.open("rb") as file, target.open("xb") as copy:
        while chunk := file.read(CHUNK):
            read.update(chunk)
            copy.write(chunk)
            yield len(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    shutil.copystat(source, target)
    with target.open("rb") as copy:
        written = hashlib.file_digest(copy, "sha256")
    after = source.stat()
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise MoveError(tr("{0} has changed while it was copied.").format(source))
    if written.digest() != read.digest():
        raise MoveError(tr("{0} reads otherwise than it was written.").format(target))


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
