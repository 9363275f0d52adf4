"""The window of the settings: groups, a field to search, each applied at once, each reset alone."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
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
from app.preferences.storage import Spare, spare
from app.preferences.storage_card import CAPPED, StorageCard, caps_of
from app.settings import Preferences, Settings
from app.style.about import explain
from app.style.controls import Card, column, dress
from app.style.fields import ComboBox, SpinBox
from app.style.scale import fit
from hrm_core.library.models import ModelLibrary


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
        tabs = QTabWidget()
        tabs.addTab(self._settings(), self.tr("Settings"))
        tabs.addTab(keys, self.tr("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self.search)
        layout.addWidget(tabs, 1)
        self._tabs = tabs
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return in the search line presses none of them
        self.search.textChanged.connect(self._filter)
        fit(self, 640, 620)
        explain(self, "settings")

    def open_at_front(self) -> None:
        """Show what is so now, all of it."""
        self.search.clear()
        self.search.setFocus()
        for row in self.rows:
            self._show(row)
        self.storage.measure()
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
        self.storage = StorageCard()
        shown = [*(card for card, _ in self._cards), self.storage]
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
        if value == getattr(self._preferences.now, row.item.key):
            self._show(row)
        elif row.item.key in CAPPED:
            self._set_cap(row, value)
        else:
            self._take(row, value)

    def _take(self, row: Row, value: Value) -> None:
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
        self.storage.setVisible(matches(self.tr("Storage folder size clean up log"), wanted))
        self._keys.filter(wanted)

    def _set_cap(self, row: Row, value: Value) -> None:
        """A cap beyond which something lies today deletes it: that is said first."""
        kind = CAPPED[row.item.key]
        change: dict[str, Any] = {row.item.key: value}
        caps = caps_of(replace(self._preferences.now, **change))

        def decide(what: Spare) -> None:
            if what.steps and not self.storage.confirm(what, kind):
                self._show(row)
                return
            self._take(row, value)
            if what.steps:
                self.storage.clean(what)

        job = Job(lambda: spare(kind, ModelLibrary(), caps), self)
        job.done.connect(decide)
        job.failed.connect(lambda _: self._show(row))
        job.start()

    # Qt

    def done(self, result: int) -> None:
        stop_all(self)
        super().done(result)


def settings_of(window: QObject) -> SettingsWindow | None:
    """The window of the settings, if there is one already."""
    found = window.findChild(SettingsWindow)
    return found if isinstance(found, SettingsWindow) else None
