import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Preferences, Settings, load_settings, save_settings

ATTACK = Path(__file__).parents[1] / "data" / "attack"


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
    "text",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"speed": NaN}',
        '{"x": 1e999}',
        '{"x": 1' + "0" * 5000 + "}",
    ],
    ids=["deep list", "deep object", "NaN", "infinite", "5000 digits"],
)
def test_a_file_made_to_harm_gives_the_defaults_and_is_kept_aside(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    preferences = Preferences(path)
    assert preferences.now == Settings()
    (aside,) = tmp_path.glob("settings.json.damaged-*")
    assert aside.read_text("utf-8") == text
    assert aside.name in preferences.notice
    preferences.change(theme="dark")
    assert load_settings(path).theme == "dark"


def test_a_number_of_400_digits_is_told_and_the_file_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"speed": 1' + "0" * 400 + ', "theme": "dark"}', "utf-8")
    found = Preferences(path)
    assert found.now == Settings()
    assert "a number in it is out of range" in found.notice
    assert len(list(tmp_path.glob("settings.json.damaged-*"))) == 1


def test_the_hostile_settings_speed_gives_the_defaults_one_sentence_and_stays(
    tmp_path: Path,
) -> None:
    hostile = (ATTACK / "settings-speed.json").read_bytes()
    path = tmp_path / "settings.json"
    path.write_bytes(hostile)
    found = Preferences(path)
    assert found.now == Settings()
    assert "a number in it is out of range" in found.notice
    assert "\n" not in found.notice
    assert len(found.notice) < 300
    (aside,) = tmp_path.glob("settings.json.damaged-*")
    assert aside.read_bytes() == hostile
    assert aside.name in found.notice
    found.change(speed=2.0)
    assert Preferences(path).now.speed == 2.0
    assert Preferences(path).notice == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_or_a_folder_in_its_place_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert "regular file" in Preferences(tmp_path / "settings.json").notice
    (tmp_path / "settings.json").mkdir()
    assert "it is a folder" in Preferences(tmp_path / "settings.json").notice


def test_two_windows_keep_what_the_other_one_changed(tmp_path: Path) -> None:
    one, other = Preferences(tmp_path / "settings.json"), Preferences(tmp_path / "settings.json")
    one.change(theme="dark")
    other.change(motion=False)
    one.choose_model("maze", "mine")
    other.choose_model("sudoku", "yours")
    found = load_settings(tmp_path / "settings.json")
    assert (found.theme, found.motion) == ("dark", False)
    assert found.models == {"maze": "mine", "sudoku": "yours"}


def test_two_processes_that_change_at_once_lose_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.settings import Preferences;"
        "own = Preferences(Path(sys.argv[1]));"
        "[own.choose_model(f'{sys.argv[2]}{n}', 'x') for n in range(40)]"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "settings.json")]
    root = Path(__file__).resolve().parents[2]
    both = [subprocess.Popen([*command, name], cwd=root) for name in ("a", "b")]
    assert [each.wait(60) for each in both] == [0, 0]
    models = load_settings(tmp_path / "settings.json").models
    assert set(models) == {f"{name}{number}" for name in "ab" for number in range(40)}


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
    left = {path.name for path in tmp_path.iterdir()} - {"settings.json.lock"}
    assert left == {"settings.json"}


@pytest.mark.expects_log("settings are not saved")
def test_a_place_that_cannot_be_written_costs_the_memory_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    preferences = Preferences(tmp_path / "file" / "settings.json")
    preferences.change(theme="dark")
    assert preferences.now.theme == "dark"
