"""What goes into the packages, without building one."""

import ast
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(scope="module")
def parts() -> dict[str, Any]:
    """The names of packaging/parts.py; the folder is no package, so it is run by its path."""
    return runpy.run_path(str(PACKAGING / "parts.py"))


def test_the_player_leaves_out_torch_and_the_full_edition_does_not(parts: dict[str, Any]) -> None:
    assert "torch" in parts["excluded"]("player")
    assert "torch" not in parts["excluded"]("full")


def test_what_a_window_needs_is_never_trimmed(parts: dict[str, Any]) -> None:
    needed = (
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "assets/models/sudoku/model.safetensors",
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",  # without it PyTorch is not even imported
    )
    assert [name for name in needed if not parts["kept"](name)] == []
    assert not parts["kept"]("PySide6\\Qt\\qml\\QtQuick\\qmldir")
    assert parts["kept"]("PySide6/Qt/translations/qtbase_de.qm")
    assert not parts["kept"]("PySide6/Qt/translations/qtbase_fr.qm")


def test_a_library_that_is_not_found_stops_the_build(parts: dict[str, Any]) -> None:
    told = "could not resolve 'libxcb-icccm.so.4', dependency of 'libqxcb.so'"
    assert parts["unresolved"](told) == ["libxcb-icccm.so.4"]
    assert not parts["spared"]("libxcb-icccm.so.4")


def test_the_folder_is_no_package_and_every_script_can_be_read() -> None:
    assert not list(PACKAGING.rglob("__init__.py"))
    for path in (*PACKAGING.rglob("*.py"), *PACKAGING.glob("*.spec")):
        ast.parse(path.read_text("utf-8"))


def test_desktop_file_and_description_name_the_same_kinds_of_files() -> None:
    desktop = (PACKAGING / "linux" / "hrm-studio.desktop").read_text("utf-8")
    mime = ET.parse(PACKAGING / "linux" / "hrm-studio.mime.xml").getroot()
    kinds = [kind.attrib["type"] for kind in mime if kind.tag.endswith("mime-type")]
    assert kinds
    assert all(kind in desktop for kind in kinds)
