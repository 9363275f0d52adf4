"""Guesses upon guesses as a tree, and which of them is to be tried next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from hrm_core.solving.guess import Try

WAITING = 1000  # tries; the least likely are forgotten, for a state takes some 300 kB
LEAST = 1e-6  # of what can be said for a try whose guesses are doubted


@dataclass(eq=False)
class Branch:
    """A try, and what was guessed on top of it."""

    attempt: Try | None  # None: it was taken
    parent: "Branch | None" = None
    share: float = 1.0  # of the belief in the symbols guessed in its cell, 0 to 1
    trust: float = 1.0  # what the model's doubt left of it when it was tried
    worth: float = 1.0  # the trust that is left after what was tried on top of it
    upon: "list[Branch]" = field(default_factory=list)

    @property
    def promise(self) -> float:
        """By which it is compared with the other symbols of its cell."""
        return self.share * self.worth


class Tree:
    """Tries, and in which order they are taken.

    Where the model says how far it doubts its guesses, the most promising guess is followed from
    the first try on to one that was not tried. A guess promises as much as it was believed, times
    what the doubt after it left; where others were made on top of it, times the mean of what these
    are worth. So when all that follows from a guess is doubted, the search goes back to it and
    takes another symbol. Without doubt the try comes next whose guesses are together the likeliest.
    """

    def __init__(self, first: Try, doubts: bool) -> None:
        self._root, self._doubts = Branch(first), doubts
        self._taken: dict[Try, Branch] = {}
        self._waiting = 1

    def take(self, most: int) -> list[Try]:
        """Up to `most` tries that were not taken before."""
        tries: list[Try] = []
        order = _by_promise if self._doubts else _by_likelihood
        for branch in list(islice(order(self._root), most)):
            assert branch.attempt is not None, "it was not tried"
            tries.append(branch.attempt)
            self._taken[branch.attempt] = branch
            branch.attempt = None
            self._waiting -= 1
        return tries

    def grow(self, attempt: Try, following: Sequence[Try], doubt: float = 0.0) -> None:
        """What can be tried on top of a taken one, each with a pin more, and the doubt in it."""
        branch = self._taken.pop(attempt)
        total = sum(each.pins[-1].belief for each in following)
        branch.upon = [Branch(each, branch, each.pins[-1].belief / total) for each in following]
        branch.trust = max(1 - doubt, LEAST)
        _weigh(branch)
        self._waiting += len(following)
        if self._waiting > WAITING:
            self._forget()

    def _forget(self) -> None:
        """Half of the tries that wait."""
        waiting = list(_by_likelihood(self._root))
        for branch in waiting[len(waiting) // 2 :]:
            branch.attempt = None
            _weigh(branch)
            self._waiting -= 1


def _by_promise(branch: Branch) -> Iterator[Branch]:
    """The tries that can be taken, the most promising first."""
    if branch.attempt is not None:
        yield branch
    for each in sorted(branch.upon, key=lambda each: -each.promise):
        yield from _by_promise(each)


def _by_likelihood(branch: Branch) -> Iterator[Branch]:
    """The same, the likeliest by all that was guessed first."""
    for _, each in sorted(_likelihoods(branch), key=lambda pair: -pair[0]):
        yield each


def _weigh(branch: Branch | None) -> None:
    """What a branch and those below it are worth, now that something is known of it.

    One on top of which nothing is left to try is dropped.
    """
    while branch is not None:
        branch.worth = branch.trust * sum(each.promise for each in branch.upon)
        if branch.parent is not None and not branch.upon:
            branch.parent.upon.remove(branch)
        branch = branch.parent


def _likelihoods(branch: Branch, likely: float = 1.0) -> Iterator[tuple[float, Branch]]:
    """The tries that can be taken, and how likely each is by all that was guessed before it."""
    if branch.attempt is not None:
        yield likely, branch
    for each in branch.upon:
        yield from _likelihoods(each, likely * each.share * each.trust)
