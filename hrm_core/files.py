"""Files that appear whole or not at all: the one way in which the program writes over a file.

Whoever reads sees the old content or the new. What cannot be written is an OSError whose strerror
is fit to show.
"""

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

STALE = 3600.0  # seconds; a part that nobody has written to for so long was left by a crash
_OPEN = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def replace_file(path: Path, content: bytes | str) -> None:
    """Put a file there, text in UTF-8 without a change of line ends, on the disk when it returns.

    Files only: a folder, a pipe or a device in this place is refused, a link is replaced itself.
    """
    with replacing(path) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """An empty file to write to, which takes the place of `path` when all went well.

    It lies beside `path`, under a name that nobody else has, and is gone after any exception.
    """
    mode = _mode_of(path)
    remove_parts(path.parent, path.name, STALE)
    part = part_of(path)
    descriptor = os.open(part, _OPEN, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.close(descriptor)
        yield part
        _sync(part)
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextmanager
def new_folder(folder: Path) -> Generator[Path]:
    """An empty folder to fill, which becomes `folder` when all went well and replaces nothing.

    It lies beside `folder`, under a name that nobody else has, and is gone after any exception.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    remove_parts(folder.parent, folder.name, STALE)
    part = part_of(folder)
    part.mkdir()
    try:
        yield part
        if os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, "it is there already", str(folder))
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    sync_folder(folder.parent)


def part_of(path: Path) -> Path:
    """A name beside `path` for what is not complete yet, which no other process takes."""
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")


def remove_parts(folder: Path, name: str = "", older: float = 0.0) -> None:
    """Delete what writing left in a folder when it was killed, of one name or of all.

    `older`: seconds since they were last written to.
    """
    began = f".{name[:40]}." if name else "."
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not (entry.name.startswith(began) and entry.name.endswith(".part")):
                continue
            with contextlib.suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                if time.time() - found.st_mtime < older:
                    continue
                if stat.S_ISREG(found.st_mode):
                    Path(entry.path).unlink()
                elif stat.S_ISDIR(found.st_mode):
                    shutil.rmtree(entry.path, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some file systems have no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode_of(path: Path) -> int | None:
    """The permissions of a file; OSError for anything that is not to be replaced by one."""
    try:
        found = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found):
        return None
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return stat.S_IMODE(found)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
