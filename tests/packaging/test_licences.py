"""Everything that a package brings along is listed with a text, or the package is not built."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from tests.packaging.scripts import PACKAGING, script

ROOT = PACKAGING.parent
licences = script("licences")
libraries = licences.libraries


def needed(name: str, found: set[str]) -> set[str]:
    """A distribution and all that it needs on this machine."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in found:
        return found
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # for another system, or another Python
        return found
    found.add(name)
    for line in lines:
        if "extra ==" not in line:
            needed(re.split(r"[ <>=!~;\[(]", line)[0], found)
    return found


def brings_files(name: str) -> bool:
    """Whether there is anything to license: one that only names others, as CUDA's, has no text."""
    files = metadata.distribution(name).files or ()
    return any(".dist-info" not in file.parts[0] for file in files)


def test_every_library_of_the_program_has_a_licence_text_and_is_listed() -> None:
    names = sorted(filter(brings_files, needed("hrm-studio", set()) - {"hrm-studio"}))
    assert {"numpy", "onnxruntime", "pyside6-essentials", "torch", "sympy"} <= set(names)
    told = licences.document(names, {})
    for name in (*names, "Python", "Inter"):
        assert re.search(rf"^{name} .*: \S", told, re.MULTILINE), name
    for name in (*names, "python", "Inter"):
        assert re.search(rf"^={{78}}\n{name}\n={{78}}\n\S", told, re.MULTILINE), name


def test_the_duties_for_qt_are_met_in_words() -> None:
    told = licences.document(["pyside6-essentials", "shiboken6"], {})
    for words in (
        "You may replace them by your own build",
        "Their source code is at",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "International Components for Unicode",
        "src/3rdparty/harfbuzz-ng",
    ):
        assert words in told


def test_a_library_without_a_licence_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        files = ()

    monkeypatch.setattr(licences.metadata, "distribution", lambda name: Bare())
    with pytest.raises(licences.LicenceError, match="no licence text of nameless: put one into"):
        licences.texts("nameless")


def test_a_library_of_the_system_is_listed_with_its_package_and_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("zlib1g", "Zlib licence"), ("libz-dev", "Zlib licence")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "copyright").write_text(text, "utf-8")
    monkeypatch.setattr(libraries, "DOCUMENTS", tmp_path)
    owners = {libraries.Owner(n, "1.2", "zlib"): ["libz.so.1"] for n in ("zlib1g", "libz-dev")}
    told = licences.document([], owners)
    assert "zlib1g 1.2 (source zlib): libz.so.1" in told
    assert told.count("Zlib licence") == 1
    with pytest.raises(libraries.OwnerError, match="no licence text of lost"):
        licences.document([], {libraries.Owner("lost", "1", "lost"): ["liblost.so"]})


def test_a_library_of_nobody_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [
        ("libpython3.so", str(tmp_path / "python" / "libpython3.so"), "BINARY"),
        ("libz.so.1", "/lib/libz.so.1", "BINARY"),
    ]
    told = {"--search": "zlib1g:amd64: /lib/libz.so.1", "--show": "1.2\tzlib"}
    monkeypatch.setattr(libraries, "_told", lambda _, what, *rest: told[what])
    owners = libraries.owners(items, [tmp_path / "python"])
    assert owners == {libraries.Owner("zlib1g", "1.2", "zlib"): ["libz.so.1"]}
    monkeypatch.setattr(libraries, "_told", lambda *command: "")
    with pytest.raises(libraries.OwnerError, match=r"no package of this system has /lib/libz\.so"):
        libraries.owners(items, [tmp_path / "python"])


def test_what_only_a_plugin_left_out_had_wanted_stays_out() -> None:
    items = [
        ("PySide6/libqxcb.so", "/qt/libqxcb.so", "BINARY"),
        ("libxcb.so", "/lib/libxcb.so", "BINARY"),
        ("libXau.so", "/lib/libXau.so", "BINARY"),
        ("libgtk.so", "/lib/libgtk.so", "BINARY"),
        ("libpython3.11.so", "/py/libpython3.11.so", "BINARY"),
        ("libQt.so", "PySide6/libqxcb.so", "SYMLINK"),
        ("libGone.so", "PySide6/libGone.so", "SYMLINK"),
    ]
    wants = {"/qt/libqxcb.so": ["libxcb.so"], "/lib/libxcb.so": ["libXau.so", "libc.so.6"]}
    kept = libraries.needed(items, lambda file: wants.get(file, []))
    left_out = {"libgtk.so", "libGone.so"}
    assert {item[0] for item in kept} == {item[0] for item in items} - left_out
