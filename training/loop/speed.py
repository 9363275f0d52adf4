"""What makes a step faster where the machine can do it: bfloat16, and compiled models."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import cast

import torch
from torch import nn

COMPILERS = {"win32": "cl", "darwin": "clang++"}  # elsewhere g++


def autocast(wanted: bool, device: torch.device) -> torch.autocast:
    """Within it matrix products are in bfloat16, over float32 weights, if that is any faster."""
    return torch.autocast(device.type, torch.bfloat16, enabled=wanted and has_bfloat16(device))


def has_bfloat16(device: torch.device) -> bool:
    """Whether a device multiplies bfloat16 itself; a processor that does not is slower in it."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return any(
        getattr(torch.cpu, name, _no)()
        for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )


def compiled(wanted: bool, model: nn.Module) -> nn.Module:
    """The model, compiled if that is wanted and there is a compiler for it."""
    if not (wanted and has_compiler()):
        return model
    return cast("nn.Module", torch.compile(model))  # torch types it as a function


def has_compiler() -> bool:
    """Whether torch.compile finds what it needs: a C++ compiler and the headers of Python."""
    compiler = os.environ.get("CXX", COMPILERS.get(sys.platform, "g++"))
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return shutil.which(compiler) is not None and headers.is_file()


def _no() -> bool:
    return False
