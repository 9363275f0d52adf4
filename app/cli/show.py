"""`hrm show`: a saved run as pictures, a film, a table or a page; no model is needed."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from app.cli.options import CommandError, natural, positive
from hrm_core.files import replace_file
from hrm_core.puzzle import Task
from hrm_core.sessions.solve import SolveSession, load
from hrm_core.sessions.story import Story, breaks, changes, course, percent
from hrm_core.showing.boards import DARK, LIGHT, Inks, board
from hrm_core.showing.film import film
from hrm_core.showing.report import ending_words, report, verdict_words
from hrm_core.showing.shapes import LARGEST, Drawing, pdf, png, svg
from hrm_core.showing.table import table
from hrm_core.tasks import TASKS

SIZES = (64, LARGEST)  # pixels of a board
FILMS = (64, 1600)  # pixels across


def add_options(parser: argparse.ArgumentParser) -> None:
    """What `hrm show` takes."""
    words = "a file that hrm solve --save or the window wrote; or the folder of a training"
    parser.add_argument("run", type=Path, help=words)
    parser.add_argument("--segment", type=natural, help="of pictures (default: the last)")
    for kind in ("png", "svg", "pdf"):
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", help="the board, alone")
    parser.add_argument("--gif", type=Path, metavar="FILE", help="the run, with its halting strip")
    parser.add_argument("--webp", type=Path, metavar="FILE", help="the same without loss")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="all curves, a row a segment")
    parser.add_argument("--report", type=Path, metavar="FILE", help="one HTML page, works offline")
    parser.add_argument("--size", type=positive, help="pixels across (boards 900, films 540)")
    parser.add_argument("--dark", action="store_true", help="on a dark ground")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Write what was asked for; the story of the run as text if nothing was."""
    if options.run.is_dir():
        return _training(options)
    session = load(options.run, TASKS)
    task = TASKS[session.puzzle.task]
    if not len(session):
        raise CommandError(f"{options.run.name} holds a puzzle, but nothing was thought about it")
    segment = len(session) if options.segment is None else options.segment
    if segment > len(session):
        raise CommandError(f"{options.run.name} has {len(session)} segments, not {segment}")
    inks = DARK if options.dark else LIGHT
    makers = _makers(task, session, segment, inks, options.size)
    if not _write(makers, options):
        _tell(session)
    return 0


def _training(options: argparse.Namespace) -> int:
    """A training as a table or a page."""
    from training.results import report as of_training  # no session needs it
    from training.runs.files import RunError, RunFiles
    from training.runs.history import RunHistory

    files, history = RunFiles(options.run), RunHistory()
    unfit = [kind for kind in ("png", "svg", "pdf", "gif", "webp") if getattr(options, kind)]
    if unfit:
        raise CommandError(f"a training has no --{unfit[0]}; --report and --csv it has")
    try:
        files.config()
        history.add(files.events())
        makers: dict[str, Callable[[], bytes]] = {
            "csv": lambda: of_training.table(history).encode(),
            "report": lambda: of_training.report(files).encode(),
        }
        if not _write(makers, options):
            raise CommandError(f"{options.run} is a training: say --report FILE or --csv FILE")
    except RunError as error:
        raise CommandError(str(error)) from None
    return 0


def _write(makers: Mapping[str, Callable[[], bytes]], options: argparse.Namespace) -> bool:
    """Everything that was asked for; False if that was nothing."""
    wanted = [(kind, getattr(options, kind)) for kind in makers if getattr(options, kind)]
    for kind, path in wanted:
        try:
            replace_file(path, makers[kind]())
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from None
        print(path)
    return bool(wanted)


def _makers(
    task: Task, session: SolveSession, segment: int, inks: Inks, size: int | None
) -> dict[str, Callable[[], bytes]]:
    def drawn() -> Drawing:
        return board(task, session, segment, _within(size or 900, SIZES), inks)

    def moving(kind: str) -> bytes:
        return film(task, session, _within(size or 540, FILMS), inks, kind)

    return {
        "png": lambda: png(drawn()),
        "svg": lambda: svg(drawn()).encode(),
        "pdf": lambda: pdf(drawn()),
        "gif": lambda: moving("gif"),
        "webp": lambda: moving("webp"),
        "csv": lambda: table(task, session).encode(),
        "report": lambda: report(task, session).encode(),
    }


def _within(size: int, bounds: tuple[int, int]) -> int:
    if not bounds[0] <= size <= bounds[1]:
        raise CommandError(f"--size is {bounds[0]} to {bounds[1]} pixels here, not {size}")
    return size


def _tell(session: SolveSession) -> None:
    """A line for each segment, and how it ended."""
    story = Story(session)
    for trace in session.traces:
        line = story.line(trace.segment)
        said = [f"halt {percent(trace.q_halt)}, continue {percent(trace.q_continue)}"]
        said += [changes(line)] if trace.guess is None else []
        said += [each for each in (breaks(line), course(line)) if each]
        print(f"{trace.segment:4d}  {'; '.join(said)}", flush=True)
    print(f"{verdict_words(session)} {ending_words(session)}")
