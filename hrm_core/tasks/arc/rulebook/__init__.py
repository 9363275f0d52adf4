"""The rules that new tasks are made of, by name."""

from collections.abc import Mapping
from functools import cache

from hrm_core.tasks.arc.rulebook.basic import BASIC_RULES
from hrm_core.tasks.arc.rulebook.book import Entry, any_of, changing, two_of
from hrm_core.tasks.arc.rulebook.colors import COLOR_CHANGES
from hrm_core.tasks.arc.rulebook.combinations import COMBINATION_RULES
from hrm_core.tasks.arc.rulebook.counts import COUNT_RULES, COUNTS
from hrm_core.tasks.arc.rulebook.fills import FILLS
from hrm_core.tasks.arc.rulebook.lines import LINES
from hrm_core.tasks.arc.rulebook.motions import MOTIONS
from hrm_core.tasks.arc.rulebook.obstacles import OBSTACLE_RULES, OBSTACLES
from hrm_core.tasks.arc.rulebook.parts import PART_RULES, PARTS
from hrm_core.tasks.arc.rulebook.sequences import SEQUENCE_RULES, SEQUENCES
from hrm_core.tasks.arc.rulebook.symmetries import SYMMETRIES, SYMMETRY_RULES
from hrm_core.tasks.arc.rulebook.tools import Rule

_KEEPING: dict[str, Entry] = {  # those that can follow another
    **COLOR_CHANGES,
    **LINES,
    **MOTIONS,
    **OBSTACLES,
    **SYMMETRIES,
    **FILLS,
    **COUNTS,
    **SEQUENCES,
}
_ALONE: dict[str, Rule] = {
    **BASIC_RULES,
    **{name: changing(entry) for name, entry in {**_KEEPING, **PARTS}.items()},
    **{name: changing(entry, 2) for name, entry in OBSTACLES.items()},  # a wall and what moves
    **SYMMETRY_RULES,
    **OBSTACLE_RULES,
    **COMBINATION_RULES,
    **COUNT_RULES,
    **PART_RULES,
    **SEQUENCE_RULES,
    "two": two_of(list(_KEEPING.values())),
}
ANY = "any"
RULES: dict[str, Rule] = {**_ALONE, ANY: any_of(_ALONE)}


@cache
def rules_without(names: tuple[str, ...]) -> Mapping[str, Rule]:
    """All rules but those: none of the others, not even a mixed one, is or begins with them."""
    if not names:
        return RULES
    alone = {name: rule for name, rule in _ALONE.items() if name not in names}
    alone["two"] = two_of([entry for name, entry in _KEEPING.items() if name not in names])
    return {**alone, ANY: any_of(alone)}


__all__ = ["ANY", "BASIC_RULES", "RULES", "rules_without"]
