"""No reader fails at a changed input; the long run is `python -m tests.fuzz --count 100000`."""

from pathlib import Path

from tests.fuzz.changes import fuzz


def test_changed_inputs_are_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    found = [(fault.reader, repr(fault.error)) for fault in fuzz(tmp_path, 800, 1)]
    assert found == []
