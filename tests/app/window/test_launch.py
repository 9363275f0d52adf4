import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Preferences
from app.window import launch
from app.window.launch import MOST_THREADS, build, spare_a_core
from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.sessions.solve import Ending
from tests.app.support import SUDOKU, Workshop, discard, puzzle


def write_untrained_model(folder: Path) -> None:
    """The smallest HRM there is, with the weights it begins with."""
    config = HRMConfig(
        SUDOKU.seq_len, SUDOKU.vocab_size, hidden_size=16, num_heads=2, H_layers=1, L_layers=1
    )
    weights = {name: tensor.numpy() for name, tensor in HRM(config).state_dict().items()}
    parameters = sum(array.size for array in weights.values())
    write_model(
        ModelInfo("tiny", "Tiny", "sudoku", folder / "tiny", parameters, config.to_dict()), weights
    )


def test_a_model_of_the_library_thinks_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    write_untrained_model(tmp_path / "models")
    preferences = Preferences(tmp_path / "settings.json")
    preferences.change(policy="halt", segments=3, speed=8.0)
    library = ModelLibrary([tmp_path / "models"])
    studio = build(SUDOKU, open_engine, library, preferences, "light", np.random.default_rng(1))
    studio.solving.desk.lay(puzzle(), "test")
    with qtbot.waitSignal(studio.solving.ended, timeout=60_000) as ended:
        studio.solving.solve()
    session = studio.solving.desk.document.session
    assert session is not None
    assert (len(session), session.model) == (3, "tiny")
    assert ended.args in ([Ending.LIMIT], [Ending.HALTED])
    engine = studio.solving.thinker.engine
    assert engine is not None
    assert engine.reason
    assert session.device == engine.device
    discard(studio.window)


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 1), (4, 3), (64, MOST_THREADS)])
def test_a_core_is_left_to_the_window(
    monkeypatch: pytest.MonkeyPatch, cores: int, threads: int
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS")
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    spare_a_core()
    assert os.environ["OMP_NUM_THREADS"] == str(threads)


def test_a_number_of_threads_the_user_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    spare_a_core()
    assert os.environ["OMP_NUM_THREADS"] == "7"


def test_a_window_is_dressed_once_when_it_stands(
    workshop: Workshop, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a style sheet Qt styles all within a widget anew for each parent that this gets."""
    worn: list[str] = []

    def seen(make: Callable[..., object]) -> Callable[..., object]:
        def noted(*args: object, **kwargs: object) -> object:
            worn.append(qapp.styleSheet())
            return make(*args, **kwargs)

        return noted

    for name in ("Actions", "Motion"):  # what is made first, and last
        monkeypatch.setattr(launch, name, seen(getattr(launch, name)))
    workshop.build()
    workshop.build()
    assert worn == 4 * [""]
    assert qapp.styleSheet()
