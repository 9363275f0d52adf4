"""How much memory this process has, has had at most, and may still take, in megabytes.

0 where the system does not say, or says it only in ways that this program does not know.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
else:
    import resource

STATM = Path("/proc/self/statm")
STATUS = Path("/proc/self/status")
MEMINFO = Path("/proc/meminfo")
KB = 1024 / 1e6  # megabytes, as Linux counts


def resident_mb(statm: Path = STATM) -> float:
    """What this process has in memory now; 0 on macOS, which says it to no plain call."""
    if sys.platform == "win32":
        return _working_set()[0]
    try:
        pages = int(statm.read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_mb(status: Path = STATUS) -> float:
    """The most that this process had in memory.

    What getrusage says begins, on Linux, with the memory of whoever started the process.
    """
    if sys.platform == "win32":
        return _working_set()[1]
    if found := _kilobytes(status, "VmHWM:"):
        return found * KB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * KB


def free_mb(meminfo: Path = MEMINFO) -> float:
    """What a process may still take without swapping."""
    return _kilobytes(meminfo, "MemAvailable:") * KB


def _kilobytes(table: Path, name: str) -> int:
    """A line of what Linux says; 0 where there is none."""
    try:
        lines = table.read_text("ascii", "replace").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith(name)))
    except (OSError, ValueError, StopIteration, IndexError):
        return 0


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            *((f"other_{number}", ctypes.c_size_t) for number in range(6)),
        ]

    def _working_set() -> tuple[float, float]:
        """Now, and at most."""
        found = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        ask = kernel.K32GetProcessMemoryInfo
        ask.argtypes = [wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD]
        if not ask(kernel.GetCurrentProcess(), ctypes.byref(found), found.cb):
            return 0.0, 0.0
        return found.WorkingSetSize / 1e6, found.PeakWorkingSetSize / 1e6
