"""What several tests of the Solve page do."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from app.window.launch import Studio


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def stands_at(studio: Studio, segment: int) -> bool:
    return studio.solving.player.position == segment
