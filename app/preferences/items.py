"""Every setting that is shown, once: the window of the settings is made from this list."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.settings import MOST_THREADS, SPEEDS

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
    yield from _engine()
    yield from _runs()


def _looks() -> Iterator[Item]:
    group = _tr("Appearance")
    yield Item(
        "theme",
        group,
        _tr("Colours of the window"),
        "",
        (("system", _tr("As the system")), ("light", _tr("Light")), ("dark", _tr("Dark"))),
    )
    yield Item(
        "text",
        group,
        _tr("Size of texts"),
        _tr("Of the whole window. By itself, texts are larger on large screens."),
        ((0, _tr("Automatic")), (100, "100 %"), (110, "110 %"), (125, "125 %"), (150, "150 %")),
    )
    yield Item(
        "cells",
        group,
        _tr("Colours of ARC"),
        _tr("Two palettes whose ten colours differ for every kind of colour blindness."),
        (
            ("arc", _tr("The usual ten")),
            ("okabe", _tr("For all eyes (Okabe and Ito)")),
            ("tol", _tr("For all eyes, muted (Tol)")),
        ),
    )


def _motion() -> Iterator[Item]:
    group = _tr("Motion")
    yield Item(
        "motion",
        group,
        _tr("Animate the boards"),
        _tr("Digits fade and changed cells pulse. Without it everything changes at once."),
    )
    yield Item(
        "pace",
        group,
        _tr("Speed of the animation"),
        "",
        ((0.5, _tr("Slow")), (1.0, _tr("Normal")), (2.0, _tr("Fast")), (4.0, _tr("Very fast"))),
    )
    yield Item(
        "speed",
        group,
        _tr("Speed of a replay"),
        "",
        tuple((speed, f"{speed:g} ×") for speed in SPEEDS),
    )


def _boards() -> Iterator[Item]:
    group = _tr("Boards")
    yield Item("peers", group, _tr("Light up row, column and box of the chosen cell"))
    yield Item("welcome", group, _tr("Show the welcome at every start"))


def _engine() -> Iterator[Item]:
    group = _tr("Engine and device")
    yield Item(
        "engine",
        group,
        _tr("Engine"),
        _tr("What runs the models. The Models page says what is used, and why."),
        (("auto", _tr("Automatic")), ("onnx", "ONNX Runtime"), ("torch", "PyTorch")),
    )
    yield Item(
        "device",
        group,
        _tr("Device"),
        _tr("CUDA needs an NVIDIA card and PyTorch for it; docs/install.md says how."),
        (("auto", _tr("Automatic")), ("cpu", "CPU"), ("cuda", "CUDA")),
    )
    yield Item(
        "threads",
        group,
        _tr("Threads"),
        _tr("Of ONNX Runtime. One is best for the models that came with the program."),
        most=MOST_THREADS,
    )


def _runs() -> Iterator[Item]:
    group = _tr("Recent runs")
    yield Item(
        "kept_runs",
        group,
        _tr("Runs that are kept"),
        _tr("Every run is kept by itself and can be opened again; the oldest go first."),
        ((0, _tr("None")), (50, "50"), (200, "200"), (1000, "1,000")),
    )
    yield Item(
        "kept_megabytes",
        group,
        _tr("Room for them"),
        "",
        ((50, "50 MB"), (200, "200 MB"), (1000, "1 GB"), (4000, "4 GB")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)
