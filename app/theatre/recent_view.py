"""The list of kept runs: a picture of each, opened again or compared. Decides nothing."""

from collections.abc import Callable, Generator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.job import Job, stop_all
from app.style.about import explain
from app.style.controls import dress
from app.style.painting import image_of
from app.style.scale import fit
from app.theatre.recent import THUMB, Listed, details, said
from hrm_core.sessions.shelf import Kept


class RecentView(QDialog):
    """Reads the shelf while one looks, the newest first.

    Signals:
        opened: the Kept whose run is to be on the desk.
        compared: one or two Kept that are to be seen side by side.
        deleted: the Kept that are to go.
    """

    opened = Signal(object)
    compared = Signal(object)
    deleted = Signal(object)

    def __init__(
        self,
        read: Callable[[], Generator[Listed]],
        room: str,
        titles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """room: how much is kept, in a sentence; titles: of the models, by their names."""
        super().__init__(parent)
        self._titles = titles
        self.setWindowTitle(self.tr("Recent runs"))
        self._kept: list[Kept] = []
        self.list = dress(QListWidget(), spoken=self.tr("Recent runs"))
        self.list.setIconSize(QSize(THUMB, THUMB))
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._told = dress(QLabel(self.tr("reading …"), wordWrap=True), "muted")
        self._room = dress(QLabel(room, wordWrap=True), "muted")
        self.open_ = self._button(self.tr("Open"), self.tr("See it again, segment by segment"))
        tip = self.tr("Two chosen runs side by side, or one beside the run on the board")
        self.compare = self._button(self.tr("Compare"), tip)
        self.delete = self._button(self.tr("Delete"), self.tr("Take the chosen runs off the disk"))
        self._fill()
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _: self._open())
        self.open_.clicked.connect(self._open)
        self.compare.clicked.connect(lambda: self.compared.emit(self.chosen))
        self.delete.clicked.connect(self._delete)
        self._reading = Job(read, self)
        self._reading.item.connect(self._add)
        self._reading.done.connect(lambda _: self._end())
        self._reading.failed.connect(lambda error: self._told.setText(str(error)))
        self._reading.start()
        self._enable()
        fit(self, 560, 640)
        explain(self, "recent")

    @property
    def chosen(self) -> list[Kept]:
        """The runs that are selected, in the order of the list."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self._kept[row] for row in rows]

    def _button(self, text: str, tip: str) -> QPushButton:
        button = dress(QPushButton(text), tip=tip)
        button.setAutoDefault(False)
        return button

    def _fill(self) -> None:
        row = QHBoxLayout()
        for button in (self.open_, self.compare, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._told)
        layout.addWidget(self._room)
        layout.addLayout(row)

    def _add(self, each: Listed) -> None:
        kept = each.kept
        if not kept.readable:
            item = QListWidgetItem(f"{kept.fault}\n{details(kept, self._titles)}")
            blank = QPixmap(THUMB, THUMB)
            blank.fill(Qt.GlobalColor.transparent)
            item.setIcon(QIcon(blank))
        else:
            item = QListWidgetItem(f"{said(kept)}\n{details(kept, self._titles)}")
            item.setIcon(QIcon(QPixmap.fromImage(image_of(each.pixels, each.size))))
        # as wide as the list and no wider: a long title goes on in a second line beside the picture
        item.setSizeHint(QSize(1, THUMB + 16))
        item.setToolTip(item.text())
        self._kept.append(kept)
        self.list.addItem(item)
        if len(self._kept) == 1:
            self.list.setCurrentRow(0)

    def _end(self) -> None:
        self._told.setVisible(not self._kept)
        self._told.setText(self.tr("Nothing yet: press Solve, and the run will stand here."))

    def _enable(self) -> None:
        chosen = self.chosen
        whole = bool(chosen) and all(kept.session is not None for kept in chosen)
        self.open_.setEnabled(len(chosen) == 1 and chosen[0].readable)
        self.compare.setEnabled(whole and len(chosen) <= 2)
        self.delete.setEnabled(bool(chosen))

    def _open(self) -> None:
        if self.open_.isEnabled():
            self.opened.emit(self.chosen[0])
            self.accept()

    def _delete(self) -> None:
        gone = self.chosen
        for item in self.list.selectedItems():
            row = self.list.row(item)
            self.list.takeItem(row)
            del self._kept[row]
        self.deleted.emit(gone)

    # Qt

    def done(self, result: int) -> None:
        stop_all(self)
        super().done(result)
