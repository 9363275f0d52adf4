"""What a dropped path is, found out without reading a whole disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.wholefile import work
from app.wholefile.work import holds_tasks
from hrm_core.places import asset_path


def test_a_folder_with_a_task_somewhere_below_it_holds_tasks(tmp_path: Path) -> None:
    task = next(asset_path("samples", "arc").glob("*.json"))
    assert holds_tasks(task)
    (tmp_path / "deep").mkdir()
    assert not holds_tasks(tmp_path)
    (tmp_path / "deep" / "task.json").write_bytes(task.read_bytes())
    assert holds_tasks(tmp_path)


def test_a_folder_without_any_is_not_gone_through_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def endless(folder: Path, pattern: str) -> Iterator[Path]:
        while len(seen) < 10 * work.LOOKED:
            path = folder / f"{len(seen)}.txt"
            seen.append(path)
            if path.match(pattern):
                yield path

    monkeypatch.setattr(Path, "rglob", endless)
    assert not holds_tasks(tmp_path)
    assert len(seen) == work.LOOKED
