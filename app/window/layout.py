"""Back to the window as it is when it is new, from whatever became of it."""

from PySide6.QtCore import Qt

from app.window.main_window import MainWindow


def connect_layout(window: MainWindow) -> None:
    """The command that does it."""
    window.commands["layout"].triggered.connect(lambda: reset_layout(window))


def reset_layout(window: MainWindow) -> None:
    """The usual size, all columns, timelines as the height asks for, whole boards."""
    commands = window.commands
    if window.windowState() & Qt.WindowState.WindowFullScreen:
        commands["full"].trigger()
    for name in ("left", "right"):
        if not commands[name].isChecked():
            commands[name].trigger()
    window.showNormal()
    window.take_usual_size()
    for bench in (window.solving.page, window.arc.page):
        bench.forget_folds()
    for board in (window.solving.page.board, *window.arc.page.bench.boards):
        board.zoom_by(0.0)
