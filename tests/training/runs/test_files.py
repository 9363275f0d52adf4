"""The log of a run, read from outside."""

import shutil
from pathlib import Path

import pytest

from hrm_core.decoding import DecodingError
from hrm_core.limits import LOG_LINE
from tests.training.tiny import tiny_run
from training.arc.table import Now, write_now
from training.results.verdicts import Verdicts
from training.runs.events import Finished, Started, from_line, to_line
from training.runs.files import About, LogReader, RunError, RunFiles, append_line
from training.runs.process import TrainingRun

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


def test_a_line_that_is_too_long_is_left_out_however_it_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    long = b'{"event": "started", "step": 0, "device": "' + b"x" * LOG_LINE + b'"}'
    path.write_bytes(long + b"\n" + to_line(BEFORE).encode() + b"\n")
    reader, found = LogReader(path), []
    while reader.read_on(300_000):
        found += list(reader.new())
    assert found == [BEFORE]


def test_a_line_begins_anew_after_one_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append_line(path, "one")
    append_line(path, "two")
    with path.open("ab") as file:
        file.write(b"tor")
    append_line(path, "three")
    assert path.read_text() == "one\ntwo\ntor\nthree\n"


def test_without_words_of_the_user_a_run_has_the_title_it_was_made_with(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", title="My own")
    assert run.about().title == "My own"
    run.about_file.write_text("{")
    assert run.about().title == "My own"
    assert RunFiles(tmp_path / "nothing").about().title == "nothing"


def test_a_folder_that_holds_a_run_takes_no_other(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run", title="first")
    with pytest.raises(RunError, match="already holds a run; resume it, or choose another"):
        tiny_run(tmp_path / "run", title="second")
    assert run.config().title == "first"


def test_what_cannot_be_put_in_its_place_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tiny_run(tmp_path / "run", batch_size=4)
    run.describe(About("old"))
    Verdicts("old", 0, ()).write(run.after_file)
    write_now(run.folder, Now("old", 1, 2))
    before = {path.name: path.read_bytes() for path in run.folder.iterdir()}

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    process, words = TrainingRun(run.folder), r"cannot write into .*: No space left on device"
    with pytest.raises(RunError, match=words):
        run.describe(About("new"))
    with pytest.raises(RunError, match=words):
        process.start_smaller()
    with pytest.raises(RunError, match=words):
        process.start_longer()
    with pytest.raises(OSError, match="No space left"):
        Verdicts("new", 0, ()).write(run.after_file)
    with pytest.raises(OSError, match="No space left"):
        write_now(run.folder, Now("new", 1, 2))
    assert {path.name: path.read_bytes() for path in run.folder.iterdir()} == before


def test_checkpoints_that_are_forgotten_are_gone_and_the_log_stays(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run")
    run.log(BEFORE)
    for path in (run.newest, run.last, run.previous, run.best):
        path.touch()
    for _ in range(2):
        assert run.started == run.last.exists()
        run.forget_checkpoints()
    assert sorted(path.name for path in run.folder.iterdir()) == ["config.json", "log.jsonl"]
    assert list(run.events()) == [BEFORE]


def test_a_configuration_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    run = tiny_run(tmp_path / "run")
    run.config_file.write_text("{", "utf-8")
    with pytest.raises(RunError, match=r"config\.json is damaged"):
        run.config()
    run.config_file.write_text("{}", "utf-8")
    with pytest.raises(RunError, match=r"config\.json is wrong: .* is missing"):
        run.config()
    run.config_file.unlink()
    with pytest.raises(RunError, match=r"holds no run: config\.json cannot be read: No such file"):
        run.config()
