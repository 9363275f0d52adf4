"""The program: a window, or its self-test."""

import sys
import time

STARTED = time.perf_counter()


def main(arguments: list[str] | None = None) -> int:
    """Qt is imported only below: what needs no window is decided before."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if "--self-test" in arguments:
        from app.self_test import main as test

        return test(arguments, STARTED)
    from app.launch import run
    from hrm_core.library import ModelLibrary, open_engine
    from hrm_core.tasks import TASKS

    return run(TASKS["sudoku"], open_engine, ModelLibrary(), arguments)


if __name__ == "__main__":
    sys.exit(main())
