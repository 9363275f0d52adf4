"""Brings assets/translations up to date: python packaging/translate.py.

Every text of the sources goes into hrm_studio_de.ts, where German is to be written, and what is
written there into hrm_studio_de.qm, which the program reads. Qt's own tools do it, which PySide6
brings.
"""

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "assets" / "translations"
SOURCE, COMPILED = PLACE / "hrm_studio_de.ts", PLACE / "hrm_studio_de.qm"
WITH_TEXTS = ("app", "hrm_core/sessions")  # where tr() is called
UNTRANSLATED = ("app/cli",)  # the command line speaks English


def sources() -> list[Path]:
    """The files whose tr() are shown in the window."""
    files = (path for name in WITH_TEXTS for path in (ROOT / name).rglob("*.py"))
    return sorted(
        path for path in files if not path.relative_to(ROOT).as_posix().startswith(UNTRANSLATED)
    )


def tool(name: str) -> str:
    """lupdate or lrelease of the PySide6 that runs this."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    return str(found or folder / "libexec" / name)


def update(place: Path) -> None:
    """Let a file of translations have every text of the sources, and no other."""
    with tempfile.TemporaryDirectory() as folder:
        core = Path(folder) / "core.py"
        sentences = (PLACE / "sentences.txt").read_text(encoding="utf-8").splitlines()
        lines = [each for each in sentences if each and not each.startswith("#")]
        core.write_text(
            "".join(f"QT_TRANSLATE_NOOP('core', {each!r})\n" for each in lines), encoding="utf-8"
        )
        names = [str(path) for path in [*sources(), core]]
        wishes = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
        wishes += ["-target-language", "de", "-disable-heuristic", "similartext"]
        subprocess.run(
            [tool("lupdate"), *names, *wishes, "-ts", str(place)],
            check=True,
            stdout=subprocess.DEVNULL,
        )


def compile_to(place: Path) -> None:
    """What the program reads, made of what is written in German.

    One that runs goes on reading the file that was there: Qt maps it, and a change is a crash.
    """
    part = place.with_name(f"{place.name}.part")
    command = [tool("lrelease"), str(SOURCE), "-qm", str(part)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    part.replace(place)


def missing() -> list[str]:
    """Texts that have no German yet."""
    found = []
    for context in ET.parse(SOURCE).getroot().iter("context"):
        for message in context.iter("message"):
            written = message.find("translation")
            if written is None or not written.text or written.get("type") == "unfinished":
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def main() -> int:
    reader = argparse.ArgumentParser(prog="packaging/translate.py", description=__doc__)
    reader.parse_args()
    update(SOURCE)
    compile_to(COMPILED)
    for each in missing():
        print("no German yet:", each)
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main())
