"""Whatever somebody does, nothing fails unhandled."""

import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from tests.fuzz.window import Anybody, replies

ACTS = 150


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # off screen
def test_whatever_is_done_nothing_fails(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(4)
    for owner, name, answer in replies(rng, tmp_path):
        monkeypatch.setattr(owner, name, answer)
    somebody = Anybody(studio.window, rng)
    with qtbot.captureExceptions() as failed:
        somebody.begin()
        qtbot.waitUntil(lambda: somebody.count >= ACTS, timeout=60_000)
        somebody.end()
    assert not failed, " | ".join(somebody.acts)
