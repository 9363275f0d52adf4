"""Why a run ended, as a sentence for the person who started it."""

import contextlib
import errno

from training.runs.events import Finished
from training.runs.files import RunError, RunFiles

OURS = ("training", "hrm_core")
NO_MEMORY = ("out of memory", "can't allocate memory", "not enough memory")


def explain(error: BaseException, at_once: int = 0) -> tuple[str, str]:
    """The reason of Finished, and its message."""
    text = str(error) or type(error).__name__
    if isinstance(error, MemoryError) or any(words in text.lower() for words in NO_MEMORY):
        batch = f" for {at_once} puzzles at a time" if at_once else ""
        return (
            "memory",
            f"There was too little memory{batch}; the batch in smaller parts needs less",
        )
    if isinstance(error, ValueError) and type(error).__module__.partition(".")[0] in OURS:
        return "failed", text
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "failed", "The disk is full; make room, then let the run go on"
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return "failed", f"{name}{error.strerror}"
    return "failed", f"{type(error).__name__}: {text.splitlines()[0][:300]}"


def record(files: RunFiles, error: BaseException) -> str:
    """Log why a run ended, if there is room for that, and return the sentence."""
    try:
        config = files.config()
        at_once = config.batch_size // max(1, config.accumulate)
    except RunError:
        at_once = 0
    last = files.last_event()
    reason, message = explain(error, at_once)
    step, seconds = getattr(last, "step", 0), getattr(last, "seconds", 0.0)
    with contextlib.suppress(OSError):
        files.log(Finished(step, seconds, reason, message))
    return message
