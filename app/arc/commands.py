"""Every command of the ARC bench, once: its menus, buttons and keys are made from this list."""

from collections.abc import Iterator

from app.actions import Command, inside_entry
from app.words import tr


def arc_entries() -> Iterator[Command]:
    """Menus: file, edit, task, think."""
    tries = tr("Save the model's two tries at every task of the folder as submission.json")
    yield Command("submission", "file", tr("Save &tries …"), tries)
    yield from _edit_entries()
    yield from _grid_entries()
    yield from _task_entries()
    yield from _think_entries()


def _edit_entries() -> Iterator[Command]:
    menu = "edit"
    undo, redo = tr("Take back the last step"), tr("Do again what was taken back")
    yield Command("undo", menu, tr("&Undo"), undo, ("Ctrl+Z",), "undo")
    yield Command("redo", menu, tr("&Redo"), redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    copy = tr("Copy the selected cells, or the whole grid")
    yield Command("copy", menu, tr("&Copy"), copy, ("Ctrl+C",), "copy")
    paste = tr("Paste cells, to be moved and put down with Enter; or a whole task as JSON")
    yield Command("paste", menu, tr("&Paste"), paste, ("Ctrl+V",), "paste", short=tr("Paste"))
    everything = tr("Select the whole grid")
    yield Command("select_all", menu, tr("Select &all"), everything, ("Ctrl+A",))
    paint = tr("Click or drag to paint; the same colour again makes black")
    yield Command("paint", menu, tr("Pai&nt"), paint, ("D",), "paint", checkable=True)
    line = tr("Drag to draw a straight line")
    yield Command("line", menu, tr("&Draw a line"), line, ("G",), "line", checkable=True)
    fill = tr("Click to fill a patch of one colour")
    yield Command("fill", menu, tr("&Fill"), fill, ("F",), "fill", checkable=True)
    select = tr("Drag to select cells, drag the selection to move it")
    yield Command("select", menu, tr("&Select"), select, ("S",), "select", checkable=True)

    pick = tr("Click a cell to take its colour; a right click does the same with any tool")
    yield Command("pick", menu, tr("Pic&k a colour"), pick, ("P",), "pick", checkable=True)


def _grid_entries() -> Iterator[Command]:
    menu = "edit"
    sideways = tr("Left and right change places, in the selection or the whole grid")
    yield Command("flip_sideways", menu, tr("Flip left to ri&ght"), sideways, ("H",), "flip")
    over = tr("Top and bottom change places")
    yield Command("flip_over", menu, tr("Flip top to &bottom"), over, ("V",), "flip-over")
    turn = tr("A quarter turn clockwise")
    yield Command("rotate", menu, tr("R&otate"), turn, ("R",), "rotate")
    recolor = tr("One colour into another, or two colours swapped")
    yield Command("recolor", menu, tr("Reco&lour …"), recolor, ("L",), "recolor")
    crop = tr("The selection becomes the whole grid")
    yield Command("crop", menu, tr("Crop to selec&tion"), crop, ("X",), "crop")
    given = tr("Begin the output as a copy of its input")
    yield Command("copy_input", menu, tr("Copy from &input"), given, ("I",), "copy-input")
    yield Command("clear", menu, tr("Cl&ear grid"), tr("Make the whole grid black"), (), "erase")
    tools = tr("All tools in sight, or the simple ones alone; keys and menus have all of them")
    yield Command("all_tools", menu, tr("All tools in sig&ht"), tools, (), "examples", True)
    replay = tr("A bar to go through every step that was drawn")
    yield Command("replay", menu, tr("Replay the steps dra&wn"), replay, (), checkable=True)


def _task_entries() -> Iterator[Command]:
    menu = "task"
    folder = tr("Open a folder of tasks, to go through them or to find one by its id")
    yield Command("open_folder", menu, tr("Open &folder …"), folder, ("Ctrl+Shift+O",), "open")
    pair, test = tr("Another pair of input and output"), tr("Another test input to answer")
    yield Command("add_pair", menu, tr("Add &pair"), pair, (), "add", short=tr("Pair"))
    yield Command("add_test", menu, tr("Add &test input"), test, (), "add", short=tr("Test"))
    yield Command("delete", menu, tr("&Delete"), tr("Delete the row on show"), (), "clear")
    up, down = tr("Move the row on show up"), tr("Move the row on show down")
    yield Command("up", menu, tr("Move &up"), up, ("Ctrl+Up",), "up")
    yield Command("down", menu, tr("Move do&wn"), down, ("Ctrl+Down",), "down")
    yield Command("next_test", menu, tr("&Next test input"), tr("To the next test input"), ("N",))
    swap = tr("Input and output of the pair on show change places")
    yield Command("swap", menu, tr("&Swap input and output"), swap, (), "swap")
    gallery = tr("All tasks of the folder in sight: look for one, learn and answer many")
    yield Command("gallery", menu, tr("&Gallery of the folder …"), gallery, ("Ctrl+Shift+G",))
    before, after = tr("The task before this one in the folder"), tr("The next task of the folder")
    yield Command("task_before", menu, tr("Task &before"), before, ("Ctrl+PgUp",))
    yield Command("task_after", menu, tr("Task &after"), after, ("Ctrl+PgDown",))
    random = tr("Any other task of the folder")
    yield Command("random", menu, tr("&Random task"), random, ("Ctrl+Shift+R",))
    check = tr("Compare your answer with the solution, cell by cell; you have two tries")
    yield Command("check", menu, tr("&Check my answer"), check, ("K",), "good")
    whole = tr("Copy all pairs and test inputs, to be pasted elsewhere")
    yield Command("copy_task", menu, tr("Copy as &JSON"), whole)
    keep = tr("What you drew is the solution of this test input from now on")
    yield Command("keep", menu, tr("&Keep as the solution"), keep)


def _think_entries() -> Iterator[Command]:
    menu = "think"
    learn = tr("Let the model learn from the pairs, in a process of its own")
    yield Command("learn", menu, tr("&Learn this task"), learn, ("Ctrl+L",))
    answer = tr("Let the model answer many views of the task, and vote")
    yield Command("answer", menu, tr("Ans&wer"), answer, ("Ctrl+Return", "F5"))
    stop = tr("Stop answering; give up what floats over a grid")
    yield Command("stop", menu, tr("St&op"), stop, ("Esc",), "stop")
    play = tr("Play what was thought, or pause; Space does the same")
    yield Command("play", menu, tr("&Play or pause"), play, ("Ctrl+Space",), "play")
    previous, following = tr("One segment back"), tr("One segment on")
    yield Command("previous", menu, tr("Pre&vious segment"), previous, ("Alt+Left",), "previous")
    yield Command("next", menu, tr("Ne&xt segment"), following, ("Alt+Right",), "next")
    begin, end = tr("To the puzzle"), tr("To the last segment")
    yield Command("first", menu, tr("&First"), begin, ("Alt+Home", "Home"), "first")
    yield Command("last", menu, tr("L&ast"), end, ("Alt+End", "End"), "last")
    before, after = tr("To the view before"), tr("To the view after")
    yield Command("view_before", menu, tr("View &before"), before, ("PgUp",), "up")
    yield Command("view_after", menu, tr("View af&ter"), after, ("PgDown",), "down")
    yield inside_entry(menu)
