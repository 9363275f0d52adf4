"""New tasks in the manner of ARC, of rules that can be said in a sentence each."""

from collections.abc import Mapping

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import ANY, BASIC_RULES, RULES
from hrm_core.tasks.arc.rulebook.tools import Maker, Pair, Rule

EXAMPLES = 4
SIZES = (5, 10)
LEVELS = tuple(f"{rule} {side}x{side}" for rule in (*BASIC_RULES, ANY) for side in SIZES)
PROBES, WORKING = 4, 3  # of so many pairs so many must be work
PATIENCE = 60  # pairs looked at before a task is given up that has too few different ones


def new_maker(
    rng: np.random.Generator, rule: str, side: int, rules: Mapping[str, Rule] = RULES
) -> Maker:
    """What makes the pairs of a new task of a rule, in most of which there is something to do."""
    while True:
        make = rules[rule](rng, side)
        if sum(is_work(make(rng)) for _ in range(PROBES)) >= WORKING:
            return make


def is_work(pair: Pair) -> bool:
    """Whether the answer is neither the input nor black all over."""
    given, answer = pair
    return bool(answer.any()) and not np.array_equal(given, answer)


def make_task(
    rng: np.random.Generator, rule: str, side: int
) -> tuple[Grid, Grid, tuple[Pair, ...]]:
    """A test input, its answer, and the examples; no input is its own answer or stands twice."""
    pairs: dict[bytes, Pair] = {}
    while len(pairs) <= EXAMPLES:
        make, pairs = new_maker(rng, rule, side), {}
        for _ in range(PATIENCE):
            pair = make(rng)
            if is_work(pair):
                pairs[pair[0].tobytes()] = pair
            if len(pairs) > EXAMPLES:
                break
    *examples, (given, answer) = pairs.values()
    return given, answer, tuple(examples)
