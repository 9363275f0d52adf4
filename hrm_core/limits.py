"""How much is read of what others wrote: sizes, counts, nesting; and regular files only.

All limits of files stand here. What a reader needs of a file it asks of `read_within`, which looks
at its kind and its size before it reads.
"""

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from errno import EFBIG, EINVAL, EISDIR
from io import BufferedReader
from pathlib import Path

KB, MB, GB = 1 << 10, 1 << 20, 1 << 30

# bytes of a file
DESCRIPTION = 1 * MB  # model.json, config.json, a recipe, settings, a list of shards
OFFICIAL = 64 * KB  # all_config.yaml, which has 2 KB; YAML is read slowly
PUZZLES = 128 * MB  # unpacked; the test set of Sudoku-Extreme has two thirds of it
TABLES = 2 * GB  # of sudokus to train on, unpacked; the training set of Sudoku-Extreme has 0.7
PREPARED = 1 * GB  # what `hrm prepare` made
UNPACKED_FREELY = 8 * MB  # of gzip; more only in proportion to the size
PICTURE = 64 * MB
SESSION = 256 * MB  # unpacked; 1024 segments of the largest kind need a fifth of it
RECORDS = 64 * MB  # verdicts of a run, answers to many ARC tasks: one file of JSON
CRASH = 256 * KB  # what a crash of the program left behind
LOG = 4 * GB  # of a training, which is read in parts
LOG_LINE = 1 * MB  # of a training log; a watched puzzle with 1024 segments is nearly as long
OUTPUT = 64 * KB  # the end of what a process printed
ONNX = 1 * GB  # an exported file holds its weights
GRAPH = 64 * MB  # an ONNX file without weights
WEIGHTS_HEADER = 16 * MB
CHECKPOINT = 64 * GB  # of a run; nothing of it may be packed
SHARD = 32 * MB  # a part of a checkpoint of old

# counts
MOST_PUZZLES = 500_000  # of a file that are taken into memory one by one
MOST_MEMBERS = 20_000  # of a packed file of arrays
MOST_TIMES = 100  # that gzip may have made a file of puzzles smaller; tasks of ARC reach 30
MOST_NESTED = 64  # lists and tables in each other
LARGEST_SIDE = 40  # rows or columns of any grid
LARGEST_NUMBER = (1 << 63) - 1  # whole numbers in files
PIPE_SECONDS = 10.0  # that a pipe may be silent

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_within(path: Path, most: int) -> bytes:
    """The bytes of a regular file that has at most so many; OSError, fit to show, for any other."""
    with open_within(path, most) as file:
        content = file.read(most + 1)
    if len(content) > most:  # it has grown since its size was looked at
        raise too_large(path, len(content), most)
    return content


@contextmanager
def open_within(path: Path, most: int) -> Generator[BufferedReader]:
    """A regular file of at most so many bytes, open; OSError, fit to show, for any other."""
    try:
        _refuse(path, path.stat(), most)  # a device may act when it is opened
        descriptor = os.open(path, _FLAGS)
    except ValueError:  # a NUL in it
        raise OSError(EINVAL, "no file can have this name", str(path)) from None
    with os.fdopen(descriptor, "rb") as file:
        _refuse(path, os.fstat(descriptor), most)
        yield file


def is_regular(path: Path) -> bool:
    """Whether there is a regular file of this name, or a link to one."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def too_large(path: Path, size: int, most: int) -> OSError:
    """The refusal of a file by its size."""
    return OSError(EFBIG, f"it has {in_words(size)}, and {in_words(most)} are the most", str(path))


def in_words(size: int) -> str:
    """A number of bytes for people.

    >>> in_words(64 << 10), in_words(3 << 20), in_words(5 << 30), in_words(2049)
    ('64 KB', '3 MB', '5,120 MB', '3 KB')
    """
    if size < MB:
        return f"{-(-size // KB)} KB"
    return f"{-(-size // MB):,} MB"


def _refuse(path: Path, found: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise OSError(EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(EINVAL, "it is not a regular file", str(path))
    if found.st_size > most:
        raise too_large(path, found.st_size, most)
