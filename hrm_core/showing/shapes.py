"""What a drawing is made of, and the three ways it is written: SVG, PDF, and a picture."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from hrm_core.places import asset_path

Point = tuple[float, float]
SMOOTH = 3  # a picture is drawn so many times larger and then reduced
LARGEST = 4096  # pixels of a picture's longer side
CAP = 0.727  # height of a digit, as a share of the size of the font
_FACES = {
    (False, False): "Inter-Regular.otf",
    (True, False): "Inter-Bold.otf",
    (False, True): "Inter-Italic.otf",
    (True, True): "Inter-Bold.otf",
}
_WIDTHS = 0.556  # of a digit in Helvetica, which every PDF reader has


@dataclass(frozen=True)
class Box:
    """A rectangle, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thick: float = 1.0


@dataclass(frozen=True)
class Path:
    """Straight lines from point to point; filled where it is closed."""

    points: tuple[Point, ...]
    color: str
    thick: float = 1.0
    closed: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True)
class Words:
    """A line of text; y is the middle of its capitals, x its start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    slanted: bool = False
    anchor: str = "middle"


Shape = Box | Path | Disc | Words


@dataclass(frozen=True)
class Drawing:
    """Shapes on a ground, in the order in which they are laid on each other."""

    width: float
    height: float
    ground: str
    shapes: tuple[Shape, ...]


def mix(ground: str, ink: str, share: float) -> str:
    """A colour between two, #rrggbb.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    share = max(0.0, min(share, 1.0))
    pairs = zip(_parts(ground), _parts(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def svg(drawing: Drawing) -> str:
    """A whole SVG file."""
    w, h = _number(drawing.width), _number(drawing.height)
    ground = Box(0, 0, drawing.width, drawing.height, drawing.ground)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}"'
        f' font-family="Inter, Helvetica, Arial, sans-serif">\n{svg_parts([ground])}\n'
        f"{svg_parts(drawing.shapes)}\n</svg>\n"
    )


def svg_parts(shapes: Iterable[Shape]) -> str:
    """The elements of some shapes, one a line."""
    return "\n".join(_element(shape) for shape in shapes)


def _element(shape: Shape) -> str:
    n = _number
    if isinstance(shape, Box):
        lines = f' stroke="{shape.stroke}" stroke-width="{n(shape.thick)}"' if shape.stroke else ""
        return (
            f'<rect x="{n(shape.x)}" y="{n(shape.y)}" width="{n(shape.width)}"'
            f' height="{n(shape.height)}" fill="{shape.fill or "none"}"{lines}/>'
        )
    if isinstance(shape, Disc):
        at = f'cx="{n(shape.x)}" cy="{n(shape.y)}"'
        return f'<circle {at} r="{n(shape.radius)}" fill="{shape.fill}"/>'
    if isinstance(shape, Path):
        points = " ".join(f"{n(x)},{n(y)}" for x, y in shape.points)
        if shape.closed:
            return f'<polygon points="{points}" fill="{shape.color}"/>'
        dashes = f' stroke-dasharray="{n(3 * shape.thick)}"' if shape.dashed else ""
        return (
            f'<polyline points="{points}" fill="none" stroke="{shape.color}"'
            f' stroke-width="{n(shape.thick)}" stroke-linejoin="round"{dashes}/>'
        )
    style = ' font-weight="700"' if shape.bold else ""
    style += ' font-style="italic"' if shape.slanted else ""
    return (
        f'<text x="{n(shape.x)}" y="{n(shape.y + CAP / 2 * shape.size)}" fill="{shape.color}"'
        f' font-size="{n(shape.size)}" text-anchor="{shape.anchor}"{style}>{escape(shape.text)}'
        "</text>"
    )


def picture(drawing: Drawing, smooth: int = SMOOTH) -> Image.Image:
    """The drawing as pixels, one for each unit."""
    width, height = round(drawing.width), round(drawing.height)
    if max(width, height) > LARGEST:
        raise ValueError(f"a picture has at most {LARGEST} pixels a side, not {max(width, height)}")
    smooth = max(1, min(smooth, 2 * LARGEST // max(width, height)))
    image = Image.new("RGB", (width * smooth, height * smooth), drawing.ground)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(pen, shape, smooth)
    return image.resize((width, height), Image.Resampling.LANCZOS) if smooth > 1 else image


def png(drawing: Drawing) -> bytes:
    """The same as a PNG file."""
    out = io.BytesIO()
    picture(drawing).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, k: int) -> None:
    if isinstance(shape, Box):
        if shape.width <= 0 or shape.height <= 0:
            return
        corner = (shape.x + shape.width) * k - 1, (shape.y + shape.height) * k - 1
        left, top = shape.x * k, shape.y * k
        right, bottom = max(corner[0], left), max(corner[1], top)
        pen.rectangle(
            (left, top, right, bottom),
            fill=shape.fill or None,
            outline=shape.stroke or None,
            width=max(1, round(shape.thick * k)) if shape.stroke else 0,
        )
    elif isinstance(shape, Disc):
        x, y, r = shape.x * k, shape.y * k, shape.radius * k
        pen.ellipse((x - r, y - r, x + r, y + r), fill=shape.fill)
    elif isinstance(shape, Path):
        _draw_path(pen, shape, k)
    else:
        font = _font(shape.bold, shape.slanted, max(1, round(shape.size * k)))
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
        at = shape.x * k, (shape.y + CAP / 2 * shape.size) * k
        pen.text(at, shape.text, fill=shape.color, font=font, anchor=anchor)


def _draw_path(pen: ImageDraw.ImageDraw, shape: Path, k: int) -> None:
    points = [(x * k, y * k) for x, y in shape.points]
    if shape.closed:
        pen.polygon(points, fill=shape.color)
    elif shape.dashed:
        for index, (start, end) in enumerate(_dashes(points, 3 * shape.thick * k)):
            if index % 2 == 0:
                pen.line((start, end), fill=shape.color, width=max(1, round(shape.thick * k)))
    elif len(points) > 1:
        pen.line(points, fill=shape.color, width=max(1, round(shape.thick * k)), joint="curve")


def _dashes(points: Sequence[Point], length: float) -> list[tuple[Point, Point]]:
    """The pieces of a line, dash, gap, dash and so on."""
    found = []
    for (x, y), (to_x, to_y) in pairwise(points):
        whole = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        count = max(1, round(whole / max(length, 1.0)))
        step = [(to_x - x) / count, (to_y - y) / count]
        for n in range(count):
            a = x + n * step[0], y + n * step[1]
            found.append((a, (a[0] + step[0], a[1] + step[1])))
    return found


@lru_cache(maxsize=64)
def _font(bold: bool, slanted: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(asset_path("fonts", _FACES[bold, slanted])), size)


def pdf(drawing: Drawing, *others: Drawing) -> bytes:
    """A page for each drawing, as large as it is, in lines and letters, not pixels."""
    drawings = (drawing, *others)
    fonts = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    first = 3 + len(fonts)  # after the catalogue, the list of pages and the fonts
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(drawings)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawings)} >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font}"
            " /Encoding /WinAnsiEncoding >>".encode()
            for font in fonts
        ),
    ]
    for number, each in enumerate(drawings):
        content = _content(each)
        size = f"{_number(each.width)} {_number(each.height)}"
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}]"
                f" /Contents {first + 2 * number + 1} 0 R"
                " /Resources << /Font << /F0 3 0 R /F1 4 0 R /F2 5 0 R >> >> >>"
            ).encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _content(drawing: Drawing) -> bytes:
    """What is drawn on a page."""
    ground = Box(0, 0, drawing.width, drawing.height, drawing.ground)
    parts = [_operators(shape, drawing.height) for shape in (ground, *drawing.shapes)]
    return "\n".join(parts).encode("cp1252", "replace")


def _operators(shape: Shape, height: float) -> str:
    n = _number
    if isinstance(shape, Box):
        box = (
            f"{n(shape.x)} {n(height - shape.y - shape.height)} {n(shape.width)} {n(shape.height)}"
        )
        fill = f"{_ink(shape.fill)} rg {box} re f" if shape.fill else ""
        line = f"{_ink(shape.stroke)} RG {n(shape.thick)} w {box} re S" if shape.stroke else ""
        return f"{fill}\n{line}".strip()
    if isinstance(shape, Disc):  # a short line with round ends
        dot = f"{n(shape.x)} {n(height - shape.y)}"
        return f"1 J {_ink(shape.fill)} RG {n(2 * shape.radius)} w {dot} m {dot} l S 0 J"
    if isinstance(shape, Path):
        points = [f"{n(x)} {n(height - y)}" for x, y in shape.points]
        if not points:
            return ""
        way = f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])
        if shape.closed:
            return f"{_ink(shape.color)} rg {way} h f"
        dashes = f"[{n(3 * shape.thick)}] 0 d" if shape.dashed else "[] 0 d"
        return f"1 j {dashes} {_ink(shape.color)} RG {n(shape.thick)} w {way} S [] 0 d"
    wide = _WIDTHS * shape.size * len(shape.text)
    left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    base = height - shape.y - CAP / 2 * shape.size
    font = 1 if shape.bold else 2 if shape.slanted else 0
    text = shape.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return (
        f"BT {_ink(shape.color)} rg /F{font} {n(shape.size)} Tf {n(left)} {n(base)} Td ({text}) Tj"
        " ET"
    )


def _ink(color: str) -> str:
    return " ".join(_number(part / 255) for part in _parts(color))


def _parts(color: str) -> list[int]:
    return [int(color[start : start + 2], 16) for start in (1, 3, 5)]


def _number(value: float) -> str:
    """As short as it is exact enough.

    >>> _number(2.0), _number(1 / 3)
    ('2', '0.333')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".")
