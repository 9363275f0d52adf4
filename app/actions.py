"""Every command of the window, once: menus, buttons and shortcuts are made from this list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from app.style.icons import icon
from app.style.theme import Role, Theme


@dataclass(frozen=True)
class Command:
    """A command in words."""

    name: str
    menu: str  # file, edit, think, view, help
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    short: str = ""  # on a button, where the icon says the rest


class Actions(QObject):
    """The commands by name: those of the window, or of a bench of its own."""

    def __init__(
        self, theme: Theme, entries: Iterable[Command] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entries = tuple(entries) or tuple(_entries())
        self._drawings = {entry.name: entry.icon for entry in self.entries if entry.icon}
        self._actions = {entry.name: self._make(entry) for entry in self.entries}
        theme.changed.connect(self._restyle)
        self._restyle()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def of_menu(self, menu: str) -> list[QAction]:
        return [self[entry.name] for entry in self.entries if entry.menu == menu]

    def set_icon(self, name: str, drawing: str) -> None:
        """Let a command show another icon."""
        self._drawings[name] = drawing
        self._draw(name)

    def set_keys(self, name: str, keys: Sequence[str]) -> None:
        """Let a command have other keys."""
        tip = next(entry.tip for entry in self.entries if entry.name == name)
        _give_keys(self[name], tip, keys)

    def _make(self, entry: Command) -> QAction:
        action = QAction(entry.text, self, checkable=entry.checkable)
        _give_keys(action, entry.tip, entry.keys)
        action.setStatusTip("")
        if entry.short:
            action.setIconText(entry.short)
        return action

    def _restyle(self) -> None:
        for name in self._drawings:
            self._draw(name)

    def _draw(self, name: str) -> None:
        role = Role.ON_ACCENT if name == "solve" else Role.TEXT
        self[name].setIcon(icon(self._theme, self._drawings[name], role))
        self[name].setIconVisibleInMenu(False)


def _give_keys(action: QAction, tip: str, keys: Sequence[str]) -> None:
    """The tip names the first of them."""
    action.setShortcuts([QKeySequence(key) for key in keys])
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{tip}  ({shown})" if shown else tip)


def _entries() -> Iterator[Command]:
    yield from _file_entries()
    yield from _edit_entries()
    yield from _think_entries()
    yield from _view_entries()
    yield Command(
        "shortcuts", "help", _tr("&Keyboard shortcuts"), _tr("All keys"), ("F1", "Ctrl+/")
    )
    welcome = _tr("What one can look at first, and a tour of the window")
    yield Command("welcome", "help", _tr("&Welcome"), welcome)
    yield Command(
        "tour", "help", _tr("&Tour of the window"), _tr("Five steps, each can be the last")
    )
    bundle = _tr("A zip file with the log and facts on this computer, to send with a report")
    yield Command("bundle", "help", _tr("&Save a debug bundle …"), bundle)
    logs = _tr("Where the log of the window is written")
    yield Command("logs", "help", _tr("Open the &log folder"), logs)
    yield Command("about", "help", _tr("&About HRM Studio"), _tr("What this is, and its licences"))


def _file_entries() -> Iterator[Command]:
    menu = "file"
    yield Command(
        "new",
        menu,
        _tr("&New puzzle"),
        _tr("Make a new puzzle of the difficulty chosen last"),
        ("Ctrl+N",),
        "new",
        short=_tr("New"),
    )
    with_ = _tr("Choose level, or style and size of a maze, and a seed")
    yield Command("new_with", menu, _tr("New, by si&ze and seed …"), with_, ("Ctrl+Alt+N",))
    blank = _tr("An empty board to draw on")
    yield Command("blank", menu, _tr("&Empty board"), blank, ("Ctrl+Shift+N",), "clear")
    opens = _tr("Open a puzzle or a saved session; dropping a file on the window does the same")
    yield Command("open", menu, _tr("&Open …"), opens, ("Ctrl+O",), "open")
    runs = _tr("Every run that was thought here, to be seen again or compared; no model is needed")
    yield Command("runs", menu, _tr("Re&cent runs …"), runs, ("Ctrl+H",))
    saves = _tr("Save the puzzle with everything the model thought")
    yield Command("save", menu, _tr("&Save session …"), saves, ("Ctrl+S",), "save")
    form = _tr("Save the puzzle alone, in a form that other programs read")
    yield Command("save_puzzle", menu, _tr("Save p&uzzle as …"), form)
    image = _tr("Save a picture of the board alone: PNG in three sizes, SVG or PDF")
    yield Command("save_image", menu, _tr("Save &picture …"), image, ("Ctrl+E",), "image")
    film = _tr("Save the run as a film (GIF, WebP), as a report (HTML) or as a table (CSV)")
    yield Command("save_run", menu, _tr("Save &film or report …"), film, ("Ctrl+Shift+E",))
    export = _tr("Write the chosen model into a folder: weights, model card, one segment as ONNX")
    yield Command("export", menu, _tr("Expo&rt the model …"), export)
    settings = _tr("Everything that can be chosen, and the keys of all commands")
    yield Command("settings", menu, _tr("Settin&gs …"), settings, ("Ctrl+,",))
    yield Command("quit", menu, _tr("&Quit"), _tr("Close the window"), ("Ctrl+Q",))


def _edit_entries() -> Iterator[Command]:
    menu = "edit"
    undo = _tr("Take back the last step, a solve too")
    yield Command("undo", menu, _tr("&Undo"), undo, ("Ctrl+Z",), "undo")
    redo = _tr("Do again what was taken back")
    yield Command("redo", menu, _tr("&Redo"), redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    paste = _tr("Paste a puzzle: a sudoku in digits and dots, or a maze drawn with # and spaces")
    yield Command(
        "paste", menu, _tr("&Paste puzzle"), paste, ("Ctrl+V",), "paste", short=_tr("Paste")
    )
    yield Command(
        "copy", menu, _tr("&Copy as text"), _tr("Copy the board as text"), ("Ctrl+C",), "copy"
    )
    picture = _tr("Copy a picture of the board")
    yield Command("copy_image", menu, _tr("Copy as p&icture"), picture, ("Ctrl+Shift+C",), "image")
    clue = _tr("Typing writes clues: the puzzle itself")
    yield Command("pen_clue", menu, _tr("Write c&lues"), clue, ("F2",))
    mine = _tr("Typing writes your own answer")
    yield Command("pen_mine", menu, _tr("Write &my answer"), mine, ("F3",))
    fill = _tr("Note every digit that its row, column and box leave open; what you write cleans up")
    yield Command("fill_notes", menu, _tr("Fill can&didates"), fill, ("Ctrl+M",))
    note = _tr("Typing writes pencil marks; Ctrl with a digit does so at any time")
    yield Command("pen_note", menu, _tr("Write n&otes"), note, ("F4",))


def _think_entries() -> Iterator[Command]:
    menu = "think"
    solve = _tr("Let the model think until it halts or has used its segments")
    yield Command("solve", menu, _tr("&Solve"), solve, ("Ctrl+Return", "F5"), "solve")
    harder = _tr("Let the model guess and think on: the answer is then that of model and search")
    yield Command("harder", menu, _tr("Think &harder"), harder, ("Ctrl+Shift+Return",), "thinking")
    step = _tr("Think one segment and wait")
    yield Command("step", menu, _tr("S&tep"), step, ("F10",), "step")
    yield Command("stop", menu, _tr("St&op"), _tr("Stop thinking at once"), ("Esc",), "stop")
    reset = _tr("Back to the clues alone; undo brings the rest back")
    yield Command("reset", menu, _tr("&Reset"), reset, ("Ctrl+R",), "reset")
    yield from transport(menu)
    what = _tr("Change the chosen cell at this segment, and let the model think on from there")
    compare = _tr("Two models, engines or runs on the puzzle on the desk, side by side and in step")
    yield Command("compare", menu, _tr("&Compare …"), compare, ("Ctrl+B",))
    yield Command("what_if", menu, _tr("&What if …"), what, ("Ctrl+I",), short=_tr("What if?"))


def transport(menu: str) -> Iterator[Command]:
    """Going through the segments of a run."""
    play = _tr("Play what was thought, or pause; Space does the same")
    yield Command("play", menu, _tr("&Play or pause"), play, ("Ctrl+Space",), "play")
    previous, following = _tr("One segment back"), _tr("One segment on")
    yield Command(
        "previous", menu, _tr("Pre&vious segment"), previous, ("Alt+Left", "PgUp"), "previous"
    )
    yield Command("next", menu, _tr("Ne&xt segment"), following, ("Alt+Right", "PgDown"), "next")
    yield Command("first", menu, _tr("&First"), _tr("To the puzzle"), ("Home",), "first")
    yield Command("last", menu, _tr("&Last"), _tr("To the last segment"), ("End",), "last")


def _view_entries() -> Iterator[Command]:
    menu = "view"
    solving, training = _tr("To the Solve page"), _tr("To the Training page")
    yield Command("page_solve", menu, _tr("Sol&ve page"), solving, ("Alt+1",))
    yield Command("page_train", menu, _tr("T&raining page"), training, ("Alt+2",))
    files = _tr("Let a model solve every puzzle of a file")
    yield Command("page_files", menu, _tr("Solv&e a whole file"), files, ("Alt+3",))
    models = _tr("To the Models page")
    yield Command("page_models", menu, _tr("&Models page"), models, ("Alt+4",))
    theme = _tr("Change between light and dark")
    yield Command("theme", menu, _tr("&Light or dark"), theme, ("Ctrl+T",), "theme")
    follow = _tr("Light or dark as the system is")
    yield Command("theme_system", menu, _tr("As the &system"), follow)
    peers = _tr("Light up the row, column and box of the chosen cell, and the same digit")
    yield Command("peers", menu, _tr("&Highlight peers"), peers, checkable=True)
    motion = _tr("Let digits fade and changed cells pulse")
    yield Command("motion", menu, _tr("&Animate"), motion, checkable=True)
    palette = _tr("Find a command by a few letters")
    keys = ("Ctrl+K", "Ctrl+Shift+P")
    yield Command("palette", menu, _tr("&Commands …"), palette, keys)
    larger = _tr("A larger board; Ctrl with the wheel does the same")
    yield Command("zoom_in", menu, _tr("Zoom &in"), larger, ("Ctrl++", "Ctrl+="))
    smaller = _tr("A smaller board")
    yield Command("zoom_out", menu, _tr("Zoom &out"), smaller, ("Ctrl+-",))
    whole = _tr("The whole board in view")
    yield Command("zoom_whole", menu, _tr("&Whole board"), whole, ("Ctrl+0",))
    full = _tr(
        "Present: the board in full screen with a line on each step. Page keys move, B: black"
        " screen, N: next example, + and −: speed, Esc: back"
    )
    yield Command("full", menu, _tr("&Full screen"), full, ("F11",), "full", checkable=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
