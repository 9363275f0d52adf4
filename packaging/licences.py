"""THIRD_PARTY.txt: every library in a package, its version, licence and text."""

import re
from importlib import metadata
from pathlib import Path

import parts

WORDS = re.compile(r"licen[cs]e|copying|notice|thirdparty", re.IGNORECASE)
OWN = Path(__file__).resolve().parent / "licences"  # texts that the wheels do not bring
OURS = {"app", "hrm_core", "training", "assets", "hrm-studio", "docs"}
QT = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3.
They lie unchanged, as shared libraries of their own, in the folder _internal/PySide6
(Qt itself below Qt/lib). You may replace them by your own build of the same version: put its
files in their place, and the program uses them. Nothing in HRM Studio hinders that, nor the
study of how it does so. Their source code is at https://download.qt.io/official_releases/ in
the folders qt and QtForPython, by the version numbers named below.
"""


class LicenceError(Exception):
    """A library whose licence text nobody has."""


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


def write(folder: Path) -> None:
    """Write THIRD_PARTY.txt into a frozen folder, beside the programs."""
    names = bundled(folder)
    common = [path.read_text("utf-8") for path in sorted(OWN.glob("_*.txt"))]
    if not common:
        raise LicenceError("packaging/licences has no texts for Python and the system's libraries")
    head = [f"What HRM Studio {parts.version()} is made of, and under which licences.\n", QT]
    head += [f"{name} {metadata.version(name)}: {licence_name(name)}" for name in names]
    body = ["=" * 78 + f"\n{name}\n" + "=" * 78 + "\n" + "\n\n".join(texts(name)) for name in names]
    content = "\n".join(head) + "\n\n" + "\n\n".join([*common, *body]) + "\n"
    (folder / "THIRD_PARTY.txt").write_text(content, "utf-8")


def licence_name(name: str) -> str:
    """What a distribution says its licence is, in a line."""
    told = metadata.metadata(name)
    said = told.get("License-Expression") or told.get("License") or "see its text"
    return said.strip().splitlines()[0] if said.strip() else "see its text"
