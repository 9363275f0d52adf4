"""Folders of tasks by id, and the two files of a Kaggle set."""

import json
from pathlib import Path

import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.arc import read_collection, score
from tests.shared import DATA, needs_data

PAIR = {"input": [[1, 0]], "output": [[3]]}
ONE = {"train": [PAIR], "test": [PAIR]}
TWO = {"train": [PAIR], "test": [{"input": [[2]]}, {"input": [[4]]}]}


def write(folder: Path, **files: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    return folder


def test_tasks_are_named_by_their_files_also_in_folders_below(tmp_path: Path) -> None:
    write(tmp_path / "training", bb=TWO)
    write(tmp_path / "__MACOSX", cc=5)
    write(tmp_path / ".git", dd=5)
    found = read_collection(write(tmp_path, aa=ONE))
    assert {name: len(tests) for name, tests in found.tasks.items()} == {"aa": 1, "bb": 2}
    assert found.refused == ()


def test_a_bad_file_costs_a_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    folder = write(tmp_path, aa=ONE, bb={"train": [], "test": []})
    found = read_collection(folder)
    assert list(found.tasks) == ["aa"]
    (sentence,) = found.refused
    assert sentence.startswith('bb.json: line 1, character 11: "train" is empty')


def test_of_two_tasks_of_one_name_the_first_is_taken_and_it_is_told(tmp_path: Path) -> None:
    write(tmp_path / "one", aa=ONE)
    write(tmp_path / "two", aa=TWO)
    found = read_collection(tmp_path)
    assert len(found.tasks["aa"]) == 1
    assert found.refused == ("aa.json: there is a task aa already; only the first was taken.",)


def test_a_folder_without_tasks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PuzzleFormatError, match=r"there is no file \*\.json in it; choose"):
        read_collection(tmp_path)
    with pytest.raises(PuzzleFormatError, match=r"aa.json: line 1, character 1: a task of ARC is"):
        read_collection(write(tmp_path, aa=5))


def test_answers_of_a_kaggle_set_come_from_the_file_beside_it(tmp_path: Path) -> None:
    names = {"set_challenges": {"aa": TWO, "bb": ONE}, "set_solutions": {"aa": [[[7]], [[8]]]}}
    tasks = read_collection(write(tmp_path, **names) / "set_challenges.json").tasks
    answers = [test.solution for test in tasks["aa"] if test.solution is not None]
    assert [answer.tolist() for answer in answers] == [[[7]], [[8]]]
    assert score(tasks, {"aa": [[answer] for answer in answers]}).whole == 0.5
    assert len(read_collection(tmp_path).tasks) == 2


def test_bad_answers_of_a_kaggle_set_are_told_with_their_file(tmp_path: Path) -> None:
    folder = write(tmp_path, set_challenges={"aa": TWO}, set_solutions={"aa": [[[12]]]})
    with pytest.raises(PuzzleFormatError, match=r"set_solutions.json: line 1, .* not 12\."):
        read_collection(folder / "set_challenges.json")


@needs_data
@pytest.mark.parametrize(
    ("folder", "tasks", "tests"),
    [
        ("arc-agi-1/training", 400, 416),
        ("arc-agi-1/evaluation", 400, 419),
        ("ConceptARC", 176, 528),
        ("mini-arc", 149, 149),
    ],
)
def test_public_sets_are_read_whole(folder: str, tasks: int, tests: int) -> None:
    found = read_collection(DATA / "arc" / folder)
    assert found.refused == ()
    assert (len(found.tasks), sum(map(len, found.tasks.values()))) == (tasks, tests)
