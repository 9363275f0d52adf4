"""The rules of docs/architecture.md that a type checker cannot see, read from the source with ast.

The contracts in pyproject.toml follow imports through modules; here every import statement counts,
also those hidden in functions.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("app", "hrm_core", "training")
FOLDERS = {*CODE, "assets", "tests", "packaging", "docs", ".ci"}
TOP_LEVEL_FILES = {"run.py"}
LINES = 300

# who may import what from outside; everything not named here is free
ONLY = {
    "PySide6": ("app/",),
    "pyqtgraph": ("app/",),
    "torch": (
        "hrm_core/model/",
        "hrm_core/engines/torch_engine.py",
        "hrm_core/official.py",
        "training/",
    ),
    "safetensors": ("hrm_core/checkpoint.py",),
    "onnxruntime": ("hrm_core/engines/onnx_engine.py",),
    "onnx": (),
    "onnx_ir": ("hrm_core/model/export.py",),
    "training": ("training/", "app/", "hrm_core/cli.py"),
    "app": ("app/",),
}
TASKS_MAY_IMPORT = (
    "numpy",
    "hrm_core.look",
    "hrm_core.puzzle",
    "hrm_core.tasks",
    "hrm_core.assets",
    "hrm_core.views",
)
MODEL_MAY_NOT_IMPORT = ("hrm_core.puzzle", "hrm_core.look", "hrm_core.tasks", "hrm_core.solve")
MAY_IMPORT_LATE = {"hrm_core/library.py", "hrm_core/cli.py", "app/__main__.py"}
MAY_IMPORT_LATE |= {"training/lock.py", "training/memory.py"}  # modules of one system only

# places that exist on one machine only; this file is the one that may name them
FORBIDDEN = ("/work/", "pypi.org", "pythonhosted.org", "registry.npmjs", "deb.debian.org")


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


def test_puzzle_kinds_need_numpy_and_nothing_heavier() -> None:
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


def test_no_file_names_a_place_that_exists_on_one_machine_only() -> None:
    here = Path(__file__).relative_to(ROOT).as_posix()
    wrong = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        wrong += [f"{name}: {word}" for word in FORBIDDEN if name != here and word in text]
    assert wrong == []


@pytest.mark.parametrize(
    "module",
    ["app.main_window", "hrm_core.cli", "hrm_core.engines.onnx_engine", "training.shelf"],
)
def test_nothing_slow_is_loaded_before_it_is_wanted(module: str) -> None:
    program = f"import sys, {module}; print('torch' in sys.modules)"
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout == "False\n"
