"""Why a text is no sudoku: the first character that is wrong, and what to do about it."""

from collections.abc import Sequence

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.grids import fault, quote
from hrm_core.tasks.sudoku.lines import EMPTY, SEPARATORS, SYMBOLS, Line, LineKind, read
from hrm_core.tasks.sudoku.rules import CELLS, SIZE

_OTHER_SIZES = (4, 6, 8, 10, 12, 15, 16, 20, 25)  # rows of the variants people play
_OTHER_LENGTHS = {size * size: size for size in _OTHER_SIZES}  # of a grid in one line
_FAR = 100_000  # characters; a line is not looked at beyond


def diagnosis(lines: Sequence[str], number: int, rows: Sequence[Line]) -> PuzzleFormatError:
    """What is wrong with line `number` (from 1), which `rows` of an unfinished grid precede."""
    raw = lines[number - 1][:_FAR]
    variant = _variant(lines, rows[0].number if rows else number)
    if variant is not None:
        return variant
    if rows and (not raw.strip() or read(raw, number).kind is not LineKind.UNKNOWN):
        first = lines[rows[0].number - 1]
        plural = "row" if len(rows) == 1 else "rows"
        return fault(
            rows[-1].number,
            len(lines[rows[-1].number - 1]) + 1,
            f"the grid that begins with {quote(first)} ends after {len(rows)} {plural};"
            f" a sudoku has {SIZE}",
        )
    foreign = next((c for c in raw.strip() if c not in SYMBOLS + SEPARATORS), None)
    if foreign is not None:
        sentence = f"{foreign!r} is no cell in {quote(raw.strip())}; use 1 to 9, and one of"
        return fault(number, raw.index(foreign) + 1, f"{sentence} {' '.join(EMPTY)} if empty")
    return _wrong_length(raw, number)


def _wrong_length(raw: str, number: int) -> PuzzleFormatError:
    cells = [place for place, c in enumerate(raw) if c in SYMBOLS]
    wanted = SIZE if len(cells) < 3 * SIZE else CELLS
    place = cells[wanted] if len(cells) > wanted else len(raw.rstrip())
    many = f"at least {len(cells)}" if len(raw) == _FAR else str(len(cells))
    return fault(
        number,
        place + 1,
        f"{quote(raw.strip())} has {many} cells; a sudoku has {SIZE} in each of {SIZE} lines, or"
        f" {CELLS} in one",
    )


def _variant(lines: Sequence[str], number: int) -> PuzzleFormatError | None:
    """A refusal if a grid of another size begins in line `number`."""
    sizes = [_width(line) for line in lines[number - 1 : number + max(_OTHER_SIZES)]]
    size = sizes[0]
    if size not in _OTHER_SIZES or [s for s in sizes if s][: size + 1] != [size] * size:
        size = _OTHER_LENGTHS.get(size, 0)
    if not size:
        return None
    return fault(
        number,
        1,
        f"{quote(lines[number - 1].strip())} begins a sudoku of {size}x{size}; only {SIZE}x{SIZE}"
        " can be solved here",
    )


def _width(line: str) -> int:
    """How many cells a line has if letters may be cells too; 0 if it has anything else."""
    bare = line[:_FAR].translate(str.maketrans("", "", SEPARATORS + "-+="))
    return len(bare) if all(c in SYMBOLS or (c.isascii() and c.isalpha()) for c in bare) else 0
