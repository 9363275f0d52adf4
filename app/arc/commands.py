"""Every command of the ARC bench, once: its menus, buttons and keys are made from this list."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.actions import Command


def arc_entries() -> Iterator[Command]:
    """Menus: file, edit, task, think."""
    tries = _tr("Save the model's two tries at every task of the folder as submission.json")
    yield Command("submission", "file", _tr("Save &tries …"), tries)
    yield from _edit_entries()
    yield from _grid_entries()
    yield from _task_entries()
    yield from _think_entries()


def _edit_entries() -> Iterator[Command]:
    menu = "edit"
    undo, redo = _tr("Take back the last step"), _tr("Do again what was taken back")
    yield Command("undo", menu, _tr("&Undo"), undo, ("Ctrl+Z",), "undo")
    yield Command("redo", menu, _tr("&Redo"), redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    copy = _tr("Copy the selected cells, or the whole grid")
    yield Command("copy", menu, _tr("&Copy"), copy, ("Ctrl+C",), "copy")
    paste = _tr("Paste cells, to be moved and put down with Enter; or a whole task as JSON")
    yield Command("paste", menu, _tr("&Paste"), paste, ("Ctrl+V",), "paste", short=_tr("Paste"))
    everything = _tr("Select the whole grid")
    yield Command("select_all", menu, _tr("Select &all"), everything, ("Ctrl+A",))
    paint = _tr("Click or drag to paint; the same colour again makes black")
    yield Command("paint", menu, _tr("Pai&nt"), paint, ("D",), "paint", checkable=True)
    line = _tr("Drag to draw a straight line")
    yield Command("line", menu, _tr("&Draw a line"), line, ("G",), "line", checkable=True)
    fill = _tr("Click to fill a patch of one colour")
    yield Command("fill", menu, _tr("&Fill"), fill, ("F",), "fill", checkable=True)
    select = _tr("Drag to select cells, drag the selection to move it")
    yield Command("select", menu, _tr("&Select"), select, ("S",), "select", checkable=True)

    pick = _tr("Click a cell to take its colour; a right click does the same with any tool")
    yield Command("pick", menu, _tr("Pic&k a colour"), pick, ("P",), "pick", checkable=True)


def _grid_entries() -> Iterator[Command]:
    menu = "edit"
    sideways = _tr("Left and right change places, in the selection or the whole grid")
    yield Command("flip_sideways", menu, _tr("Flip left to ri&ght"), sideways, ("H",), "flip")
    over = _tr("Top and bottom change places")
    yield Command("flip_over", menu, _tr("Flip top to &bottom"), over, ("V",), "flip-over")
    turn = _tr("A quarter turn clockwise")
    yield Command("rotate", menu, _tr("R&otate"), turn, ("R",), "rotate")
    recolor = _tr("One colour into another, or two colours swapped")
    yield Command("recolor", menu, _tr("Reco&lour …"), recolor, ("L",), "recolor")
    crop = _tr("The selection becomes the whole grid")
    yield Command("crop", menu, _tr("Crop to selec&tion"), crop, ("X",), "crop")
    given = _tr("Begin the output as a copy of its input")
    yield Command("copy_input", menu, _tr("Copy from &input"), given, ("I",), "copy-input")
    yield Command("clear", menu, _tr("Cl&ear grid"), _tr("Make the whole grid black"), (), "erase")


def _task_entries() -> Iterator[Command]:
    menu = "task"
    folder = _tr("Open a folder of tasks, to go through them or to find one by its id")
    yield Command("open_folder", menu, _tr("Open &folder …"), folder, ("Ctrl+Shift+O",), "open")
    pair, test = _tr("Another pair of input and output"), _tr("Another test input to answer")
    yield Command("add_pair", menu, _tr("Add &pair"), pair, (), "add", short=_tr("Pair"))
    yield Command("add_test", menu, _tr("Add &test input"), test, (), "add", short=_tr("Test"))
    yield Command("delete", menu, _tr("&Delete"), _tr("Delete the row on show"), (), "clear")
    up, down = _tr("Move the row on show up"), _tr("Move the row on show down")
    yield Command("up", menu, _tr("Move &up"), up, ("Ctrl+Up",), "up")
    yield Command("down", menu, _tr("Move do&wn"), down, ("Ctrl+Down",), "down")
    yield Command("next_test", menu, _tr("&Next test input"), _tr("To the next test input"), ("N",))
    swap = _tr("Input and output of the pair on show change places")
    yield Command("swap", menu, _tr("&Swap input and output"), swap, (), "swap")
    random = _tr("Any other task of the folder")
    yield Command("random", menu, _tr("&Random task"), random, ("Ctrl+Shift+R",))
    check = _tr("Compare your answer with the solution, cell by cell; you have two tries")
    yield Command("check", menu, _tr("&Check my answer"), check, ("K",), "good")
    keep = _tr("What you drew is the solution of this test input from now on")
    yield Command("keep", menu, _tr("&Keep as the solution"), keep)


def _think_entries() -> Iterator[Command]:
    menu = "think"
    learn = _tr("Let the model learn from the pairs, in a process of its own")
    yield Command("learn", menu, _tr("&Learn this task"), learn, ("Ctrl+L",))
    answer = _tr("Let the model answer many views of the task, and vote")
    yield Command("answer", menu, _tr("Ans&wer"), answer, ("Ctrl+Return", "F5"))
    stop = _tr("Stop answering; give up what floats over a grid")
    yield Command("stop", menu, _tr("St&op"), stop, ("Esc",), "stop")
    play = _tr("Play what was thought, or pause; Space does the same")
    yield Command("play", menu, _tr("&Play or pause"), play, ("Ctrl+Space",), "play")
    previous, following = _tr("One segment back"), _tr("One segment on")
    yield Command("previous", menu, _tr("Pre&vious segment"), previous, ("Alt+Left",), "previous")
    yield Command("next", menu, _tr("Ne&xt segment"), following, ("Alt+Right",), "next")
    yield Command("first", menu, _tr("&First"), _tr("To the puzzle"), ("Home",), "first")
    yield Command("last", menu, _tr("L&ast"), _tr("To the last segment"), ("End",), "last")
    before, after = _tr("To the view before"), _tr("To the view after")
    yield Command("view_before", menu, _tr("View &before"), before, ("PgUp",), "up")
    yield Command("view_after", menu, _tr("View af&ter"), after, ("PgDown",), "down")


def _tr(text: str) -> str:
    return QCoreApplication.translate("arc", text)
