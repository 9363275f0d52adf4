"""The fonts of pictured sudokus: some to train on, some to choose by, some to measure once.

This machine's fonts are to train on and to choose by. A folder named by DIGIT_FONTS has more, as
files of fonts below `train` and `test`; docs/log.md names the packages that they came from.
"""

import os
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

Part = Literal["train", "choose", "test"]

# families whose digits are none, or no digits that a puzzle is set in, or ornaments
ODD = re.compile(
    r"Abecedario|Standard Symbols|D050000L|Elegante|Isabella|Initials|Math|Ellhnikh|BABEL|IPA|API"
    r"|PHONETICS|Z003|Quotation|Quercus|EMERITA|Jara|GentiumAlt|Alfa|Linden|Caps"
    r"|Aoyagi|Breip|Noto (?!Sans$|Serif$|Sans Mono$|Serif Display$|Sans Display$)"
    r"|Droid Sans Fallback|Beteckna|Ecolier|Colored|Upright Italic|Classical|OpenSymbol"
)
# every member of these is to choose by, and so are fonts cut after the same model
CHOOSE = re.compile(
    r"Inter|Roboto|Lato|Carlito|Karla|Fira|JetBrains|EB Garamond|Caladea|Comic Neue|PT Serif"
    r"|CMU Sans|Latin Modern Sans|Oxygen|Quicksand|Vollkorn|League Spartan|Hack|Yanone|Droid"
)


def families(part: Part) -> dict[str, list[str]]:
    """Files of fonts by family; files whose digits are missing or all alike are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    if part != "test":
        for family, style, file in _installed():
            upright = "Italic" not in style and "Oblique" not in style
            wanted = bool(CHOOSE.search(family)) == (part == "choose")
            if wanted and (upright or len(found[family]) < 3):
                found[family].append(file)
    more = os.environ.get("DIGIT_FONTS")
    if more and part != "choose":
        for path in sorted(Path(more, part).rglob("*")):
            if path.suffix.lower() in (".ttf", ".otf"):
                found[_family(path)].append(str(path))
    usable = {
        family: [file for file in files if has_digits(file)] for family, files in found.items()
    }
    return {family: files for family, files in sorted(usable.items()) if files}


def has_digits(file: str) -> bool:
    """Whether a font draws nine digits that differ from each other."""
    try:
        font = ImageFont.truetype(file, 24)
    except OSError:
        return False
    drawings = set()
    for digit in "123456789":
        canvas = Image.new("L", (48, 48))
        ImageDraw.Draw(canvas).text((8, 8), digit, 255, font)
        drawings.add(canvas.tobytes())
    return len(drawings) == 9 and bytes(48 * 48) not in drawings


def _installed() -> list[tuple[str, str, str]]:
    """Family, style and file of the fonts of this machine that puzzles may be set in."""
    listed = subprocess.run(
        ["fc-list", "--format", "%{family[0]}|%{style[0]}|%{file}\n"],
        check=True,
        capture_output=True,
        text=True,
    )
    fonts = []
    for line in sorted(set(listed.stdout.splitlines())):
        family, style, file = [*line.split("|"), "", ""][:3]
        if file.endswith((".ttf", ".otf")) and not ODD.search(family):
            fonts.append((family, style, file))
    return fonts


def _family(path: Path) -> str:
    """The family a file says it has; its folder's name if it cannot be read."""
    try:
        return ImageFont.truetype(str(path), 12).getname()[0] or path.parent.name
    except OSError:
        return path.parent.name
