"""What several commands share: their options, and the error that becomes a sentence on stderr."""

import argparse
import math
import re
import sys

from hrm_core.engines.choice import DEVICES, ENGINES
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.puzzle import Task
from hrm_core.solving.effort import Effort, Verify
from hrm_core.solving.search import can_search
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import Opened


class CommandError(ValueError):
    """A command that cannot be done as it was asked; its message is fit to show."""


def model_options(parser: argparse.ArgumentParser, default: str | None = "sudoku") -> None:
    """--task, --model, --device and --engine; the task may be found out by what is read."""
    shown = "kind of puzzle (default: what the file holds)" if default is None else None
    parser.add_argument("--task", choices=tuple(TASKS), default=default, help=shown)
    parser.add_argument("--model", metavar="NAME|FOLDER", help="default: the one shipped")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="what it runs on")
    parser.add_argument(
        "--engine", choices=ENGINES, default="auto", help="ONNX Runtime (default) or PyTorch"
    )


def search_options(parser: argparse.ArgumentParser) -> None:
    """--search, --verify and --seed."""
    parser.add_argument(
        "--search",
        type=positive,
        metavar="N",
        help="if the answer is not accepted, guess and think on, up to N segments in all",
    )
    parser.add_argument(
        "--verify",
        choices=tuple(Verify),
        type=Verify,
        default=Verify.RULES,
        help="accept what keeps the rules (default), or what the model believes",
    )
    parser.add_argument("--seed", type=natural, default=0, help="order of the symmetries tried")


def chosen_effort(options: argparse.Namespace, task: Task) -> Effort | None:
    """The search that --search asks for, if any."""
    if options.search is None:
        return None
    if not can_search(task):
        raise CommandError(f"a search in puzzles of the kind {task.name} is not known")
    return Effort(options.search, options.verify, options.seed)


def walls_option(parser: argparse.ArgumentParser) -> None:
    """--walls, where a picture is read."""
    parser.add_argument(
        "--walls",
        choices=("auto", "dark", "light"),
        default="auto",
        help="of a maze in a picture: which squares are walls",
    )


def asked_kind(options: argparse.Namespace) -> str:
    """The kind of puzzle that --task or --model asks for; '' where the content decides."""
    if options.task or not options.model:
        return str(options.task or "")
    return ModelLibrary().find(options.model).task


def say_taken(name: str, opened: Opened) -> None:
    """What a file was taken for, on stderr, with what was assumed."""
    print(
        f"hrm: {'; '.join((f'{name} is taken for {opened.told}', *opened.notes))}", file=sys.stderr
    )


def chosen_model(options: argparse.Namespace) -> ModelInfo:
    """The model that --model and --task name."""
    library = ModelLibrary()
    if options.model:
        return library.find(options.model, options.task)
    return library.default(options.task)


def learning_options(parser: argparse.ArgumentParser) -> None:
    """How a task of ARC is learnt before it is answered."""
    group = parser.add_argument_group("ARC: a task is learnt from its examples, then views vote")
    group.add_argument(
        "--steps",
        type=from_zero,
        default=150,
        help="of learning (default 150; 0: answer as the model reads the examples at sight)",
    )
    group.add_argument("--seconds", type=seconds, help="of learning, in place of steps")
    group.add_argument(
        "--learners",
        type=positive,
        default=1,
        help="that learn each task anew and vote together (default 1)",
    )
    group.add_argument("--views", type=positive, default=32, help="that vote (default 32)")


def learns(options: argparse.Namespace) -> bool:
    """Whether the model must learn each task first: it is none of the official ARC models."""
    if options.task != "arc":
        return False
    return not options.model or bool(chosen_model(options).config.get("legend"))


def natural(text: str) -> int:
    """A whole number from 0 on."""
    if not re.fullmatch("[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(f"a whole number from 0 on is needed, not {text!r}")
    return int(text)


def from_zero(text: str) -> int:
    """A whole number from 0 on."""
    return 0 if re.fullmatch("0+", text) else positive(text)


def seconds(text: str) -> float:
    """A time that passes and ends."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"a number of seconds is needed, not {text!r}")
    return value


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if not re.fullmatch("0*[1-9][0-9]{0,8}", text):
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)
