"""The help inside the program: pages, and a field that finds words in them. No network."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.guide.pages import HelpPage
from app.guide.palette import matches
from app.guide.topics import PAGE, TOPICS
from app.style.scale import fit, scaled


class HelpWindow(QDialog):
    """Stays beside the window until it is closed."""

    def __init__(self, pages: Sequence[HelpPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._pages = pages
        self.search = QLineEdit(placeholderText=self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.addItems([page.title for page in pages])
        self.list.setFixedWidth(scaled(220))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser(openLinks=False)
        self.text.document().setDocumentMargin(14)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._show)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._find)
        fit(self, 900, 640)
        self.list.setCurrentRow(0)

    def open_at(self, row: int = 0) -> None:
        """Show a page, in front."""
        self.list.setCurrentRow(row)
        self.show()
        self.activateWindow()
        self.search.setFocus()

    def open_on(self, topic: str) -> None:
        """Show what a panel is, at the top."""
        names = [page.name for page in self._pages]
        self.open_at(names.index(PAGE))
        block, left = self.text.document().begin(), TOPICS.index(topic)
        while block.isValid():
            if block.blockFormat().headingLevel() == 2:
                if not left:
                    break
                left -= 1
            block = block.next()
        place = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.setTextCursor(QTextCursor(block))
        self.text.verticalScrollBar().setValue(round(place))

    def _show(self, row: int) -> None:
        if row < 0:
            return
        page, document = self._pages[row], self.text.document()
        document.setBaseUrl(QUrl.fromLocalFile(f"{page.folder}/"))
        if page.made:
            document.setHtml(page.text)
        else:
            form = QTextDocument.MarkdownFeature
            document.setMarkdown(page.text, form.MarkdownDialectGitHub | form.MarkdownNoHTML)
            _space_out(document)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _filter(self, wanted: str) -> None:
        """Only pages with all the words; the first of them is shown, at the first word."""
        fits = [matches(page.text, wanted) for page in self._pages]
        for row, suits in enumerate(fits):
            self.list.item(row).setHidden(not suits)
        if any(fits) and not fits[max(self.list.currentRow(), 0)]:
            self.list.setCurrentRow(fits.index(True))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find()

    def _find(self) -> None:
        """The next place of the first word."""
        if (words := self.search.text().split()) and not self.text.find(words[0]):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words[0])


def _space_out(document: QTextDocument) -> None:
    """Markdown leaves no room between its paragraphs."""
    block, cursor = document.begin(), QTextCursor(document)
    while block.isValid():
        form = block.blockFormat()
        form.setTopMargin(scaled(14) if form.headingLevel() > 1 else 0)
        form.setBottomMargin(scaled(6))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
        block = block.next()
