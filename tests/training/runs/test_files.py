"""The log of a run, read from outside."""

import shutil
from pathlib import Path

import pytest

from hrm_core.decoding import DecodingError
from training.runs.events import Finished, Started, from_line, to_line
from training.runs.files import LogReader, RunFiles

ATTACK = Path(__file__).parents[2] / "data" / "attack"
BEFORE, AFTER = Started(0, "CPU"), Finished(3, 1.5, "done")


def test_the_hostile_event_that_is_a_list_is_refused_in_one_sentence() -> None:
    line = (ATTACK / "log-event-list.jsonl").read_text("utf-8")
    with pytest.raises(DecodingError) as refused:
        from_line(line)
    assert "event" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_log_with_the_hostile_event_in_it_loses_no_other_event(tmp_path: Path) -> None:
    run = RunFiles(tmp_path)
    hostile = (ATTACK / "log-event-list.jsonl").read_text("utf-8").strip()
    run.log_file.write_text("\n".join([to_line(BEFORE), hostile, to_line(AFTER), ""]), "utf-8")
    assert list(run.events()) == [BEFORE, AFTER]
    assert run.last_event() == AFTER
    with run.log_file.open("a", encoding="utf-8") as file:
        file.write(hostile + "\n")
    assert run.last_event() == AFTER
    assert list(run.events()) == [BEFORE, AFTER]


def test_the_hostile_log_alone_is_a_run_of_which_nothing_is_known(tmp_path: Path) -> None:
    run = RunFiles(tmp_path)
    shutil.copyfile(ATTACK / "log-event-list.jsonl", run.log_file)
    assert list(run.events()) == []
    assert run.last_event() is None
    reader = LogReader(run.log_file)
    while reader.read_on():
        assert list(reader.new()) == []
    with run.log_file.open("a", encoding="utf-8") as file:
        file.write("\n" + to_line(BEFORE) + "\n")
    assert reader.read_on()
    assert list(reader.new()) == [BEFORE]
