"""The row above the page: what the program is called, the pages, the menus, the first buttons."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from app.actions import Actions
from app.solve.exchange import Exchange
from app.style.controls import Header, action_button
from app.style.icons import icon, program_icon
from app.style.menus import attach_menu, menu_button
from app.style.theme import Theme
from app.told import told
from app.window.pages import ARC, FILES, SOLVE, Pages
from hrm_core.places import example_name
from hrm_core.tasks.writing import FORMS

OF_SOLVE = ("edit", "think")  # menus that serve that page only
OF_ARC = ("edit", "task", "think")
OF_BENCH = ("keep_puzzle", "save", "save_puzzle", "save_image", "zoom_in", "zoom_out", "zoom_whole")
OF_BOARD = ("peers", "pairs", "truth", "left", "right")  # what only the Solve page has
GROUPS = (  # a line stands above each of these commands
    *("open", "runs", "save", "print", "settings"),
    *("paste", "pen_clue", "fill_notes", "savepoint", "pen_color"),
    *("play", "inside", "theme", "peers", "left", "palette", "zoom_in", "bundle", "about"),
)


class WindowHeader(Header):
    """Made of the commands of the window and of the ARC bench.

    Signals:
        new_wanted: the level of a new puzzle, and its kind.
        copy_wanted: the name of a form in which the puzzle is to be copied.
        forget_wanted: the list of recent files is to be empty.
    """

    new_wanted = Signal(str, str)
    copy_wanted = Signal(str)
    forget_wanted = Signal()

    def __init__(self, commands: Actions, arc: Actions, pages: Pages, exchange: Exchange) -> None:
        super().__init__()
        self._commands, self._arc, self._pages, self._exchange = commands, arc, pages, exchange
        tip = self.tr("Puzzles that came with the program")
        self.recent = QMenu(self.tr("Open &recent"), self)
        self.recent.menuAction().setVisible(False)  # until there is a memory
        self._examples_button = menu_button(self.tr("Examples"), tip)
        self._fill()

    def restyle(self, theme: Theme) -> None:
        """Its icons in the colours of the theme."""
        self._examples_button.setIcon(icon(theme, "examples"))

    def _fill(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 12, 5)
        layout.setSpacing(4)
        logo = QLabel(pixmap=program_icon().pixmap(QSize(26, 26)))
        layout.addWidget(logo)
        self.brand.setText(self.tr("HRM Studio"))
        layout.addWidget(self.brand)
        layout.addSpacing(8)
        layout.addWidget(self._pages.choice)
        layout.addSpacing(4)
        bar = self._menu_bar()
        layout.addWidget(bar)
        self._pages.shown.connect(lambda _: self._fit_menus(bar))
        layout.addStretch(1)
        new = action_button(self._commands["new"], text=True)
        attach_menu(new, self._levels())
        new.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        examples = self._examples_button
        attach_menu(examples, self._examples())
        texts = [action_button(self._commands["open"], text=True), examples]
        self.buttons += [new, *texts]
        for button in (new, *texts):
            layout.addWidget(button)
            self._pages.belongs(button, SOLVE, ARC)
        in_menus: list[QWidget] = [*texts]
        undoing: list[QWidget] = []
        for actions, page in ((self._commands, SOLVE), (self._arc, ARC)):
            paste = action_button(actions["paste"], text=True)
            self.buttons.append(paste)
            in_menus.append(paste)
            steps = [action_button(actions[name]) for name in ("undo", "redo")]
            undoing += steps
            for button in (paste, *steps):
                layout.addWidget(button)
                self._pages.belongs(button, page)
        layout.addSpacing(10)
        looks = [action_button(self._commands[name]) for name in ("theme", "full")]
        for button in looks:
            layout.addWidget(button)
        self.spare += [in_menus, looks, [logo], undoing]  # menus have them all

    def _fit_menus(self, bar: QMenuBar) -> None:
        """A bar of menus does not say by itself that more of them are shown."""
        bar.updateGeometry()
        self.fit()

    def _menu_bar(self) -> QMenuBar:
        bar = QMenuBar()
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "task": self.tr("T&ask"),
            "think": self.tr("&Think"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        for name, title in titles.items():
            if name in OF_ARC:
                menu = bar.addMenu(title)
                menu.addActions(self._arc.of_menu(name))
                self._pages.belongs(menu.menuAction(), ARC)
            if name == "task":
                continue
            menu = bar.addMenu(title)
            menu.addActions(self._commands.of_menu(name))
            if name in OF_SOLVE:
                self._pages.belongs(menu.menuAction(), SOLVE)
            if name == "edit":
                menu.insertMenu(self._commands["copy_image"], self._copies())
            if name == "file":
                first = menu.actions()[1]
                menu.insertMenu(first, self._levels())
                after_open = self._commands["gallery"]
                menu.insertMenu(after_open, self.recent)
                menu.insertMenu(after_open, self._examples())
                # of an ARC task there is no film yet, and elsewhere no run is on show
                self._pages.belongs(self._commands["save_run"], SOLVE)
                for action in self._arc.of_menu(name):
                    menu.insertAction(self._commands["export"], action)
                    self._pages.belongs(action, ARC)
            commands = [self._commands[group] for group in GROUPS]
            for action in set(menu.actions()).intersection(commands):
                menu.insertSeparator(action)
            menu.setToolTipsVisible(True)  # of a command that is grey, they say why
        self._serve()
        bar.setSizePolicy(bar.sizePolicy().horizontalPolicy().Fixed, bar.sizePolicy().Policy.Fixed)
        return bar

    def _serve(self) -> None:
        """No command acts on what is out of sight."""
        pages, commands = self._pages, self._commands
        bench = self.tr("On the page Solve: it is about the puzzle there")
        pages.serves([commands[name] for name in OF_BENCH], bench, SOLVE, ARC)
        board = self.tr("On the page Solve, for sudokus and mazes")
        pages.serves([commands[name] for name in OF_BOARD], board, SOLVE)
        paper = self.tr("On the pages Solve and Files: it prints the puzzles there")
        pages.serves([commands["print"]], paper, SOLVE, ARC, FILES)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The files that were opened last; one that is gone says so, and cannot be chosen."""
        self.recent.clear()
        names = Counter(path.name for path in paths)
        for path in paths:
            words = path.name if names[path.name] == 1 else f"{path.name} — {path.parent.name}"
            there = path.exists()
            words = words if there else self.tr("{0} (gone)").format(words)
            action = self.recent.addAction(words.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setEnabled(there)
            action.triggered.connect(lambda _=False, path=path: self._exchange.open_file(path))
        if not paths:
            self.recent.addAction(self.tr("nothing yet")).setEnabled(False)
            return
        self.recent.addSeparator()
        forget = self.recent.addAction(self.tr("&Clear this list"))
        forget.triggered.connect(self.forget_wanted)

    def _copies(self) -> QMenu:
        """The forms of the kind of puzzle on the desk, found when the menu is opened."""
        menu = QMenu(self.tr("Copy puzzle &as"), self)

        def fill() -> None:
            menu.clear()
            for form in FORMS[self._exchange.kind]:
                if form.text:
                    action = menu.addAction(told(form.title))
                    action.triggered.connect(
                        lambda _=False, name=form.name: self.copy_wanted.emit(name)
                    )

        menu.aboutToShow.connect(fill)
        return menu

    def _levels(self) -> QMenu:
        menu = QMenu(self.tr("New, by &difficulty"), self)
        menu.addAction(self._commands["blank"])  # to type or draw one's own
        menu.addSeparator()
        for task in self._exchange.tasks.values():
            kind = menu.addMenu(told(task.title))
            below: dict[str, QMenu] = {}
            for level in task.difficulties:
                heading, _, rest = level.partition(" ")
                if rest and heading not in below:
                    below[heading] = kind.addMenu(told(heading.capitalize()))
                place = below[heading] if rest else kind
                action = place.addAction(rest or told(level.capitalize()))
                action.triggered.connect(
                    lambda _=False, level=level, name=task.name: self.new_wanted.emit(level, name)
                )
        menu.addSeparator()
        menu.addAction(self._commands["new_with"])
        return menu

    def _examples(self) -> QMenu:
        menu = QMenu(self.tr("E&xamples"), self)
        for task in self._exchange.tasks.values():
            kind = menu.addMenu(told(task.title))
            for path in self._exchange.examples(task.name):
                action = kind.addAction(told(example_name(path)))
                action.triggered.connect(
                    lambda _=False, path=path: self._exchange.open_example(path)
                )
        return menu
