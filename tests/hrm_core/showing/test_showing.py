"""Runs as pictures, films, tables and pages: whole, readable, and with nothing of the future."""

import csv
import io
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PIL import Image, ImageChops

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story
from hrm_core.showing.boards import DARK, LIGHT, Inks, board
from hrm_core.showing.film import _palette, chosen_segments, film, scene
from hrm_core.showing.hues import Written
from hrm_core.showing.report import report
from hrm_core.showing.shapes import Box, Drawing, Words, pdf, picture, svg
from hrm_core.showing.strip import strip_shapes
from hrm_core.showing.table import COLUMNS, table
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE, RIGHT, SUDOKU, THOUGHTS, scripted


def thought(segments: int = 4, title: str = "") -> SolveSession:
    puzzle = PUZZLE if not title else type(PUZZLE)("sudoku", PUZZLE.given, title=title)
    limit = Limit(segments, halt=False)
    traces = list(solve(scripted(), SUDOKU, puzzle, limit))
    return SolveSession(puzzle, limit, "scripted", "CPU", traces, Ending.LIMIT)


def run_of(kind: str, level: str, *answers: bool) -> SolveSession:
    """Any kind of puzzle, answered right or as it was given."""
    task = TASKS[kind]
    puzzle = task.generate(np.random.default_rng(1), level)
    right = np.where(task.labels(puzzle) < 0, task.encode(puzzle), task.labels(puzzle))
    beats = [Beat(right if each else task.encode(puzzle)) for each in answers]
    engine = ScriptedEngine(beats, task.vocab_size)
    traces = list(solve(engine, task, puzzle, Limit(len(beats), halt=False)))
    return SolveSession(puzzle, traces=traces, ending=Ending.LIMIT)


@pytest.mark.parametrize(
    ("kind", "level"), [("sudoku", "easy"), ("maze", "prim 9x13"), ("arc", "crop 5x5")]
)
@pytest.mark.parametrize("inks", [LIGHT, DARK])
def test_boards_of_all_kinds_become_svg_pdf_and_pictures(kind: str, level: str, inks: Inks) -> None:
    session = run_of(kind, level, False, True)
    for segment in range(3):
        drawn = board(TASKS[kind], session, segment, 300, inks)
        ElementTree.fromstring(svg(drawn))
        image = picture(drawn)
        assert max(image.size) == 300
        assert len(image.getcolors(100_000) or ()) > 2
        content = pdf(drawn)
        assert content.startswith(b"%PDF-1.4")
        start = int(re.findall(rb"startxref\n(\d+)", content)[0])
        assert content[start:].startswith(b"xref")


def test_a_picture_has_the_size_that_was_asked_for_and_no_more_than_that() -> None:
    assert picture(board(SUDOKU, thought(), 2, 1234, LIGHT)).size == (1234, 1234)
    with pytest.raises(ValueError, match="at most 4096"):
        picture(board(SUDOKU, thought(), 2, 5000, LIGHT))


def test_digits_stand_in_the_middle_of_their_cells() -> None:
    drawn = Drawing(100, 100, "#ffffff", (Words(50, 50, "8", 60, "#000000"),))
    box = ImageChops.invert(picture(drawn).convert("L")).point(lambda v: 255 * (v > 60)).getbbox()
    assert box is not None
    assert abs((box[0] + box[2]) / 2 - 50) < 2
    assert abs((box[1] + box[3]) / 2 - 50) < 2


def luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("inks", [LIGHT, DARK])
def test_every_ink_can_be_read_on_the_grounds_it_stands_on(inks: Inks) -> None:
    pairs = [
        *((ink, ground) for ink in (inks.model, inks.bad) for ground in (inks.wrong_ground,)),
        *((ink, inks.surface) for ink in (inks.model, inks.given, inks.bad, inks.mine)),
        (inks.given, inks.given_ground),
        *((ink, inks.ground) for ink in (inks.text, inks.muted, inks.halt, inks.go_on, inks.good)),
    ]
    for ink, ground in pairs:
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


@pytest.mark.parametrize(("kind", "name"), [("gif", "GIF"), ("webp", "WEBP")])
def test_a_film_has_a_frame_for_the_puzzle_and_each_segment(kind: str, name: str) -> None:
    image = Image.open(io.BytesIO(film(SUDOKU, thought(), 240, LIGHT, kind)))
    assert image.format == name
    assert getattr(image, "n_frames", 0) == 5


def test_a_film_has_the_colours_of_its_last_frame() -> None:
    flat = [Image.new("RGB", (40, 40), (n, n, n)) for n in range(0, 200, 10)]
    flat.append(Image.new("RGB", (40, 40), (0, 160, 90)))
    palette = _palette(flat).getpalette()
    assert palette is not None
    colors = zip(palette[::3], palette[1::3], palette[2::3], strict=True)
    assert min(abs(r) + abs(g - 160) + abs(b - 90) for r, g, b in colors) < 12


def test_a_film_tells_apart_what_a_picture_does() -> None:
    """The grounds of a given and of a changed cell are almost one colour."""
    session = thought()
    wanted = picture(scene(SUDOKU, session, Story(session), 4, 240, LIGHT), smooth=2)
    with Image.open(io.BytesIO(film(SUDOKU, session, 240, LIGHT, "gif"))) as made:
        made.seek(4)
        shown = made.convert("RGB")
    before, after = np.asarray(wanted), np.asarray(shown)
    colors, counts = np.unique(before.reshape(-1, 3), axis=0, return_counts=True)
    for color in colors[np.argsort(counts)[-8:]]:
        here = (before == color).all(axis=2)
        assert abs(after[here].astype(int) - color).max() <= 3


def test_a_long_run_is_shown_in_even_steps_with_its_first_and_last_segment() -> None:
    session = thought()
    assert chosen_segments(session) == [0, 1, 2, 3, 4]
    few = chosen_segments(session, 3)
    assert few == [0, 2, 4]


def test_a_frame_shows_nothing_of_what_comes_after_it() -> None:
    long, short = thought(4), thought(4)
    other = [*short.traces[:2], *reversed(short.traces[2:])]
    traces = [type(t)(**{**t.__dict__, "segment": n}) for n, t in enumerate(other, 1)]
    changed = SolveSession(PUZZLE, long.limit, traces=traces, ending=Ending.LIMIT)
    scenes = [scene(SUDOKU, each, Story(each), 2, 300, LIGHT) for each in (long, changed)]
    assert scenes[0] == scenes[1]


def test_the_strip_marks_the_decision_once_it_was_shown() -> None:
    session = thought()
    at = (0.0, 0.0, 600.0, 180.0)

    def words(upto: int) -> list[str]:
        shapes = strip_shapes(session, Story(session), upto, at, LIGHT)
        return [shape.text for shape in shapes if isinstance(shape, Words)]

    assert "would have halted" not in words(2)
    assert "would have halted" in words(3)
    assert {"99.9 %", "50 %", "0.1 %"} <= set(words(1))


def test_the_table_has_all_curves() -> None:
    rows = list(csv.DictReader(io.StringIO(table(SUDOKU, thought()))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["segment"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["wants_to_halt"] for row in rows] == ["0", "0", "1", "0"]
    assert float(rows[2]["halt_probability"]) == pytest.approx(0.8808, abs=1e-3)
    assert float(rows[1]["entropy_bits"]) > 0


def test_a_report_needs_no_network_and_holds_every_board() -> None:
    page = report(SUDOKU, thought(title="<b>&</b> mine"))
    assert "&lt;b&gt;&amp;&lt;/b&gt; mine" in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert all(f'id="s{segment}"' in page for segment in range(5))
    assert page.count("</script>") == 1
    assert "would have halted after segment 3" in page


def test_what_a_report_says_cannot_end_its_script() -> None:
    page = report(SUDOKU, thought(title="</script><script>alert(1)</script>"))
    assert page.count("<script>") == 1


def test_a_given_cell_is_drawn_bold_and_the_models_is_not() -> None:
    session = SolveSession(PUZZLE, traces=thought(2).traces, ending=Ending.LIMIT)
    drawn = board(SUDOKU, session, 2, 300, LIGHT)
    words = [shape for shape in drawn.shapes if isinstance(shape, Words)]
    assert sum(word.bold for word in words) == int((PUZZLE.given > 0).sum())
    assert sum(isinstance(shape, Box) for shape in drawn.shapes) >= 81
    assert len(words) == 81
    assert len(RIGHT) == 81
    assert len(THOUGHTS) == 4


def test_what_a_person_wrote_is_slanted_on_the_puzzle_and_not_on_an_answer() -> None:
    mine = np.where(PUZZLE.given == 0, 5, 0).astype(np.uint8)
    slanted = []
    for segment in (0, 2):
        drawn = board(SUDOKU, thought(), segment, 300, LIGHT, Written(mine))
        words = [shape for shape in drawn.shapes if isinstance(shape, Words)]
        slanted.append(sum(word.slanted for word in words))
    assert slanted == [int((PUZZLE.given == 0).sum()), 0]
