"""One window at a time: a second start hands its files to the first and ends."""

import getpass
import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hrm_core.decoding import DecodingError, plain_json, to_json

PATIENCE = 2000  # milliseconds that a first window has to answer
MOST = 1 << 20  # bytes of a message


class SingleWindow(QObject):
    """Of one data folder. The lock says who is first, the socket carries the files.

    Signals:
        called: a second start: the paths it was given, perhaps none.
    """

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        mark = f"{getpass.getuser()} {folder.resolve()}".encode()
        self._name = f"hrm-studio-{hashlib.sha256(mark).hexdigest()[:20]}"
        self._lock = FileLock(folder / "window.lock")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._listen)

    def claim(self) -> bool:
        """Whether this is the first window; the lock goes with the process, however it ends."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        QLocalServer.removeServer(self._name)  # left by a window that was killed
        self._server.listen(self._name)
        return True

    def hand_over(self, paths: Sequence[str]) -> bool:
        """Give files to the first window; False if it does not answer."""
        until = time.monotonic() + PATIENCE / 1000
        socket = QLocalSocket()
        while time.monotonic() < until:
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                message = to_json([str(Path(path).absolute()) for path in paths]) + "\n"
                socket.write(message.encode())
                taken = socket.waitForBytesWritten(PATIENCE)
                socket.disconnectFromServer()
                return taken
            time.sleep(0.05)  # it has just started
        return False

    def close(self) -> None:
        self._server.close()
        self._lock.release()

    def _listen(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST:
            socket.abort()
        elif socket.canReadLine():
            try:
                paths = plain_json(bytes(socket.readLine().data()))
            except DecodingError:
                return
            if isinstance(paths, list) and all(isinstance(path, str) for path in paths):
                self.called.emit(paths)
