"""Every command of the window, once: menus, buttons and shortcuts are made from this list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.style.icons import icon
from app.style.theme import Role, Theme
from app.words import tr


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
    helps = tr("Quick start, training, questions and keys, inside the program")
    yield Command("help", "help", tr("&Help …"), helps, ("F1",))
    yield Command("shortcuts", "help", tr("&Keyboard shortcuts"), tr("All keys"), ("Ctrl+/",))
    welcome = tr("What one can look at first, and a tour of the window")
    yield Command("welcome", "help", tr("&Welcome"), welcome)
    yield Command("tour", "help", tr("&Tour of the window"), tr("Six steps, each can be the last"))
    bundle = tr("A zip file with the log and facts on this computer, to send with a report")
    yield Command("bundle", "help", tr("&Save a debug bundle …"), bundle)
    logs = tr("Where the log of the window is written")
    yield Command("logs", "help", tr("Open the &log folder"), logs)
    yield Command("about", "help", tr("&About HRM Studio"), tr("What this is, and its licences"))


def _file_entries() -> Iterator[Command]:
    menu = "file"
    yield Command(
        "new",
        menu,
        tr("&New puzzle"),
        tr("Make a new puzzle of the difficulty chosen last"),
        ("Ctrl+N",),
        "new",
        short=tr("New"),
    )
    with_ = tr("Choose level, or style and size of a maze, and a seed")
    yield Command("new_with", menu, tr("New, by si&ze and seed …"), with_, ("Ctrl+Alt+N",))
    blank = tr("An empty board to draw on")
    yield Command("blank", menu, tr("&Empty board"), blank, ("Ctrl+Shift+N",), "clear")
    opens = tr("Open a puzzle or a saved session; dropping a file on the window does the same")
    yield Command("open", menu, tr("&Open …"), opens, ("Ctrl+O",), "open")
    cases = tr("Instructive cases: a breakthrough, a wrong fixed point, a long think, and more")
    yield Command("gallery", menu, tr("Ga&llery …"), cases, ("Ctrl+G",))
    runs = tr("Every run that was thought here, to be seen again or compared; no model is needed")
    yield Command("runs", menu, tr("Re&cent runs …"), runs, ("Ctrl+H",))
    keeps = tr("Keep the puzzle on show in the library, to find it again and go on with it")
    yield Command("keep_puzzle", menu, tr("&Keep this puzzle"), keeps, ("Ctrl+D",))
    library = tr("The puzzles you keep: search, state, tags; whole files are imported and exported")
    yield Command("puzzles", menu, tr("Li&brary of puzzles …"), library, ("Ctrl+Shift+D",))
    saves = tr("Save the puzzle with everything the model thought")
    yield Command("save", menu, tr("&Save session …"), saves, ("Ctrl+S",), "save")
    form = tr("Save the puzzle alone, in a form that other programs read")
    yield Command("save_puzzle", menu, tr("Save p&uzzle as …"), form)
    image = tr("Save a picture of the board alone: PNG in three sizes, SVG or PDF")
    yield Command("save_image", menu, tr("Save &picture …"), image, ("Ctrl+E",), "image")
    film = tr("Save the run as a film (GIF, WebP), as a report (HTML) or as a table (CSV)")
    yield Command("save_run", menu, tr("Save &film or report …"), film, ("Ctrl+Shift+E",))
    prints = tr("Puzzles on paper: how many a page, with solutions or without; also as a PDF")
    yield Command("print", menu, tr("Pr&int …"), prints, ("Ctrl+P",))
    export = tr("Write the chosen model into a folder: weights, model card, one segment as ONNX")
    yield Command("export", menu, tr("Expo&rt the model …"), export)
    settings = tr("Everything that can be chosen, and the keys of all commands")
    yield Command("settings", menu, tr("Settin&gs …"), settings, ("Ctrl+,",))
    yield Command("quit", menu, tr("&Quit"), tr("Close the window"), ("Ctrl+Q",))


def _edit_entries() -> Iterator[Command]:
    menu = "edit"
    undo = tr("Take back the last step, a solve too")
    yield Command("undo", menu, tr("&Undo"), undo, ("Ctrl+Z",), "undo")
    redo = tr("Do again what was taken back")
    yield Command("redo", menu, tr("&Redo"), redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    paste = tr("Paste a puzzle: a sudoku in digits and dots, or a maze drawn with # and spaces")
    yield Command(
        "paste", menu, tr("&Paste puzzle"), paste, ("Ctrl+V",), "paste", short=tr("Paste")
    )
    yield Command(
        "copy", menu, tr("&Copy as text"), tr("Copy the board as text"), ("Ctrl+C",), "copy"
    )
    picture = tr("Copy a picture of the board")
    yield Command("copy_image", menu, tr("Copy as p&icture"), picture, ("Ctrl+Shift+C",), "image")
    clue = tr("Typing writes clues: the puzzle itself")
    yield Command("pen_clue", menu, tr("Write c&lues"), clue, ("F2",))
    mine = tr("Typing writes your own answer")
    yield Command("pen_mine", menu, tr("Write &my answer"), mine, ("F3",))
    note = tr("Typing writes pencil marks; Ctrl with a digit does so at any time")
    yield Command("pen_note", menu, tr("Write n&otes"), note, ("F4",))
    fill = tr("Note every digit that its row, column and box leave open; what you write cleans up")
    yield Command("fill_notes", menu, tr("Fill can&didates"), fill, ("Ctrl+M",))
    hint = tr("The next step by the rules, little by little: where, which, what, done. No model")
    yield Command("hint", menu, tr("&Hint"), hint, ("F9",), "help", short=tr("Hint"))
    point = tr("Remember the board as it is now, to come back to")
    yield Command("savepoint", menu, tr("Set a sa&vepoint"), point, ("F6",))
    back = tr("The board as it was at the latest savepoint; undo brings the rest back")
    yield Command("go_back", menu, tr("&Back to the savepoint"), back, ("F7",))
    points = tr("Savepoints under names: set one, go to it, rename or delete it")
    yield Command("savepoints", menu, tr("Savepoints b&y name …"), points, ("Shift+F6",))
    before = tr("To the latest state without a wrong digit of yours; by rules and exact solver")
    before_keys = ("Shift+F7",)
    yield Command("before_mistake", menu, tr("Back to before the mis&take"), before, before_keys)
    color = tr(
        "Digits 1 to 6 colour cells; Ctrl with a digit colours that candidate; Del: no colour"
    )
    yield Command("pen_color", menu, tr("Use colour&s"), color, ("F12",), "recolor")
    plain = tr("No cell and no candidate has a colour of yours any more")
    yield Command("clear_colors", menu, tr("Cl&ear all colours"), plain, ("Shift+F12",))


def _think_entries() -> Iterator[Command]:
    menu = "think"
    solve = tr("Let the model think until it halts or has used its segments")
    yield Command("solve", menu, tr("&Solve"), solve, ("Ctrl+Return", "F5"), "solve")
    harder = tr("Let the model guess and think on: the answer is then that of model and search")
    yield Command("harder", menu, tr("Think &harder"), harder, ("Ctrl+Shift+Return",), "thinking")
    step = tr("Think one segment and wait")
    yield Command("step", menu, tr("S&tep"), step, ("F10",), "step")
    yield Command("stop", menu, tr("St&op"), tr("Stop thinking at once"), ("Esc",), "stop")
    reset = tr("Takes the run away; once more, all but the clues. Undo brings it back")
    yield Command("reset", menu, tr("&Reset"), reset, ("Ctrl+R",), "reset")
    follows = tr("Half a second after a stroke in a maze the model answers anew")
    drawing = tr("Solve a&gain while drawing")
    yield Command("solve_drawn", menu, drawing, follows, checkable=True)
    yield from transport(menu)
    yield inside_entry(menu)
    what = tr("Change the chosen cell at this segment, and let the model think on from there")
    logic = tr("Which technique proves each cell of a sudoku, beside when the model had it")
    yield Command("logic", menu, tr("Model an&d logic …"), logic, ("Ctrl+Shift+M",))
    compare = tr("Two models, engines or runs on the puzzle on the desk, side by side and in step")
    yield Command("compare", menu, tr("&Compare …"), compare, ("Ctrl+B",))
    again = tr("The puzzle relabelled, rearranged or turned: an answer to each, and a vote")
    yield Command("again", menu, tr("Tr&y again …"), again, ("Ctrl+Shift+B",))
    yield Command("what_if", menu, tr("&What if …"), what, ("Ctrl+I",), short=tr("What if?"))


def inside_entry(menu: str) -> Command:
    """Both benches have it."""
    inside = tr("How far the two modules move at every inner step, and where to")
    return Command("inside", menu, tr("&Inside the two modules …"), inside, ("Ctrl+Shift+I",))


def transport(menu: str) -> Iterator[Command]:
    """Going through the segments of a run."""
    play = tr("Play what was thought, or pause; Space does the same")
    yield Command("play", menu, tr("&Play or pause"), play, ("Ctrl+Space",), "play")
    again = tr("At its end a replay begins again, until it is paused")
    keys = ("Ctrl+Shift+Space",)
    yield Command("loop", menu, tr("Repl&ay in a loop"), again, keys, checkable=True)
    previous, following = tr("One segment back"), tr("One segment on")
    yield Command(
        "previous", menu, tr("Pre&vious segment"), previous, ("Alt+Left", "PgUp"), "previous"
    )
    yield Command("next", menu, tr("Ne&xt segment"), following, ("Alt+Right", "PgDown"), "next")
    begin, end = tr("To the puzzle"), tr("To the last segment")
    yield Command("first", menu, tr("&First"), begin, ("Alt+Home", "Home"), "first")
    yield Command("last", menu, tr("&Last"), end, ("Alt+End", "End"), "last")


def _view_entries() -> Iterator[Command]:
    menu = "view"
    solving, training = tr("To the Solve page"), tr("To the Training page")
    yield Command("page_solve", menu, tr("Sol&ve page"), solving, ("Alt+1",))
    files = tr("To the Files page: a model solves every puzzle of a file")
    yield Command("page_files", menu, tr("Fil&es page"), files, ("Alt+2",))
    yield Command("page_train", menu, tr("T&raining page"), training, ("Alt+3",))
    models = tr("To the Models page")
    yield Command("page_models", menu, tr("&Models page"), models, ("Alt+4",))
    theme = tr("Change between light and dark")
    yield Command("theme", menu, tr("&Light or dark"), theme, ("Ctrl+T",), "theme")
    follow = tr("Light or dark as the system is")
    yield Command("theme_system", menu, tr("As the &system"), follow)
    peers = tr("Light up the row, column and box of the chosen cell, and the same digit")
    yield Command("peers", menu, tr("&Highlight peers"), peers, checkable=True)
    pairs = tr("Mark the empty cells of a sudoku in which two candidates are left")
    yield Command("pairs", menu, tr("Mark &pairs"), pairs, ("F8",), checkable=True)
    truth = tr("Which digits occur in any solution, found by search and not by the model")
    yield Command("truth", menu, tr("&True candidates"), truth, ("Shift+F8",), checkable=True)
    left, right = tr("Show the column on the left"), tr("Show the column on the right")
    sides = ("Ctrl+Shift+L", "Ctrl+Shift+R")
    yield Command("left", menu, tr("Left colum&n"), left, sides[:1], checkable=True)
    yield Command("right", menu, tr("Ri&ght column"), right, sides[1:], checkable=True)
    motion = tr("Let digits fade and changed cells pulse")
    yield Command("motion", menu, tr("&Animate"), motion, checkable=True)
    palette = tr("Find a command by a few letters")
    keys = ("Ctrl+K", "Ctrl+Shift+P")
    yield Command("palette", menu, tr("&Commands …"), palette, keys)
    larger = tr("A larger board; Ctrl with the wheel does the same")
    yield Command("zoom_in", menu, tr("Zoom &in"), larger, ("Ctrl++", "Ctrl+="))
    smaller = tr("A smaller board")
    yield Command("zoom_out", menu, tr("Zoom &out"), smaller, ("Ctrl+-",))
    whole = tr("The whole board in view")
    yield Command("zoom_whole", menu, tr("&Whole board"), whole, ("Ctrl+0",))
    layout = tr("The window as it is when it is new: its size, all columns, whole boards")
    yield Command("layout", menu, tr("Reset the la&yout"), layout)
    full = tr(
        "Present: the board in full screen with a line on each step. Page keys move, B: black"
        " screen, N: next example, + and −: speed, Esc: back"
    )
    yield Command("full", menu, tr("&Full screen"), full, ("F11",), "full", checkable=True)
