"""The log of the window: a file that turns over, with Qt's own messages; and the debug bundle."""

import logging
import logging.handlers
import os
import platform
import sys
import zipfile
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from hrm_core.decoding import to_json
from hrm_core.engines.devices import devices
from hrm_core.places import log_dir, user_config_dir, user_data_dir
from hrm_core.version import version

NAME = "hrm-studio.log"
LARGEST, KEPT = 1_000_000, 3  # bytes of a file, and files beside the one that is written
LOG = logging.getLogger("app")
PACKAGES = ("PySide6-Essentials", "numpy", "onnxruntime", "torch", "pyqtgraph", "Pillow")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def begin_log(folder: Path | None = None) -> logging.Handler | None:
    """Write what is logged, by us and by Qt, into the log folder; None if it cannot be written."""
    folder = folder or log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / NAME, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=False
        )
    except OSError:
        return None  # a disk that is full or read-only costs the log, not the window
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    qInstallMessageHandler(_take)
    LOG.info("HRM Studio %s begins, Python %s", version(), platform.python_version())
    return handler


def end_log(handler: logging.Handler) -> None:
    """Close the file."""
    qInstallMessageHandler(None)
    logging.getLogger().removeHandler(handler)
    handler.close()


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """A message of Qt."""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)


def facts() -> dict[str, object]:
    """What a report of a fault needs to know about this computer; no names of files or people."""
    return {
        "version": version(),
        "python": sys.version,
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "qt": qVersion(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "packages": {name: _version_of(name) for name in PACKAGES},
        "devices": [f"{each.name} {each.missing}".strip() for each in devices()],
        "data": str(user_data_dir()),
        "config": str(user_config_dir()),
    }


def write_bundle(path: Path) -> None:
    """A zip file with the log, the settings and facts(); no puzzles and no models."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("facts.json", to_json(facts(), indent=2) + "\n")
        for file in sorted(log_dir().glob(f"{NAME}*")):
            bundle.write(file, f"log/{file.name}")
        settings = user_config_dir() / "settings.json"
        if settings.is_file():
            bundle.write(settings, "settings.json")


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
