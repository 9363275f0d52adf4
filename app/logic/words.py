"""What logic says of a sudoku, in words: hints, contradictions, how hard a puzzle is."""

from collections.abc import Sequence

from app.told import told
from app.words import fill, tr
from hrm_core.puzzle import Cell
from hrm_core.tasks.sudoku import Rating
from hrm_core.tasks.sudoku.rules import cell_name
from hrm_core.tasks.sudoku.techniques import SCORES, Contradiction, Step, Technique, Unit

FISH = (Technique.X_WING, Technique.SWORDFISH, Technique.JELLYFISH)
WINGS = (Technique.XY_WING, Technique.XYZ_WING)
NAKED = (Technique.NAKED_PAIR, Technique.NAKED_TRIPLE, Technique.NAKED_QUAD)


def rated(rating: Rating) -> str:
    """How hard a puzzle is: the name of its level, the score, and the hardest technique."""
    level = told(rating.level.capitalize())
    if rating.technique is None or rating.score is None:
        most = max(SCORES.values())
        return fill(tr("{0}, above {1:.1f}"), level, most)
    return fill(tr("{0}, {1:.1f}: needs {2}"), level, rating.score, told(rating.technique.value))


def seen_in(step: Step) -> tuple[Unit, ...]:
    """The units one should look at to see a step: of a fish its rows, without its columns."""
    count = len(step.units) // 2 if step.technique in FISH else 1
    return step.units[:count]


def where(step: Step) -> str:
    """The first hint: where to look."""
    return tr("Look at {0}.").format(_units(seen_in(step)))


def which(step: Step) -> str:
    """The second: what kind of thing is to be seen there."""
    return _kinds()[step.technique]


def what(step: Step) -> str:
    """The third: what it proves."""
    digits, cells = _digits(step.digits), _cells(step.cells)
    gone = _cells(tuple(dict.fromkeys(cell for cell, _ in step.removed)))
    if step.technique is Technique.NAKED_SINGLE:
        return tr("{0} can hold nothing but {1}.").format(cells, digits)
    if step.technique.is_single:
        return tr("In {0} only {1} can hold {2}.").format(_units(step.units), cells, digits)
    if step.technique in WINGS:
        pincers = step.cells[1:] if step.technique is Technique.XY_WING else step.cells
        text = tr("Whatever stands in {0}, one of {1} is {2}: so {2} cannot stand in {3}.")
        return text.format(cell_name(step.cells[0]), _cells(pincers), digits, gone)
    if step.technique in FISH:
        rows, columns = step.units[: len(step.units) // 2], step.units[len(step.units) // 2 :]
        text = tr("In {0}, {1} can only stand in {2}: so {1} cannot stand in {3}.")
        return text.format(_units(rows), digits, _units(columns), gone)
    if step.technique in (Technique.POINTING, Technique.CLAIMING):
        here, other = step.units
        text = tr("In {0}, {1} can only stand in {2}: so {1} cannot stand in {3}.")
        return text.format(told(here.name), digits, told(other.name), gone)
    if step.technique in NAKED:
        text = tr("{0} hold {1} between them: so none of these can stand in {2}.")
        return text.format(cells, digits, gone)
    text = tr("In {0}, {1} can only stand in {2}: so nothing else stands there.")
    return text.format(_units(step.units), digits, cells)


def contradicts(found: Contradiction, own: Sequence[Cell]) -> str:
    """What is wrong as it stands; `own`: the cells that the user wrote, which are named first."""
    if found.unit is None:
        return tr("Nothing fits into {0} any more.").format(_cells(found.cells))
    unit = told(found.unit.name)
    if not found.cells:
        return tr("{0} has no place left in {1}.").format(found.digit, unit)
    first, *others = sorted(found.cells, key=lambda cell: (cell not in own, cell))
    text = tr("{0} contradicts {1}: both are {2}, in {3}.")
    if len(others) > 1:
        text = tr("{0} contradicts {1}: all are {2}, in {3}.")
    return text.format(cell_name(first), _cells(others), found.digit, unit)


def nothing() -> str:
    """When logic is at its end."""
    text = tr("None of the {0} techniques known here sees a next step. It may take a longer chain.")
    return text.format(len(Technique))


def _kinds() -> dict[Technique, str]:
    single = tr("A hidden single: a digit that has only one place left there.")
    subset = tr("{0}: {1} cells there that hold {1} digits between them.")
    hidden = tr("{0}: {1} digits there that have only {1} places between them.")
    fish = tr("{0}: a digit whose places in {1} lines lie in {1} lines across.")
    count = {2: tr("two"), 3: tr("three"), 4: tr("four")}

    def named(technique: Technique, text: str, number: int) -> str:
        name = told(technique.value)
        return text.format(name[:1].upper() + name[1:], count[number])

    return {
        Technique.HIDDEN_BOX: single,
        Technique.HIDDEN_LINE: single,
        Technique.NAKED_SINGLE: tr("A naked single: a cell there that has one candidate left."),
        Technique.POINTING: tr("Pointing: a digit that has places in one line of the box only."),
        Technique.CLAIMING: tr("Claiming: a digit that has places in one box of the line only."),
        Technique.NAKED_PAIR: named(Technique.NAKED_PAIR, subset, 2),
        Technique.X_WING: named(Technique.X_WING, fish, 2),
        Technique.HIDDEN_PAIR: named(Technique.HIDDEN_PAIR, hidden, 2),
        Technique.NAKED_TRIPLE: named(Technique.NAKED_TRIPLE, subset, 3),
        Technique.SWORDFISH: named(Technique.SWORDFISH, fish, 3),
        Technique.HIDDEN_TRIPLE: named(Technique.HIDDEN_TRIPLE, hidden, 3),
        Technique.XY_WING: tr(
            "An XY-wing: a cell with two candidates there, which sees two others with two."
        ),
        Technique.XYZ_WING: tr(
            "An XYZ-wing: a cell with three candidates there, which sees two others with two of"
            " them."
        ),
        Technique.NAKED_QUAD: named(Technique.NAKED_QUAD, subset, 4),
        Technique.JELLYFISH: named(Technique.JELLYFISH, fish, 4),
        Technique.HIDDEN_QUAD: named(Technique.HIDDEN_QUAD, hidden, 4),
    }


def _units(units: Sequence[Unit]) -> str:
    return _listed([told(unit.name) for unit in units])


def _cells(cells: Sequence[Cell]) -> str:
    return _listed([cell_name(cell) for cell in cells])


def _digits(digits: Sequence[int]) -> str:
    return _listed([str(digit) for digit in digits])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return tr("{0} and {1}").format(", ".join(words[:-1]), words[-1])
