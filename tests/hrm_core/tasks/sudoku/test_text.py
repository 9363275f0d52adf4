"""Every form a sudoku is written in, and every way in which a text is none."""

import re

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.sudoku.text import line, parse
from tests.hrm_core.tasks.sudoku.samples import (
    ANSWER,
    FORMS,
    LINE,
    ROWS,
    TABLES,
    ZEROS,
    boxed,
    grid,
)

PLACE = re.compile(r"line (\d+), character (\d+): [^\n]+\.")


def refusal(text: str) -> tuple[int, int, str]:
    """Where and why the text is refused; the message is one sentence."""
    with pytest.raises(PuzzleFormatError) as raised:
        parse(text)
    message = str(raised.value)
    found = PLACE.fullmatch(message)
    assert found, message
    return int(found[1]), int(found[2]), message


@pytest.mark.parametrize("form", FORMS)
def test_a_sudoku_is_read_in_this_form(form: str) -> None:
    (found,) = parse(FORMS[form])
    assert line(found.given) == LINE
    assert found.solution is None
    assert found.given.dtype == np.uint8


@pytest.mark.parametrize("form", TABLES)
def test_a_sudoku_with_its_answer_is_read_in_this_form(form: str) -> None:
    (found,) = parse(TABLES[form])
    assert line(found.given) == LINE
    assert found.solution is not None
    assert line(found.solution) == ANSWER


def test_a_line_is_written_as_it_is_read() -> None:
    assert line(grid(LINE)) == LINE
    assert line(parse(line(grid(ANSWER)))[0].given) == ANSWER


def test_a_list_of_lines_has_many_puzzles() -> None:
    texts = [LINE, ANSWER, "." * 81]
    assert [line(found.given) for found in parse("\r\n".join(texts))] == texts


def test_a_list_of_grids_has_many_puzzles_with_their_headings() -> None:
    text = "\n".join(["Grid 01", *ROWS, "Grid 02", *ROWS])
    assert [found.title for found in parse(text)] == ["Grid 01", "Grid 02"]


def test_forms_can_be_mixed_in_one_text() -> None:
    text = f"{LINE}\n\n{boxed()}\n\n{ZEROS}"
    assert [line(found.given) for found in parse(text)] == [LINE] * 3


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("an .sdk file", "Every day"),
        ("a bank of puzzles", "0000183b305c"),
        ("a HoDoKu line", "HoDoKu 0600"),
        ("81 characters with dots", ""),
    ],
)
def test_what_a_puzzle_is_called_is_kept(form: str, title: str) -> None:
    assert parse(FORMS[form])[0].title == title


def test_digits_that_hodoku_placed_are_no_clues() -> None:
    placed = "".join(f"+{a}" if c == "." else c for c, a in zip(LINE, ANSWER, strict=True))
    assert line(parse(f":0000:x:{placed}:::")[0].given) == LINE


def test_a_cell_with_one_pencil_mark_holds_that_digit() -> None:
    rows = ["12 3 45 6 7 8 9 12 45"] + ["12 12 12 12 12 12 12 12 12"] * 8
    assert line(parse("\n".join(rows))[0].given)[:9] == ".3.6789.."


def test_several_games_of_a_file_are_read() -> None:
    text = f'<opensudoku>\n<game data="{ZEROS}"/><game data="{ANSWER}"/>\n</opensudoku>'
    assert [line(found.given) for found in parse(text)] == [LINE, ANSWER]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\ufeff"])
def test_a_text_without_anything_is_refused(text: str) -> None:
    assert "holds no puzzle" in refusal(text)[2]


@pytest.mark.parametrize("digit", ["²", "\u0665", "\uff15", "①", "?", "x", "-", "é"])
def test_a_character_that_is_no_cell_is_named_with_its_place(digit: str) -> None:
    number, character, message = refusal(f"{LINE}\n{LINE[:40]}{digit}{LINE[41:]}")
    assert (number, character) == (2, 41)
    assert repr(digit) in message


@pytest.mark.parametrize("digit", ["²", "\u0665", "x"])
def test_a_character_that_is_no_cell_is_named_in_a_grid(digit: str) -> None:
    rows = [*ROWS[:5], ROWS[5][:3] + digit + ROWS[5][4:], *ROWS[6:]]
    assert refusal("\n".join(rows))[:2] == (6, 4)


@pytest.mark.parametrize("control", ["\0", "\x1b", "\u200b", "\u00a0", "\u2028", "\udc80"])
def test_a_character_that_cannot_be_seen_is_named(control: str) -> None:
    number, character, message = refusal(LINE[:9] + control + LINE[9:])
    assert (number, character) == (1, 10)
    assert control not in message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (LINE[:80], (1, 81)),
        (LINE + "1", (1, 82)),
        ("\n".join([*ROWS[:4], "12345", *ROWS[5:]]), (5, 6)),
        ("\n".join([*ROWS[:4], ROWS[4] + "1", *ROWS[5:]]), (5, 10)),
        ("\n".join(ROWS[:8]), (8, 10)),
        ("\n".join([*ROWS, ROWS[0]]), (10, 10)),
        ("\n".join([*ROWS[:3], "# half", "Grid 02", *ROWS]), (3, 10)),
    ],
)
def test_too_few_or_too_many_cells_are_refused_where_they_end(
    text: str, place: tuple[int, int]
) -> None:
    assert refusal(text)[:2] == place


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1234\n3412\n2143\n4321", "4x4"),
        ("1234341221434321", "4x4"),
        ("\n".join(["0123456789ABCDEF"] * 16), "16x16"),
        ("\n".join(["." * 6] * 6), "6x6"),
    ],
)
def test_a_sudoku_of_another_size_is_called_that(text: str, size: str) -> None:
    assert f"a sudoku of {size}" in refusal(text)[2]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<html></html>", (1, 1)),
        (f'<opensudoku>\n  <game data="{ZEROS[1:]}"/>', (2, 15)),
        ("<opensudoku>\n<game id='3'/>", (2, 1)),
        (f":0000:x:{LINE[:40]}²{LINE[41:]}:::", (1, 49)),
        (f":0000:x:{LINE[1:]}:::", (1, 89)),
        (f":0000:x:{LINE}1:::", (1, 90)),
        (":0000", (1, 6)),
        ("Sudoku of the day", (1, 1)),
    ],
)
def test_a_file_of_a_known_kind_is_refused_where_it_is_wrong(
    text: str, place: tuple[int, int]
) -> None:
    assert refusal(text)[:2] == place


def test_an_answer_that_changes_a_clue_is_refused_at_that_cell() -> None:
    wrong = ANSWER[:2] + "9" + ANSWER[3:]
    assert refusal(f"{LINE}:1:{wrong}")[:2] == (1, 84 + 3)


def test_an_answer_that_breaks_the_rules_is_refused() -> None:
    wrong = ANSWER.replace("4", "1", 1)
    assert "breaks the rules" in refusal(f"{LINE},{wrong}")[2]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000_000,
        "a" * 10_000_000,
        "," * 10_000_000,
        "<game " * 1_600_000,
        '<game data="' * 800_000,
        "<game data='1" + " data" * 2_000_000,
        ("-" * 2000 + "a" * 2050 + "\n") * 500,
        "quizzes,solutions\n" + "1" * 10_000_000,
        ":" * 10_000_000,
    ],
    ids=[
        "digits",
        "letters",
        "commas",
        "tags",
        "quotes",
        "words in a tag",
        "frames",
        "row",
        "colons",
    ],
)
@pytest.mark.timeout(10)
def test_ten_megabytes_of_nonsense_are_refused_at_once(text: str) -> None:
    assert len(refusal(text)[2]) < 300


def test_any_change_of_a_good_text_is_read_or_refused_in_a_sentence() -> None:
    rng = np.random.default_rng(0)
    signs = list("0.5²|:,#<[]*-+= \t\n\r\0\"'xé")
    texts = [*FORMS.values(), *TABLES.values()]
    messages: list[str] = []
    for _ in range(1500):
        text = list(texts[rng.integers(len(texts))])
        for at in rng.integers(len(text), size=rng.integers(1, 4)):
            text[at] = signs[rng.integers(len(signs))] * int(rng.integers(3))
        try:
            found = parse("".join(text))
        except PuzzleFormatError as error:
            messages.append(str(error))
        else:
            assert all(p.given.shape == (9, 9) and p.given.max() <= 9 for p in found)
    assert len(messages) > 500
    assert [message for message in messages if not PLACE.fullmatch(message)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("hello world", "'hello world' is no sudoku"), ("Easy\nhello", "stands below 'Easy'")],
)
def test_words_that_are_no_puzzle_are_named(text: str, words: str) -> None:
    assert words in refusal(text)[2]
