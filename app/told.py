"""Sentences of the layers below, which know no Qt, in the user's language.

What they say is English with names and numbers filled in. assets/translations/sentences.txt lists
their sentences with {0}, {1} for what is filled in; one that fits is translated, and so is what was
filled in. A sentence that is not in the list stays as it is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.words import in_locale
from hrm_core.places import asset_path

CONTEXT = "core"
SENTENCES = "sentences.txt"
LONGEST = 2000  # characters of a sentence that is looked up; none of ours is longer
DEEPEST = 4  # sentences within sentences
_FIELD = re.compile(r"\{\d\}")
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+")  # with marks that depend on the language


def told(text: str) -> str:
    """A name or a sentence of the layers below, in the user's language."""
    return _told(text, DEEPEST)


def _told(text: str, depth: int) -> str:
    found = QCoreApplication.translate(CONTEXT, text)
    if found != text or not text or not depth or len(text) > LONGEST or not _is_translated():
        return found
    for pattern, sentence in _patterns():
        if fits := pattern.fullmatch(text):
            parts = [_part(part or "", depth - 1) for part in fits.groups()]
            return QCoreApplication.translate(CONTEXT, sentence).format(*parts)
    place, colon, rest = text.partition(": ")  # a file, then what is wrong with it
    return f"{place}: {_told(rest, depth)}" if colon else text


def _part(text: str, depth: int) -> str:
    """What was filled in: a number in the marks of the language, or words."""
    return in_locale(text, QLocale()) if _NUMBER.fullmatch(text) else _told(text, depth)


def _is_translated() -> bool:
    """Whether there is a translation at all: English needs no look at the list."""
    return QCoreApplication.translate(CONTEXT, "Sudoku, 1,000 puzzles") != "Sudoku, 1,000 puzzles"


@lru_cache(maxsize=1)
def _patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    """Those with something filled in; the one that says most first."""
    found = [sentence for sentence in sentences() if _FIELD.search(sentence)]
    found.sort(key=lambda sentence: -len(_FIELD.sub("", sentence)))
    return [(_pattern(sentence), sentence) for sentence in found]


def sentences() -> list[str]:
    """The list: one sentence on each line."""
    text = asset_path("translations", SENTENCES).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _pattern(sentence: str) -> re.Pattern[str]:
    fixed = [re.escape(part) for part in _FIELD.split(sentence)]
    return re.compile("(.+?)".join(fixed), re.DOTALL)
