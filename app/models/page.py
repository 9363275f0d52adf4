"""The Models page: the list at the side, what is known of one model beside it. Decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.engine_card import EngineCard
from app.models.facts import Figures, Rows
from app.style.controls import SPACE, Card, column, dress
from app.style.drops import DropPage
from app.style.menus import attach_menu
from app.style.theme import Role, Theme

SIDE = (286, 340)  # narrowest and widest
WIDE = (480, 4000)


@dataclass(frozen=True)
class Row:
    """A model in the list, or a folder that holds none."""

    title: str
    words: str
    broken: bool = False


class ModelsPage(DropPage):
    """Shows models and reports what is wanted of the chosen one.

    Signals:
        chosen: the row of another model.
        import_file_wanted, import_folder_wanted: the user looks for a model from elsewhere.
        use_wanted, default_wanted, rename_wanted, reveal_wanted, delete_wanted: of the chosen one.
        parity_wanted: the engines are to be compared; stop_wanted: no more of what is under way.
    """

    chosen = Signal(int)
    import_file_wanted = Signal()
    import_folder_wanted = Signal()
    use_wanted = Signal()
    default_wanted = Signal()
    rename_wanted = Signal()
    reveal_wanted = Signal()
    delete_wanted = Signal()
    parity_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Sequence[Row] = ()
        self.engine = EngineCard()
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(self._list_card(), 1)
        side.addWidget(self.engine)
        left = QWidget()
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        left.setMinimumWidth(SIDE[0])
        left.setMaximumWidth(SIDE[1])
        cards = (self._head_card(), self._figures_card(), self._parity_card(), self._facts_card())
        self._details = column(cards, WIDE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(left)
        layout.addWidget(self._details, 1)
        theme.changed.connect(self._paint_rows)

    def show_rows(self, rows: Sequence[Row], current: int) -> None:
        """The models as they are; reports nothing."""
        self._rows = rows
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            self.list.addItem(QListWidgetItem(f"{row.title}\n{row.words}"))
        self._paint_rows()
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)

    def show_model(self, title: str, words: str, facts: Rows, figures: Figures) -> None:
        """What is known of the chosen one."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._show_facts(facts)
        self._figures.setText(_table(figures))
        for card in self._of_models:
            card.setVisible(True)
        self._fault.setVisible(False)

    def show_broken(self, title: str, reason: str) -> None:
        """Why a folder holds no model."""
        self._title.setText(title)
        self._words.setVisible(False)
        self._fault.setText(reason)
        self._fault.setVisible(True)
        for card in self._of_models:
            card.setVisible(False)

    def show_hash(self, text: str) -> None:
        """Of the file with the weights, when it is known."""
        self._hash.setText(text)

    def show_parity(self, text: str, working: bool) -> None:
        """How far the engines are apart, or how far that is found out."""
        self._parity.setText(text)
        self.compare.setText(self.tr("Stop") if working else self.tr("Compare the engines"))

    def show_work(self, text: str) -> None:
        """What goes on with the library; '' for nothing."""
        self._work.setText(text)
        self._work.setVisible(bool(text))
        self.take.setEnabled(not text)
        self.halt.setVisible(bool(text))

    def enable(self, own: bool, usable: bool, default: bool, comparable: bool) -> None:
        """own: it may be renamed and deleted; usable: the Solve page or the ARC bench takes it."""
        self.use.setVisible(usable)
        self.default.setVisible(usable)
        self.default.setEnabled(not default)
        self.default.setText(self.tr("Is the default") if default else self.tr("Set as default"))
        self.rename.setVisible(own and usable)
        self.delete.setVisible(own)
        self.compare.setEnabled(comparable)

    def _list_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(dress(QLabel(self.tr("Models")), "title"), 1)
        tip = self.tr(
            "An exported model, an ONNX file, or a checkpoint of the official code; dropping does"
            " the same"
        )
        self.take = dress(QPushButton(self.tr("Import")), tip=tip)
        menu = QMenu(self)
        menu.addAction(self.tr("&File …")).triggered.connect(self.import_file_wanted)
        menu.addAction(self.tr("Fol&der …")).triggered.connect(self.import_folder_wanted)
        attach_menu(self.take, menu)
        row.addWidget(self.take)
        card.body.addLayout(row)
        self._work = dress(QLabel(wordWrap=True), "muted")
        self.halt = QPushButton(self.tr("Stop"))
        self.halt.clicked.connect(self.stop_wanted)
        under = QHBoxLayout()
        under.addWidget(self._work, 1)
        under.addWidget(self.halt)
        card.body.addLayout(under)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._report)
        card.body.addWidget(self.list, 1)
        self.show_work("")
        return card

    def _head_card(self) -> Card:
        card = Card()
        self._title = dress(QLabel(wordWrap=True), "headline")
        self._words = dress(QLabel(wordWrap=True), "muted")
        self._fault = dress(QLabel(wordWrap=True), "bad")
        self._fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._words, self._fault):
            card.body.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self.use = QPushButton(self.tr("Use in Solve"))
        self.default = dress(
            QPushButton(), tip=self.tr("Used in the window and by hrm where no model is named")
        )
        self.rename = QPushButton(self.tr("Rename …"))
        self.reveal = QPushButton(self.tr("Show folder"))
        self.delete = QPushButton(self.tr("Delete …"))
        signals = {
            self.use: self.use_wanted,
            self.default: self.default_wanted,
            self.rename: self.rename_wanted,
            self.reveal: self.reveal_wanted,
            self.delete: self.delete_wanted,
        }
        for button, signal in signals.items():
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        return card

    def _facts_card(self) -> Card:
        card = Card(self.tr("What it is"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        card.body.addLayout(self._grid)
        self._names: list[QLabel] = []
        self._values: list[QLabel] = []
        self._hash = QLabel(wordWrap=True)
        self._of_models.append(card)
        return card

    def _figures_card(self) -> Card:
        card = Card(self.tr("Measured"))
        self._figures = QLabel(wordWrap=True)
        self._figures.setTextFormat(Qt.TextFormat.RichText)
        self._figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(self._figures)
        self._of_models = [card]
        return card

    def _parity_card(self) -> Card:
        card = Card(self.tr("Do the engines agree?"))
        row = QHBoxLayout()
        self._parity = QLabel(wordWrap=True)
        self.compare = dress(
            QPushButton(),
            tip=self.tr("Both engines answer the stored puzzles, in a process of their own"),
        )
        self.compare.clicked.connect(self.parity_wanted)
        row.addWidget(self._parity, 1)
        row.addWidget(self.compare)
        card.body.addLayout(row)
        self._of_models.append(card)
        self.show_parity("", working=False)
        return card

    def _show_facts(self, facts: Rows) -> None:
        """Labels are made once; another model has other words in them."""
        while len(self._values) < len(facts):
            row = len(self._values)
            name, value = dress(QLabel(), "muted"), QLabel(wordWrap=True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._names.append(name)
            self._values.append(value)
            if len(self._values) == len(facts):
                self._grid.addWidget(dress(QLabel(self.tr("SHA-256")), "muted"), row + 1, 0)
                self._hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(self._hash, row + 1, 1)
        for name, value, (word, text) in zip(self._names, self._values, facts, strict=True):
            name.setText(word)
            value.setText(text)

    def _paint_rows(self) -> None:
        for index, row in enumerate(self._rows):
            role = Role.BAD if row.broken else Role.TEXT
            self.list.item(index).setForeground(self._theme.color(role))

    def _report(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


def _table(figures: Figures) -> str:
    """As rich text; names are the user's, so they are escaped."""
    parts = []
    if figures.rows:
        last = len(figures.head) - 1
        parts.append("<table width='100%' cellpadding='3'>")
        for line in (figures.head, *figures.rows):
            cells = []
            for number, text in enumerate(line):
                text = escape(text)
                text = f"<b>{text}</b>" if line is figures.head else text
                side = "right" if number else "left"
                wrap = "" if number in (0, last) else " style='white-space: nowrap'"
                cells.append(f"<td align='{side}'{wrap}>{text}</td>")
            parts.append(f"<tr>{''.join(cells)}</tr>")
        parts.append("</table>")
    if figures.told:
        parts.append(f"<p>{escape(figures.told)}</p>")
    return "".join(parts)
