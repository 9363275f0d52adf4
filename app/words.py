"""Counts in words, with the right ending of the noun."""


def counted(count: int, one: str, many: str) -> str:
    """The text for one, or that for another number, with the number in it.

    >>> counted(1, "{0} guess", "{0} guesses"), counted(0, "{0} guess", "{0} guesses")
    ('1 guess', '0 guesses')
    """
    return (one if count == 1 else many).format(count)
