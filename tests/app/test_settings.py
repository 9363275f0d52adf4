import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Preferences, Settings, load_settings, save_settings


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    chosen = Settings(theme="dark", policy="beyond", beyond=200, speed=4.0, motion=False)
    chosen = replace(chosen, models={"maze": "mine", "sudoku": "sudoku"})
    save_settings(path, chosen)
    assert load_settings(path) == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '"x"', "\x00"])
def test_a_file_that_is_no_settings_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    "wrong",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"policy": "never"},
        {"segments": 0},
        {"segments": 1_000_000},
        {"segments": True},
        {"segments": 2.5},
        {"beyond": "64"},
        {"speed": 3.0},
        {"speed": "fast"},
        {"candidates": 1},
        {"heat": "hot"},
        {"geometry": None},
        {"models": ["mine"]},
        {"models": {"maze": 3}},
    ],
)
def test_a_value_that_makes_no_sense_falls_back_and_the_rest_stays(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"model": "mine", **wrong}), "utf-8")
    assert load_settings(path) == Settings(model="mine")


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"from_the_future": [1, 2], "theme": "dark"}', "utf-8")
    Preferences(path).change(motion=False)
    stored = json.loads(path.read_text("utf-8"))
    assert (stored["from_the_future"], stored["theme"]) == ([1, 2], "dark")
    assert stored["motion"] is False


def test_a_change_is_written_at_once_and_leaves_no_partial_file(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    preferences.change(theme="dark")
    assert load_settings(tmp_path / "settings.json").theme == "dark"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.expects_log("settings are not saved")
def test_a_place_that_cannot_be_written_costs_the_memory_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    preferences = Preferences(tmp_path / "file" / "settings.json")
    preferences.change(theme="dark")
    assert preferences.now.theme == "dark"
