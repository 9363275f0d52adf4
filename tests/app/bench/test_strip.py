from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions import Actions
from app.bench.strip import Strip
from app.bench.strip_paint import StripPainter, Track, crowded, within
from app.bench.timeline import Timeline
from app.board.frame import Heat
from app.solve.book import Book
from app.solve.inspector import ends
from app.style.theme import Role, Theme
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.guess import Guess
from hrm_core.solving.solve import Limit, solve
from tests.app.support import SUDOKU, Workshop, beat, puzzle, script

WIDTH = 900
LEFT = Qt.MouseButton.LeftButton


def book_of(beats: list[Beat], segments: int, ending: Ending = Ending.LIMIT) -> Book:
    engine = ScriptedEngine(beats, SUDOKU.vocab_size)
    limit = Limit(segments, halt=ending is Ending.HALTED)
    traces = list(solve(engine, SUDOKU, puzzle(), limit))
    session = SolveSession(puzzle(), limit, traces=traces, ending=ending)
    return Book(SUDOKU, session, candidates=True, heat=Heat.NONE)


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> Strip:
    strip = Strip(theme)
    qtbot.addWidget(strip)
    strip.resize(WIDTH, strip.sizeHint().height())
    return strip


def wanted_of(strip: Strip) -> list[int]:
    wanted: list[int] = []
    strip.wanted.connect(wanted.append)
    return wanted


def picture(strip: Strip) -> QImage:
    return strip.grab().toImage()


def test_a_click_asks_for_the_segment_under_it(strip: Strip) -> None:
    strip.show_book(book_of(script(), 8))
    wanted = wanted_of(strip)
    for segment in (0, 3, 8):
        QTest.mouseClick(strip, LEFT, pos=QPoint(round(strip.middle_of(segment)), 50))
    assert wanted == [0, 3, 8]


def test_beside_the_segments_the_nearest_is_meant(strip: Strip) -> None:
    strip.show_book(book_of(script(), 8))
    wanted = wanted_of(strip)
    QTest.mouseClick(strip, LEFT, pos=QPoint(2, 50))
    QTest.mouseClick(strip, LEFT, pos=QPoint(WIDTH - 2, 50))
    assert wanted == [0, 8]


def test_dragging_goes_through_the_segments(strip: Strip) -> None:
    strip.show_book(book_of(script(), 8))
    wanted = wanted_of(strip)
    QTest.mousePress(strip, LEFT, pos=QPoint(round(strip.middle_of(2)), 50))
    for segment in (3, 4):
        QTest.mouseMove(strip, QPoint(round(strip.middle_of(segment)), 50))
    assert wanted == [2, 3, 4]


def test_without_a_run_only_the_start_can_be_asked_for(strip: Strip) -> None:
    wanted = wanted_of(strip)
    QTest.mouseClick(strip, LEFT, pos=QPoint(500, 50))
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert wanted == [0, 0]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 8),
    ],
)
def test_keys_ask_for_segments(strip: Strip, key: Qt.Key, wanted: int) -> None:
    strip.show_book(book_of(script(), 8))
    strip.show_position(3)
    asked = wanted_of(strip)
    QTest.keyClick(strip, key)
    assert asked == [wanted]


def test_the_decision_is_marked_and_running_on_looks_different(strip: Strip) -> None:
    strip.show_book(book_of(script(), 16, Ending.HALTED))
    assert strip.decision == "halted"
    strip.show_book(book_of(script(), 16, Ending.LIMIT))
    assert strip.decision == "would have halted here"
    strip.show_book(book_of([beat(wrong=1)], 4))
    assert strip.decision == ""


def test_the_mark_stands_at_the_segment_of_the_decision(strip: Strip) -> None:
    plain = book_of([beat(wrong=3 * k) for k in (3, 2, 1, 0)], 8)
    marked = book_of(script(), 8)
    pictures = []
    for book in (plain, marked):
        strip.show_book(book)
        strip.show_position(8)
        pictures.append(picture(strip))
    x = round(strip.middle_of(4))
    column = [y for y in range(22) if pictures[0].pixel(x, y) != pictures[1].pixel(x, y)]
    assert len(column) > 10
    left = round(strip.middle_of(3))
    assert all(pictures[0].pixel(left, y) == pictures[1].pixel(left, y) for y in range(22))


def test_where_something_was_changed_is_told_above_the_curves(strip: Strip) -> None:
    strip.show_book(book_of([beat(wrong=3 * k) for k in (3, 2, 1, 0)], 8))
    strip.show_position(8)
    before = picture(strip)
    strip.fork = 4
    after = picture(strip)
    x, top = round((strip.middle_of(4) + strip.middle_of(5)) / 2), 22
    left = range(round(strip.middle_of(4)), x - 3)
    assert any(before.pixel(at, y) != after.pixel(at, y) for at in left for y in range(top))
    beside = [
        at for at in range(round(strip.middle_of(2)), round(strip.middle_of(6))) if abs(at - x) > 2
    ]
    for y in range(top, strip.height()):
        assert all(before.pixel(at, y) == after.pixel(at, y) for at in beside)


def test_both_values_are_drawn_for_every_segment(strip: Strip) -> None:
    tip = strip.tip_at(strip.middle_of(1))
    assert "Q-halt" in tip, "before a run it explains itself"
    strip.show_book(book_of(script(), 4))
    strip.show_position(4)
    assert "Q-halt -3.00, Q-continue +0.00" in strip.tip_at(strip.middle_of(1))
    assert "Q-halt +3.00" in strip.tip_at(strip.middle_of(4))


def test_a_try_is_told_with_its_own_number_and_what_it_took(strip: Strip) -> None:
    book = book_of(script(), 4)
    guess = Guess(segments=5, used=8)
    (*_, last) = (book.session.at(segment) for segment in range(1, 5))
    book.session.add(replace(last, segment=5, guess=guess))
    strip.show_book(book)
    strip.show_position(5)
    said = strip.tip_at(strip.middle_of(5)).splitlines()[0]
    assert said == "Try 1: Q-halt +3.00, Q-continue +0.00, 5 segments"


def test_what_comes_after_the_segment_on_show_is_faint(strip: Strip) -> None:
    strip.show_book(book_of(script(), 8))
    strip.show_position(8)
    full = picture(strip)
    strip.show_position(1)
    early = picture(strip)
    x = round(strip.middle_of(7))
    ground = full.pixelColor(x + 30, 2).lightness()

    def strength(image: QImage) -> int:
        return sum(abs(image.pixelColor(x, y).lightness() - ground) for y in range(124, 150))

    assert strength(early) < 0.6 * strength(full)


@pytest.mark.parametrize("segments", [1, 16, 64, 300])
def test_any_number_of_segments_has_room(strip: Strip, segments: int) -> None:
    strip.show_book(book_of(script(), segments))
    strip.show_position(segments)
    assert strip.middle_of(segments) < WIDTH
    assert picture(strip) != QImage()


def test_another_palette_paints_it_anew(strip: Strip, theme: Theme) -> None:
    strip.show_book(book_of(script(), 4))
    light = picture(strip)
    theme.choose("dark")
    assert picture(strip) != light


def test_the_position_is_told_to_a_screen_reader(strip: Strip) -> None:
    strip.show_book(book_of(script(), 4))
    strip.show_position(3)
    assert strip.accessibleDescription() == "segment 3 of 4"


def test_the_speed_is_chosen_from_a_few(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline(theme, Actions(theme), speed=2.0)
    qtbot.addWidget(timeline)
    assert timeline.speed.currentText() == "2 ×"
    chosen: list[float] = []
    timeline.speed_chosen.connect(chosen.append)
    QTest.keyClick(timeline.speed, Qt.Key.Key_Down)
    assert chosen == [4.0]


def test_facts_of_the_segment_are_shown(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline(theme, Actions(theme), speed=1.0)
    qtbot.addWidget(timeline)
    timeline.show_facts("Segment 3 of 4")
    assert timeline.facts == "Segment 3 of 4"


def test_what_was_not_on_show_yet_is_not_drawn(strip: Strip) -> None:
    strip.show_book(book_of(script(), 8))
    strip.show_position(2)
    early = picture(strip)
    strip.show_position(8)
    strip.show_position(2)
    assert picture(strip) != early, "what was seen is faint"
    strip.conceal()
    assert picture(strip) == early
    assert "Q-halt +3.00" not in strip.tip_at(strip.middle_of(4))


def test_columns_keep_their_width_while_segments_arrive(strip: Strip) -> None:
    whole = book_of(script(), 16).session
    widths = set()
    for count in (0, 1, 7, 16):
        traces = whole.traces[:count]
        session = SolveSession(puzzle(), Limit(16), traces=traces)
        strip.show_book(Book(SUDOKU, session, candidates=True, heat=Heat.NONE))
        widths.add(strip.middle_of(1))
        session.ending = Ending.HALTED
        widths.add(strip.middle_of(1))
    assert len(widths) == 1


def test_values_near_one_do_not_lie_on_each_other() -> None:
    assert StripPainter.y(4.3) - StripPainter.y(8.3) > 10


def test_a_folded_strip_is_lower(strip: Strip) -> None:
    tall = strip.sizeHint().height()
    strip.fold(True)
    assert strip.sizeHint().height() < tall - 50
    strip.show_book(book_of(script(), 4))
    strip.show_position(4)
    assert not picture(strip).isNull()


def test_going_through_a_run_paints_no_curve_anew_and_a_new_segment_is_painted_on(
    strip: Strip, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    curve = StripPainter._paint_curve

    def counting(
        self: StripPainter, painter: QPainter, track: Track, name: str, role: Role, first: int
    ) -> None:
        painted.append(first)
        curve(self, painter, track, name, role, first)

    monkeypatch.setattr(StripPainter, "_paint_curve", counting)
    book = book_of(script(), 8)
    strip.show_book(book)
    strip.show_position(8)
    picture(strip)
    assert painted == [0, 0]
    for segment in (1, 5, 8, 2):
        strip.show_position(segment)
        picture(strip)
    assert painted == [0, 0]
    book.session.add(replace(book.session.at(8), segment=9))
    strip.show_position(9)
    grown = picture(strip)
    assert painted == [0, 0, 8, 8]
    anew = Strip(theme)
    anew.resize(strip.size())
    anew.show_book(book)
    anew.show_position(9)
    assert len(painted) == 4
    whole = picture(anew)
    assert painted[4:] == [0, 0]
    width, height = whole.width(), whole.height()
    places = ((x, y) for x in range(width) for y in range(height))
    differing = sum(whole.pixel(x, y) != grown.pixel(x, y) for x, y in places)
    assert differing < 0.01 * width * height


def test_a_curve_of_many_values_keeps_its_ends_its_least_and_its_most() -> None:
    values = np.zeros(1000, dtype=np.float32)
    values[[333, 777]] = 1.0, -1.0
    assert ends(values, 2.0) == list(range(1000))
    kept = ends(values, 0.1)
    assert len(kept) <= 301
    assert {0, 333, 777, 999} <= set(kept)


def test_a_window_for_small_screens_leaves_the_room_of_the_strip_to_the_board(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.window.resize(1280, 745)  # what a desktop of 1366 x 768 has room for
    studio.window.show()
    page = studio.solving.page
    qtbot.waitUntil(lambda: page.timeline.strip.folded)
    assert page.board.height() > 400
    studio.window.resize(1280, 860)
    qtbot.waitUntil(lambda: not page.timeline.strip.folded)


def test_the_worst_segment_so_far_sets_the_scale_also_when_later_ones_are_better(
    strip: Strip,
) -> None:
    book = book_of([beat(2), beat(8), beat(1), beat(0)], 4)
    strip.show_book(book)
    counts = [line.violations for line in book.story.lines()]
    assert counts[1] > counts[0] > counts[2] > counts[3] == 0
    assert [strip._most(count) for count in (4, 1, 2, 3, 0)] == [
        *(counts[1], counts[0], counts[1], counts[1]),
        0,
    ]


def test_of_a_search_columns_come_in_doublings_and_two_strips_share_the_larger_number(
    strip: Strip,
) -> None:
    whole = book_of(script(), 20).session
    session = SolveSession(puzzle(), Limit(16), traces=whole.traces, budget=256)
    strip.show_book(Book(SUDOKU, session, candidates=True, heat=Heat.NONE))
    assert strip.columns == 33
    session.budget = 0
    assert strip.columns == 21
    strip.share(30)
    assert strip.columns == 30
    strip.share(0)
    assert strip.columns == 21


@pytest.mark.parametrize(
    ("at", "width", "hidden"), [(19, 11.5, [18]), (19, 21.0, []), (18, 11.5, []), (5, 60.0, [])]
)
def test_the_number_on_show_hides_whole_numbers_and_cuts_none(
    qtbot: QtBot, at: int, width: float, hidden: list[int]
) -> None:
    track = Track((), (), at, width, WIDTH, None, False, "", True, 0, 0)
    every = 1 if width > 22 else 2
    label = QLabel(f"{at}")
    qtbot.addWidget(label)
    found = crowded(track, every, label.fontMetrics())
    assert [each for each in found if each < at] == hidden


def test_who_unfolded_the_timeline_has_it_unfolded_until_the_choice_is_forgotten(
    qtbot: QtBot, theme: Theme
) -> None:
    timeline = Timeline(theme, Actions(theme), speed=1.0)
    qtbot.addWidget(timeline)
    timeline.fit(low=True)
    folded = [timeline.strip.folded]
    timeline._fold.click()
    folded.append(timeline.strip.folded)
    timeline.fit(low=True)
    folded.append(timeline.strip.folded)
    timeline.forget_choice()
    timeline.fit(low=True)
    folded.append(timeline.strip.folded)
    assert folded == [True, False, False, True]


@pytest.mark.parametrize(
    ("rows", "cols", "box"), [(9, 9, (84, 34, 32, 32)), (40, 5, (98, 34, 4, 32))]
)
def test_a_small_board_has_the_shape_of_the_large_one(
    rows: int, cols: int, box: tuple[int, int, int, int]
) -> None:
    assert within(QPointF(100, 50), 32.0, QSize(cols, rows)).getRect() == box
