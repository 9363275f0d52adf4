"""The user's puzzles as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from app.style.tables import ROOT, Index, TitledTable
from app.style.theme import Role, Theme
from app.told import told
from app.train.texts import status
from training.data.own import Fate, Item


class ItemsModel(TitledTable):
    """One row an item; what is wrong comes with its reason."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: list[Item] = []
        self._rows: list[int] = []
        self._only_problems = False
        self._titles = (
            self.tr("#"),
            self.tr("Puzzle"),
            self.tr("From"),
            self.tr("Size"),
            self.tr("Level"),
            self.tr("Status"),
        )

    def show_items(self, items: Sequence[Item], only_problems: bool) -> None:
        """Other items, or other ones of them."""
        self.beginResetModel()
        self._items, self._only_problems = list(items), only_problems
        self._rows = [n for n, i in enumerate(items) if not (only_problems and i.usable)]
        self.endResetModel()

    def item(self, row: int) -> Item:
        return self._items[self._rows[row]]

    # Qt

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(item, index)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(self._titles) - 1:
            roles = {Fate.GOOD: Role.GOOD, Fate.FILLED: Role.GOOD, Fate.DUPLICATE: Role.MUTED}
            return self._theme.color(roles.get(item.fate, Role.BAD))
        return None

    def _text(self, item: Item, index: Index) -> str:
        title = told(item.puzzle.title) if item.puzzle is not None else ""
        number = str(self._rows[index.row()] + 1)
        return (number, title, told(item.origin), told(item.size), told(item.level), status(item))[
            index.column()
        ]
