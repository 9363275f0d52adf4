from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.places import user_data_dir
from hrm_core.puzzle import Puzzle, Task
from hrm_core.sessions.solve import SUFFIX, SolveSession
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.sudoku import generate_batch
from training.config import SourceConfig
from training.data.kinds import KINDS
from training.data.own import Fate, Item, examine, read_library, read_paths, split, without_twins
from training.data.sudokus import load as sudoku_streams

SUDOKU, MAZE = TASKS["sudoku"], TASKS["maze"]
LINE = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"
ANSWER = "273968541641257839895341672716435298534892167928176354462783915389514726157629483"


def generated(count: int = 12) -> list[Puzzle]:
    givens, solutions = generate_batch(np.random.default_rng(3), count, "easy")
    return [
        Puzzle("sudoku", g.reshape(9, 9), s.reshape(9, 9), title=f"number {n}")
        for n, (g, s) in enumerate(zip(givens, solutions, strict=True))
    ]


def looked_at(items: list[Item], task: Task = SUDOKU) -> list[Item]:
    return without_twins(item for chunk in examine(task, items) for item in chunk)


def test_files_and_folders_are_read_and_what_is_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text(LINE)
    (tmp_path / "some.csv").write_text(f"puzzle,solution\n{LINE},{ANSWER}\n{LINE},{LINE}\n")
    (tmp_path / "none.png").write_bytes(b"\x89PNG\x00\xff")
    items = looked_at(list(read_paths([tmp_path], SUDOKU)))
    told = {(item.origin, item.fate) for item in items}
    assert told == {
        ("one.txt", Fate.FILLED),
        ("some.csv", Fate.DUPLICATE),
        ("some.csv", Fate.INVALID),
        ("none.png", Fate.INVALID),
    }
    wrong = next(i for i in items if i.origin == "some.csv" and i.fate is Fate.INVALID)
    assert wrong.reason.startswith("line 3: the answer")
    twin = next(item for item in items if item.fate is Fate.DUPLICATE)
    first = [item.origin for item in items].index("one.txt") + 1
    assert twin.reason == f"the same as number {first}, up to symmetry"


def test_a_missing_solution_is_filled_in_and_an_impossible_puzzle_refused() -> None:
    good, filled, several, clash = (SUDOKU.parse(LINE)[0] for _ in range(4))
    good = Puzzle("sudoku", good.given, SUDOKU.parse(ANSWER)[0].given)
    several.given[:] = 0
    clash.given[0, :2] = 5
    items = [Item("test", puzzle) for puzzle in (good, several, clash)]
    fates = [item.fate for item in looked_at([Item("test", filled), *items])]
    assert fates == [Fate.FILLED, Fate.DUPLICATE, Fate.INVALID, Fate.INVALID]
    (known,) = looked_at([Item("test", filled)])
    assert known.puzzle is not None
    assert SUDOKU.format(Puzzle("sudoku", known.puzzle.solution)) == ANSWER  # type: ignore[arg-type]  # filled
    assert known.level == "beginner"


def test_symmetric_forms_are_duplicates_and_never_on_both_sides_of_the_split() -> None:
    rng = np.random.default_rng(1)
    puzzles = generated()
    disguised = [SUDOKU.augment(puzzle, rng).puzzle for puzzle in puzzles]
    items = looked_at([Item("made", puzzle) for puzzle in puzzles + disguised])
    assert [item.fate for item in items] == [Fate.GOOD] * 12 + [Fate.DUPLICATE] * 12
    # another puzzle with the same solution is no duplicate, but of the family
    more = [Puzzle("sudoku", p.given.copy(), p.solution) for p in puzzles]
    for puzzle, old in zip(more, puzzles, strict=True):
        cell = tuple(np.argwhere(old.given == 0)[0])
        assert old.solution is not None
        puzzle.given[cell] = old.solution[cell]
    items = looked_at([Item("made", puzzle) for puzzle in puzzles + more])
    assert all(item.usable for item in items)
    parts = split(items, 0.25, rng)
    assert len(parts.validation) == 6
    families = {item.puzzle: item.family for item in items}
    train = {families[puzzle] for puzzle in parts.train}
    assert not train & {families[puzzle] for puzzle in parts.validation}


def test_once_its_twin_is_gone_a_duplicate_is_what_it_was() -> None:
    solved = Puzzle("sudoku", SUDOKU.parse(LINE)[0].given, SUDOKU.parse(ANSWER)[0].given)
    bare = SUDOKU.parse(LINE)[0]
    for first, second in ((solved, bare), (bare, solved)):
        items = looked_at([Item("test", first), Item("test", second)])
        assert [item.fate for item in items][1] is Fate.DUPLICATE
        (left,) = without_twins(items[1:])
        assert left.fate is (Fate.GOOD if second is solved else Fate.FILLED)
        assert left.reason == ""


@pytest.mark.parametrize("title", ["plain", 'a, "b"'])
def test_a_table_is_read_back_as_it_was_written(tmp_path: Path, title: str) -> None:
    puzzles = [Puzzle(p.task, p.given, p.solution, title=title) for p in generated(3)]
    KINDS["sudoku"].write(tmp_path / "train.csv", puzzles)
    back = read_puzzles(tmp_path / "train.csv", SUDOKU)
    assert [p.given.tolist() for p in back] == [p.given.tolist() for p in puzzles]
    assert all(puzzle.solution is not None for puzzle in back)


def test_the_library_is_examples_and_saved_sessions_of_the_kind() -> None:
    sessions = user_data_dir() / "sessions"
    sessions.mkdir(parents=True)
    SolveSession(generated(1)[0]).save(sessions / f"mine{SUFFIX}")
    SolveSession(MAZE.generate(np.random.default_rng(0), "prim 9x9")).save(sessions / f"b{SUFFIX}")
    (sessions / f"torn{SUFFIX}").write_bytes(b"PK")
    items = looked_at(list(read_library(SUDOKU)))
    assert sum(item.usable for item in items) >= 4
    assert [item.fate for item in items if item.origin == f"mine{SUFFIX}"] == [Fate.GOOD]
    assert [item.origin for item in items if item.fate is Fate.INVALID] == [f"torn{SUFFIX}"]
    (told,) = read_paths([sessions / f"b{SUFFIX}"], SUDOKU)
    assert told.reason == "the puzzle of this session is of another kind"


def test_mazes_come_with_sizes_paths_and_reasons(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    first, second = (MAZE.generate(rng, "prim 9x9") for _ in range(2))
    shut = "S#G\n###\n"
    text = "\n".join([MAZE.format(first), shut, "S  \n x \n  G\n", MAZE.format(second)])
    (tmp_path / "mine.txt").write_text(text)
    items = looked_at(list(read_paths([tmp_path], MAZE)), MAZE)
    assert [item.fate for item in items] == [Fate.FILLED, Fate.INVALID, Fate.FILLED, Fate.INVALID]
    assert "No way leads" in items[1].reason
    assert items[3].reason.startswith("line 14: a maze is drawn with #")
    assert first.solution is not None
    assert (items[0].size, items[0].level) == ("9 x 9", f"path of {(first.solution >= 2).sum()}")
    found = items[2].puzzle
    assert found is not None
    assert np.array_equal(np.asarray(found.solution), np.asarray(second.solution))


def test_turned_mazes_are_duplicates_and_mazes_with_the_same_walls_stay_together() -> None:
    rng = np.random.default_rng(3)
    mazes = [MAZE.generate(rng, "backtracker 9x9") for _ in range(8)]
    turned = [Puzzle("maze", np.rot90(maze.given).copy()) for maze in mazes]
    swap = np.array([0, 1, 3, 2], dtype=np.uint8)
    swapped = [Puzzle("maze", swap[maze.given]) for maze in mazes]
    items = looked_at([Item("made", puzzle) for puzzle in mazes + turned + swapped], MAZE)
    fates = [item.fate for item in items]
    assert fates == [Fate.GOOD] * 8 + [Fate.DUPLICATE] * 8 + [Fate.FILLED] * 8
    parts = split(items, 0.25, rng)
    assert (len(parts.train), len(parts.validation)) == (12, 4)
    walls = [{(puzzle.given == 0).tobytes() for puzzle in side} for side in vars(parts).values()]
    assert not walls[0] & walls[1]


FAULTS = Path(__file__).resolve().parents[2] / "data" / "faults"
THREE = ("semicolon.csv", "tab.tsv", "head_board_solution.csv", "quoted_spaces.csv")


@pytest.mark.parametrize("name", [*THREE, "empty_solution.csv", "hrm_dataset_sudoku"])
def test_what_one_command_reads_all_read(name: str) -> None:
    """The Training page and a recipe's source; hrm eval and hrm solve read by the same function."""
    items = list(read_paths([FAULTS / name], TASKS["sudoku"]))
    assert [item.fate for item in items] == [Fate.GOOD] * 3
    source = SourceConfig("csv", path=name)
    (sudokus,) = sudoku_streams([source], FAULTS, np.random.default_rng(0))
    assert sudokus.givens.shape == sudokus.solutions.shape == (3, 81)
    assert sudokus.solutions.all()


def test_tasks_of_arc_and_empty_folders_are_told_of_in_one_line(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.json").write_text('{"train": []')
    (item,) = read_paths([tmp_path], TASKS["sudoku"])
    assert item.reason == "tasks of ARC, 3 files: they are learnt one by one on the ARC page"
    (tmp_path / "empty").mkdir()
    (item,) = read_paths([tmp_path / "empty"], TASKS["sudoku"])
    assert item.reason == "there is no file in this folder"


def test_a_long_list_is_examined_in_chunks_and_each_item_keeps_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("training.data.own.CHUNK", 2)
    items = [Item(f"file {n}", puzzle) for n, puzzle in enumerate(generated(5))]
    items.insert(1, Item("no puzzle", None, Fate.INVALID, "unreadable"))
    chunks = list(examine(SUDOKU, items))
    assert [len(chunk) for chunk in chunks] == [2, 2, 2]
    found = [item for chunk in chunks for item in chunk]
    assert [item.origin for item in found] == [item.origin for item in items]
    (alone,) = next(examine(SUDOKU, items[5:]))
    assert (found[5].twin, found[5].family, found[5].size) == (alone.twin, alone.family, alone.size)
    assert found[5].size == f"{np.count_nonzero(items[5].puzzle.given)} clues"  # type: ignore[union-attr]  # a puzzle
    assert (found[1].size, found[1].reason) == ("", "unreadable")


def test_a_solution_that_is_wrong_is_named() -> None:
    puzzle = generated(1)[0]
    assert puzzle.solution is not None
    wrong = puzzle.solution.copy()
    blank = tuple(np.argwhere(puzzle.given == 0)[0])
    wrong[blank] = wrong[blank] % 9 + 1
    (item,) = looked_at([Item("test", replace(puzzle, solution=wrong))])
    assert item.fate is Fate.INVALID
    assert item.reason.startswith("its solution is wrong: ")


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".one.txt").write_text(LINE)
    (tmp_path / "two.txt").write_text(LINE)
    assert [item.origin for item in read_paths([tmp_path], SUDOKU)] == ["two.txt"]


def test_a_split_follows_its_share_and_its_seed() -> None:
    items = looked_at([Item("made", puzzle) for puzzle in generated(12)])
    sizes = {}
    for share in (0.0, 0.25, 0.3, 1.0):
        parts = split(items, share, np.random.default_rng(0))
        sizes[share] = len(parts.validation)
        assert len(parts.train) + len(parts.validation) == 12
    assert sizes == {0.0: 0, 0.25: 3, 0.3: 4, 1.0: 12}
    first, again, other = (
        [p.title for p in split(items, 0.25, np.random.default_rng(seed)).validation]
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    without = [replace(item, fate=Fate.DUPLICATE) for item in items[:6]]
    parts = split([*without, *items[6:]], 0.5, np.random.default_rng(0))
    assert (len(parts.train), len(parts.validation)) == (3, 3)


def test_the_good_parts_of_a_damaged_table_are_kept_with_their_lines(tmp_path: Path) -> None:
    text = f"puzzle,solution\n{LINE},{ANSWER}\n\nrubbish,\n{LINE},{ANSWER}\n"
    (tmp_path / "some.csv").write_text(text)
    items = list(read_paths([tmp_path / "some.csv"], SUDOKU))
    assert [item.fate for item in items] == [Fate.GOOD, Fate.GOOD, Fate.INVALID]
    titles = [item.puzzle.title for item in items if item.puzzle is not None]
    assert titles == ["some.csv 2", "some.csv 5"]
    assert items[2].reason.startswith("line 4: ")
