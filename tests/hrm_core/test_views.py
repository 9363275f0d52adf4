"""Views have numbers, and the numbers mean the same everywhere."""

import pytest

from hrm_core.views import COLORS, TURNS, VIEWS, view


def test_the_first_views_only_turn() -> None:
    plain = tuple(range(COLORS))
    assert [(view(v).turn, view(v).colors) for v in range(TURNS)] == [
        (v, plain) for v in range(TURNS)
    ]
    assert [v for v in range(VIEWS) if view(v).plain] == [0]


def test_views_differ_and_keep_black() -> None:
    seen = [view(v) for v in range(VIEWS)]
    assert len(set(seen)) == VIEWS
    assert all(sorted(each.colors) == list(range(COLORS)) for each in seen)
    assert {each.colors[0] for each in seen} == {0}


def test_a_number_never_changes_its_meaning() -> None:
    assert view(8).colors == (0, 4, 8, 6, 3, 9, 5, 2, 7, 1)
    assert view(999).turn == 7


@pytest.mark.parametrize("number", [-1, VIEWS])
def test_there_are_no_other_views(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 999"):
        view(number)
