"""Gives every panel of the pages its question mark: which topic of the help it is."""

from PySide6.QtWidgets import QFrame, QWidget

from app.bench.timeline import Timeline
from app.solve.cards import CaptionCard
from app.style.about import explain
from app.window.main_window import MainWindow

PANELS = ("card", "timeline")  # names of panels in the style sheet


def explain_panels(window: MainWindow) -> None:
    """The innermost of the topics around a panel is its own."""
    topics = _topics(window)
    for panel in panels(window):
        around: QWidget | None = panel
        while around is not None and around not in topics:
            around = around.parentWidget()
        assert around is not None, "every page has a topic"
        explain(panel, topics[around])


def panels(window: MainWindow) -> list[QFrame]:
    """Every panel of the pages, but for the captions of the presenter."""
    found = window.pages.stack.findChildren(QFrame)
    return [
        each for each in found if each.objectName() in PANELS and not isinstance(each, CaptionCard)
    ]


def _topics(window: MainWindow) -> dict[QWidget, str]:
    solve, train = window.solving.page, window.training.page
    arc = window.arc.page
    found: dict[QWidget, str] = {
        solve: "puzzle",
        solve.puzzle: "puzzle",
        solve.puzzle.draw: "draw",
        solve.hint: "hint",
        solve.truth: "truth",
        solve.think: "think",
        solve.verdict: "verdict",
        solve.guesses: "guesses",
        solve.inspector: "belief",
        solve.explain: "seeing",
        arc: "task",
        arc.task: "task",
        arc.learn: "learn",
        arc.answer: "answer",
        arc.candidates: "answer",
        arc.verdict: "verdict",
        train: "run",
        train.runs: "runs",
        train.data: "data",
        train.setup: "setup",
        train.run: "run",
        train.result: "result",
        window.arc.folder.page: "folder",
        window.files.page: "files",
        window.library.page: "models",
    }
    for timeline in window.pages.stack.findChildren(Timeline):
        found[timeline] = "timeline"
    return found
