from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.style.drops import DropPage, files_in


def drop(page: DropPage, data: QMimeData) -> None:
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


@pytest.mark.parametrize("local", [True, False])
def test_files_of_this_computer_are_told_as_paths(
    local: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    page = DropPage()
    qtbot.addWidget(page)
    heard: list[list[Path]] = []
    page.files_dropped.connect(heard.append)
    web = QUrl("https://example.org/puzzle.txt")
    data = QMimeData()
    data.setUrls([web, QUrl.fromLocalFile(str(tmp_path / "a"))] if local else [web])
    with qtbot.waitSignal(page.dropped):
        drop(page, data)
    assert heard == ([[tmp_path / "a"]] if local else [])
    assert files_in(data) == (heard[0] if local else [])
