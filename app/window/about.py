"""What this program is: version, what it computes with, where its files are, all licences."""

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.log import facts
from app.style.controls import dress
from app.style.icons import program_icon
from app.style.scale import fit
from app.told import told
from hrm_core.engines.devices import Device, devices
from hrm_core.places import asset_path, log_dir, user_config_dir, user_data_dir
from hrm_core.version import version

LIST = "THIRD_PARTY.txt"  # of a packaged program, beside the programs
USED = [
    "PySide6-Essentials",
    "shiboken6",
    "numpy",
    "onnxruntime",
    "pyqtgraph",
    "Pillow",
    "msgspec",
    "filelock",
    "platformdirs",
    "safetensors",
    "torch",
    "onnx",
    "onnxscript",
]
WORDS = ("license", "licence", "copying", "notice")  # how files with licences are called


class About(QDialog):
    """Two sheets: what it is, and the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About HRM Studio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = QLabel(self._words(), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.licences = QPlainTextEdit("", readOnly=True)
        self.licences.setPlainText(licence_texts())
        first = QWidget()
        inside = QVBoxLayout(first)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(QLabel(pixmap=program_icon().pixmap(QSize(56, 56))))
        name = self.tr("HRM Studio {0}").format(version())
        top.addWidget(dress(QLabel(name), "headline"), 1)
        inside.addLayout(top)
        inside.addWidget(self.summary, 1)
        tabs = QTabWidget()
        tabs.addTab(first, self.tr("About"))
        tabs.addTab(self.licences, self.tr("Licences"))
        copy, close = QPushButton(self.tr("Copy")), QPushButton(self.tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.summary.text()))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs, 1)
        layout.addLayout(row)
        fit(self, 640, 520)

    def _words(self) -> str:
        known = facts()
        packages = known["packages"]
        assert isinstance(packages, dict), "facts() has it so"
        lines = [
            self.tr(
                "Watch a Hierarchical Reasoning Model solve puzzles on this computer. Nothing is"
                " sent anywhere. Apache-2.0."
            ),
            "",
            self.tr("Runs with: {0}").format(", ".join(f"{k} {v}" for k, v in packages.items())),
            self.tr("Devices: {0}").format("; ".join(_device(each) for each in devices())),
            "",
            self.tr("Your models, runs and desks: {0}").format(user_data_dir()),
            self.tr("Your settings: {0}").format(user_config_dir()),
            self.tr("The log: {0}").format(log_dir()),
        ]
        return "\n".join(lines)


def licence_texts() -> str:
    """All that is bundled, with its licence: the list of a package, else what is installed."""
    bundled = Path(sys.executable).resolve().parent / LIST
    if bundled.is_file():
        return bundled.read_text("utf-8")
    font = asset_path("fonts", "Inter-LICENSE.txt")
    return "\n\n".join([*_installed(), "Inter\n\n" + font.read_text("utf-8")])


def _installed() -> Iterator[str]:
    """Name, version and licence of the libraries there are, with the texts they bring."""
    for name in USED:
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        said = found.metadata.json.get("license_expression") or found.metadata.json.get("license")
        texts = [
            Path(str(found.locate_file(file))).read_text("utf-8", "replace")
            for file in found.files or ()
            if file.suffix not in (".py", ".pyc") and file.name.lower().startswith(WORDS)
        ]
        first = str(said or "").partition("\n")[0]
        yield "\n".join([f"{name} {found.version}", first, *texts])


def _device(device: Device) -> str:
    """What it is called, and why it cannot be used, if so."""
    return f"{device.name} ({told(device.missing)})" if device.missing else device.name
