"""Checkpoints once lay in parts of 16 MiB, with a list of them; such parts are joined to files."""

import zlib
from pathlib import Path

import msgspec

from hrm_core.decoding import from_json
from hrm_core.files import replace_file
from hrm_core.limits import DESCRIPTION, SHARD, read_within

NAMES = ("last", "previous", "best")


class _Part(msgspec.Struct):
    file: str
    size: int
    crc32: int


class _Listing(msgspec.Struct):
    shards: list[_Part]


def join_parts(folder: Path) -> None:
    """Make NAME.pt of every NAME.json that lists its parts, and remove those that became files.

    What cannot be joined stays as it is, and its file is missing.
    """
    lists = {name: folder / f"{name}.json" for name in NAMES}
    if not any(listing.is_file() for listing in lists.values()):
        return
    left = False
    for name, listing in lists.items():
        if not listing.is_file():
            continue
        try:
            replace_file(folder / f"{name}.pt", _content(listing))
        except (OSError, ValueError):
            left = True
    if left:
        return  # whose parts these are is not known: delete none
    for path in (*lists.values(), *folder.glob("checkpoint-*.bin")):
        path.unlink(missing_ok=True)


def _content(listing: Path) -> bytes:
    """What the parts hold together; ValueError for one that is not what was written."""
    parts = []
    for entry in from_json(read_within(listing, DESCRIPTION), _Listing).shards:
        name = entry.file
        if Path(name).name != name:
            raise ValueError(f"{name!r} lies outside the run")
        part = read_within(listing.parent / name, SHARD)
        if len(part) != entry.size or zlib.crc32(part) != entry.crc32:
            raise ValueError(f"{name} has changed since it was written")
        parts.append(part)
    return b"".join(parts)
