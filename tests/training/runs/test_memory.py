from pathlib import Path

from training.runs.events import Measured
from training.runs.memory import free_mb, peak_mb


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
