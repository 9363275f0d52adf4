"""What this machine has to compute with, and what of it can be used; loads no back end."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from hrm_core.engines.choice import no_cuda


@dataclass(frozen=True)
class Device:
    """Something that a model could run on."""

    kind: str  # as --device takes it
    name: str  # as people know it
    missing: str = ""  # why it cannot be used, fit to show; '' if it can


def devices() -> list[Device]:
    """The processor, and a graphics card of NVIDIA or why there is none to use."""
    return [Device("cpu", processor()), Device("cuda", "NVIDIA CUDA", no_cuda())]


def cores() -> int:
    """How many threads can compute at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processor() -> str:
    """The name of the processor, where the system says it, and its cores."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        name = next(line.partition(":")[2].strip() for line in lines if line[:10] == "model name")
    except (OSError, StopIteration):
        pass
    return name
