"""A checkpoint as shards of at most 16 MiB, and a list that is written when all of them are there.

So a checkpoint passes where large files do not, and a reader never meets one that is half written:
whoever names a checkpoint names a list.
"""

import io
import json
import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, cast

import torch

SHARD = 16 * 2**20  # bytes
NAME = re.compile(r"checkpoint-([0-9]{6,})-[0-9]{3,}\.bin")


class ShardError(ValueError):
    """A list or a shard that is not what was written; its message is fit to show."""


@dataclass(frozen=True)
class Shard:
    """One file, and what tells whether it is still the one that was written."""

    file: str
    size: int
    crc32: int


class _Splitter(io.RawIOBase):
    """Takes bytes and writes them to one shard after the other."""

    def __init__(self, folder: Path, number: int, limit: int) -> None:
        super().__init__()
        self.folder, self.number, self.limit = folder, number, limit
        self.shards: list[Shard] = []
        self.buffer = bytearray()
        self.failure: BaseException | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        """Keep the content, and write what fills a shard."""
        self.buffer += content
        try:
            while len(self.buffer) >= self.limit:
                self._put(bytes(self.buffer[: self.limit]))
                del self.buffer[: self.limit]
        except BaseException as error:
            self.failure = error
            raise
        return len(content)

    def finish(self) -> list[Shard]:
        """Write the rest; all shards in order."""
        if self.buffer:
            self._put(bytes(self.buffer))
            self.buffer.clear()
        return self.shards

    def _put(self, content: bytes) -> None:
        name = f"checkpoint-{self.number:06d}-{len(self.shards):03d}.bin"
        with (self.folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self.shards.append(Shard(name, len(content), zlib.crc32(content)))


def write_shards(folder: Path, values: dict[str, Any], limit: int = SHARD) -> bytes:
    """Write new files and overwrite none; returns the list that names them."""
    numbers = [int(match[1]) for path in folder.iterdir() if (match := NAME.fullmatch(path.name))]
    splitter = _Splitter(folder, 1 + max(numbers, default=0), limit)
    try:
        torch.save(values, cast("IO[bytes]", splitter))
    except RuntimeError:
        if splitter.failure:  # torch hides what stopped the writing behind a complaint of its own
            raise splitter.failure from None
        raise
    shards = splitter.finish()
    return json.dumps({"shards": [asdict(shard) for shard in shards]}, indent=2).encode()


def read_shards(listing: Path) -> io.BytesIO:
    """What the shards of a list hold together; ShardError names the first that is wrong."""
    content = io.BytesIO()
    shards = listed(listing)
    for index, shard in enumerate(shards, start=1):
        place = f"shard {index} of {len(shards)}, {shard.file},"
        try:
            part = (listing.parent / shard.file).read_bytes()
        except OSError as error:
            raise ShardError(f"{place} cannot be read: {error.strerror}") from None
        if len(part) != shard.size:
            raise ShardError(f"{place} has {len(part)} bytes in place of {shard.size}")
        if zlib.crc32(part) != shard.crc32:
            raise ShardError(f"{place} has changed since it was written")
        content.write(part)
    content.seek(0)
    return content


def listed(listing: Path) -> list[Shard]:
    """The shards a list names; ShardError if it is no list."""
    try:
        shards = [Shard(**entry) for entry in json.loads(listing.read_bytes())["shards"]]
        if not all(NAME.fullmatch(shard.file) for shard in shards):
            raise ValueError("a name that is none of a shard")
    except (ValueError, TypeError, KeyError) as error:
        raise ShardError(f"its list of shards is wrong: {error}") from None
    return shards


def remove_unlisted(folder: Path, listings: Iterable[Path]) -> None:
    """Delete the shards of earlier checkpoints, which no list names any more."""
    kept: set[str] = set()
    for listing in listings:
        if listing.exists():
            try:
                kept.update(shard.file for shard in listed(listing))
            except ShardError:
                return  # whose shards these are is not known: delete none
    for path in folder.iterdir():
        if NAME.fullmatch(path.name) and path.name not in kept:
            path.unlink(missing_ok=True)
