"""What makes a step faster where the machine can do it: bfloat16, memory kept, compiled models."""

import ctypes
import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import cast

import torch
from torch import nn

LARGEST_KEPT = 32 << 20  # bytes; glibc takes no more
TOP_KEPT = 1 << 30
_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1  # of glibc's malloc.h
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


def keep_memory() -> bool:
    """Let this process use the memory of a step again in the next one; whether it could be told.

    Else glibc gives large tensors back at once, and the next ones are cleared page by page.
    """
    if not sys.platform.startswith("linux"):
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if tell is None:
        return False
    return bool(tell(_MMAP_THRESHOLD, LARGEST_KEPT) and tell(_TRIM_THRESHOLD, TOP_KEPT))


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
