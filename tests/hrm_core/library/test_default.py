"""Which model of a kind is taken where nothing else is said."""

from pathlib import Path

import pytest

from hrm_core.checkpoint import (
    ModelError,
)
from hrm_core.library.models import ModelLibrary
from tests.hrm_core.library.small import add, names


def test_the_default_is_the_model_that_says_so(library: ModelLibrary, shipped: Path) -> None:
    add(shipped, "a")
    add(shipped, "b", default=True)
    add(shipped, "maze", task="maze", default=True)
    assert library.default("sudoku").name == "b"
    assert names(library, "sudoku") == ["b", "a"]


def test_the_user_chooses_the_default_of_a_kind(library: ModelLibrary, shipped: Path) -> None:
    add(shipped, "first", default=True)
    mine = add(library.own, "mine")
    add(shipped, "walls", task="maze", default=True)
    library.set_default(mine)
    assert library.default("sudoku").name == "mine"
    assert library.default("maze").name == "walls"
    library.set_default(add(library.own, "caves", task="maze"))
    assert [library.default(kind).name for kind in ("sudoku", "maze")] == ["mine", "caves"]
    renamed = library.rename(mine, "best", "My best")
    assert (renamed.name, renamed.title) == ("best", "My best")
    assert library.default("sudoku").name == "best"
    library.delete(renamed)
    assert library.default("sudoku").name == "first"


@pytest.mark.parametrize("content", ["", "[1]", "[" * 100_000, '{"sudoku": 3}'])
def test_a_choice_that_makes_no_sense_is_none(
    content: str, library: ModelLibrary, shipped: Path
) -> None:
    add(shipped, "first", default=True)
    library.own.mkdir(parents=True)
    (library.own / "defaults.json").write_text(content)
    assert library.default("sudoku").name == "first"


def test_the_choice_of_the_user_comes_before_what_a_model_says_of_itself(
    library: ModelLibrary, shipped: Path
) -> None:
    add(shipped, "a", default=True)
    add(shipped, "b")
    library.set_default(add(library.own, "c"))
    assert names(library, "sudoku") == ["c", "a", "b"]


def test_a_choice_for_one_kind_says_nothing_of_another(
    library: ModelLibrary, shipped: Path
) -> None:
    add(shipped, "walls", task="maze", default=True)
    add(shipped, "best", task="maze")
    library.set_default(add(library.own, "best"))
    assert library.default("maze").name == "walls"


def test_a_choice_that_cannot_be_written_leaves_the_one_before(
    library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = add(library.own, "a"), add(library.own, "b")
    library.set_default(other)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(ModelError, match=r"cannot write .*defaults\.json: No space left"):
            library.set_default(one)
    assert library.default("sudoku").name == "b"
