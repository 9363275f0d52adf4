"""The program: a window, its self-test, or pictures of it."""

import argparse
import os
import sys
import time

STARTED = time.perf_counter()
NO_DISPLAY = (
    "HRM Studio opens a window, but there is no display here. On a screen reached through SSH set"
    " DISPLAY; without any, 'python -m app --self-test' runs off screen."
)


def main(arguments: list[str] | None = None) -> int:
    """Qt is imported only below: what needs no window is decided before."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["--train"]:  # a frozen program is its own training child
        from training.child import main as train

        return train(arguments[1:])
    if arguments[:1] == ["--hrm"]:  # and its own command line
        from app.cli.main import main as command

        return command(arguments[1:])
    if arguments[:1] == ["--printers"]:  # and asks for the printers in a process that can hang
        from app.printing.printers import main as ask

        return ask()
    if "--self-test" in arguments:
        if not has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app.self_test import main as test

        return test(arguments, STARTED)
    if "--make-screenshots" in arguments:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app.screenshots import main as picture

        return picture(arguments)
    files = asked_for(arguments)
    if not has_display():  # Qt would abort with a riddle
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    from app.window.launch import open_window
    from hrm_core.library.models import ModelLibrary, open_engine
    from hrm_core.tasks import TASKS

    return open_window(TASKS["sudoku"], open_engine, ModelLibrary(), files)


def asked_for(arguments: list[str]) -> list[str]:
    """The files to open; SystemExit after the help or the version, and for an unknown option."""
    from hrm_core.version import version

    parser = argparse.ArgumentParser(
        prog="hrm-studio", description="Opens the window of HRM Studio.", allow_abbrev=False
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="what to open; of several the first"
    )
    parser.add_argument("--version", action="version", version=f"HRM Studio {version()}")
    for option, words in (
        ("--self-test", "solve in a window, or off screen, and report; with --help: its options"),
        ("--hrm", "before anything else: the command line; --hrm --help says what it can do"),
    ):
        parser.add_argument(option, action="store_true", help=words)  # main has seen to these
    files: list[str] = parser.parse_args(arguments).files
    return files


def has_display() -> bool:
    """Whether Qt will find a screen, or was told to do without."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
