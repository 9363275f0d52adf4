import pytest
from pytestqt.qtbot import QtBot

from app.bench.player import INTERVAL, Player


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    player = Player()
    player.set_speed(8)
    return player


def moves_of(player: Player) -> list[int]:
    moves: list[int] = []
    player.moved.connect(moves.append)
    return moves


def test_it_follows_a_run_and_shows_every_segment(qtbot: QtBot, player: Player) -> None:
    moves = moves_of(player)
    player.follow()
    for count in (1, 2, 3):
        player.grow(count)
    player.finish()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == [1, 2, 3]


def test_the_first_segment_is_shown_at_once(player: Player) -> None:
    player.follow()
    player.grow(1)
    assert player.position == 1


def test_it_waits_for_a_slow_model(qtbot: QtBot, player: Player) -> None:
    player.follow()
    player.grow(1)
    qtbot.wait(INTERVAL // 4)
    assert (player.position, player.playing) == (1, True)
    player.grow(2)
    assert player.position == 2


def test_paused_and_played_at_the_newest_segment_it_waits_there_for_more(
    qtbot: QtBot, player: Player
) -> None:
    moves = moves_of(player)
    player.follow()
    player.grow(2)
    qtbot.waitUntil(lambda: player.at_end)
    player.pause()
    player.play()
    player.grow(3)
    qtbot.waitUntil(lambda: player.at_end)
    assert (moves, player.playing) == ([1, 2, 3], True)


def test_a_run_without_segments_leaves_it_standing(player: Player) -> None:
    player.follow()
    player.finish()
    assert not player.playing


def test_going_to_a_segment_pauses_and_stays_within_the_run(player: Player) -> None:
    player.load(5, 5)
    moves = moves_of(player)
    player.play()
    for wanted, reached in ((2, 2), (-1, 0), (99, 5)):
        player.go(wanted)
        assert (player.position, player.playing) == (reached, False)
    assert moves == [0, 2, 0, 5]


def test_going_where_it_stands_is_no_move(player: Player) -> None:
    player.load(5, 3)
    moves = moves_of(player)
    player.go(3)
    assert moves == []


def test_playing_at_the_end_begins_anew(qtbot: QtBot, player: Player) -> None:
    player.load(3, 3)
    moves = moves_of(player)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == [0, 1, 2, 3]


def test_playing_in_the_middle_goes_on_from_there(qtbot: QtBot, player: Player) -> None:
    player.load(3, 1)
    moves = moves_of(player)
    player.toggle()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == [2, 3]


def test_pausing_stops_it(qtbot: QtBot, player: Player) -> None:
    player.load(50, 0)
    player.play()
    qtbot.waitUntil(lambda: player.position >= 2)
    player.toggle()
    stood = player.position
    qtbot.wait(INTERVAL // 3)
    assert (player.position, player.playing) == (stood, False)


def test_there_is_nothing_to_play_without_a_run(player: Player) -> None:
    player.play()
    assert not player.playing


def test_speed_sets_how_long_a_segment_stays(qtbot: QtBot, player: Player) -> None:
    player.set_speed(100)
    player.load(10, 0)
    player.play()
    qtbot.waitUntil(lambda: not player.playing, timeout=INTERVAL)
    assert player.position == 10


def test_a_run_that_is_looked_at_while_it_grows_is_not_pulled_away(player: Player) -> None:
    player.follow()
    player.grow(3)
    player.go(1)
    player.grow(4)
    player.finish()
    assert player.position == 1


def test_a_loop_begins_again_at_its_end_until_it_is_paused(qtbot: QtBot, player: Player) -> None:
    moves = moves_of(player)
    player.set_loop(True)
    player.load(2, 0)
    player.play()
    qtbot.waitUntil(lambda: moves[1:].count(0) == 2)
    player.pause()
    assert moves[:7] == [0, 1, 2, 0, 1, 2, 0]
    player.set_loop(False)
    player.go(2)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert player.position == 2


def test_a_run_that_ends_in_a_loop_is_replayed(qtbot: QtBot, player: Player) -> None:
    moves = moves_of(player)
    player.set_loop(True)
    player.follow()
    player.grow(1)
    player.finish()
    qtbot.waitUntil(lambda: moves == [1, 0, 1])
    player.pause()


def test_of_tries_that_come_too_fast_the_last_four_may_wait(qtbot: QtBot) -> None:
    player = Player()
    player.follow(2, skip=True)
    player.grow(3)
    assert player.position == 3
    player.pause()
    player.play()
    player.grow(20)
    qtbot.waitUntil(lambda: player.position > 3)
    assert player.position == 20 - 4
    player.pause()


def test_tries_that_come_one_by_one_are_all_shown_though_some_may_be_left_out(
    qtbot: QtBot,
) -> None:
    player = Player()
    player.set_speed(100)
    moves = moves_of(player)
    player.follow(2, skip=True)
    for count in (3, 4):
        player.grow(count)
        qtbot.waitUntil(lambda count=count: player.position == count)  # type: ignore[misc]
    player.finish()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == [3, 4]


def test_after_a_search_another_run_is_replayed_without_leaving_anything_out(
    qtbot: QtBot, player: Player
) -> None:
    player.follow(0, skip=True)
    player.grow(1)
    player.load(12, 0)
    moves = moves_of(player)
    player.set_speed(100)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves == list(range(1, 13))


def test_at_twice_the_speed_a_segment_stays_half_as_long(player: Player) -> None:
    player.load(5, 0)
    waits = []
    for speed in (1.0, 2.0, 0.5):
        player.set_speed(speed)
        player.play()
        waits.append(player._timer.interval())
        player.pause()
    assert waits == [INTERVAL, INTERVAL // 2, 2 * INTERVAL]


def test_after_a_search_that_was_followed_no_segment_of_the_next_run_is_left_out(
    player: Player,
) -> None:
    player.follow(0, skip=True)
    player.grow(20)
    assert player.position == 16
    player.follow()
    player.grow(20)
    assert (player.position, player.count) == (1, 20)
