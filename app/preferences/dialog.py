"""The window of the settings: groups, a field to search, each applied at once, each reset alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.guide.palette import matches
from app.job import Job, stop_all
from app.preferences.items import Item, Value, items
from app.preferences.keys import KeyTable
from app.preferences.storage import Use, old_logs, uses, words_for
from app.settings import Preferences, Settings
from app.style.controls import Card, column, dress
from app.style.fields import ComboBox, SpinBox
from app.style.scale import fit
from hrm_core.places import user_data_dir

MOST_LISTED = 8  # parts of the storage folder


@dataclass(frozen=True)
class Row:
    """A setting with what shows it."""

    item: Item
    box: QWidget
    field: QCheckBox | ComboBox | SpinBox
    reset: QToolButton


class SettingsWindow(QDialog):
    """Reports what was changed; the window around it applies it.

    Signals:
        changed: the name of a setting that has another value now.
    """

    changed = Signal(str)

    def __init__(
        self, preferences: Preferences, keys: KeyTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences, self._keys = preferences, keys
        self.rows: list[Row] = []
        self._cards: list[tuple[Card, list[Row]]] = []
        self.search = QLineEdit(placeholderText=self.tr("Search the settings"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self._sizes = dress(QLabel(), "muted")
        self._sizes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tabs = QTabWidget()
        tabs.addTab(self._settings(), self.tr("Settings"))
        tabs.addTab(keys, self.tr("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.search)
        layout.addWidget(tabs, 1)
        self._tabs = tabs
        self.search.textChanged.connect(self._filter)
        fit(self, 640, 620)

    def open_at_front(self) -> None:
        """Show what is so now."""
        for row in self.rows:
            self._show(row)
        self._measure()
        self.show()
        self.activateWindow()

    def _settings(self) -> QWidget:
        cards: dict[str, tuple[Card, list[Row]]] = {}
        for item in items():
            if item.group not in cards:
                cards[item.group] = (Card(item.group), [])
            card, rows = cards[item.group]
            row = self._row(item)
            rows.append(row)
            self.rows.append(row)
            card.body.addWidget(row.box)
        self._cards = list(cards.values())
        self._storage = self._storage_card()
        shown = [*(card for card, _ in self._cards), self._storage]
        whole = column(shown, (320, 4000))
        whole.setFrameShape(QFrame.Shape.NoFrame)
        return whole

    def _row(self, item: Item) -> Row:
        box = QWidget()
        field = self._field(item)
        dress(field, tip=item.note, spoken=item.label)
        tip, spoken = self.tr("Back to what it was at first"), self.tr("Reset: {0}")
        reset = dress(QToolButton(autoRaise=True), "", tip, spoken.format(item.label))
        reset.setText(self.tr("Reset"))
        line = QHBoxLayout()
        line.setSpacing(8)
        if isinstance(field, QCheckBox):
            line.addWidget(field, 1)
        else:
            line.addWidget(QLabel(item.label), 1)
            line.addWidget(field)
        line.addWidget(reset)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        if item.note:
            layout.addWidget(dress(QLabel(item.note, wordWrap=True), "muted"))
        row = Row(item, box, field, reset)
        reset.clicked.connect(lambda: self._set(row, getattr(Settings(), item.key)))
        self._show(row)
        self._listen(row)
        return row

    def _field(self, item: Item) -> QCheckBox | ComboBox | SpinBox:
        if item.most:
            return SpinBox(minimum=1, maximum=item.most)
        if not item.choices:
            return QCheckBox(item.label)
        box = ComboBox()
        for value, words in item.choices:
            box.addItem(words, value)
        return box

    def _listen(self, row: Row) -> None:
        field = row.field
        if isinstance(field, QCheckBox):
            field.clicked.connect(lambda on: self._set(row, on))
        elif isinstance(field, SpinBox):
            field.valueChanged.connect(lambda value: self._set(row, value))
        else:
            field.activated.connect(lambda _: self._set(row, field.currentData()))

    def _set(self, row: Row, value: Value) -> None:
        if value != getattr(self._preferences.now, row.item.key):
            self._preferences.change(**{row.item.key: value})
            self.changed.emit(row.item.key)
        self._show(row)

    def _show(self, row: Row) -> None:
        value = getattr(self._preferences.now, row.item.key)
        field = row.field
        with QSignalBlocker(field):
            if isinstance(field, QCheckBox):
                field.setChecked(value)
            elif isinstance(field, SpinBox):
                field.setValue(value)
            else:
                field.setCurrentIndex(max(0, field.findData(value)))
        row.reset.setEnabled(value != getattr(Settings(), row.item.key))

    def _filter(self, wanted: str) -> None:
        """Only what has all the words; a group without any is not shown."""
        for card, rows in self._cards:
            for row in rows:
                choices = " ".join(words for _, words in row.item.choices)
                text = f"{row.item.group} {row.item.label} {row.item.note} {choices}"
                row.box.setVisible(matches(text, wanted))
            card.setVisible(any(not row.box.isHidden() for row in rows))
        self._storage.setVisible(matches(self.tr("Storage folder size clean up log"), wanted))
        self._keys.filter(wanted)

    def _storage_card(self) -> Card:
        card = Card(self.tr("Storage"))
        place = QLabel(str(user_data_dir()), wordWrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = self.tr(
            "Models, training runs, learnt tasks and what lies on the desks. The undo history keeps"
            " runs within 8 MiB, the list of recent files twelve names, the log four files of 1 MB."
        )
        row = QHBoxLayout()
        folder = QPushButton(self.tr("Open the folder"))
        clean = QPushButton(self.tr("Delete old logs"))
        folder.clicked.connect(self._open_folder)
        clean.clicked.connect(self._clean)
        row.addWidget(folder)
        row.addWidget(clean)
        row.addStretch(1)
        card.body.addWidget(place)
        card.body.addWidget(self._sizes)
        card.body.addWidget(dress(QLabel(note, wordWrap=True), "muted"))
        card.body.addLayout(row)
        return card

    def _measure(self) -> None:
        """On a thread: a folder may hold many files."""
        self._sizes.setText(self.tr("measuring …"))
        job = Job(uses, self)
        job.done.connect(self._show_uses)
        job.failed.connect(lambda error: self._sizes.setText(str(error)))
        job.start()

    def _show_uses(self, found: Sequence[Use]) -> None:
        lines = [f"{use.name}: {words_for(use.bytes)}" for use in found[:MOST_LISTED]]
        total = self.tr("{0} in all").format(words_for(sum(use.bytes for use in found)))
        self._sizes.setText("\n".join([*lines, total]))

    def _open_folder(self) -> None:
        user_data_dir().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(user_data_dir())))

    def _clean(self) -> None:
        for path in old_logs():
            path.unlink(missing_ok=True)
        self._measure()

    # Qt

    def done(self, result: int) -> None:
        stop_all(self)
        super().done(result)


def settings_of(window: QObject) -> SettingsWindow | None:
    """The window of the settings, if there is one already."""
    found = window.findChild(SettingsWindow)
    return found if isinstance(found, SettingsWindow) else None
