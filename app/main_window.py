"""The window: header with menus, the page, the status bar. Dialogs for files are asked for here."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.controls import Header, action_button, menu_button
from app.dialogs import show_about, show_shortcuts
from app.errors import ErrorBar
from app.icons import icon, program_icon
from app.pages import Pages
from app.settings import Preferences
from app.solve.controller import SolveController
from app.solve.exchange import example_name
from app.theme import Theme
from app.train.controller import TrainController
from hrm_core.paths import user_data_dir
from hrm_core.session import SUFFIX

SMALLEST = QSize(900, 620)
FIRST_SIZE = QSize(1280, 860)
OF_SOLVE = ("edit", "think")  # menus that serve that page only


class MainWindow(QMainWindow):
    """Everything around the page."""

    def __init__(
        self,
        actions: Actions,
        solving: SolveController,
        training: TrainController,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("HRM Studio"))
        self.setWindowIcon(program_icon())
        self.setMinimumSize(SMALLEST)
        self.solving, self.training = solving, training
        self.pages = Pages(solving.page, training.page, self)
        self.commands, self._preferences, self._theme = actions, preferences, theme
        self.errors = ErrorBar()
        tip = self.tr("Puzzles that came with the program")
        self._examples_button = menu_button(self.tr("Examples"), tip)
        self.status = [QLabel() for _ in range(3)]
        self._fill()
        self._connect()
        self._restore()

    def _fill(self) -> None:
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        layout.addWidget(self.errors)
        layout.addWidget(self.pages.stack, 1)
        self.setCentralWidget(middle)
        for label in self.status[:2]:
            self.statusBar().addWidget(label)
        self.statusBar().addPermanentWidget(self.status[2])
        self.statusBar().setSizeGripEnabled(False)
        for entry in self.commands.entries:
            # a key of the Solve page means nothing while that is hidden
            home = self.solving.page if entry.menu in OF_SOLVE else self
            home.addAction(self.commands[entry.name])
        self.solving.page.board.setFocus()

    def _header(self) -> QFrame:
        header = Header()
        layout = QHBoxLayout(header)
        layout.setContentsMargins(14, 5, 12, 5)
        layout.setSpacing(4)
        logo = QLabel(pixmap=program_icon().pixmap(QSize(26, 26)))
        layout.addWidget(logo)
        header.brand.setText(self.tr("HRM Studio"))
        layout.addWidget(header.brand)
        layout.addSpacing(8)
        layout.addWidget(self.pages.choice)
        layout.addSpacing(4)
        layout.addWidget(self._menu_bar())
        layout.addStretch(1)
        new = action_button(self.commands["new"], text=True)
        new.setMenu(self._levels())
        new.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        examples = self._examples_button
        examples.setMenu(self._examples())
        texts = [action_button(self.commands[name], text=True) for name in ("open", "paste")]
        icons = [action_button(self.commands[name]) for name in ("undo", "redo")]
        header.buttons += [new, *texts, examples]
        for button in (new, *texts, examples, *icons):
            layout.addWidget(button)
            self.pages.of_solve(button)
        layout.addSpacing(10)
        for name in ("theme", "full"):
            layout.addWidget(action_button(self.commands[name]))
        return header

    def _menu_bar(self) -> QMenuBar:
        bar = QMenuBar()
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "think": self.tr("&Think"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }
        for name, title in titles.items():
            menu = bar.addMenu(title)
            menu.addActions(self.commands.of_menu(name))
            if name in OF_SOLVE:
                self.pages.of_solve(menu.menuAction())
            if name == "file":
                first = menu.actions()[1]
                menu.insertMenu(first, self._levels())
                menu.insertMenu(first, self._examples())
        bar.setSizePolicy(bar.sizePolicy().horizontalPolicy().Fixed, bar.sizePolicy().Policy.Fixed)
        return bar

    def _levels(self) -> QMenu:
        menu = QMenu(self.tr("New, by &difficulty"), self)
        for task in self.solving.desk.tasks.values():
            kind = menu.addMenu(task.title)
            below: dict[str, QMenu] = {}
            for level in task.difficulties:
                heading, _, rest = level.partition(" ")
                if rest and heading not in below:
                    below[heading] = kind.addMenu(heading.capitalize())
                place = below[heading] if rest else kind
                action = place.addAction(rest or level.capitalize())
                action.triggered.connect(
                    lambda _=False, level=level, name=task.name: self._new(level, name)
                )
        return menu

    def _examples(self) -> QMenu:
        menu = QMenu(self.tr("E&xamples"), self)
        for task in self.solving.desk.tasks.values():
            kind = menu.addMenu(task.title)
            for path in self.solving.exchange.examples(task.name):
                action = kind.addAction(example_name(path))
                action.triggered.connect(
                    lambda _=False, path=path: self.solving.exchange.open_example(path)
                )
        return menu

    def _connect(self) -> None:
        actions, solving = self.commands, self.solving
        solving.failed.connect(self.errors.show_error)
        solving.cleared.connect(self.errors.hide)
        solving.report.told.connect(self._show_status)
        solving.exchange.told.connect(self.tell)
        commands = {
            "new": self._new_again,
            "open": self._open,
            "save": self._save,
            "save_image": self._save_image,
            "quit": self.close,
            "copy": self._copy,
            "copy_image": self._copy_image,
            "theme": self._switch_theme,
            "theme_system": self._follow_system,
            "peers": self._set_peers,
            "motion": self._set_motion,
            "full": self._set_full,
            "shortcuts": lambda: show_shortcuts(self, self.commands),
            "about": lambda: show_about(self),
        }
        for name, command in commands.items():
            actions[name].triggered.connect(command)
        actions["peers"].setChecked(self._preferences.now.peers)
        actions["motion"].setChecked(self._preferences.now.motion)
        solving.page.explain.toggled.connect(self._remember_explain)
        self._theme.changed.connect(self._restyle)
        self._restyle()
        solving.refresh()

    def _restore(self) -> None:
        """The size and place of last time; Qt corrects it if that screen is gone."""
        stored = QByteArray.fromBase64(self._preferences.now.geometry.encode())
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(FIRST_SIZE)

    # commands

    def _new(self, level: str, kind: str) -> None:
        self._preferences.change(difficulty=level)
        self.solving.exchange.generate(level, kind)

    def _new_again(self) -> None:
        task, last = self.solving.desk.task, self._preferences.now.difficulty
        self._new(last if last in task.difficulties else task.difficulties[0], task.name)

    def _open(self) -> None:
        kinds = self.tr(
            "Puzzles and sessions (*{0} *.txt *.sdm *.sdk *.csv *.png *.npy);;All files (*)"
        )
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open"), str(Path.home()), kinds.format(SUFFIX)
        )
        if name:
            self.solving.exchange.open_file(Path(name))

    def _save(self) -> None:
        name = self._ask_where(f"session{SUFFIX}", self.tr("Session (*{0})").format(SUFFIX))
        if name:
            self.solving.exchange.save(Path(name))

    def _save_image(self) -> None:
        name = self._ask_where("board.png", self.tr("Picture (*.png)"))
        if name:
            self.solving.exchange.save_image(self.solving.page.picture(), Path(name))

    def _ask_where(self, proposal: str, kind: str) -> str:
        folder = user_data_dir() / "sessions"
        start = folder if folder.is_dir() else Path.home()
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), str(start / proposal), kind)
        return name

    def _copy(self) -> None:
        text = self.solving.exchange.text(self.solving.player.position)
        QGuiApplication.clipboard().setText(text)
        self.tell(self.tr("Copied as text"))

    def _copy_image(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.solving.page.picture())
        self.tell(self.tr("Copied as a picture"))

    def _switch_theme(self) -> None:
        self._set_theme("light" if self._theme.dark else "dark")

    def _follow_system(self) -> None:
        self._set_theme("system")

    def _set_theme(self, choice: str) -> None:
        self._preferences.change(theme=choice)
        self._theme.choose(choice)

    def _set_peers(self, on: bool) -> None:
        self._preferences.change(peers=on)
        self.solving.page.board.show_peers(on)

    def _set_motion(self, on: bool) -> None:
        self._preferences.change(motion=on)
        self.solving.page.board.motion = on

    def _set_full(self, on: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _remember_explain(self, on: bool) -> None:
        self._preferences.change(explain=on)

    def _restyle(self) -> None:
        self._examples_button.setIcon(icon(self._theme, "examples"))

    def tell(self, text: str) -> None:
        self.statusBar().showMessage(text, 4000)

    def announce(self, title: str, state: str) -> None:
        """A run is over; the task bar says so to whoever is elsewhere."""
        self.tell(self.tr("{0}: {1}").format(title, state))
        QApplication.alert(self)

    def _show_status(self, model: str, device: str, pace: str) -> None:
        for label, text in zip(self.status, (model, device, pace), strict=True):
            label.setText(text)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._preferences.change(geometry=geometry)
        self.hide()
        self.solving.close()
        self.training.close()
        super().closeEvent(event)
