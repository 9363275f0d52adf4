"""Pictures of sudokus as programs, printers and cameras make them.

A picture is drawn on a canvas by a style (what lines, cells, notes and surroundings look like),
then made smaller, turned, tilted, blurred and stored as cameras and programs do.
"""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.pictures.boards import homography
from tests.benchmarks.sudoku_styles import Colour, Style, a_style

Pixels = NDArray[np.uint8]  # [height, width, RGB]
Corners = NDArray[np.float64]  # [4, (x, y)]: of the middle of the outermost lines
LEAST, MOST = 20, 90  # pixels of a cell; of some pictures, as many as telephones have
LARGE = 330


@dataclass(frozen=True)
class Picture:
    """A drawn grid, where it lies, and what is special about its looks."""

    pixels: Pixels
    corners: Corners
    told: str


def drawn(grid: Grid, family: list[str], rng: np.random.Generator, largest: int = MOST) -> Picture:
    """A picture of a grid with cells of up to `largest` pixels."""
    cell = int(np.exp(rng.uniform(np.log(LEAST), np.log(largest))))
    if largest >= MOST and rng.random() < 0.04:
        cell = int(rng.integers(MOST, LARGE))
    coarse = 2 if cell < 40 and rng.random() < 0.7 else 1  # drawn larger, then made smaller
    style = a_style(rng, cell * coarse)
    board = _Board(grid, style, rng)
    board.draw(family)
    picture, corners = board.picture, board.corners()
    if coarse > 1:
        size = picture.width // coarse, picture.height // coarse
        picture, corners = picture.resize(size, Image.Resampling.LANCZOS), corners / coarse
    picture, corners = _tilted(picture, corners, rng) if style.tilted else (picture, corners)
    return Picture(_photographed(picture, rng), corners, style.told)


def stored(pixels: Pixels, rng: np.random.Generator) -> bytes:
    """As PNG, JPEG of any quality from 40 on, or WebP."""
    file = io.BytesIO()
    kind = rng.choice(["PNG", "JPEG", "WEBP"], p=[0.45, 0.45, 0.1])
    quality = int(rng.integers(40, 96))
    Image.fromarray(pixels).save(file, str(kind), **({} if kind == "PNG" else {"quality": quality}))
    return file.getvalue()


@dataclass
class _Board:
    """A canvas on which one grid is drawn."""

    grid: Grid
    style: Style
    rng: np.random.Generator

    def __post_init__(self) -> None:
        style, rng, cell = self.style, self.rng, self.style.cell
        side = 9 * cell + style.thick
        least = max(2, cell // 5)
        self.left, self.top = (int(v) for v in rng.integers(least, 2 + cell * 2, 2))
        right, bottom = (int(v) for v in rng.integers(least, 2 + cell * 2, 2))
        if style.screen:
            self.top += int(cell * rng.uniform(1, 3))
            bottom += int(cell * rng.uniform(1.5, 6))
        self.side = side
        size = side + self.left + right, side + self.top + bottom
        self.picture = Image.new("RGB", size, style.page)
        self.canvas = ImageDraw.Draw(self.picture)

    def draw(self, family: list[str]) -> None:
        """All of it, from the ground to the digits."""
        style, cell, rng = self.style, self.style.cell, self.rng
        left, top, side = self.left, self.top, self.side
        self.canvas.rectangle([left, top, left + side - 1, top + side - 1], fill=style.ground)
        for (row, column), fill in style.fills.items():
            self._fill(row, column, fill)
        if style.tiles:
            self._tiles()
        else:
            self._lines()
        if style.frame:
            gap = int(rng.integers(2, 2 + cell // 3))
            around = [left - gap, top - gap, left + side + gap, top + side + gap]
            self.canvas.rectangle(around, outline=style.line, width=max(1, style.thick // 2))
        font = ImageFont.truetype(str(rng.choice(family)), max(7, round(cell * style.size)))
        small = font.font_variant(size=max(5, round(cell * style.notes_size)))
        for row in range(9):
            for column in range(9):
                if self.grid[row, column]:
                    mine = rng.random() < 0.3
                    ink = style.own if mine else style.digit
                    self._write(str(self.grid[row, column]), row, column, font, ink)
                elif style.notes and rng.random() < style.notes:
                    self._notes(row, column, small)
        if style.screen:
            self._screen(font)

    def corners(self) -> Corners:
        """The middle of the outermost lines, before the picture is moved."""
        half = self.style.thick / 2
        left, top, side = self.left + half, self.top + half, 9 * self.style.cell
        return np.array(
            [[left, top], [left + side, top], [left + side, top + side], [left, top + side]]
        )

    def _fill(self, row: int, column: int, fill: Colour) -> None:
        cell, half = self.style.cell, self.style.thick // 2
        x, y = self.left + column * cell + half, self.top + row * cell + half
        self.canvas.rectangle([x, y, x + cell - 1, y + cell - 1], fill=fill)

    def _tiles(self) -> None:
        """Cells as tiles with gaps, wider gaps between boxes."""
        style, cell, half = self.style, self.style.cell, self.style.thick // 2
        for row in range(9):
            for column in range(9):
                x, y = self.left + column * cell + half, self.top + row * cell + half
                edges = [
                    x + (style.thick if column % 3 == 0 else style.thin),
                    y + (style.thick if row % 3 == 0 else style.thin),
                    x + cell - (style.thick if column % 3 == 2 else style.thin),
                    y + cell - (style.thick if row % 3 == 2 else style.thin),
                ]
                fill = style.fills.get((row, column), style.tile)
                self.canvas.rounded_rectangle(edges, style.round, fill=fill)

    def _lines(self) -> None:
        style, cell = self.style, self.style.cell
        for heavy in (False, True):
            for number in range(10):
                outer = number in (0, 9)
                if (number % 3 == 0) != heavy or (outer and not style.outer):
                    continue
                width, ink = (style.thick, style.line) if heavy else (style.thin, style.inner)
                if outer and style.outer_thin:
                    width, ink = style.thin, style.inner
                at = number * cell + style.thick // 2 - width // 2
                for begin, end in self._strokes(heavy):
                    a, b, c = self.left + at, self.top + begin, self.left + at + width - 1
                    self.canvas.rectangle([a, b, c, self.top + end - 1], fill=ink)
                    a, b, c = self.left + begin, self.top + at, self.left + end - 1
                    self.canvas.rectangle([a, b, c, self.top + at + width - 1], fill=ink)

    def _strokes(self, heavy: bool) -> list[tuple[int, int]]:
        """The parts of a line that are drawn: all of it, dashes, or all but some gaps."""
        style, rng = self.style, self.rng
        if style.dash and not heavy:
            dash, gap = style.dash
            return [(at, min(self.side, at + dash)) for at in range(0, self.side, dash + gap)]
        strokes = [(0, self.side)]
        if style.broken:
            for _ in range(int(rng.integers(1, 4))):
                off = int(rng.uniform(0, self.side))
                on = off + int(style.cell * rng.uniform(0.1, 0.9))
                strokes = [
                    part
                    for begin, end in strokes
                    for part in ((begin, min(end, off)), (max(begin, on), end))
                    if part[1] > part[0]
                ]
        return strokes

    def _middle(self, row: int, column: int) -> tuple[float, float]:
        cell, half = self.style.cell, self.style.thick / 2
        return self.left + (column + 0.5) * cell + half, self.top + (row + 0.5) * cell + half

    def _write(
        self, text: str, row: int, column: int, font: ImageFont.FreeTypeFont, ink: Colour
    ) -> None:
        """Centred by what is inked; fonts set digits high or low."""
        cell, (x, y) = self.style.cell, self._middle(row, column)
        box = self.canvas.textbbox((0, 0), text, font)
        if box[3] - box[1] > 0.72 * cell or box[2] - box[0] > 0.7 * cell:
            most = 0.65 * cell / max(1, box[3] - box[1], box[2] - box[0])
            font = font.font_variant(size=max(6, int(font.size * most)))
            box = self.canvas.textbbox((0, 0), text, font)
        off = self.rng.uniform(-0.05, 0.05, 2) * cell
        at = (x - (box[0] + box[2]) / 2 + off[0], y - (box[1] + box[3]) / 2 + off[1])
        self.canvas.text(at, text, ink, font)

    def _notes(self, row: int, column: int, font: ImageFont.FreeTypeFont) -> None:
        """Pencil marks: each at its place of nine, or a few in a line."""
        style, cell, (x, y) = self.style, self.style.cell, self._middle(row, column)
        marks = [note for note in range(9) if self.rng.random() < style.share] or [0]
        if style.notes_form == "places":
            for note in marks:
                at = x + (note % 3 - 1) * cell * 0.28, y + (note // 3 - 1) * cell * 0.28
                self.canvas.text(at, str(note + 1), style.pencil, font, anchor="mm")
            return
        text = "".join(str(note + 1) for note in marks[:4])
        if style.notes_form == "corner":
            at = x - 0.4 * cell, y - 0.28 * cell
            self.canvas.text(at, text, style.pencil, font, anchor="lm")
        else:
            self.canvas.text((x, y), text, style.pencil, font, anchor="mm")

    def _screen(self, font: ImageFont.FreeTypeFont) -> None:
        """What else an app shows: a title above, the digits to press below."""
        style, cell, rng = self.style, self.style.cell, self.rng
        text = font.font_variant(size=max(7, round(cell * rng.uniform(0.3, 0.6))))
        told = str(rng.choice(["Sudoku", "Level 7", "00:42", "Mistakes 0/3", "Hard  12:05"]))
        self.canvas.text((self.left, self.top - 0.8 * cell), told, style.digit, text, anchor="lm")
        y = self.top + self.side + 0.9 * cell
        if y + 0.5 * cell > self.picture.height:
            return
        for number in range(9):
            x = self.left + (number + 0.5) * cell
            if style.buttons:
                box = [x - 0.42 * cell, y - 0.45 * cell, x + 0.42 * cell, y + 0.45 * cell]
                self.canvas.rectangle(box, outline=style.inner, width=max(1, style.thin))
            self.canvas.text((x, y), str(number + 1), style.own, font, anchor="mm")


def _tilted(
    picture: Image.Image, corners: Corners, rng: np.random.Generator
) -> tuple[Image.Image, Corners]:
    """Turned, and seen at a slight angle."""
    wide, tall = picture.size
    pad = 0.08 * max(wide, tall)
    page = picture.getpixel((0, 0))
    assert isinstance(page, tuple)
    flat = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=float)
    angle = np.deg2rad(rng.uniform(-5, 5))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = flat.mean(axis=0)
    moved = (flat - middle) @ turn.T + middle + pad
    moved += rng.uniform(-1, 1, (4, 2)) * 0.03 * min(wide, tall)
    turned = picture.transform(
        (round(wide + 2 * pad), round(tall + 2 * pad)),
        Image.Transform.PERSPECTIVE,
        tuple(homography(moved, flat).reshape(-1)[:8].tolist()),
        Image.Resampling.BICUBIC,
        fillcolor=page,
    )
    x, y, scale = homography(flat, moved) @ np.column_stack([corners, np.ones(4)]).T
    return turned, np.column_stack([x / scale, y / scale])


def _photographed(picture: Image.Image, rng: np.random.Generator) -> Pixels:
    """Blurred, with uneven light and noise; each of them sometimes."""
    if rng.random() < 0.35:
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.0))))
    values = np.asarray(picture).astype(np.float32)
    if rng.random() < 0.3:
        ys, xs = np.mgrid[-1 : 1 : values.shape[0] * 1j, -1 : 1 : values.shape[1] * 1j]
        a, b = rng.uniform(-0.18, 0.18, 2)
        values *= (0.85 + a * xs + b * ys)[..., None]
    if rng.random() < 0.35:
        values += rng.normal(0, rng.uniform(1, 8), values.shape[:2])[..., None]
    return values.clip(0, 255).astype(np.uint8)
