"""The rules of docs/architecture.md that a type checker cannot see, read from the source with ast.

The contracts in pyproject.toml follow imports through modules; here every import statement counts,
also those hidden in functions.
"""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("app", "hrm_core", "training")
FOLDERS = {*CODE, "assets", "tests", "packaging", "docs", ".ci", ".github"}
TOP_LEVEL_FILES = {"run.py"}
LINES = 400
MODULES = 20  # in one folder

# who may import what from outside; everything not named here is free
ONLY = {
    "PySide6": ("app/",),
    # widgets, which are loaded on the window's thread: see app/train/steps/run_view.py
    "pyqtgraph": ("app/train/chart.py", "app/train/axes.py", "app/arc/learn/chart.py"),
    "torch": (
        "hrm_core/model/",
        "hrm_core/engines/torch_engine.py",
        "hrm_core/engines/making.py",
        "hrm_core/library/official.py",
        "hrm_core/library/official_trm.py",
        "training/",
    ),
    "safetensors": ("hrm_core/checkpoint.py",),
    "PIL": (
        "hrm_core/tasks/pictures.py",
        "hrm_core/tasks/maze/pictures/",
        "hrm_core/tasks/sudoku/pictures/",
        "hrm_core/showing/",
    ),
    "onnxruntime": ("hrm_core/engines/onnx_engine.py",),
    "onnx": (),
    "onnx_ir": ("hrm_core/model/export.py", "hrm_core/model/fused.py"),
    "training": ("training/", "app/"),
    "wakepy": ("training/awake.py",),
    "app": ("app/",),
}
TASKS_MAY_IMPORT = (
    "numpy",
    "PIL",
    "hrm_core.decoding",
    "hrm_core.files",
    "hrm_core.limits",
    "hrm_core.npz",
    "hrm_core.look",
    "hrm_core.puzzle",
    "hrm_core.tasks",
    "hrm_core.places",
    "hrm_core.views",
)
MODEL_MAY_NOT_IMPORT = (
    "hrm_core.puzzle",
    "hrm_core.look",
    "hrm_core.tasks",
    "hrm_core.solving",
)
# where a back end or a library is slow to load, or exists on one system only
MAY_IMPORT_LATE = {
    "app/__main__.py",
    "app/arc/report.py",
    "app/cli/arc.py",
    "app/cli/arc_tune.py",
    "app/cli/bench.py",
    "app/cli/main.py",
    "app/cli/recipes.py",
    "app/cli/show.py",
    "app/train/steps/run_view.py",
    "hrm_core/library/models.py",
    "hrm_core/library/official_files.py",
    "hrm_core/memory.py",
    "training/awake.py",
    "training/child.py",
    "training/loop/processes.py",
}

MAY_USE_JSON = (
    "hrm_core/tasks/arc/text.py",  # shows what it refuses
    "training/loop/trainer.py",  # states of random generators: whole numbers of 128 bits
)


def tracked() -> list[str]:
    """Every file that is or would be committed, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def sources(*folders: str) -> list[str]:
    """The Python files below the folders, relative to the root."""
    return [
        n for n in tracked() if n.endswith(".py") and n.startswith(tuple(f"{f}/" for f in folders))
    ]


def imports(path: str) -> Iterator[tuple[str, ast.stmt]]:
    """Every module a file imports, as a dotted name, and the statement."""
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def within(name: str, modules: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of the modules or lies inside one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def test_outside_libraries_stay_where_they_belong() -> None:
    wrong = [
        f"{path}:{node.lineno} imports {name}"
        for path in sources(*CODE)
        for name, node in imports(path)
        if (places := ONLY.get(name.partition(".")[0])) and not path.startswith(places)
    ]
    assert wrong == []


def test_puzzle_kinds_need_numpy_and_pillow_and_nothing_heavier() -> None:
    wrong = [
        f"{path}:{node.lineno} imports {name}"
        for path in sources("hrm_core/tasks")
        for name, node in imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not within(name, TASKS_MAY_IMPORT)
    ]
    assert wrong == []


def test_the_model_never_knows_puzzles() -> None:
    wrong = [
        f"{path}:{node.lineno} imports {name}"
        for path in sources("hrm_core/model")
        for name, node in imports(path)
        if within(name, MODEL_MAY_NOT_IMPORT)
    ]
    assert wrong == []


def test_imports_stand_at_the_top_of_the_file() -> None:
    late = [
        f"{path}:{node.lineno} imports {name} late"
        for path in sources(*CODE)
        if path not in MAY_IMPORT_LATE
        for name, node in imports(path)
        if node.col_offset > 0
    ]
    assert late == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        name: len((ROOT / name).read_text("utf-8").splitlines())
        for name in tracked()
        if name.endswith((".py", ".spec"))
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


def test_the_top_level_stays_as_it_is() -> None:
    folders = {name.partition("/")[0] for name in tracked() if "/" in name}
    scripts = {name for name in tracked() if "/" not in name and name.endswith(".py")}
    assert folders <= FOLDERS
    assert scripts == TOP_LEVEL_FILES


def test_no_text_names_a_folder_of_one_machine() -> None:
    home = re.compile(r"(?<![\w.~<}\])/-])/(?:work|root|Users|farm)/\w+")
    wrong = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        if "\0" not in text and name != "tests/test_architecture.py":
            wrong += [f"{name}: {found}" for found in home.findall(text)]
    assert wrong == []


def test_no_folder_holds_more_modules_than_a_reader_can_oversee() -> None:
    count = Counter(Path(name).parent.as_posix() for name in sources(*CODE))
    assert {folder: n for folder, n in count.items() if n > MODULES + 1} == {}  # and __init__


def test_no_import_is_hidden_in_a_string() -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path in sources(*CODE)
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func)
    ]
    assert wrong == []


def test_json_is_written_and_read_strictly() -> None:
    wrong = [
        f"{path}:{node.lineno} {ast.unparse(node)[:60]}"
        for path in sources(*CODE)
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func)
        in {f"json.{name}" for name in ("dump", "dumps", "load", "loads")}
        and "allow_nan=False" not in ast.unparse(node)
        and path not in MAY_USE_JSON
    ]
    assert wrong == []  # to_json, from_json and plain_json of hrm_core/decoding.py know no NaN


def test_the_command_line_never_reaches_qt() -> None:
    program = (
        "import sys, app.cli.main, app.cli.options, app.cli.evaluate, app.cli.search,"
        " app.cli.models, app.cli.train, app.cli.arc, app.cli.hunt, app.cli.prepare;"
        "print('PySide6' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout == "False\n"


@pytest.mark.parametrize(
    "module",
    [
        "app.window.main_window",
        "app.cli.main",
        "hrm_core.engines.onnx_engine",
        "training.runs.shelf",
    ],
)
def test_nothing_slow_is_loaded_before_it_is_wanted(module: str) -> None:
    program = f"import sys, {module}; print('torch' in sys.modules)"
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout == "False\n"
