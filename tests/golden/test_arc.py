"""Canvas, symmetries and counting of ARC: equal to what the official code and notebook made."""

import json
from typing import Any

import numpy as np
import pytest

from hrm_core.puzzle import IGNORE, Grid, Puzzle
from hrm_core.solving.vote import Ballot
from hrm_core.tasks.arc import Arc, Augmentation, crop, draw, from_name, read_text, turn
from hrm_core.tasks.arc.augmentation import INVERSE
from tests.golden.cases import folder

DATA = folder("data")
SIDE = 30


def stored(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text())


def grid(rows: list[list[int]]) -> Grid:
    return np.array(rows, dtype=np.uint8).reshape(len(rows), -1)


@pytest.mark.parametrize("case", stored("arc_encode"), ids=lambda case: f"seed {case['np_seed']}")
def test_a_pair_becomes_the_official_tokens(case: dict[str, Any]) -> None:
    at = case["pad_r"], case["pad_c"]
    for name in ("input", "output"):
        tokens = draw(grid(case[name]), SIDE, *at)
        np.testing.assert_array_equal(tokens, case[f"{name}_seq"])


@pytest.mark.parametrize("case", stored("arc_crop"))
def test_tokens_are_cropped_as_in_the_notebook(case: dict[str, Any]) -> None:
    found = crop(np.array(case["seq"], dtype=np.int32))
    np.testing.assert_array_equal(found, grid(case["crop"]) if case["crop"] else np.zeros((0, 0)))


def test_the_eight_symmetries_have_the_official_numbers() -> None:
    values = stored("dihedral")
    given = grid(values["input"])
    for number in range(8):
        np.testing.assert_array_equal(turn(given, number), values["transform"][number])
        np.testing.assert_array_equal(turn(given, INVERSE[number]), values["inverse"][number])
        np.testing.assert_array_equal(turn(turn(given, number), INVERSE[number]), given)


@pytest.mark.parametrize("case", stored("arc_inverse_aug"), ids=lambda case: str(case["name"]))
def test_an_answer_finds_its_way_back_by_the_official_name(case: dict[str, Any]) -> None:
    task_id, augmentation = from_name(case["name"])
    assert task_id == case["name"].partition("_")[0]
    assert augmentation.name(task_id) == case["name"]
    np.testing.assert_array_equal(augmentation.invert(grid(case["grid"])), case["result"])
    np.testing.assert_array_equal(augmentation.apply(grid(case["result"])), case["grid"])


def test_votes_are_ranked_as_in_the_notebook() -> None:
    values = stored("arc_vote")
    ballots: dict[tuple[str, str], Ballot] = {}
    for prediction in values["predictions"]:
        if prediction["identifier"] == 0:  # a row that only fills the batch
            continue
        task_id, augmentation = from_name(prediction["name"])
        given, answer = (
            augmentation.invert(crop(np.array(prediction[name], dtype=np.int32)))
            for name in ("input_seq", "pred_seq")
        )
        ballot = ballots.setdefault((task_id, str(given.tolist())), Ballot())
        ballot.add(answer, prediction["q_halt_logit"])
    assert len(ballots) == len(values["ranking"])
    for official in values["ranking"]:
        found = ballots[official["name"], str(official["test_input"])].candidates()
        assert [each.grid.tolist() for each in found] == [
            each["grid"] for each in official["ranked"]
        ]
        assert [each.count for each in found] == [each["votes"] for each in official["ranked"]]
        np.testing.assert_allclose(
            [each.belief for each in found],
            [each["mean_q"] for each in official["ranked"]],
            atol=1e-6,
        )


def test_the_tests_of_augmented_tasks_are_those_of_the_official_builder() -> None:
    names = json.loads((DATA / "ds_arc" / "identifiers.json").read_text())
    arrays = {
        name: np.load(DATA / "ds_arc" / "test" / f"all__{name}.npy")
        for name in ("inputs", "labels", "puzzle_identifiers", "puzzle_indices")
    }
    tests: dict[str, list[Puzzle]] = {}
    for path in DATA.glob("src_arc/*/*.json"):
        (tests[path.stem],) = read_text(path.read_text())
    task, compared = Arc(), 0
    for place, identifier in enumerate(arrays["puzzle_identifiers"]):
        task_id, augmentation = from_name(names[identifier])
        first, end = arrays["puzzle_indices"][place : place + 2]
        for row, puzzle in zip(range(first, end), tests[task_id], strict=True):
            seen = augmentation.view(puzzle).puzzle
            side = int(len(task.encode(seen)) ** 0.5)
            assert seen.solution is not None
            tokens = draw(seen.given, SIDE)
            np.testing.assert_array_equal(tokens, arrays["inputs"][row])
            np.testing.assert_array_equal(draw(seen.solution, SIDE), arrays["labels"][row])
            cut = tokens.reshape(SIDE, SIDE)[:side, :side]
            np.testing.assert_array_equal(task.encode(seen), cut.reshape(-1)[: side * side])
            labels = task.labels(seen)
            wide = int(len(labels) ** 0.5)
            expected = arrays["labels"][row].reshape(SIDE, SIDE)[:wide, :wide].reshape(-1)
            np.testing.assert_array_equal(np.where(labels == IGNORE, 0, labels), expected)
            compared += 1
    assert compared == len(arrays["inputs"])


def test_the_name_of_a_task_unchanged_is_its_own() -> None:
    assert Augmentation().name("0a938d79") == "0a938d79"
