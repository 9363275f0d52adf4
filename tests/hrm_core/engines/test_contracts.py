"""What every engine keeps to: rows are alone, state is handed back, and all compute the same."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from hrm_core.checkpoint import ModelError, ModelInfo, read_weights, write_model
from hrm_core.engines import Batch, Engine, Inspectable, Step, difference, step_of
from hrm_core.engines.graphs import (
    ABOUT,
    READER,
    SEGMENT,
    find_graph,
    graph_key,
    names_inner_steps,
    read_graph,
)
from hrm_core.engines.onnx_engine import OnnxEngine, open_graph, open_reader
from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.library.models import ModelLibrary, make_graph, open_engine
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.places import asset_path
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.views import VIEWS
from tests.hrm_core.engines.test_onnx import CASES, model
from tests.hrm_core.model import variants

SHIPPED = ModelLibrary([asset_path("models")])
MODELS = [info.name for info in SHIPPED.models()]
ENGINES = ("onnx", "torch")
SIDES = {"sudoku": 9, "maze": 7, "arc": 5}


@cache
def opened(name: str, engine: str) -> Engine:
    return open_engine(SHIPPED.find(name), "cpu", engine)


def batch(name: str, count: int, seed: int = 0) -> Batch:
    """Random tokens, and views of a task."""
    info, rng = SHIPPED.find(name), np.random.default_rng(seed)
    cells, vocabulary = SIDES[info.task] ** 2, int(info.config["vocab_size"])
    ids = rng.integers(100 if info.task == "arc" else 1, size=count, dtype=np.int32)
    return Batch(rng.integers(vocabulary, size=(count, cells), dtype=np.int32), ids)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", MODELS)
def test_a_puzzle_is_answered_alone_as_in_company(name: str, engine: str) -> None:
    """Others leave the batch, and new ones take their places."""
    runs, many = opened(name, engine), batch(name, 3)
    state, first = runs.step(many, runs.start(many))
    last = Batch(many.tokens[2:], many.puzzle_ids[2:])
    own, alone = runs.step(last, runs.start(last))
    np.testing.assert_allclose(first.logits[2:], alone.logits, atol=1e-4)
    assert (first.answers == first.logits.argmax(-1)).all()
    new = batch(name, 1, seed=1)
    mixed = Batch(
        np.concatenate((last.tokens, new.tokens)), np.concatenate((last.puzzle_ids, new.puzzle_ids))
    )
    stayed = runs.keep(state, np.array([2], dtype=np.intp))
    _, both = runs.step(mixed, runs.resume(mixed, [stayed, runs.start(new)]))
    _, second = runs.step(last, own)
    _, begun = runs.step(new, runs.start(new))
    np.testing.assert_allclose(both.logits[:1], second.logits, atol=1e-4)
    np.testing.assert_allclose(both.logits[1:], begun.logits, atol=1e-4)
    np.testing.assert_allclose(both.change_H[:1], second.change_H, atol=1e-4)


@pytest.mark.parametrize("name", MODELS)
def test_every_engine_says_the_same(name: str) -> None:
    given, said = batch(name, 2), []
    for engine in ENGINES:
        runs = opened(name, engine)
        state, first = runs.step(given, runs.start(given))
        _, second = runs.step(given, state)
        said.append((first, second))
    for ours, reference in zip(*said, strict=True):
        assert (ours.answers == reference.answers).all()
        for value in ("logits", "q_halt", "q_continue", "change_H", "change_L"):
            np.testing.assert_allclose(
                getattr(ours, value), getattr(reference, value), rtol=1e-3, atol=1e-3
            )
        assert (ours.doubt is None) == (reference.doubt is None)


@pytest.mark.parametrize("name", MODELS)
def test_every_engine_goes_the_same_way_inside(name: str) -> None:
    given, said = batch(name, 1), []
    config = HRMConfig.from_dict(SHIPPED.find(name).config)
    for engine in ENGINES:
        runs = opened(name, engine)
        assert isinstance(runs, Inspectable)
        state, first = runs.inside(given, runs.start(given))
        _, second = runs.inside(given, state)
        assert first.L.shape[0] == 1 + config.H_cycles * config.L_cycles
        assert first.H.shape[0] == 1 + config.H_cycles
        for module in ("L", "H"):
            assert (getattr(second, module)[0] == getattr(first, module)[-1]).all()
            assert (getattr(first, module)[1] != getattr(first, module)[0]).any()
        said.append((first, second))
        plain = runs.step(given, runs.start(given))[1]
        np.testing.assert_allclose(first.step.logits, plain.logits, atol=1e-5)
    for ours, reference in zip(*said, strict=True):
        np.testing.assert_allclose(ours.L, reference.L, atol=1e-4)
        np.testing.assert_allclose(ours.H, reference.H, atol=1e-4)
        np.testing.assert_allclose(ours.step.logits, reference.step.logits, rtol=1e-3, atol=1e-3)


def test_a_graph_of_an_earlier_version_cannot_be_looked_into_and_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info, given = SHIPPED.find("maze"), batch("maze", 1)
    folder = find_graph(HRMConfig.from_dict(info.config))
    assert folder is not None
    assert names_inner_steps(folder)
    monkeypatch.setattr("hrm_core.engines.graphs.graph_folders", lambda: (tmp_path,))
    old = shutil.copytree(folder, tmp_path / folder.name)
    content = (old / SEGMENT).read_bytes().replace(b"inner_", b"other_")
    (old / SEGMENT).write_bytes(content)
    about = json.loads((old / ABOUT).read_bytes())
    about["files"][SEGMENT]["sha256"] = hashlib.sha256(content).hexdigest()
    (old / ABOUT).write_text(json.dumps(about))
    runs = open_graph(info)
    runs.step(given, runs.start(given))
    with pytest.raises(ModelError, match=r"by an earlier version .* hrm graph MODEL makes it anew"):
        runs.inside(given, runs.start(given))
    assert not names_inner_steps(old)


@pytest.mark.parametrize("kind", ["sudoku", "maze"])
def test_real_puzzles_get_the_same_answers(kind: str) -> None:
    task, rng = TASKS[kind], np.random.default_rng(5)
    info = SHIPPED.default(kind)
    for _ in range(4):
        puzzle = task.generate(rng, task.difficulties[0])
        runs = [
            list(solve(opened(info.name, engine), task, puzzle, Limit(8))) for engine in ENGINES
        ]
        assert (runs[0][0].grid == runs[1][0].grid).all()
        assert (runs[0][-1].grid == runs[1][-1].grid).all()


def test_the_reader_reads_as_the_model_does() -> None:
    info = SHIPPED.find("arc")
    reference = opened("arc", "torch")
    assert isinstance(reference, TorchEngine)
    reader, rng = open_reader(info), np.random.default_rng(0)
    for side, examples in ((2, 1), (4, 3), (11, 2)):
        shown = rng.integers(1, 12, size=(2, examples, 2, side * side), dtype=np.int32)
        wanted = reference.read(shown)
        np.testing.assert_allclose(reader.read(shown), wanted, rtol=1e-3, atol=1e-4)


def test_a_fine_tuned_model_runs_at_once(tmp_path: Path) -> None:
    info = SHIPPED.find("sudoku")
    weights = {name: 1.01 * array for name, array in read_weights(info.folder).items()}
    config = {**info.config, "halt_max_steps": 40, "noise": 0.0}
    tuned = replace(info, name="mine", folder=tmp_path / "mine", config=config)
    write_model(tuned, weights)
    given = batch("sudoku", 1)
    steps = [
        runs.step(given, runs.start(given))[1]
        for runs in (open_engine(tuned, "cpu", engine) for engine in ENGINES)
    ]
    np.testing.assert_allclose(steps[0].logits, steps[1].logits, atol=1e-3)


Change = Callable[[dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]], object]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w.update({"H_init": np.zeros(47, np.float32)}), "do not fit its model.json"),
        (lambda w: w.pop("q_head.bias"), "do not fit its model.json"),
        (lambda w: w.update({"q_head.bias": w["q_head.bias"] * np.nan}), "no finite number"),
    ],
)
def test_weights_that_cannot_be_used_get_one_sentence(
    change: Change, words: str, engine: str, tmp_path: Path
) -> None:
    info = SHIPPED.find("sudoku")
    weights = {name: array.copy() for name, array in read_weights(info.folder).items()}
    change(weights)
    broken = replace(info, folder=tmp_path / "sudoku")
    write_model(broken, weights)
    with pytest.raises(ModelError, match=words) as caught:
        open_engine(broken, "cpu", engine)
    assert "\n" not in str(caught.value)


def test_a_graph_that_is_missing_or_foreign_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = SHIPPED.find("sudoku")
    monkeypatch.setattr("hrm_core.engines.graphs.graph_folders", lambda: (tmp_path,))
    with pytest.raises(ModelError, match=r"there is no graph .* yet; hrm graph sudoku makes one"):
        open_graph(info)
    config = HRMConfig.from_dict(info.config)
    other = HRMConfig.from_dict(SHIPPED.find("sudoku-1k").config)
    key = graph_key(config)
    shutil.copytree(asset_path("graphs", graph_key(other)), tmp_path / key)
    with pytest.raises(ModelError, match="is of another architecture; delete it"):
        open_graph(info)
    shutil.rmtree(tmp_path / key)
    shutil.copytree(asset_path("graphs", key), tmp_path / key)
    (tmp_path / key / SEGMENT).write_bytes(b"something else")
    with pytest.raises(ModelError, match="was changed since it was made"):
        open_graph(info)
    about = json.loads((tmp_path / key / ABOUT).read_bytes())
    about["files"][SEGMENT]["sha256"] = hashlib.sha256(b"something else").hexdigest()
    (tmp_path / key / ABOUT).write_text(json.dumps(about))
    with pytest.raises(ModelError, match="ONNX Runtime cannot run the graph of sudoku"):
        open_graph(info)
    (tmp_path / key / ABOUT).write_text("[" * 100_000)
    with pytest.raises(ModelError, match="is damaged; delete it"):
        open_graph(info)


def test_every_shipped_model_has_its_graphs() -> None:
    for info in SHIPPED.models():
        config = HRMConfig.from_dict(info.config)
        folder = find_graph(config)
        assert folder is not None
        assert folder.parent == asset_path("graphs")
        assert read_graph(folder, config).weights
        if config.reader:
            assert read_graph(folder, config, READER).weights


def test_a_new_architecture_gets_a_graph_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRM_STUDIO_HOME", str(tmp_path))
    info: ModelInfo = model(tmp_path, CASES["puzzle tokens, registers, rope, bfloat16"])
    with pytest.raises(ModelError, match="there is no graph"):
        open_engine(info, "cpu", "onnx")
    assert open_engine(info, "cpu").reason.endswith("has no graph of this architecture yet")
    said: list[str] = []
    folder = make_graph(info, said.append)
    assert len(said) == 2
    assert make_graph(info, said.append) == folder
    assert len(said) == 2
    found = Batch(np.ones((2, 16), np.int32), np.array([2, 0], np.int32))
    plain = replace(info, config={**info.config, "forward_dtype": "float32"})
    steps = [
        runs.step(found, runs.start(found))[1]
        for runs in (open_engine(info, "cpu"), open_engine(plain, "cpu", "torch"))
    ]
    np.testing.assert_allclose(steps[0].logits, steps[1].logits, atol=1e-4)


@pytest.mark.parametrize(
    "config", [variants.LEGEND, variants.READER], ids=["a row a task", "a row a turn"]
)
def test_an_id_means_the_same_row_of_the_table_to_every_engine(config: HRMConfig) -> None:
    ids = np.arange(3 * VIEWS, dtype=np.int32)
    wanted = HRM(config).table_rows(torch.from_numpy(ids).long())
    engine = object.__new__(OnnxEngine)
    engine.config = config
    assert engine._rows(ids).tolist() == wanted.tolist()
    engine.config = variants.BASE
    assert engine._rows(ids).tolist() == ids.tolist()


def said(**changes: object) -> Step:
    ones = np.ones((1, 4), dtype=np.float32)
    alone = np.ones(1, dtype=np.float32)
    logits = np.array([[[2.0, -100.0]]], dtype=np.float32)
    values = {"logits": logits, "q_halt": alone, "q_continue": alone, "doubt": None}
    return step_of(**{**values, "change_H": ones, "change_L": ones, **changes})  # type: ignore[arg-type]


def test_how_far_two_engines_are_apart_is_relative_beyond_one_and_infinite_for_no_number() -> None:
    assert difference(said(), said()) == 0
    half = np.full(1, 0.5, dtype=np.float32)
    for name in ("q_halt", "q_continue", "change_H", "change_L"):
        value = np.full_like(getattr(said(), name), 1.25)
        assert difference(said(), said(**{name: value})) == 0.25, name
    large = np.array([[[2.0, -110.0]]], dtype=np.float32)
    assert difference(said(), said(logits=large)) == pytest.approx(0.1)
    assert difference(said(q_halt=half / 2), said(q_halt=half)) == 0.25, "small ones are not"
    assert difference(said(doubt=half), said(doubt=half + 1)) == 1
    assert difference(said(), said(q_halt=half * np.nan)) == np.inf
