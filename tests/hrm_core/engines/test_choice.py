"""Which engine runs a model where, as it was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from hrm_core.checkpoint import EXPORTED, ModelError, ModelInfo
from hrm_core.engines import choice, torch_engine
from hrm_core.engines.choice import ONNX_RUNTIME, TORCH, Choice, choose, has_graph
from hrm_core.engines.torch_engine import choose_device

MODEL = ModelInfo("some", "Some", "sudoku", Path("some"), 1, {}, {})
NO_CARD = "no CUDA device was found"


@pytest.mark.parametrize("device", ["cpu", "auto"])
def test_pytorch_by_name_runs_on_the_device_that_is_asked_for(
    device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "has_torch", lambda: True)
    chosen = choose(MODEL, device, TORCH)
    assert (chosen.engine, chosen.device) == (TORCH, device)


def machine(
    monkeypatch: pytest.MonkeyPatch, missing: str = "", graph: bool = True, pytorch: bool = True
) -> None:
    """One that has these, or not."""
    monkeypatch.setattr(choice, "no_cuda", lambda: missing)
    monkeypatch.setattr(choice, "has_graph", lambda info: graph)
    monkeypatch.setattr(choice, "has_torch", lambda: pytorch)


NO_GRAPH = "PyTorch, CPU: ONNX Runtime has no graph of this architecture yet"


@pytest.mark.parametrize(
    ("device", "missing", "graph", "wanted"),
    [
        ("auto", "", True, Choice(TORCH, "auto")),
        ("auto", NO_CARD, True, Choice(ONNX_RUNTIME, "cpu", f"ONNX Runtime, CPU: {NO_CARD}")),
        ("auto", NO_CARD, False, Choice(TORCH, "cpu", NO_GRAPH)),
        ("cpu", "", True, Choice(ONNX_RUNTIME, "cpu", "ONNX Runtime, CPU: as chosen")),
        ("cpu", "", False, Choice(TORCH, "cpu", NO_GRAPH)),
        ("cuda", "", True, Choice(TORCH, "cuda")),
        ("cuda", NO_CARD, True, Choice(TORCH, "cuda")),  # PyTorch says why it finds none
    ],
)
def test_left_to_itself_a_model_runs_on_a_card_else_with_a_graph_else_with_pytorch(
    monkeypatch: pytest.MonkeyPatch, device: str, missing: str, graph: bool, wanted: Choice
) -> None:
    machine(monkeypatch, missing, graph)
    assert choose(MODEL, device, "auto") == wanted


def test_onnx_runtime_by_name_runs_on_the_processor_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, graph=False)
    for device in ("auto", "cpu"):
        wanted = Choice(ONNX_RUNTIME, "cpu", "ONNX Runtime, CPU, as chosen")
        assert choose(MODEL, device, ONNX_RUNTIME) == wanted
    with pytest.raises(ModelError, match="for CUDA leave out --engine"):
        choose(MODEL, "cuda", ONNX_RUNTIME)


def test_what_is_not_to_be_had_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    machine(monkeypatch, NO_CARD, graph=False, pytorch=False)
    for device, engine, words in (
        ("cuda", "auto", "CUDA needs PyTorch"),
        ("auto", TORCH, "the engine torch needs PyTorch"),
        ("auto", "auto", "the model some has an architecture of its own"),
    ):
        with pytest.raises(ModelError, match=words):
            choose(MODEL, device, engine)


def test_an_exported_file_runs_with_onnx_runtime_alone(tmp_path: Path) -> None:
    (tmp_path / EXPORTED).touch()
    info = replace(MODEL, folder=tmp_path)
    for device, engine in (("auto", "auto"), ("cpu", ONNX_RUNTIME)):
        assert choose(info, device, engine) == Choice(ONNX_RUNTIME, "cpu")
    for device, engine, words in (("auto", TORCH, "with PyTorch"), ("cuda", "auto", "with CUDA")):
        with pytest.raises(ModelError, match=words):
            choose(info, device, engine)


def test_a_configuration_that_is_wrong_is_left_to_who_opens_it() -> None:
    assert has_graph(replace(MODEL, config={"wings": 2}))


def test_a_card_is_used_where_it_answers_and_missed_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch_engine, "_cuda_missing", lambda: NO_CARD)
    assert choose_device("cpu") == ("cpu", "PyTorch, CPU as chosen")
    assert choose_device("auto") == ("cpu", f"PyTorch, CPU: {NO_CARD}")
    with pytest.raises(ModelError, match=f"CUDA was asked for, but {NO_CARD}"):
        choose_device("cuda")
    monkeypatch.setattr(torch_engine, "_cuda_missing", lambda: "")
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: "a card")
    assert choose_device("cpu") == ("cpu", "PyTorch, CPU as chosen")
    for wanted in ("auto", "cuda"):
        assert choose_device(wanted) == ("cuda", "PyTorch, CUDA: a card")


def test_why_a_card_is_of_no_use_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of memory\nand more")

    monkeypatch.setattr(torch.version, "cuda", None)
    assert torch_engine._cuda_missing() == "this PyTorch is built without CUDA"
    monkeypatch.setattr(torch.version, "cuda", "12")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert torch_engine._cuda_missing() == NO_CARD
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: "a card")
    monkeypatch.setattr(torch, "zeros", broken)
    assert torch_engine._cuda_missing() == "a card does not answer (out of memory)"
