import sys
from pathlib import Path

import pytest

from hrm_core.memory import free_mb, peak_mb, resident_mb
from training.runs.events import Measured


def test_memory_that_is_free_is_read_from_what_the_system_says(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 9000 kB\nMemAvailable:   4000000 kB\n")
    assert free_mb(told) == 4000
    told.write_text("MemAvailable:\n")
    assert free_mb(told) == 0
    assert free_mb(tmp_path / "none") == 0
    assert peak_mb() >= 0


def test_a_run_is_too_large_if_it_leaves_no_room() -> None:
    assert Measured(1.0, 1.0, 950.0, 1.0, "CPU", 1000.0).is_too_large
    assert not Measured(1.0, 1.0, 850.0, 1.0, "CPU", 1000.0).is_too_large
    assert not Measured(1.0, 1.0, 850.0, 1.0, "CPU").is_too_large


@pytest.mark.skipif(sys.platform == "darwin", reason="says it to no plain call")
def test_what_a_process_has_grows_with_what_it_holds_and_shrinks_again() -> None:
    before = resident_mb()
    held = bytearray(b"x" * 60_000_000)
    assert resident_mb() - before > 50
    assert 0 < resident_mb() <= peak_mb() * 1.05
    del held
    assert resident_mb() - before < 30


def test_memory_that_a_system_does_not_tell_is_nought(tmp_path: Path) -> None:
    if sys.platform != "win32":
        assert resident_mb(tmp_path / "none") == 0
        (tmp_path / "statm").write_text("?")
        assert resident_mb(tmp_path / "statm") == 0
