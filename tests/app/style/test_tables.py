"""What every table has in common."""

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from app.style.tables import TitledTable, widen


class Titles(TitledTable):
    _titles = ("#", "A title that is longer than anybody thought")

    def rowCount(self, parent: object = None) -> int:
        return 0


def test_no_title_of_a_column_is_cut(qtbot: QtBot) -> None:
    view, table = QTableView(), Titles()
    qtbot.addWidget(view)
    view.setModel(table)
    widen(view, (60, 40))
    words = view.horizontalHeader().fontMetrics().horizontalAdvance(table._titles[1])
    assert view.columnWidth(0) == 60
    assert view.columnWidth(1) > words


def test_a_wide_table_has_room_for_its_texts(qtbot: QtBot) -> None:
    view, table = QTableView(), Titles()
    qtbot.addWidget(view)
    view.setModel(table)
    widths = []
    for width in (250, 700, 3000):
        view.resize(width, 200)
        widen(view, (60, 40), (0,))
        widths.append(view.columnWidth(0))
    assert widths[0] == 60
    assert widths[0] < widths[1] < 300
    assert widths[2] < 300
