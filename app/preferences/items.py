"""Every setting that is shown, once: the window of the settings is made from this list."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.settings import MOST_THREADS, SPEEDS
from app.system.motion import can_ask
from app.system.notify import can_show_messages
from app.words import tr
from hrm_core.memory import resident_mb

Value = str | int | float | bool


@dataclass(frozen=True)
class Item:
    """One setting in words. Without choices it is a switch or a number."""

    key: str  # of Settings
    group: str
    label: str
    note: str = ""
    choices: tuple[tuple[Value, str], ...] = ()
    most: int = 0  # of a number, from 1


def items() -> Iterator[Item]:
    """In the order in which they stand."""
    yield from _looks()
    yield from _motion()
    yield from _boards()
    yield from _messages()
    yield from _engine()
    yield from _runs()


def _looks() -> Iterator[Item]:
    group = tr("Appearance")
    yield Item(
        "language",
        group,
        tr("Language"),
        tr("Of the whole window, from the next start on."),
        (("system", tr("As the system")), ("en", "English"), ("de", "Deutsch")),
    )
    yield Item(
        "theme",
        group,
        tr("Colours of the window"),
        "",
        (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))),
    )
    yield Item(
        "contrast",
        group,
        tr("Contrast"),
        tr("With more of it texts are darker or lighter, and lines and edges stand out."),
        (("system", tr("As the system")), ("normal", tr("Normal")), ("more", tr("More"))),
    )
    yield Item(
        "text",
        group,
        tr("Size of texts"),
        tr("Of the whole window. By itself, texts are larger on large screens."),
        ((0, tr("Automatic")), (100, "100 %"), (110, "110 %"), (125, "125 %"), (150, "150 %")),
    )
    yield Item(
        "cells",
        group,
        tr("Colours of ARC"),
        tr("Two palettes whose ten colours differ for every kind of colour blindness."),
        (
            ("arc", tr("The usual ten")),
            ("okabe", tr("For all eyes (Okabe and Ito)")),
            ("tol", tr("For all eyes, muted (Tol)")),
        ),
    )


def _motion() -> Iterator[Item]:
    group = tr("Motion")
    yield Item(
        "motion",
        group,
        tr("Animate the boards"),
        tr("Digits fade and changed cells pulse. Without it everything changes at once."),
    )
    if can_ask():
        yield Item(
            "calm",
            group,
            tr("Not where the system asks for less motion"),
            tr("Then the boards are not animated, as long as the system asks for that."),
        )
    yield Item(
        "pace",
        group,
        tr("Speed of the animation"),
        "",
        ((0.5, tr("Slow")), (1.0, tr("Normal")), (2.0, tr("Fast")), (4.0, tr("Very fast"))),
    )
    yield Item(
        "speed",
        group,
        tr("Speed of a replay"),
        "",
        tuple((speed, f"{speed:g} ×") for speed in SPEEDS),
    )


def _boards() -> Iterator[Item]:
    group = tr("Boards")
    yield Item("peers", group, tr("Light up row, column and box of the chosen cell"))
    yield Item("welcome", group, tr("Show the welcome at every start"))


def _messages() -> Iterator[Item]:
    shown = tr(
        "A training, or anything else that took over 20 seconds, while another program is in front:"
        " the system shows a message, and the task bar marks this program."
    )
    marked = tr(
        "A training, or anything else that took over 20 seconds, while another program is in front:"
        " the task bar marks this program. This system shows no messages of programs."
    )
    note = shown if can_show_messages() else marked
    yield Item("notify", tr("Messages"), tr("Say when something long is over"), note)


def _engine() -> Iterator[Item]:
    group = tr("Engine and device")
    yield Item(
        "engine",
        group,
        tr("Engine"),
        tr("What runs the models. The Models page says what is used, and why."),
        (("auto", tr("Automatic")), ("onnx", "ONNX Runtime"), ("torch", "PyTorch")),
    )
    yield Item(
        "device",
        group,
        tr("Device"),
        tr("CUDA needs an NVIDIA card and PyTorch for it; docs/install.md says how."),
        (("auto", tr("Automatic")), ("cpu", "CPU"), ("cuda", "CUDA")),
    )
    yield Item(
        "threads",
        group,
        tr("Threads"),
        tr("Of ONNX Runtime. One is best for the models that came with the program."),
        most=MOST_THREADS,
    )
    if resident_mb():  # else nobody could keep to it
        yield Item(
            "memory",
            group,
            tr("Memory that the program may take"),
            tr(
                "What the window has stands in its status bar. Beyond this, engines that nobody"
                " asks are closed at once, a whole file is solved with fewer puzzles at a time, and"
                " a model whose weights would not fit is not opened. A training, which is a process"
                " of its own, is measured before it starts: its batch is made to fit, too, or it"
                " is refused."
            ),
            (
                (0, tr("No limit")),
                (500, "500 MB"),
                *((1000 * size, f"{size} GB") for size in (1, 2, 4, 8, 16)),
            ),
        )


def _runs() -> Iterator[Item]:
    group = tr("What is kept")
    yield Item(
        "kept_runs",
        group,
        tr("Runs that are kept"),
        tr("Every run is kept by itself and can be opened again; the oldest go first."),
        ((0, tr("None")), (50, "50"), (200, "200"), (1000, "1,000")),
    )
    yield Item(
        "kept_megabytes",
        group,
        tr("Room for these runs"),
        "",
        ((50, "50 MB"), (200, "200 MB"), (1000, "1 GB"), (4000, "4 GB")),
    )
    yield Item(
        "kept_learnt",
        group,
        tr("Learnt ARC tasks"),
        tr("Beyond this the oldest go at the next start; a task can be learnt again."),
        ((0, tr("All")), (20, "20"), (100, "100"), (500, "500")),
    )
    yield Item(
        "kept_checkpoints",
        group,
        tr("Room for checkpoints of training"),
        tr(
            "Beyond this, runs that are done keep their best checkpoint alone from the next start"
            " on, the oldest first. Logs and published models stay."
        ),
        ((0, tr("No limit")), (1, "1 GB"), (5, "5 GB"), (20, "20 GB")),
    )
