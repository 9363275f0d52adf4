"""Which models there are, which one is meant, and what is said when there is none."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.checkpoint import (
    DESCRIPTION,
    EXPORTED,
    WEIGHTS,
    ModelError,
    ModelInfo,
    read_info,
    record_figures,
)
from hrm_core.engines import Batch
from hrm_core.library.learnt import learnt_models, size_of
from hrm_core.library.models import ModelLibrary, export_onnx, free_name, open_engine
from tests.hrm_core.library.small import add, names


def described(info: ModelInfo, old: str, new: str) -> None:
    """Another word in the description of a model."""
    path = info.folder / DESCRIPTION
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_the_user_had_learnt_comes_before_what_is_shipped_learnt(
    library: ModelLibrary, shipped: Path
) -> None:
    mark = "ab12"
    assert library.learned(mark) is None
    for folder, name in ((shipped, "a"), (library.own, "b")):
        info = add(folder, name, "arc")
        path = info.folder / DESCRIPTION
        path.write_text(path.read_text("utf-8").replace('"default": false', f'"learned": "{mark}"'))
        found = library.learned(mark)
        assert found is not None
        assert found.name == name


def test_shipped_models_come_before_the_users_own(library: ModelLibrary, shipped: Path) -> None:
    add(library.own, "a")
    add(shipped, "b")
    assert names(library) == ["b", "a"]


def test_folders_that_do_not_exist_hold_no_models(library: ModelLibrary) -> None:
    assert library.models() == []
    assert library.problems() == []


def test_without_a_model_for_the_task_the_user_is_told_what_to_do(
    library: ModelLibrary, shipped: Path
) -> None:
    add(shipped, "maze", task="maze")
    with pytest.raises(ModelError, match="no model for sudoku yet; train or import one"):
        library.default("sudoku")


def test_a_model_is_found_by_its_name_or_its_folder(library: ModelLibrary, tmp_path: Path) -> None:
    info = add(library.own, "mine")
    elsewhere = add(tmp_path / "elsewhere", "other")
    assert library.find("mine").folder == info.folder
    assert library.find(str(elsewhere.folder), "sudoku").name == "other"


def test_a_name_that_does_not_exist_is_quoted_with_those_that_do(library: ModelLibrary) -> None:
    with pytest.raises(ModelError, match="no model 'x'; there are: none"):
        library.find("x")
    add(library.own, "one")
    add(library.own, "two")
    add(library.own, "maze", task="maze")
    with pytest.raises(ModelError, match=r"no model 'tow'; there are: one, two$"):
        library.find("tow", "sudoku")


def test_a_name_too_long_for_a_file_is_only_unknown(library: ModelLibrary) -> None:
    with pytest.raises(ModelError, match="there is no model 'xxx"):
        library.find("x" * 5000)


def test_a_model_for_another_task_is_named_as_such(library: ModelLibrary) -> None:
    info = add(library.own, "labyrinth", task="maze")
    for text in ("labyrinth", str(info.folder)):
        with pytest.raises(ModelError, match="solves maze, not sudoku"):
            library.find(text, "sudoku")


def test_of_two_models_of_one_name_the_one_for_the_task_is_found(
    library: ModelLibrary, shipped: Path
) -> None:
    add(shipped, "best", task="maze")
    add(library.own, "best")
    assert library.find("best", "sudoku").task == "sudoku"


def test_damaged_models_are_left_out_and_reported(library: ModelLibrary) -> None:
    add(library.own, "good")
    (add(library.own, "bad").folder / DESCRIPTION).write_text("{")
    (library.own / ".bad.part").mkdir()
    (library.own / "notes.txt").write_text("not a folder")
    assert names(library) == ["good"]
    assert len(library.problems()) == 1
    assert "bad" in library.problems()[0]


def test_a_folder_that_cannot_be_read_is_reported(
    library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    library.own.mkdir()
    monkeypatch.setattr(Path, "iterdir", locked)
    assert library.models() == []
    assert library.problems() == [f"cannot read the folder {library.own}: Permission denied"]


def test_a_description_is_read_again_only_when_it_was_written(
    library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    info, reads = add(library.own, "mine"), []

    def counted(place: Path) -> ModelInfo:
        reads.append(place)
        return read_info(place)

    monkeypatch.setattr("hrm_core.library.models.read_info", counted)
    for _ in range(3):
        assert [each.name for each in library.models()] == ["mine"]
    assert len(reads) == 1
    record_figures(info, "a file", {"exact": 0.5})
    assert library.models()[0].provenance["figures"] == {"a file": {"exact": 0.5}}
    assert len(reads) == 2
    description = info.folder / DESCRIPTION
    size = description.stat().st_size
    description.write_text(description.read_text("utf-8").replace("0.5", "0.7"), "utf-8")
    assert library.models()[0].provenance["figures"] == {"a file": {"exact": 0.7}}
    assert description.stat().st_size == size
    (info.folder / WEIGHTS).unlink()
    assert library.models() == []
    assert "holds no weights" in library.problems()[0]


def test_an_engine_runs_the_model(library: ModelLibrary) -> None:
    engine = open_engine(add(library.own, "mine"), "cpu")
    batch = Batch(np.zeros((2, 4), dtype=np.int32), np.zeros(2, dtype=np.int32))
    _, step = engine.step(batch, engine.start(batch))
    assert engine.device == "cpu"
    assert engine.reason.startswith("PyTorch, CPU")  # nobody has made a graph of it
    assert step.logits.shape == (2, 4, 5)


def test_weights_that_do_not_fit_their_description_are_refused(library: ModelLibrary) -> None:
    info = add(library.own, "mine")
    wider = replace(info, config={**info.config, "vocab_size": 6})
    with pytest.raises(ModelError, match=r"weights of mine do not fit its model\.json"):
        open_engine(wider, "cpu")


def test_a_model_that_cannot_be_built_is_refused(library: ModelLibrary) -> None:
    info = add(library.own, "mine")
    with pytest.raises(ModelError, match="mine cannot be built: unknown model setting 'wings'"):
        open_engine(replace(info, config={**info.config, "wings": 2}), "cpu")


def test_damaged_weights_are_refused(library: ModelLibrary) -> None:
    info = add(library.own, "mine")
    (info.folder / WEIGHTS).write_bytes(b"no weights")
    with pytest.raises(ModelError, match="is damaged"):
        open_engine(info, "cpu")


def test_an_exported_model_comes_back_as_it_was(library: ModelLibrary, tmp_path: Path) -> None:
    model = add(tmp_path / "elsewhere", "a", default=True)
    for path in (model.folder, model.folder / DESCRIPTION, model.folder / WEIGHTS):
        info = library.import_model(path, f"from-{path.suffix[1:] or 'folder'}")
        assert info.folder.parent == library.own
        assert (info.folder / WEIGHTS).read_bytes() == (model.folder / WEIGHTS).read_bytes()
        assert info.config == read_info(model.folder).config
        assert not info.provenance.get("default", False)  # it does not push the shipped one aside
    assert names(library) == ["from-folder", "from-json", "from-safetensors"]


def test_an_import_replaces_nothing(library: ModelLibrary, shipped: Path, tmp_path: Path) -> None:
    add(shipped, "a")
    add(library.own, "b")
    model = add(tmp_path / "elsewhere", "a")
    with pytest.raises(ModelError, match="there is a model 'a' already"):
        library.import_model(model.folder)
    with pytest.raises(ModelError, match="there is a model 'b' already"):
        library.import_model(model.folder, "b")
    with pytest.raises(ModelError, match="a model name has letters"):
        library.import_model(model.folder, "../c")
    (library.own / "half").mkdir()  # no model, but the user's
    with pytest.raises(ModelError, match="there is a model 'half' already"):
        library.import_model(model.folder, "half")
    assert names(library) == ["a", "b"]


def test_models_of_the_user_can_be_renamed_and_deleted(
    library: ModelLibrary, shipped: Path
) -> None:
    keep, mine, other = add(shipped, "a"), add(library.own, "b"), add(library.own, "c")
    with pytest.raises(ModelError, match="there is a model 'c' already"):
        library.rename(mine, other.name)
    renamed = library.rename(mine, "d")
    assert (renamed.name, renamed.title) == ("d", "d")
    assert names(library) == ["a", "c", "d"]
    library.delete(other)
    assert names(library) == ["a", "d"]
    for act in (lambda: library.delete(keep), lambda: library.rename(keep, "e")):
        with pytest.raises(ModelError, match="not among your own"):
            act()
    assert names(library) == ["a", "d"]


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right there")
def test_a_model_behind_a_link_is_not_the_users_to_change(
    library: ModelLibrary, tmp_path: Path
) -> None:
    elsewhere = add(tmp_path / "elsewhere", "linked")
    library.own.mkdir()
    (library.own / "linked").symlink_to(elsewhere.folder, target_is_directory=True)
    found = library.find("linked", "sudoku")
    assert not library.is_own(found)
    for act in (lambda: library.delete(found), lambda: library.rename(found, "mine")):
        with pytest.raises(ModelError, match="not among your own"):
            act()
    assert read_info(elsewhere.folder).name == "linked"


def test_what_is_broken_is_listed_with_its_folder(library: ModelLibrary) -> None:
    bad = library.own / "bad"
    bad.mkdir(parents=True)
    (bad / DESCRIPTION).write_text("{")
    (found,) = library.broken()
    assert found.folder == bad
    assert "is damaged" in found.reason


def test_an_exported_file_becomes_a_model_of_the_library(
    library: ModelLibrary, tmp_path: Path
) -> None:
    info = add(tmp_path / "elsewhere", "small")
    path = tmp_path / "small.onnx"
    export_onnx(info, path, print)
    found = library.import_model(path, "taken-in")
    assert found.folder == library.own / "taken-in"
    assert found.exported == found.folder / EXPORTED
    assert names(library) == ["taken-in"]
    batch = Batch(np.ones((1, 4), np.int32), np.zeros(1, np.int32))
    engine = open_engine(found)
    _, step = engine.step(batch, engine.start(batch))
    assert step.answers.shape == (1, 4)
    with pytest.raises(ModelError, match="does not run with PyTorch"):
        open_engine(found, engine="torch")
    renamed = library.rename(found, "again")
    assert renamed.exported is not None
    (renamed.folder / EXPORTED).unlink()
    assert "holds no weights" in library.problems()[0]


def test_tasks_are_learnt_from_a_model_that_reads_and_has_learnt_none_itself(
    library: ModelLibrary, shipped: Path
) -> None:
    with pytest.raises(ModelError, match="no ARC base model to learn tasks from"):
        library.arc_base()
    add(shipped, "a-plain", "arc")
    for name in ("b-learnt", "c-base"):
        described(add(shipped, name, "arc"), '"reader": 0', '"reader": 2')
    described(read_info(shipped / "b-learnt"), '"default": false', '"learned": "ab12"')
    assert library.arc_base().name == "c-base"


def test_only_learnt_tasks_of_the_user_are_listed_as_learnt_with_their_bytes(
    library: ModelLibrary, shipped: Path
) -> None:
    for folder, name in ((shipped, "a"), (library.own, "b"), (library.own, "c")):
        info = add(folder, name, "arc")
        if name != "c":
            described(info, '"default": false', '"learned": "ab12"')
    (found,) = learnt_models(library)
    assert found.name == "b"
    (found.folder / "more").write_bytes(bytes(1000))
    (found.folder / "folder").mkdir()
    files = [path for path in found.folder.iterdir() if path.is_file()]
    assert size_of(found) == sum(len(path.read_bytes()) for path in files) > 1000


def test_a_free_name_is_counted_on_and_made_of_plain_letters() -> None:
    assert free_name("Größe 3!", ()) == "gr-e-3"
    assert free_name("a", {"a", "a-2"}) == "a-3"
    assert free_name("???", {"model"}) == "model-2"
    assert free_name("x" * 80, ()) == "x" * 50


def test_a_renamed_model_keeps_a_title_of_its_own(library: ModelLibrary) -> None:
    mine = add(library.own, "mine")
    titled = library.rename(mine, "yours", "Our model")
    assert library.rename(titled, "ours").title == "Our model"
    assert not (library.own / "mine").exists()
