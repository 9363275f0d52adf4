"""What holds for every test: no screen, no network, no log warnings, a home of its own."""

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# before Qt or torch is imported, here or in a child process
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

LOCAL = {"127.0.0.1", "::1", "localhost"}  # socket.socketpair needs these on Windows


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and models of the person who runs the tests are neither read nor written."""
    monkeypatch.setenv("HRM_STUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def own_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    """What gives way to other programs does so in a process of its own, not in this one."""
    if hasattr(os, "nice"):
        monkeypatch.setattr(os, "nice", lambda _: 0)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails at once, wherever it runs."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            self.close()
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_log_warnings(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A WARNING or above fails the test unless @pytest.mark.expects_log(text) names it."""
    yield
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    messages = [record.getMessage() for record in records]
    surprises = [m for m in messages if not any(text in m for text in expected)]
    missing = [text for text in expected if not any(text in m for m in messages)]
    assert not surprises, f"unexpected log records: {surprises}"
    assert not missing, f"expected log records did not come: {missing}"
