"""A crash that no code can catch leaves its stacks behind, and the next start knows of it."""

import subprocess
import sys
from pathlib import Path

from app.crashes import NAME, CrashFile

FALLS = """
import ctypes, sys
from pathlib import Path
from app.crashes import CrashFile
file = CrashFile(Path(sys.argv[1]))
def falls_here():
    ctypes.string_at(0)
falls_here()
"""
ENDS = """
import sys
from pathlib import Path
from app.crashes import CrashFile
file = CrashFile(Path(sys.argv[1]))
print(repr(file.last))
file.close()
"""


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", program, str(folder)]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)


def test_the_next_start_has_the_stacks_of_a_crash(tmp_path: Path) -> None:
    assert run(FALLS, tmp_path).returncode != 0
    after = run(ENDS, tmp_path)
    assert after.returncode == 0, after.stderr
    assert "falls_here" in after.stdout
    assert not (tmp_path / NAME).exists()
    assert run(ENDS, tmp_path).stdout.strip() == "''", "it is told once"


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    file = CrashFile(tmp_path / "nowhere")
    assert file.last == ""
    file.close()


def test_what_a_crash_left_is_logged(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("Fatal Python error: Segmentation fault")
    assert "Segmentation fault" in run(ENDS, tmp_path).stderr
