"""What the readers of every kind of puzzle share: refusals that say where, and quote what."""

from hrm_core.puzzle import PuzzleFormatError


class KnownFormError(PuzzleFormatError):
    """A text that is of one kind's form for certain, but for a fault."""


def fault(line: int, character: int, sentence: str) -> PuzzleFormatError:
    """A refusal that names the place, both from 1; the sentence says what to do."""
    return PuzzleFormatError(f"line {line}, character {character}: {sentence}.")


def place(text: str, index: int) -> tuple[int, int]:
    """Line and character, both from 1, of the character at `index`.

    >>> place("ab\\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def quote(text: str, length: int = 20) -> str:
    """The beginning of a text, safe to show.

    >>> quote("53..7....6..195....98")
    "'53..7....6..195....9...'"
    """
    short = text[: length + 1].rstrip("\r\n")
    return repr(f"{short[:length]}..." if len(short) > length else short)
