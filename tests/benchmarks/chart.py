"""Line charts as SVG, side by side, for the pictures in docs/."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, GAP = 250, 190, 62  # of a panel, and between panels
TOP, BOTTOM = 60, 76
# readable on white and in the most common kinds of colour blindness (Okabe and Ito)
COLORS = ("#0072b2", "#d55e00", "#009e73")
TEXT = 'font-family="sans-serif" fill="#333"'


@dataclass(frozen=True)
class Line:
    """A name and one value for each tick."""

    name: str
    values: Sequence[float]


@dataclass(frozen=True)
class Panel:
    """Lines over the same ticks, which stand equally far apart."""

    title: str
    ticks: Sequence[int]
    lines: Sequence[Line]


def draw(caption: str, panels: Sequence[Panel]) -> str:
    """The picture; all panels share the height of the largest value, and one legend if they can."""
    highest = max(value for panel in panels for line in panel.lines for value in line.values)
    size = (GAP + len(panels) * (WIDTH + GAP), TOP + HEIGHT + BOTTOM)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">',
        f'<rect width="{size[0]}" height="{size[1]}" fill="#fff"/>',
        f'<text x="{GAP}" y="24" font-size="15" {TEXT}>{escape(caption)}</text>',
    ]
    for index, panel in enumerate(panels):
        parts += _panel(panel, GAP + index * (WIDTH + GAP), _round_up(highest))
    shared = all(_names(panel) == _names(panels[0]) for panel in panels)
    for index, panel in enumerate(panels[:1] if shared else panels):
        left, top = GAP + index * (WIDTH + GAP), size[1] - (18 if shared else 42)
        across, down = (220, 0) if shared else (0, 17)
        for number, line in enumerate(panel.lines):
            x, y = left + number * across, top + number * down
            parts.append(f'<path d="M{x} {y - 4}h24" stroke="{COLORS[number]}" stroke-width="3"/>')
            parts.append(
                f'<text x="{x + 32}" y="{y}" font-size="12" {TEXT}>{escape(line.name)}</text>'
            )
    return "\n".join([*parts, "</svg>", ""])


def _names(panel: Panel) -> list[str]:
    return [line.name for line in panel.lines]


def _round_up(value: float) -> float:
    """The next number that starts with one of 1, 2, 3, 4, 5 or 8 and goes on with zeros."""
    unit = 1.0
    while unit * 10 <= value:
        unit *= 10
    return next(unit * n for n in (1, 2, 3, 4, 5, 8, 10) if unit * n >= value)


def _panel(panel: Panel, left: float, top: float) -> Iterator[str]:
    floor = TOP + HEIGHT
    step = WIDTH / (len(panel.ticks) - 1)
    yield f'<text x="{left}" y="{TOP - 14}" font-size="12" {TEXT}>{escape(panel.title)}</text>'
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = floor - share * HEIGHT
        yield f'<path d="M{left} {y}h{WIDTH}" stroke="#ddd"/>'
        yield _label(left - 6, y + 4, "end", f"{share * top:g}")
    for index, tick in enumerate(panel.ticks):
        yield _label(left + index * step, floor + 18, "middle", str(tick))
    for line, color in zip(panel.lines, COLORS, strict=False):
        points = [
            f"{left + index * step:.1f},{floor - value / top * HEIGHT:.1f}"
            for index, value in enumerate(line.values)
        ]
        shape = f'points="{" ".join(points)}" fill="none" stroke="{color}" stroke-width="2.5"'
        yield f"<polyline {shape}/>"
        for across, down in (point.split(",") for point in points):
            yield f'<circle cx="{across}" cy="{down}" r="3" fill="{color}"/>'


def _label(x: float, y: float, anchor: str, text: str) -> str:
    place = f'x="{x}" y="{y}" text-anchor="{anchor}"'
    return f'<text {place} font-size="11" {TEXT}>{text}</text>'
