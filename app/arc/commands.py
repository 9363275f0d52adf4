"""Every command of the ARC bench, once: its menus, buttons and keys are made from this list."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from app.actions import Entry


def arc_entries() -> Iterator[Entry]:
    """Menus: file, edit, task, think."""
    tries = _tr("Save the model's two tries at every task of the folder as submission.json")
    yield Entry("submission", "file", _tr("Save &tries …"), tries)
    yield from _edit_entries()
    yield from _grid_entries()
    yield from _task_entries()
    yield from _think_entries()


def _edit_entries() -> Iterator[Entry]:
    menu = "edit"
    undo, redo = _tr("Take back the last step"), _tr("Do again what was taken back")
    yield Entry("undo", menu, _tr("&Undo"), undo, ("Ctrl+Z",), "undo")
    yield Entry("redo", menu, _tr("&Redo"), redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    copy = _tr("Copy the selected cells, or the whole grid")
    yield Entry("copy", menu, _tr("&Copy"), copy, ("Ctrl+C",), "copy")
    paste = _tr("Paste cells, to be moved and put down with Enter; or a whole task as JSON")
    yield Entry("paste", menu, _tr("&Paste"), paste, ("Ctrl+V",), "paste", short=_tr("Paste"))
    everything = _tr("Select the whole grid")
    yield Entry("select_all", menu, _tr("Select &all"), everything, ("Ctrl+A",))
    paint = _tr("Click or drag to paint; the same colour again makes black")
    yield Entry("paint", menu, _tr("Pai&nt"), paint, ("D",), "paint", checkable=True)
    fill = _tr("Click to fill a patch of one colour")
    yield Entry("fill", menu, _tr("&Fill"), fill, ("F",), "fill", checkable=True)
    select = _tr("Drag to select cells, drag the selection to move it")
    yield Entry("select", menu, _tr("&Select"), select, ("S",), "select", checkable=True)


def _grid_entries() -> Iterator[Entry]:
    menu = "edit"
    sideways = _tr("Left and right change places, in the selection or the whole grid")
    yield Entry("flip_sideways", menu, _tr("Flip left to ri&ght"), sideways, ("H",), "flip")
    over = _tr("Top and bottom change places")
    yield Entry("flip_over", menu, _tr("Flip top to &bottom"), over, ("V",), "flip-over")
    turn = _tr("A quarter turn clockwise")
    yield Entry("rotate", menu, _tr("R&otate"), turn, ("R",), "rotate")
    recolor = _tr("One colour into another, or two colours swapped")
    yield Entry("recolor", menu, _tr("Reco&lour …"), recolor, ("L",), "recolor")
    crop = _tr("The selection becomes the whole grid")
    yield Entry("crop", menu, _tr("Crop to selec&tion"), crop, ("X",), "crop")
    given = _tr("Begin the output as a copy of its input")
    yield Entry("copy_input", menu, _tr("Copy from &input"), given, ("I",), "copy-input")
    yield Entry("clear", menu, _tr("Cl&ear grid"), _tr("Make the whole grid black"), (), "erase")


def _task_entries() -> Iterator[Entry]:
    menu = "task"
    folder = _tr("Open a folder of tasks, to go through them or to find one by its id")
    yield Entry("open_folder", menu, _tr("Open &folder …"), folder, ("Ctrl+Shift+O",), "open")
    pair, test = _tr("Another pair of input and output"), _tr("Another test input to answer")
    yield Entry("add_pair", menu, _tr("Add &pair"), pair, (), "add", short=_tr("Pair"))
    yield Entry("add_test", menu, _tr("Add &test input"), test, (), "add", short=_tr("Test"))
    yield Entry("delete", menu, _tr("&Delete"), _tr("Delete the row on show"), (), "clear")
    up, down = _tr("Move the row on show up"), _tr("Move the row on show down")
    yield Entry("up", menu, _tr("Move &up"), up, ("Ctrl+Up",), "up")
    yield Entry("down", menu, _tr("Move do&wn"), down, ("Ctrl+Down",), "down")
    yield Entry("next_test", menu, _tr("&Next test input"), _tr("To the next test input"), ("N",))
    check = _tr("Compare your answer with the solution, cell by cell; you have two tries")
    yield Entry("check", menu, _tr("&Check my answer"), check, ("K",), "good")
    keep = _tr("What you drew is the solution of this test input from now on")
    yield Entry("keep", menu, _tr("&Keep as the solution"), keep)


def _think_entries() -> Iterator[Entry]:
    menu = "think"
    learn = _tr("Let the model learn from the pairs, in a process of its own")
    yield Entry("learn", menu, _tr("&Learn this task"), learn, ("Ctrl+L",))
    answer = _tr("Let the model answer many views of the task, and vote")
    yield Entry("answer", menu, _tr("Ans&wer"), answer, ("Ctrl+Return", "F5"))
    stop = _tr("Stop answering; give up what floats over a grid")
    yield Entry("stop", menu, _tr("St&op"), stop, ("Esc",), "stop")
    play = _tr("Play what was thought, or pause; Space does the same")
    yield Entry("play", menu, _tr("&Play or pause"), play, ("Ctrl+Space",), "play")
    previous, following = _tr("One segment back"), _tr("One segment on")
    yield Entry("previous", menu, _tr("Pre&vious segment"), previous, ("Alt+Left",), "previous")
    yield Entry("next", menu, _tr("Ne&xt segment"), following, ("Alt+Right",), "next")
    yield Entry("first", menu, _tr("&First"), _tr("To the puzzle"), ("Home",), "first")
    yield Entry("last", menu, _tr("L&ast"), _tr("To the last segment"), ("End",), "last")
    before, after = _tr("To the view before"), _tr("To the view after")
    yield Entry("view_before", menu, _tr("View &before"), before, ("PgUp",), "up")
    yield Entry("view_after", menu, _tr("View af&ter"), after, ("PgDown",), "down")


def _tr(text: str) -> str:
    return QCoreApplication.translate("arc", text)
