"""Mixed precision: only where the machine computes in it."""

import platform
import sys
from pathlib import Path

import pytest
import torch

from training.loop.speed import autocast, compiled, has_bfloat16, has_compiler, keep_memory

CPU = torch.device("cpu")
ABILITIES = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")


def product(wanted: bool) -> torch.Tensor:
    with autocast(wanted, CPU):
        return torch.ones(2, 2) @ torch.ones(2, 2)


@pytest.mark.parametrize("able", ABILITIES)
def test_a_processor_that_has_bfloat16_uses_it_if_wanted(
    monkeypatch: pytest.MonkeyPatch, able: str
) -> None:
    for name in ABILITIES:
        monkeypatch.setattr(torch.cpu, name, lambda name=name: name == able, raising=False)
    assert product(wanted=True).dtype == torch.bfloat16
    assert product(wanted=False).dtype == torch.float32


def test_any_other_processor_and_pytorch_stays_with_float32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cpu, ABILITIES[0], lambda: False, raising=False)
    monkeypatch.delattr(torch.cpu, ABILITIES[1], raising=False)
    assert product(wanted=True).dtype == torch.float32


def test_without_a_compiler_a_model_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    model = torch.nn.Linear(2, 2)
    assert compiled(False, model) is model
    monkeypatch.setenv("CXX", "no-such-compiler")
    assert compiled(True, model) is model


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_glibc_is_told_to_keep_memory() -> None:
    assert keep_memory()


def test_other_systems_keep_memory_as_they_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not keep_memory()


def test_a_compiler_needs_the_headers_of_python_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CXX", sys.executable)  # a program that is there
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    assert not has_compiler()
    (tmp_path / "Python.h").touch()
    assert has_compiler()
    monkeypatch.setenv("CXX", "no-such-compiler")
    assert not has_compiler()


@pytest.mark.parametrize("able", [True, False])
def test_a_card_that_only_imitates_bfloat16_has_none(
    monkeypatch: pytest.MonkeyPatch, able: bool
) -> None:
    def supported(including_emulation: bool = True) -> bool:
        return able or including_emulation

    monkeypatch.setattr(torch.cuda, "is_bf16_supported", supported)
    assert has_bfloat16(torch.device("cuda")) is able
