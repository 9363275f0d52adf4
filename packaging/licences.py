"""THIRD_PARTY.txt: all that is in a package beside our own code, its version, licence and text."""

import json
import re
import site
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

import libraries
import parts

WORDS = re.compile(r"licen[cs]e|copying|notice|thirdparty", re.IGNORECASE)
OWN = Path(__file__).resolve().parent / "licences"  # texts that the wheels do not bring
OURS = {"hrm-studio"}
LINE = "=" * 78
QT = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3.
What it asks for:

- They lie unchanged, as shared libraries of their own, in the folder _internal/PySide6 (Qt itself
  below Qt/lib). You may replace them by your own build of the same version: put its files in their
  place, and the program uses them. Nothing in HRM Studio hinders that, nor the study of how it
  does so, by reverse engineering or otherwise.
- Their source code is at https://download.qt.io/official_releases/ in the folders qt and
  QtForPython, by the version numbers named below.
- The text of the licence, and of the GNU GPL that it builds on, is below, and so are the licences
  of what others wrote and Qt contains.

The same holds for the libraries of the system below that are under the LGPL: they lie in
_internal by their usual names and can be replaced; "apt-get source NAME=VERSION" brings their
source code.
"""
FREEZER = """The two programs begin with the loader of PyInstaller, whose licence, the GNU GPL,
has an exception for that: programs made with it may be under any licence.
"""
MICROSOFT = """The files vcruntime*.dll, msvcp*.dll, ucrtbase.dll and api-ms-win-*.dll are
Microsoft's redistributable runtime libraries; its licence for them allows to pass them on with a
program.
"""


class LicenceError(Exception):
    """Something in a package whose licence text nobody has."""


def bundled(folder: Path) -> list[str]:
    """The distributions whose modules are in a frozen folder, by name.

    Pure modules are in an archive; its table is read.
    """
    from PyInstaller.archive.readers import CArchiveReader

    modules = {path.name.partition(".")[0] for path in (folder / "_internal").iterdir()}
    for program in ("hrm-studio", "hrm", "hrm-studio.exe", "hrm.exe"):
        if (folder / program).exists():
            archive = CArchiveReader(str(folder / program))
            pyz = archive.open_embedded_archive("PYZ.pyz")
            modules |= {name.partition(".")[0] for name in pyz.toc}
    owners = metadata.packages_distributions()
    found = {name for module in modules for name in owners.get(module, ())}
    return sorted({name.replace("_", "-").lower() for name in found} - OURS)


def texts(name: str) -> list[str]:
    """The licence texts of a distribution: its own, else ours for it; LicenceError without any."""
    distribution = metadata.distribution(name)
    files = [f for f in distribution.files or () if WORDS.search(f.name)]
    files = [f for f in files if f.suffix.lower() in ("", ".txt", ".md", ".rst", ".eigen")]
    found = {Path(str(f.locate())).read_text("utf-8", errors="replace").strip() for f in files}
    found |= {path.read_text("utf-8").strip() for path in sorted(OWN.glob(f"{name}*.txt"))}
    if not found:
        raise LicenceError(f"no licence text of {name}: put one into {OWN.name}/{name}.txt")
    return sorted(found)


def document(names: Sequence[str], system: Mapping[libraries.Owner, Sequence[str]]) -> str:
    """The whole text, for these distributions and these libraries of the system."""
    common = sorted(OWN.glob("_*.txt"))
    if not common:
        raise LicenceError("packaging/licences has no text for Python itself")
    head = [
        f"What HRM Studio {parts.version()} is made of, and under which licences.\n",
        QT,
        FREEZER,
    ]
    head += [MICROSOFT] * (sys.platform == "win32")
    head += ["Libraries of Python:\n", f"Python {sys.version.partition(' ')[0]}: PSF-2.0"]
    head += [f"{name} {metadata.version(name)}: {licence_name(name)}" for name in names]
    head += ["Inter (the font): OFL-1.1"]
    head += ["\nLibraries of the system (Debian's package, its version, the files):\n"] * bool(
        system
    )
    head += [f"{o.name} {o.version} (source {o.source}): {', '.join(system[o])}" for o in system]
    sections = [(path.stem.removeprefix("_"), path.read_text("utf-8")) for path in common]
    sections += [(name, "\n\n".join(texts(name))) for name in names]
    fonts = sorted((parts.ROOT / "assets" / "fonts").glob("*LICENSE*"))
    sections += [("Inter", path.read_text("utf-8")) for path in fonts]
    sections += shared(system)
    body = [f"{LINE}\n{title}\n{LINE}\n{text.strip()}" for title, text in sections]
    return "\n".join(head) + "\n\n" + "\n\n".join(body) + "\n"


def shared(system: Mapping[libraries.Owner, Sequence[str]]) -> list[tuple[str, str]]:
    """Each text of the system's libraries once, and the packages that it is of."""
    found: dict[str, list[str]] = {}
    for owner in system:
        found.setdefault(owner.text, []).append(owner.name)
    common = {path.name: path for path in Path("/usr/share/common-licenses").glob("[LG]*GPL-*")}
    named = sorted({name for text in found for name in common if re.search(rf"/{name}\b", text)})
    told = [(", ".join(names), text) for text, names in found.items()]
    return told + [(name, common[name].read_text("utf-8")) for name in named]


def write(folder: Path, edition: str) -> None:
    """Write THIRD_PARTY.txt into a frozen folder, beside the programs."""
    system = libraries.owners(sources(edition), brought()) if sys.platform == "linux" else {}
    names = [*bundled(folder), "pyinstaller"]
    content = document(names, system)
    (folder / "THIRD_PARTY.txt").write_text(content, "utf-8")


def sources(edition: str) -> list[libraries.Item]:
    """Where each binary of the package came from, as the spec wrote it down."""
    listed = parts.ROOT / "build" / edition / "binaries.json"
    try:
        return [tuple(item) for item in json.loads(listed.read_text("utf-8"))]
    except OSError as error:
        raise LicenceError(f"cannot read {listed}, which the build writes: {error}") from None


def brought() -> list[Path]:
    """Folders whose files have their licence told by Python's text or by a distribution."""
    return [Path(sys.base_prefix), *map(Path, site.getsitepackages())]


def licence_name(name: str) -> str:
    """What a distribution says its licence is, in a line."""
    told = metadata.metadata(name)
    said = told.get("License-Expression") or told.get("License") or ""
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in told.get_all("Classifier") or ()
        if "License ::" in kind
    ]
    return (said.strip().splitlines() or kinds or ["see its text"])[0]
