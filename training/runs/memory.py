"""How much memory this process has needed at most, and how much it may have."""

import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

MEMINFO = Path("/proc/meminfo")


def peak_mb() -> float:
    """Megabytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def free_mb(meminfo: Path = MEMINFO) -> float:
    """Megabytes that a process may still take without swapping; 0 where the system does not say."""
    try:
        lines = meminfo.read_text("ascii").splitlines()
        kilobytes = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
        return int(kilobytes) / 1e3
    except (OSError, ValueError, StopIteration, IndexError):
        return 0.0
