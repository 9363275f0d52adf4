"""Whether the system asks for less motion. Qt 6.11 does not say it, so each system is asked itself.

Linux: the portal for settings, in which a desktop says whether it wants animations. Windows: one
call. macOS says it to no plain call: nothing is followed there.
"""

import ctypes
import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

SERVICE, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
KEYS = {  # namespace and key -> the value that asks for less
    ("org.gnome.desktop.interface", "enable-animations"): False,
    ("org.freedesktop.appearance", "reduced-motion"): 1,
}
SYSTEM: str = sys.platform
CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION of the Windows API


def can_ask() -> bool:
    """Whether there is somebody to ask on this system."""
    if SYSTEM == "linux":
        return QDBusConnection.sessionBus().isConnected()
    return SYSTEM == "win32"


class MotionWish(QObject):
    """What the system asks for; nobody waits for its answer.

    Signals:
        changed: another wish than before, or the first answer.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[tuple[str, str], bool] = {}
        self._waiting: list[QDBusPendingCallWatcher] = []
        if SYSTEM == "linux":
            self._ask_portal(QDBusConnection.sessionBus())
        elif SYSTEM == "win32":
            self._wishes["", ""] = not _windows_animates()

    @property
    def less(self) -> bool:
        """Whether less motion is wished for; False while that is not known."""
        return any(self._wishes.values())

    def take(self, namespace: str, key: str, value: object) -> None:
        """What the system says of one of its settings."""
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if (namespace, key) not in KEYS or value is None:
            return
        before = self.less
        self._wishes[namespace, key] = value == KEYS[namespace, key]
        if self.less != before:
            self.changed.emit()

    def _ask_portal(self, bus: QDBusConnection) -> None:
        if not bus.isConnected():
            return
        slot = SLOT("_heard(QString,QString,QDBusVariant)")
        bus.connect(SERVICE, PLACE, INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]  # takes what SLOT gives, whatever its stub says
        for namespace, key in KEYS:
            question = QDBusMessage.createMethodCall(SERVICE, PLACE, INTERFACE, "Read")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question), self)
            watcher.finished.connect(
                lambda call, namespace=namespace, key=key: self._answered(call, namespace, key)
            )
            self._waiting.append(watcher)

    def _answered(self, call: QDBusPendingCallWatcher, namespace: str, key: str) -> None:
        reply = call.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self.take(namespace, key, reply.arguments()[0])

    @Slot(str, str, QDBusVariant)
    def _heard(self, namespace: str, key: str, value: QDBusVariant) -> None:
        self.take(namespace, key, value)


def _windows_animates() -> bool:
    """Whether Windows is to animate what is in windows."""
    on = ctypes.c_int(1)
    if sys.platform == "win32":
        user = ctypes.WinDLL("user32")
        user.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
    return bool(on.value)
