"""Thinking harder: offered when a run failed, shown as guesses, never told as a single shot."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.bench.player import SKIP
from app.solve import guesses, harder, thinker
from app.style.theme import Theme
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat
from hrm_core.look import Look
from hrm_core.sessions.solve import SUFFIX, Ending, SolveSession, load
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import SegmentTrace
from hrm_core.tasks import TASKS
from tests.app.support import (
    LINE,
    LOOK,
    Gate,
    Workshop,
    answer_tokens,
    beat,
    grid_of,
    puzzle,
    solve,
)


def wrong_then_right() -> list[Beat]:
    """Each try is wrong and torn for two segments; a third would be right."""
    torn = beat(wrong=1, sure=0.6)
    torn = Beat(torn.tokens, torn.q_halt, torn.q_continue, 0.6, answer_tokens())
    return [torn, torn, beat(halt=True)]


def failed(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A run of two segments that ends with a wrong answer."""
    workshop.beats = wrong_then_right()
    studio = workshop.build()
    studio.preferences.change(segments=2)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    return studio


def offered(studio: Studio) -> bool:
    """Whether the button is in sight."""
    panel = studio.solving.page.think
    (button,) = (b for b in panel.findChildren(QPushButton) if b.text().startswith("Think harder"))
    return button.isVisibleTo(panel)


def search(qtbot: QtBot, studio: Studio) -> SolveSession:
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.harder.think()
    qtbot.waitUntil(lambda: not studio.solving.player.playing)
    session = studio.solving.desk.document.session
    assert session is not None
    return session


def test_it_is_told_how_far_the_model_doubts_its_guesses(qtbot: QtBot, workshop: Workshop) -> None:
    torn, _, right = (replace(each, doubt=3.0) for each in wrong_then_right())
    workshop.beats = [torn] * 5 + [right]
    studio = workshop.build()
    studio.preferences.change(segments=2)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    session = search(qtbot, studio)
    assert session.ending is Ending.FOUND
    again, *guesses = studio.solving.page.guesses.texts
    assert again == "…  thought through once more"
    assert any(text.strip().startswith("?") and "doubted 95 %" in text for text in guesses)


def test_it_is_offered_only_when_the_answer_is_not_right(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    assert not offered(studio)
    solve(qtbot, studio)
    assert not offered(studio), "it is solved"
    workshop.studios.clear()
    assert offered(failed(qtbot, workshop))


def test_it_goes_on_from_the_run_and_says_that_it_searched(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = failed(qtbot, workshop)
    session = search(qtbot, studio)
    assert session.ending is Ending.FOUND
    assert len(session.shot) == 2
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Found by model and search, not in a single shot"
    assert "Model + search" in saying.halting
    assert "Rule check: nothing is wrong" in saying.check
    assert not offered(studio)


def test_guesses_are_listed(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    session = search(qtbot, studio)
    assert session.at(len(session)).guess is not None
    (line,) = studio.solving.page.guesses.texts
    assert line.startswith("✓")
    assert "= " in line
    assert "%" in line


def test_it_is_one_step_of_undo(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    before = studio.solving.desk.document.session
    search(qtbot, studio)
    studio.solving.desk.undo()
    assert studio.solving.desk.document.session is before
    assert studio.solving.page.guesses.texts == []


def test_asking_again_searches_longer(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harder, "BUDGETS", (8, 20))
    studio = failed(qtbot, workshop)
    workshop.engines[-1].script = tuple(wrong_then_right()[:1])
    first = search(qtbot, studio)
    assert (first.ending, first.budget) == (Ending.LIMIT, 8)
    assert first.used <= 8
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Not found by searching either"
    assert offered(studio)
    second = search(qtbot, studio)
    assert (second.budget, len(second.shot)) == (20, 2)
    assert not offered(studio), "there is no larger one"


def test_stop_keeps_what_was_tried(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    workshop.engines[-1].script = tuple(wrong_then_right()[:1])
    workshop.engines[-1].seconds = 0.02
    studio.solving.harder.think()
    session = studio.solving.desk.document.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session) > 2)
    studio.solving.stop()
    assert session.ending is Ending.STOPPED
    studio.solving.player.go(len(session))
    assert studio.solving.page.verdict.saying.headline == "The search was stopped"
    assert session.used < session.budget == studio.solving.harder.budget, "it may have that again"


def test_before_its_first_try_it_can_be_stopped_and_counts(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thinker, "OFTEN", 0.0)
    studio = failed(qtbot, workshop)
    gate = Gate(monkeypatch, free=1)  # of three segments that the first tries take
    workshop.engines[-1].seconds = 0.001
    actions = studio.window.commands
    actions["harder"].trigger()
    assert (actions["stop"].isEnabled(), actions["solve"].isEnabled()) == (True, False)
    qtbot.waitUntil(lambda: gate.waiting)
    session, saying = studio.solving.desk.document.session, studio.solving.page.verdict
    assert session is not None
    qtbot.waitUntil(lambda: not saying.saying.headline.startswith("Thinking harder … 2 of"))
    assert len(session) == 2, "no try has ended"
    actions["stop"].trigger()
    assert session.ending is Ending.STOPPED
    assert not actions["stop"].isEnabled()
    gate.open()


def test_a_saved_search_comes_back(qtbot: QtBot, workshop: Workshop, tmp_path: Path) -> None:
    studio = failed(qtbot, workshop)
    session, path = search(qtbot, studio), tmp_path / f"a{SUFFIX}"
    session.save(path)
    studio.solving.desk.attach(load(path, TASKS))
    assert "Found by model and search" in studio.solving.page.verdict.saying.headline
    assert len(studio.solving.page.guesses.texts) == 1


def test_a_try_is_put_into_words_once_and_a_run_that_grows_is_not_read_anew(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    worded: list[int] = []
    read: list[int] = []
    line, at = guesses._line, SolveSession.at

    def counting(trace: SegmentTrace, path: tuple[int, ...], look: Look) -> guesses.Line:
        worded.append(trace.segment)
        return line(trace, path, look)

    def reading(session: SolveSession, segment: int) -> SegmentTrace:
        read.append(segment)
        return at(session, segment)

    monkeypatch.setattr(guesses, "_line", counting)
    monkeypatch.setattr(SolveSession, "at", reading)
    card = harder.GuessCard(Theme("light"))
    qtbot.addWidget(card)
    whole = tried(8, Ending.RUNNING)
    session = SolveSession(puzzle(), budget=64)
    for trace in whole.traces:
        session.add(trace)
        card.show_tries(session, LOOK, len(session), len(session))
        assert len(card.texts) == max(0, len(session) - 2)
    assert worded == list(range(3, 11))
    assert read == list(range(1, 11)), "each segment once"


def test_a_try_stands_below_the_one_it_was_built_on_in_whatever_order_they_come(
    qtbot: QtBot,
) -> None:
    first, second, third = (Pin((0, column), 2, 0.5) for column in range(3))
    order = [(first,), (second,), (first, second), (second, third), (first, second, third)]
    below = [(first,), (first, second), (first, second, third), (second,), (second, third)]
    one_by_one, at_once = harder.GuessCard(Theme("light")), harder.GuessCard(Theme("light"))
    for card in (one_by_one, at_once):
        qtbot.addWidget(card)
    session = SolveSession(puzzle(), budget=64)
    template = tried(1, Ending.RUNNING).at(3)
    for number, pins in enumerate(order, start=1):
        session.add(replace(template, segment=number, guess=Guess(pins)))
        one_by_one.show_tries(session, LOOK, number, number)
    at_once.show_tries(session, LOOK, 1, len(order))
    assert one_by_one.texts == at_once.texts
    assert at_once._list.sizeHintForColumn(0) <= 0, "however narrow the list, nothing is scrolled"
    depths = [len(text) - len(text.lstrip()) for text in at_once.texts]
    assert depths == [4 * (len(pins) - 1) for pins in below]


def tried(count: int, ending: Ending, outcome: TryOutcome = TryOutcome.OPEN) -> SolveSession:
    """Two segments of a run, then tries with a pin more each, of five segments each."""
    grid, still = grid_of(LINE), np.zeros(81, dtype=np.float32)
    probs = np.full((81, 11), 1 / 11, dtype=np.float32)
    session = SolveSession(puzzle(), budget=64, ending=ending)
    for segment in range(1, count + 3):
        pins = tuple(Pin((0, column), 2, 0.5) for column in range(segment - 2))
        spent = 2 + 5 * (segment - 2)
        guess = Guess(pins, outcome=outcome, segments=5, used=spent) if pins else None
        session.add(SegmentTrace(segment, grid, probs, 0.0, 0.0, still, still, (), 0.1, guess))
    return session


def test_tries_are_counted_without_the_segments_before_the_search() -> None:
    early = guesses.saying(tried(3, Ending.RUNNING), 3, LOOK)
    assert early.headline == "Try 1 of 3"
    assert early.halting == "Guessed: r1c1 = 2."
    now = guesses.saying(tried(3, Ending.RUNNING), 5, LOOK)
    assert now.headline == "Thinking harder … 17 of at most 64 segments"
    assert now.halting == "3 tries so far."
    over = guesses.saying(tried(1, Ending.STOPPED), 3, LOOK)
    assert over.headline == "The search was stopped"
    whole = "Model + search: 7 segments of thought in all, 1 try."
    assert over.halting == f"{whole} What was under way is not counted."
    limit = guesses.saying(tried(1, Ending.LIMIT), 3, LOOK)
    assert (limit.mood, limit.halting) == ("bad", whole)


def test_six_guesses_are_named_and_the_others_counted() -> None:
    six, nine = tried(6, Ending.FOUND), tried(9, Ending.FOUND)
    assert "r1c6 = 2. The model guessed" in guesses.saying(six, 8, LOOK).halting
    assert "r1c6 = 2 and 3 more." in guesses.saying(nine, 11, LOOK).halting


def test_a_try_says_what_was_guessed_and_what_came_of_it() -> None:
    tries = guesses.Tries(tried(3, Ending.LIMIT), LOOK)
    first, _, third = (tries.line(segment) for segment in (3, 4, 5))
    assert first is not None
    assert third is not None
    assert tries.line(2) is None, "nothing was guessed yet"
    assert first.text.startswith("…  r1c1 = 2   50 %")
    assert third.tip == (
        "Guessed r1c1 = 2, r1c2 = 2, r1c3 = 2."
        " After 5 segments: undecided; more was guessed on top of it"
    )


def test_nothing_is_searched_where_no_answer_can_be_right(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    given = puzzle().given.copy()
    given[0, 0] = 3  # there is one in its row
    with qtbot.waitSignal(studio.solving.desk.examined):
        studio.solving.desk.lay(replace(puzzle(), given=given), "impossible")
    solve(qtbot, studio)
    assert not offered(studio)
    assert studio.solving.harder.budget == 0


def test_a_run_that_broke_down_is_not_searched_on(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    session = studio.solving.desk.document.session
    assert session is not None
    session.ending = Ending.FAILED
    studio.solving.refresh()
    assert not offered(studio)


def test_a_search_begins_where_the_run_ended_and_is_told_at_once(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = failed(qtbot, workshop)
    studio.solving.player.go(1)
    studio.solving.harder.think()
    session, player = studio.solving.desk.document.session, studio.solving.player
    assert session is not None
    assert (player.position, player.count) == (2, 2)
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Thinking harder … 2 of at most 256 segments"
    assert session.device == "script"
    assert player._lag == SKIP, "tries that come too fast are left out"
    studio.solving.stop()


def test_the_button_says_how_long_the_next_search_is(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harder, "BUDGETS", (8, 20))
    studio = failed(qtbot, workshop)
    workshop.engines[-1].script = tuple(wrong_then_right()[:1])
    action = studio.window.commands["harder"]
    told = [action.text()]
    search(qtbot, studio)
    told.append(action.text())
    assert told == ["Think &harder: 8 segments", "Think &harder: 20 segments"]


def test_the_try_on_the_board_is_marked_and_a_click_on_another_shows_it(qtbot: QtBot) -> None:
    card, session = harder.GuessCard(Theme("light")), tried(4, Ending.LIMIT)
    qtbot.addWidget(card)
    wanted: list[int] = []
    card.wanted.connect(wanted.append)
    marked = []
    for segment in (2, 3, 6, 4):
        card.show_tries(session, LOOK, segment, 6)
        marked.append(card._list.currentRow())
    assert marked == [-1, 0, 3, 1]
    card._list.itemClicked.emit(card._list.item(2))
    assert wanted == [5]


def test_a_click_on_a_try_goes_to_it(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    session = search(qtbot, studio)
    studio.solving.player.go(0)
    guesses_, player = studio.solving.page.guesses, studio.solving.player
    guesses_._list.itemClicked.emit(guesses_._list.item(0))
    assert player.position == len(session) == 3
    assert studio.solving.page.timeline.facts.startswith("Try 1   ·   1 guess   ·   ")
    assert not studio.window.commands["what_if"].isEnabled(), "it was guessed, not thought"
    player.go(2)
    assert studio.window.commands["what_if"].isEnabled()


def test_a_search_that_is_replayed_lists_its_tries_as_they_are_shown_again(qtbot: QtBot) -> None:
    card, session = harder.GuessCard(Theme("light")), tried(4, Ending.LIMIT)
    qtbot.addWidget(card)
    listed = []
    for seen in (6, 3, 5):
        card.show_tries(session, LOOK, seen, seen)
        listed.append(len(card.texts))
    assert listed == [4, 1, 3]


def test_a_try_through_a_symmetry_says_through_which() -> None:
    session = tried(1, Ending.LIMIT)
    seen = Guess((), 3, TryOutcome.SPENT, 16, 18)
    session.add(replace(session.at(3), segment=4, guess=seen))
    line = guesses.Tries(session, LOOK).line(4)
    assert line is not None
    assert line.text == "–  seen through symmetry 3"
    assert line.tip == "After 16 segments: undecided: given up"
