"""A run as a moving picture: the board, the halting strip and a line on each segment."""

import io
from collections.abc import Iterator

from PIL import Image

from hrm_core.puzzle import Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Story, breaks, changes, course
from hrm_core.showing.boards import Inks, board_shapes, shape_at
from hrm_core.showing.hues import Written
from hrm_core.showing.shapes import Drawing, Words, picture
from hrm_core.showing.strip import strip_shapes

PACE, LAST, FIRST = 450, 3000, 900  # milliseconds of a segment, of the last one, of the puzzle
MOST_FRAMES = 200  # a longer run is shown in even steps
EXACT, COLORS = 40, 128  # colours of a GIF: grounds and inks as they are, and all


def chosen_segments(session: SolveSession, most: int = MOST_FRAMES) -> list[int]:
    """The segments that are shown of a run, 0 and the last among them."""
    count = len(session)
    if count + 1 <= most:
        return list(range(count + 1))
    return sorted({round(k * count / (most - 1)) for k in range(most)})


def scene(
    task: Task,
    session: SolveSession,
    story: Story,
    segment: int,
    side: float,
    inks: Inks,
    written: Written | None = None,
) -> Drawing:
    """One frame: board above, what the segment did, the strip below."""
    margin, caption, strip = 0.03 * side, 0.13 * side, 0.26 * side
    rows, cols = shape_at(task, session, segment)
    size = (side - 2 * margin) / max(rows, cols)
    shift = margin + (side - 2 * margin - cols * size) / 2
    drop = margin + (side - 2 * margin - rows * size) / 2
    shapes = list(board_shapes(task, session, segment, (shift, drop, size), inks, written))
    big, small = 0.032 * side, 0.025 * side
    title, text, more = _caption(session, story, segment)
    y = side + 0.016 * side
    shapes += [
        Words(margin, y, title, big, inks.text, bold=True, anchor="start"),
        Words(margin, y + 1.5 * big, text, small, inks.muted, anchor="start"),
        Words(margin, y + 2.8 * big, more, small, inks.good, bold=True, anchor="start"),
    ]
    at = (margin, side + caption, side - 2 * margin, strip)
    shapes += strip_shapes(session, story, segment, at, inks)
    return Drawing(side, round(side + caption + strip + margin), inks.ground, tuple(shapes))


def _caption(session: SolveSession, story: Story, segment: int) -> tuple[str, str, str]:
    if not segment:
        return "The puzzle", session.puzzle.title, ""
    trace, line = session.at(segment), story.line(segment)
    if trace.guess is not None:
        return f"Try {segment - len(session.shot)} of the search", breaks(line), ""
    return f"Segment {segment}", f"{changes(line)}; {breaks(line)}", course(line).partition(":")[0]


def frames(
    task: Task, session: SolveSession, side: int, inks: Inks, written: Written | None = None
) -> Iterator[Image.Image]:
    """The pictures of a film, as large as each other."""
    story = Story(session)
    for segment in chosen_segments(session):
        yield picture(scene(task, session, story, segment, side, inks, written), smooth=2)


def _palette(pictures: list[Image.Image]) -> Image.Image:
    """One palette for all, of some frames side by side: colours stay the same while it plays."""
    last = len(pictures) - 1  # which has colours that no other may have
    few = [pictures[place] for place in sorted({round(n * last / 7) for n in range(8)})]
    width, height = few[0].size
    sheet = Image.new("RGB", (width, height * len(few)))
    for row, each in enumerate(few):
        sheet.paste(each, (0, row * height))
    near = sheet.quantize(COLORS - EXACT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    found = sheet.getcolors(width * height * len(few)) or []  # as many as there can be: never None
    found.sort(key=lambda each: -each[0])
    exact = [part for _, color in found[:EXACT] if isinstance(color, tuple) for part in color]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*exact, *(near.getpalette() or [])][: 3 * COLORS])
    return palette


def film(
    task: Task,
    session: SolveSession,
    side: int,
    inks: Inks,
    kind: str,
    written: Written | None = None,
) -> bytes:
    """A file that moves, of the kind "gif" or "webp" (lossless)."""
    assert kind in ("gif", "webp"), "Pillow writes these"
    pictures = list(frames(task, session, side, inks, written))
    times = [FIRST, *[PACE] * (len(pictures) - 2), LAST][-len(pictures) :]
    out = io.BytesIO()
    if kind == "gif":
        palette = _palette(pictures)
        pictures = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in pictures]
        pictures[0].save(
            out, "GIF", save_all=True, append_images=pictures[1:], duration=times, loop=0
        )
    else:
        pictures[0].save(
            out,
            "WEBP",
            save_all=True,
            append_images=pictures[1:],
            duration=times,
            loop=0,
            lossless=True,
            method=2,
        )
    return out.getvalue()
