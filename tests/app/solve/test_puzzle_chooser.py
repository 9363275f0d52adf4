"""Going through the puzzles of a file on the Solve page."""

from pathlib import Path

import pytest

from app.solve.puzzle_chooser import PuzzleChooser
from app.window.launch import Studio
from tests.app.support import LINE, Workshop, shown

LINES = [LINE, "." * 80 + "1", "." * 80 + "2"]


@pytest.fixture
def studio(workshop: Workshop, tmp_path: Path) -> Studio:
    """A window in which a file of three puzzles was opened."""
    (tmp_path / "many.sdm").write_text("\n".join(LINES))
    studio = workshop.build()
    studio.solving.exchange.open_file(tmp_path / "many.sdm")
    return studio


def stepper(studio: Studio) -> PuzzleChooser:
    return studio.solving.page.puzzle.chooser


def place(studio: Studio) -> tuple[int, int, bool, bool]:
    """The number that is shown, the last one, and whether one can go back and on."""
    found = stepper(studio)
    enabled = found.back.isEnabled(), found.on.isEnabled()
    return found.number.value(), found.number.maximum(), *enabled


def test_one_can_go_on_and_back(studio: Studio) -> None:
    assert not stepper(studio).isHidden()
    assert place(studio) == (1, 3, False, True)
    stepper(studio).on.click()
    assert shown(studio)[80] == 1
    assert place(studio) == (2, 3, True, True)
    stepper(studio).on.click()
    assert shown(studio)[80] == 2
    assert place(studio) == (3, 3, True, False)
    stepper(studio).back.click()
    assert shown(studio)[80] == 1


def test_a_puzzle_is_found_by_its_number(studio: Studio) -> None:
    stepper(studio).number.setValue(3)
    assert shown(studio)[80] == 2
    assert studio.solving.desk.history.undo_text == "puzzle 3 of many.sdm"


def test_undo_goes_back_to_the_puzzle_before(studio: Studio) -> None:
    stepper(studio).number.setValue(3)
    studio.solving.desk.undo()
    assert place(studio) == (1, 3, False, True)
    assert shown(studio)[80] == int(LINE[80])


def test_ones_own_digits_do_not_leave_the_file(studio: Studio) -> None:
    stepper(studio).on.click()
    studio.solving.desk.type_value(frozenset({(0, 0)}), 5)
    assert place(studio) == (2, 3, True, True)


def test_a_puzzle_from_elsewhere_has_no_neighbours(studio: Studio) -> None:
    exchange = studio.solving.exchange
    exchange.open_example(exchange.examples()[0])
    assert stepper(studio).isHidden()
    studio.solving.desk.undo()
    assert stepper(studio).isHidden()  # the file that was opened last is another one


def test_an_empty_board_has_none_and_undo_brings_them_back(studio: Studio) -> None:
    studio.solving.desk.clear()
    assert stepper(studio).isHidden()
    studio.solving.desk.undo()
    assert not stepper(studio).isHidden()


def test_a_number_that_is_not_there_is_none(studio: Studio) -> None:
    before = studio.solving.desk.document
    for number in (-1, 3):
        studio.solving.exchange.go_to(number)
    assert studio.solving.desk.document is before
