"""What happens to a storage folder that is to be moved, before the window opens."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from app.job import Job
from app.preferences.moving import BusyError, MoveError, Moving, abandon, move
from app.told import told
from app.words import tr
from hrm_core.decoding import DecodingError
from hrm_core.places import STORAGE, read_storage, storage_fault, user_config_dir

PARTS = 1000  # of a progress bar


def can_start() -> bool:
    """Whether the storage folder is there; if not, says so, and asks whether to do without it."""
    fault = storage_fault()
    if not fault:
        return True
    box = QMessageBox(QMessageBox.Icon.Warning, "HRM Studio", told(fault))
    usual = box.addButton(tr("Use the usual folder"), QMessageBox.ButtonRole.DestructiveRole)
    quits = box.addButton(tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(quits)
    box.exec()
    if box.clickedButton() is not usual:
        return False
    path = user_config_dir() / STORAGE
    path.replace(path.with_name(f"{STORAGE}.aside"))  # it still says where the files were
    return True


def move_if_wished() -> str:
    """Move the storage folder if that was asked for; a sentence if it could not be moved."""
    try:
        target = read_storage().wish
    except (OSError, DecodingError):
        target = ""
    if not target:
        return ""
    words = tr("Your models, runs and boards are being moved to {0}.")
    dialog = QProgressDialog(words.format(Path(target)), tr("Not now"), 0, PARTS)
    dialog.setWindowTitle("HRM Studio")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    loop, failed = QEventLoop(), list[Exception]()
    job = Job(move, dialog)

    def show(progress: Moving) -> None:
        dialog.setValue(int(PARTS * progress.done / max(1, progress.total)))

    job.item.connect(show)
    job.failed.connect(failed.append)
    job.over.connect(loop.quit)
    dialog.canceled.connect(lambda: job.stop())
    job.start()
    loop.exec()
    dialog.close()
    dialog.deleteLater()
    return _failure(failed[0]) if failed else ""


def _failure(error: Exception) -> str:
    """Why, and that nothing has changed; what may do better at another start is kept."""
    reason = told(str(error))
    if not isinstance(error, MoveError) and isinstance(error, OSError):
        reason = told(error.strerror or str(error))
    if isinstance(error, BusyError):
        return reason
    try:
        abandon()
    except OSError as left:
        reason = f"{reason} {left}"
    return tr("The storage folder was not moved, and all is where it was. {0}").format(reason)
