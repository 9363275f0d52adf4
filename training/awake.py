"""Keeps the computer from going to sleep by itself while a run trains; the screen may go dark."""

from contextlib import AbstractContextManager, nullcontext


def awake() -> AbstractContextManager[object]:
    """Lasts as long as the run does; without effect where the system knows no way."""
    try:
        from wakepy import keep
    except ImportError:  # a build without it
        return nullcontext()
    return keep.running(on_fail="pass")
