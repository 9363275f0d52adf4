"""Guesses upon guesses: in which order they are tried."""

import gc
import weakref

import numpy as np
import pytest

from hrm_core.puzzle import Puzzle, View
from hrm_core.solving import tree as branches
from hrm_core.solving.guess import Pin, Try
from hrm_core.solving.tree import Tree

PUZZLE = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))


def attempt(*beliefs: float, symbol: int = 1) -> Try:
    """A try with a pin for each belief; the last one pins the symbol."""
    pins = tuple(Pin((0, n), 1, belief) for n, belief in enumerate(beliefs[:-1]))
    last = (Pin((0, len(pins)), symbol, beliefs[-1]),) if beliefs else ()
    return Try(View(PUZZLE, lambda grid: grid), 2, (*pins, *last))


def planted(*following: Try, doubts: bool = True) -> Tree:
    """A tree whose first try was made, and some on top of it."""
    first = attempt()
    tree = Tree(first, doubts)
    tree.take(1)
    tree.grow(first, following)
    return tree


def test_the_first_try_comes_first_and_once() -> None:
    first = attempt()
    tree = Tree(first, doubts=True)
    assert tree.take(3) == [first]
    assert tree.take(3) == []


def test_of_a_cells_symbols_the_one_believed_most_comes_first() -> None:
    little, much = attempt(0.3), attempt(0.6, symbol=2)
    assert planted(little, much).take(5) == [much, little]


def test_what_follows_from_a_guess_comes_before_the_next_symbol() -> None:
    much, little = attempt(0.6), attempt(0.3, symbol=2)
    tree = planted(much, little)
    tree.take(1)
    deeper = attempt(0.6, 0.4)
    tree.grow(much, [deeper], doubt=0.1)
    assert tree.take(2) == [deeper, little]


def test_a_doubted_guess_waits() -> None:
    much, little = attempt(0.6), attempt(0.3, symbol=2)
    tree = planted(much, little)
    tree.take(1)
    deeper = attempt(0.6, 0.9)
    tree.grow(much, [deeper], doubt=0.9)
    assert tree.take(2) == [little, deeper]


def test_when_all_that_follows_is_doubted_so_is_the_guess() -> None:
    much, little = attempt(0.8), attempt(0.2, symbol=2)
    tree = planted(much, little)
    tree.take(1)
    on_top = [attempt(0.8, 0.5), attempt(0.8, 0.5, symbol=2)]
    tree.grow(much, on_top, doubt=0.1)
    for each in on_top:
        assert tree.take(1) == [each]
        tree.grow(each, [attempt(*(pin.belief for pin in each.pins), 0.9)], doubt=0.9)
    assert tree.take(1) == [little]


def test_tries_of_one_batch_differ_and_what_came_to_nothing_is_dropped() -> None:
    much, little = attempt(0.6), attempt(0.3, symbol=2)
    tree = planted(much, little)
    assert tree.take(2) == [much, little]
    tree.grow(much, [])
    tree.grow(little, [])
    assert tree.take(2) == []


def test_what_came_to_nothing_takes_no_room() -> None:
    much, little = attempt(0.6), attempt(0.3, symbol=2)
    tree = planted(much, little)
    tree.take(2)
    dropped = weakref.ref(tree._taken[much])
    tree.grow(much, [])
    gc.collect()
    assert dropped() is None
    assert [each.parent for each in tree._taken.values()] == [tree._root]


def test_a_branch_of_which_the_model_is_sure_that_it_is_wrong_is_tried_at_last() -> None:
    much, little = attempt(0.6), attempt(0.3, symbol=2)
    tree = planted(much, little)
    tree.take(2)
    tree.grow(little, [])
    deeper = attempt(0.6, 0.9)
    tree.grow(much, [deeper], doubt=1.0)
    assert tree.take(1) == [deeper]


def test_without_doubt_the_likeliest_of_all_comes_first() -> None:
    much, little = attempt(0.6), attempt(0.4, symbol=2)
    tree = planted(much, little, doubts=False)
    tree.take(1)
    deeper = [attempt(0.6, 0.5), attempt(0.6, 0.5, symbol=2)]  # .3 each
    tree.grow(much, deeper)
    assert tree.take(3) == [little, *deeper]


def test_the_least_likely_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branches, "WAITING", 3)
    tries = [attempt(belief, symbol=n) for n, belief in enumerate((0.4, 0.1, 0.3, 0.2), start=1)]
    assert planted(*tries).take(9) == [tries[0], tries[2]]


def test_what_builds_on_a_doubted_guess_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted, other, upon = attempt(0.6), attempt(0.4, symbol=2), attempt(0.6, 0.9)
    tree = planted(doubted, other)
    assert tree.take(1) == [doubted]
    monkeypatch.setattr(branches, "WAITING", 1)
    tree.grow(doubted, [upon], doubt=0.9)  # .6 but for the doubt
    assert tree.take(9) == [other]


def test_tries_that_were_taken_wait_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branches, "WAITING", 2)
    first, second = attempt(0.6), attempt(0.4, symbol=2)
    tree = planted(first, second, doubts=False)
    assert tree.take(2) == [first, second]
    deeper = [attempt(0.6, 0.5), attempt(0.6, 0.3, symbol=2)]
    tree.grow(first, deeper)
    assert tree.take(9) == deeper, "two wait, and two may"


def test_once_some_were_forgotten_others_may_wait_in_their_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(branches, "WAITING", 4)
    beliefs = (0.3, 0.25, 0.2, 0.15, 0.1)
    first, second, *_ = tries = [attempt(each, symbol=n) for n, each in enumerate(beliefs, start=1)]
    tree = planted(*tries, doubts=False)
    assert tree.take(1) == [first]
    deeper = [attempt(0.3, 0.6), attempt(0.3, 0.4, symbol=2)]
    tree.grow(first, deeper)
    assert tree.take(9) == [second, *deeper], "two of five were kept; with two more four may wait"


def test_of_two_guesses_that_are_hardly_believed_the_less_doubted_goes_on_first() -> None:
    one, other = attempt(0.5), attempt(0.5, symbol=2)
    tree = planted(one, other)
    assert tree.take(2) == [one, other]
    upon, beside = attempt(0.5, 0.9), attempt(0.5, 0.9, symbol=2)
    tree.grow(one, [upon], doubt=0.99)
    tree.grow(other, [beside], doubt=0.95)
    assert tree.take(2) == [beside, upon]
