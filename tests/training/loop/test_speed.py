"""Mixed precision: only where the machine computes in it."""

import platform
import sys

import pytest
import torch

from training.loop.speed import autocast, compiled, keep_memory

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
