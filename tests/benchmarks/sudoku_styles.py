"""How the board of a pictured sudoku looks: lines, shades, notes, light and dark, drawn by lot."""

from dataclasses import dataclass, field

import numpy as np

from hrm_core.puzzle import Cell

Colour = tuple[int, ...]  # red, green, blue


@dataclass(frozen=True)
class Style:
    """All that one drawing of a board looks like."""

    cell: int  # pixels
    page: Colour
    ground: Colour  # under the lines
    line: Colour  # around boxes
    inner: Colour  # between the cells of a box
    digit: Colour
    own: Colour  # of some digits, such as a person's
    pencil: Colour
    thick: int
    thin: int
    size: float  # of the digits, in cells
    notes: float  # share of the empty cells that have pencil marks
    notes_size: float
    notes_form: str  # "places", "corner", "middle"
    share: float  # of the nine marks
    tilted: bool
    outer: bool = True
    outer_thin: bool = False
    broken: bool = False
    dash: tuple[int, int] | None = None  # drawn, left out
    tiles: bool = False
    tile: Colour = ()
    round: int = 0
    frame: bool = False
    screen: bool = False
    buttons: bool = False
    fills: dict[Cell, Colour] = field(default_factory=dict)
    told: str = ""  # what is special about it


def mixed(one: Colour, two: Colour, share: float) -> Colour:
    """A colour between two."""
    return tuple(round(a * (1 - share) + b * share) for a, b in zip(one, two, strict=True))


def a_style(rng: np.random.Generator, cell: int) -> Style:
    """A style by lot for cells of some pixels; what is told of it is separated by commas."""
    dark = rng.random() < 0.25
    page, ground, line, digit = _colours(rng, dark)
    own = digit
    if rng.random() < 0.35:
        accent = [int(rng.integers(0, 60)), 70, 200]
        own = tuple(int(v) for v in rng.permutation(accent))
        if dark:
            own = mixed(own, (255, 255, 255), 0.5)
    thick = max(1, round(cell * rng.uniform(0.03, 0.11)))
    thin = max(1, min(thick, round(cell * rng.uniform(0.01, 0.05))))
    form = str(rng.choice(_FORMS, p=_CHANCES))
    options: dict[str, object] = {}
    faint = 0.65 if rng.random() < 0.25 else float(rng.choice([0.0, 0.2, 0.4]))
    if form == "equal":
        thick = thin
        faint = min(faint, 0.4)
    elif form == "dashed":
        dash = max(2, round(cell * rng.uniform(0.05, 0.25)))
        options["dash"] = dash, max(2, round(dash * rng.uniform(0.5, 1.2)))
    elif form == "no outer":
        options["outer"] = False
    elif form == "thin outer":
        options["outer_thin"] = True
    elif form == "broken":
        options["broken"] = True
    elif form == "tiles":
        thick, thin = max(2, thick), max(1, thin)
        options |= {"tiles": True, "tile": ground, "round": int(cell * rng.uniform(0, 0.2))}
        ground = mixed(ground, line, float(rng.uniform(0.25, 1.0)))
    elif form == "framed":
        options["frame"] = True
    shade = "tiles" if form == "tiles" else ""
    fills, shade = _fills(rng, ground if not shade else page, line)
    tilted = rng.random() < 0.4
    screen = not tilted and rng.random() < 0.35
    notes = float(rng.uniform(0.2, 1.0)) if rng.random() < 0.4 else 0.0
    told = [form, shade, *(word for word, on in (("dark", dark), ("tilted", tilted)) if on)]
    told += [word for word, on in (("notes", notes), ("screen", screen)) if on]
    return Style(
        cell=cell,
        page=page,
        ground=ground,
        line=line,
        inner=mixed(line, page if form == "tiles" else ground, faint),
        digit=digit,
        own=own,
        pencil=mixed(digit, ground, float(rng.uniform(0, 0.55))),
        thick=thick,
        thin=thin,
        size=float(rng.uniform(0.42, 0.85)),
        notes=notes,
        notes_size=float(rng.uniform(0.17, 0.27)),
        notes_form=str(rng.choice(["places", "corner", "middle"], p=[0.6, 0.2, 0.2])),
        share=float(rng.uniform(0.1, 0.6)),
        tilted=tilted,
        screen=screen,
        buttons=rng.random() < 0.5,
        fills=fills,
        told=", ".join(word for word in told if word),
        **options,  # type: ignore[arg-type]  # each under the name of its field
    )


_FORMS = ["boxes", "equal", "dashed", "no outer", "thin outer", "broken", "tiles", "framed"]
_CHANCES = [0.36, 0.1, 0.1, 0.1, 0.08, 0.1, 0.1, 0.06]


def _grey(rng: np.random.Generator, low: int, high: int) -> Colour:
    grey = rng.integers(low, high)
    tint = rng.integers(-25, 26, 3) if rng.random() < 0.5 else np.zeros(3, dtype=int)
    return tuple(int(value) for value in (grey + tint).clip(0, 255))


def _colours(rng: np.random.Generator, dark: bool) -> tuple[Colour, Colour, Colour, Colour]:
    """Of the page, the cells, the lines and the digits."""
    if dark:
        return _grey(rng, 5, 60), _grey(rng, 10, 70), _grey(rng, 110, 220), _grey(rng, 170, 256)
    digit = _grey(rng, 0, 90)
    if rng.random() < 0.25:
        digit = tuple(int(v) for v in rng.permutation([int(rng.integers(0, 60)), 60, 190]))
    page = _grey(rng, 225, 256)
    ground = page if rng.random() < 0.3 else _grey(rng, 230, 256)
    return page, ground, _grey(rng, 0, 150), digit


def _fills(
    rng: np.random.Generator, ground: Colour, line: Colour
) -> tuple[dict[Cell, Colour], str]:
    """Shades of cells: every other box, some cells in colours, or what a player has chosen."""
    lot = rng.random()
    if lot < 0.12:
        shade = mixed(ground, line, float(rng.uniform(0.08, 0.3)))
        cells = [(r, c) for r in range(9) for c in range(9) if (r // 3 + c // 3) % 2]
        return dict.fromkeys(cells, shade), "shaded boxes"
    if lot < 0.22:
        palette = [mixed(ground, _grey(rng, 60, 230), float(rng.uniform(0.1, 0.45))) for _ in "abc"]
        return {
            (r, c): palette[int(rng.integers(0, 3))]
            for r in range(9)
            for c in range(9)
            if rng.random() < 0.3
        }, "coloured cells"
    if lot < 0.45:
        shade = mixed(ground, _grey(rng, 90, 230), float(rng.uniform(0.1, 0.35)))
        row, column = (int(value) for value in rng.integers(0, 9, 2))
        box = row // 3 * 3, column // 3 * 3
        fills = {(row, c): shade for c in range(9)} | {(r, column): shade for r in range(9)}
        fills |= {
            (r, c): shade for r in range(box[0], box[0] + 3) for c in range(box[1], box[1] + 3)
        }
        fills[row, column] = mixed(shade, (80, 150, 240), 0.4)
        return fills, "highlight"
    return {}, ""
