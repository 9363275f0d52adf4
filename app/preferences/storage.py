"""How much room the files of the program take; no Qt. What is cleaned up was made by itself."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrm_core.places import log_dir, user_data_dir

MOST_ENTRIES = 200_000  # that are counted; a folder linked into itself would never end


@dataclass(frozen=True)
class Use:
    """A part of the storage folder."""

    name: str
    bytes: int
    files: int


def uses(folder: Path | None = None) -> list[Use]:
    """Each entry of the storage folder with its size, the largest first; links count as links."""
    folder = folder or user_data_dir()
    if not folder.is_dir():
        return []
    found = []
    for entry in folder.iterdir():
        sizes = list(_sizes(entry))
        found.append(Use(entry.name, sum(sizes), len(sizes)))
    return sorted(found, key=lambda use: -use.bytes)


def old_logs() -> list[Path]:
    """Log files beside the one that is written."""
    folder = log_dir()
    return sorted(folder.glob("*.log.*")) if folder.is_dir() else []


def words_for(size: int) -> str:
    """A number of bytes as people say it.

    >>> words_for(900), words_for(1_500_000)
    ('0.9 kB', '1.5 MB')
    """
    for unit, least in (("GB", 10**9), ("MB", 10**6)):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size / 1000:.1f} kB"


def _sizes(entry: Path) -> Iterator[int]:
    if entry.is_symlink() or not entry.is_dir():
        yield entry.lstat().st_size
        return
    count = 0
    for folder, _, names in os.walk(entry, followlinks=False):
        for name in names:
            count += 1
            if count > MOST_ENTRIES:
                return
            try:
                yield (Path(folder) / name).lstat().st_size
            except OSError:
                continue  # it went away meanwhile
