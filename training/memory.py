"""How much memory this process has needed at most."""

import sys

if sys.platform != "win32":
    import resource


def peak_mb() -> float:
    """Megabytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
