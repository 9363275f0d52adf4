"""Real puzzles that are too many to be part of the project, for the tests that can use them.

They are looked for in the folder that HRM_TEST_DATA names, else beside the project. A test that
needs them is skipped where they are not.
"""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(os.environ.get("HRM_TEST_DATA") or _BESIDE)

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="no HRM_TEST_DATA is there")
