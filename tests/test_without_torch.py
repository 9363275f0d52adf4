"""Solving loads no PyTorch, and needs none: neither the command line nor the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hrm_core.engines.choice import where_torch_is

ROOT = Path(__file__).resolve().parents[1]
EASY = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
# as if PyTorch, and what exports graphs, were not installed
HEAVY = ("torch", "onnx", "onnx_ir", "onnxscript")
BLOCKED = f"import sys; sys.modules.update(dict.fromkeys({HEAVY}));"
SOLVE = f"from app.cli.main import main; code = main(['solve', '{EASY}', '--device', 'cpu']);"
HUNT = (
    "import numpy as np; from hrm_core.solving.hunt import hunt; from hrm_core.tasks import TASKS;"
    "from hrm_core.solving.solve import Limit;"
    "from hrm_core.library.models import ModelLibrary, open_engine;"
    "rng = np.random.default_rng(0); library = ModelLibrary();"
    "opened = lambda kind: open_engine(library.default(kind), 'cpu');"
    "[list(hunt(opened(kind), TASKS[kind], level, rng, Limit(2), most=2))"
    " for kind, level in (('sudoku', 'easy'), ('maze', TASKS['maze'].difficulties[0]))];"
)
ASK = (
    "from hrm_core.solving.ask import ask; import numpy as np;"
    "from hrm_core.library.models import ModelLibrary, open_engine;"
    "from hrm_core.puzzle import Puzzle; board = np.zeros((3, 3), np.uint8);"
    "puzzle = Puzzle('arc', board, examples=((board, board),));"
    "info = ModelLibrary().arc_base();"
    "assert ask(open_engine(info, 'cpu'), [puzzle], 8, 2)[0].tries();"
)
INSIDE = (
    "from hrm_core.solving.inside import look_inside; from hrm_core.tasks import TASKS;"
    "from hrm_core.library.models import ModelLibrary, open_engine; import numpy as np;"
    "engine = open_engine(ModelLibrary().default('maze'), 'cpu'); task = TASKS['maze'];"
    "puzzle = task.generate(np.random.default_rng(0), task.difficulties[0]);"
    "moves = list(look_inside(engine, task, puzzle, 2)); assert moves[1].L.min() > 0;"
)


def run(program: str, tmp_path: Path) -> str:
    """What a program in a process of its own prints; it must end well."""
    environment = {**os.environ, "HRM_STUDIO_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("work", [SOLVE, HUNT, ASK, INSIDE], ids=["solve", "hunt", "ask", "inside"])
def test_thinking_loads_no_torch(work: str, tmp_path: Path) -> None:
    said = run(f"import sys; {work} print('torch' in sys.modules)", tmp_path)
    assert said.splitlines()[-1] == "False"


@pytest.mark.parametrize("work", [SOLVE, HUNT, ASK, INSIDE], ids=["solve", "hunt", "ask", "inside"])
def test_thinking_needs_no_torch(work: str, tmp_path: Path) -> None:
    run(BLOCKED + work, tmp_path)


def test_what_is_refused_is_refused_before_torch_is_loaded(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1")
    (tmp_path / "wrong.toml").write_text("lr = 1e999")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "config.json").write_text("{}")
    run_folder = str(tmp_path / "run")
    commands = [
        ["import", str(wrong)],
        ["import", str(tmp_path)],
        ["prepare", str(tmp_path / "out.npz"), str(wrong)],
        ["train", "--recipe", str(tmp_path / "wrong.toml")],
        ["train", "--recipe", str(wrong)],
        ["train", "--resume", "--out", run_folder],
        ["train"],
        ["publish", run_folder, "--name", "mine"],
        ["publish", run_folder, "--name", "../mine"],
    ]
    work = f"from app.cli.main import main; codes = [main(each) for each in {commands}];"
    said = run(f"import sys; {work} print('torch' in sys.modules, codes)", tmp_path)
    assert said == f"False {[2] * len(commands)}\n"


def test_preparing_loads_no_torch(tmp_path: Path) -> None:
    command = ["prepare", str(tmp_path / "out.npz"), "--count", "2", "--task", "sudoku"]
    work = f"from app.cli.main import main; main({command});"
    assert run(f"import sys; {work} print('torch' in sys.modules)", tmp_path).endswith("False\n")


def test_evaluating_loads_no_torch(tmp_path: Path) -> None:
    file = tmp_path / "puzzles.csv"
    solution = "534678912672195348198342567859761423426853791713924856961537284287419635345286179"
    file.write_text(f"source,question,answer,rating\nx,{EASY},{solution},0\n")
    for extra in ("", ", '--search', '32'"):
        work = f"from app.cli.main import main; main(['eval', {str(file)!r}, '--json'{extra}]);"
        said = run(f"import sys; {work} print('torch' in sys.modules)", tmp_path).splitlines()
        assert json.loads(said[0])["exact"] == 1
        assert said[1] == "False"


def test_the_window_passes_its_self_test_without_torch_and_says_so(tmp_path: Path) -> None:
    program = (
        BLOCKED + "sys.argv = ['app', '--self-test', '--json'];"
        "from app.__main__ import main; code = main();"
    )
    result = json.loads(run(program, tmp_path))
    assert result["solved"]
    assert not result["error"]
    assert result["device"] == "ONNX Runtime, CPU: no PyTorch: solving only"


@pytest.mark.parametrize(
    ("arguments", "wish"),
    [
        (["train", "--smoke"], "training"),
        (["solve", EASY, "--engine", "torch"], "the engine torch"),
        (["solve", EASY, "--device", "cuda"], "CUDA"),
        (["export", "sudoku", "--onnx", "x.onnx"], "exporting sudoku"),
    ],
)
def test_what_needs_torch_says_what_to_install(
    arguments: list[str], wish: str, tmp_path: Path
) -> None:
    program = BLOCKED + f"from app.cli.main import main; sys.exit(main({arguments!r}))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "HRM_STUDIO_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    said = f"hrm: {wish} needs PyTorch, which is not installed: pip install torch\n"
    assert done.stderr == said


def test_a_package_without_torch_names_the_edition_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert where_torch_is() == "pip install torch"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert where_torch_is() == "the full edition of HRM Studio has it"
