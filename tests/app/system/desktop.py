"""A desktop that asks for less motion and changes its mind; run in a session bus of its own.

Prints what a MotionWish makes of it, a word for each change.
"""

import sys
import threading

from jeepney import DBusAddress, MessageType, new_error, new_method_return, new_signal  # type: ignore[import-untyped]  # it says none
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]  # it says none
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection  # type: ignore[import-untyped]  # it says none
from PySide6.QtCore import QCoreApplication, QTimer

from app.system.motion import INTERFACE, KEYS, PLACE, SERVICE, MotionWish

GNOME = next(iter(KEYS))


def serve(portal: DBusConnection) -> None:
    """Answer each question, then say that animations are wanted after all."""
    for _ in KEYS:
        question = portal.receive(timeout=20)
        while question.header.message_type is not MessageType.method_call:
            question = portal.receive(timeout=20)
        answer = new_error(question, f"{SERVICE}.Error.NotFound", "s", ("no such key",))
        if question.body == GNOME:
            answer = new_method_return(question, "v", (("v", ("b", False)),))
        portal.send(answer)
    place = DBusAddress(PLACE, interface=INTERFACE)
    portal.send(new_signal(place, "SettingChanged", "ssv", (*GNOME, ("b", True))))


def main() -> int:
    application = QCoreApplication([])
    portal = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, portal).RequestName(SERVICE)
    wish, heard = MotionWish(), list[str]()

    def note() -> None:
        heard.append("less" if wish.less else "as usual")
        if len(heard) == 2:
            application.quit()

    wish.changed.connect(note)
    threading.Thread(target=serve, args=(portal,), daemon=True).start()
    QTimer.singleShot(20_000, application.quit)
    application.exec()
    print(", ".join(heard))
    return 0


if __name__ == "__main__":
    sys.exit(main())
