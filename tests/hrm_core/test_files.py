"""Files that appear whole or not at all."""

import os
import stat
import sys
import threading
import time
from pathlib import Path

import pytest

from hrm_core.files import new_folder, part_of, remove_parts, replace_file, replacing

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def test_a_file_is_written_and_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    replace_file(path, "ä\n")
    assert path.read_bytes() == "ä\n".encode()
    replace_file(path, b"\0new")
    assert path.read_bytes() == b"\0new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_on_the_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")

    def fail() -> None:
        with replacing(path) as part:
            part.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writers_at_the_same_time_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = [bytes([letter]) * 100_000 for letter in b"abcd"]

    def write(content: bytes) -> None:
        for _ in range(10):
            replace_file(path, content)

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert not path.exists() or path.read_bytes() in contents
    for thread in threads:
        thread.join()
    assert list(tmp_path.iterdir()) == [path]


def test_parts_of_a_crash_are_removed_and_those_of_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    left, fresh, other = part_of(path), part_of(path), part_of(tmp_path / "b.json")
    for part in (left, fresh, other):
        part.write_text("x")
    long_ago = time.time() - 7200
    os.utime(left, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    replace_file(path, "y")
    assert [part.exists() for part in (left, fresh, other)] == [False, True, True]
    remove_parts(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="not a regular file"):
        replace_file(tmp_path / "a", "x")
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "nowhere" / "a", "x")


@POSIX
def test_pipes_are_refused_and_links_are_not_followed(tmp_path: Path) -> None:
    pipe, link, target = (tmp_path / name for name in ("pipe", "link", "target"))
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        replace_file(pipe, "x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    target.write_text("mine")
    link.symlink_to(target)
    replace_file(link, "x")
    assert (target.read_text(), link.read_text()) == ("mine", "x")
    assert not link.is_symlink()


@POSIX
def test_who_may_read_a_file_does_not_change(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(path, "x")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o600)
    replace_file(path, "y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_folder_takes_the_place_of_nothing_not_even_of_an_empty_one(tmp_path: Path) -> None:
    for name, harm in (("folder", Path.mkdir), ("file", Path.touch)):
        harm(tmp_path / name)
        with pytest.raises(FileExistsError), new_folder(tmp_path / name) as part:
            (part / "inside").touch()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert not list((tmp_path / "folder").iterdir())
    with new_folder(tmp_path / "deep" / "new") as part:
        (part / "inside").touch()
        assert not (tmp_path / "deep" / "new").exists()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["new"]
    assert (tmp_path / "deep" / "new" / "inside").is_file()
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "half") as part:
        raise ZeroDivisionError
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "file", "folder"]
