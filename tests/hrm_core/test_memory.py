import subprocess
import sys
from pathlib import Path

import pytest

from hrm_core.memory import free_mb, peak_mb, resident_mb


def test_memory_that_is_free_is_read_from_what_the_system_says(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal: 9000 kB\nMemAvailable:   4000000 kB\n")
    assert free_mb(told) == 4096
    told.write_text("MemAvailable:\n")
    assert free_mb(told) == 0
    assert free_mb(tmp_path / "none") == 0
    assert peak_mb() >= 0


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


def test_the_peak_of_a_child_is_its_own_and_not_that_of_whoever_started_it() -> None:
    held = bytearray(b"x" * 200_000_000)
    code = "from hrm_core.memory import peak_mb; print(peak_mb())"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert 0 < float(said.stdout) < 100 < len(held) / 1e6
