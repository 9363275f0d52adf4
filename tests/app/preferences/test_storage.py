from pathlib import Path

from app.preferences.items import items
from app.preferences.storage import uses
from app.settings import Settings


def test_every_item_is_a_setting_with_its_default_among_the_choices() -> None:
    for item in items():
        default = getattr(Settings(), item.key)
        assert not item.choices or default in [value for value, _ in item.choices], item.key


def test_sizes_are_counted_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "runs" / "one").mkdir(parents=True)
    (tmp_path / "runs" / "one" / "weights").write_bytes(b"x" * 5000)
    (tmp_path / "runs" / "loop").symlink_to(tmp_path)
    (tmp_path / "note.txt").write_bytes(b"x" * 10)
    runs, note = uses(tmp_path)
    assert (runs.name, note.name) == ("runs", "note.txt")
    assert 5000 <= runs.bytes < 6000
    assert note.bytes == 10
