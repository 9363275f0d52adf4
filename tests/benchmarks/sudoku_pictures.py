"""Pictures of sudokus as programs and cameras make them, for training and measuring the reader.

Fonts are those of this machine, in two halves by family: some families are for measuring alone.
"""

import io
import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.pictures.boards import homography

# families whose digits are none, or old style figures that no puzzle is set in, or ornaments
ODD = re.compile(
    r"Abecedario|Standard Symbols|D050000L|Elegante|Isabella|Initials|Math|Ellhnikh|BABEL|IPA|API"
    r"|PHONETICS|Z003|Quotation|Quercus|EMERITA|Jara|GentiumAlt|Alfa|Goudy|Linden|Prociono|Caps"
    r"|Aoyagi|Breip|Rufscript|Noto (?!Sans$|Serif$|Sans Mono$|Serif Display$|Sans Display$)|OCR"
    r"|Droid Sans Fallback|Junicode|Beteckna|Ecolier|Colored|Upright Italic|Classical"
)
# every member of these is for measuring alone, and so are fonts cut after the same model
UNSEEN = re.compile(
    r"Inter|Roboto|Lato|Carlito|Karla|Fira|JetBrains|EB Garamond|Caladea|Comic Neue|PT Serif"
    r"|CMU Sans|Latin Modern Sans|Oxygen|Quicksand|Vollkorn|League Spartan|Hack|Yanone|Droid"
)


@dataclass(frozen=True)
class Theme:
    """The colours of one drawing."""

    page: tuple[int, ...]
    cell: tuple[int, ...]
    line: tuple[int, ...]
    digit: tuple[int, ...]


def fonts(unseen: bool) -> dict[str, list[str]]:
    """Font files by family, of one half."""
    listed = subprocess.run(
        ["fc-list", "--format", "%{family[0]}|%{style[0]}|%{file}\n"],
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, list[str]] = defaultdict(list)
    for line in sorted(set(listed.stdout.splitlines())):
        family, style, file = [*line.split("|"), "", ""][:3]
        wanted = not ODD.search(family) and bool(UNSEEN.search(family)) == unseen
        upright = "Italic" not in style and "Oblique" not in style
        if file.endswith((".ttf", ".otf")) and wanted and (upright or len(found[family]) < 3):
            found[family].append(file)
    return {family: files for family, files in found.items() if files}


def _colour(rng: np.random.Generator, low: int, high: int) -> tuple[int, ...]:
    grey = rng.integers(low, high)
    tint = rng.integers(-25, 26, 3) if rng.random() < 0.5 else np.zeros(3, dtype=int)
    return tuple(int(value) for value in (grey + tint).clip(0, 255))


def _theme(rng: np.random.Generator) -> Theme:
    if rng.random() < 0.25:
        page = _colour(rng, 5, 60)
        line = _colour(rng, 110, 220)
        return Theme(page, _colour(rng, 10, 70), line, _colour(rng, 170, 256))
    digit = _colour(rng, 0, 90)
    if rng.random() < 0.3:
        digit = tuple(int(v) for v in rng.permutation([int(rng.integers(0, 60)), 60, 190]))
    return Theme(_colour(rng, 225, 256), _colour(rng, 230, 256), _colour(rng, 0, 130), digit)


def drawn(
    grid: Grid, family: list[str], rng: np.random.Generator, largest: int = 90
) -> NDArray[np.uint8]:
    """A picture of a grid, [height, width, RGB], with cells of up to `largest` pixels."""
    theme = _theme(rng)
    cell = int(rng.integers(26, largest))
    thick, thin = int(rng.integers(2, 5)), int(rng.integers(1, 3))
    if cell < 40:
        thick, thin = min(thick, 3), 1
    side = 9 * cell + thick
    left, top = (int(v) for v in rng.integers(6, 2 + cell * 2, 2))
    size = side + left + int(rng.integers(6, cell * 2)), side + top + int(rng.integers(6, cell * 2))
    picture = Image.new("RGB", size, theme.page)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([left, top, left + side, top + side], fill=theme.cell)
    _highlight(draw, rng, theme, left, top, cell)
    faint = rng.random() < 0.25
    inner = _mixed(theme.line, theme.cell, 0.7 if faint else 0.2 if rng.random() < 0.5 else 0.0)
    for heavy in (False, True):
        for number in range(10):
            if (number % 3 == 0) != heavy:
                continue
            width = thick if heavy else thin
            at = number * cell + thick // 2 - width // 2
            ink = theme.line if heavy else inner
            draw.rectangle([left + at, top, left + at + width - 1, top + side - 1], fill=ink)
            draw.rectangle([left, top + at, left + side - 1, top + at + width - 1], fill=ink)
    font = _font(str(rng.choice(family)), cell * float(rng.uniform(0.42, 0.68)))
    small = _font(str(rng.choice(family)), cell * float(rng.uniform(0.16, 0.24)))
    notes = rng.random() < 0.35
    own = _colour(rng, 20, 160) if sum(theme.cell) > 384 and rng.random() < 0.25 else theme.digit
    for row in range(9):
        for column in range(9):
            x = left + column * cell + cell / 2 + thick / 2
            y = top + row * cell + cell / 2 + thick / 2
            if grid[row, column]:
                ink = own if rng.random() < 0.3 else theme.digit
                _write(draw, str(grid[row, column]), x, y, font, ink, rng, cell)
            elif notes and rng.random() < 0.6:
                ink = _mixed(theme.digit, theme.cell, float(rng.uniform(0, 0.5)))
                for note in range(9):
                    if rng.random() < 0.35:
                        across = (note % 3 - 1) * cell * 0.28
                        down = (note // 3 - 1) * cell * 0.28
                        text = str(note + 1)
                        draw.text((x + across, y + down), text, ink, small, anchor="mm")
    return _photographed(np.asarray(picture), rng)


def stored(pixels: NDArray[np.uint8], rng: np.random.Generator) -> bytes:
    """As PNG, or as JPEG of any quality from 45 on."""
    file = io.BytesIO()
    if rng.random() < 0.5:
        Image.fromarray(pixels).save(file, "PNG")
    else:
        Image.fromarray(pixels).save(file, "JPEG", quality=int(rng.integers(45, 96)))
    return file.getvalue()


def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, max(6, round(size)))


def _mixed(one: tuple[int, ...], two: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a * (1 - share) + b * share) for a, b in zip(one, two, strict=True))


def _write(
    draw: ImageDraw.ImageDraw,
    text: str,
    x: float,
    y: float,
    font: ImageFont.FreeTypeFont,
    ink: tuple[int, ...],
    rng: np.random.Generator,
    cell: int,
) -> None:
    """Centred by what is inked; fonts set digits high or low."""
    box = draw.textbbox((0, 0), text, font)
    if box[3] - box[1] > 0.72 * cell or box[2] - box[0] > 0.7 * cell:
        font = font.font_variant(size=int(font.size * 0.62 * cell / max(1, box[3] - box[1])))
        box = draw.textbbox((0, 0), text, font)
    off = rng.uniform(-0.04, 0.04, 2) * cell
    at = (x - (box[0] + box[2]) / 2 + off[0], y - (box[1] + box[3]) / 2 + off[1])
    draw.text(at, text, ink, font)


def _highlight(
    draw: ImageDraw.ImageDraw,
    rng: np.random.Generator,
    theme: Theme,
    left: int,
    top: int,
    cell: int,
) -> None:
    """A row, a column and a box of another shade, one cell of a third."""
    if rng.random() > 0.4:
        return
    shade = _mixed(theme.cell, _colour(rng, 90, 230), float(rng.uniform(0.1, 0.35)))
    row, column = (int(value) for value in rng.integers(0, 9, 2))
    spans = [(row, 0, row + 1, 9), (0, column, 9, column + 1), (row, column, row + 1, column + 1)]
    for number, (a, b, c, d) in enumerate(spans):
        fill = shade if number < 2 else _mixed(shade, (80, 150, 240), 0.3)
        draw.rectangle(
            [left + b * cell, top + a * cell, left + d * cell, top + c * cell], fill=fill
        )


def _photographed(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Turned and tilted a little, blurred, with noise and uneven light; each of them sometimes."""
    picture = Image.fromarray(pixels)
    if rng.random() < 0.5:
        wide, tall = picture.size
        pad = 0.08 * max(wide, tall)
        page = tuple(pixels[0, 0].tolist())
        flat = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=float)
        angle = np.deg2rad(rng.uniform(-4, 4))
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        middle = flat.mean(axis=0)
        moved = (flat - middle) @ turn.T + middle + pad
        moved += rng.uniform(-1, 1, (4, 2)) * 0.03 * min(wide, tall)
        way = homography(moved, flat)
        picture = picture.transform(
            (round(wide + 2 * pad), round(tall + 2 * pad)),
            Image.Transform.PERSPECTIVE,
            tuple(way.reshape(-1)[:8].tolist()),
            Image.Resampling.BICUBIC,
            fillcolor=page,
        )
    if rng.random() < 0.4:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.1))))
    values = np.asarray(picture).astype(np.float32)
    if rng.random() < 0.35:
        ys, xs = np.mgrid[-1 : 1 : values.shape[0] * 1j, -1 : 1 : values.shape[1] * 1j]
        a, b = rng.uniform(-0.18, 0.18, 2)
        values *= (0.85 + a * xs + b * ys)[..., None]
    if rng.random() < 0.4:
        values += rng.normal(0, rng.uniform(1, 8), values.shape)
    return values.clip(0, 255).astype(np.uint8)
