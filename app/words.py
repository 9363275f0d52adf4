"""Texts in the user's language: translated, with numbers and counts as the language writes them."""

import re
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale


def tr(text: str) -> str:
    """The translation of a text that no QObject says; its context is the empty one."""
    return QCoreApplication.translate("", text)


def counted(count: int, one: str, many: str) -> str:
    """The text for one, or that for another number, with the number in it.

    >>> counted(1, "{0} guess", "{0} guesses"), counted(0, "{0} guess", "{0} guesses")
    ('1 guess', '0 guesses')
    """
    return (one if count == 1 else many).format(count)


def fill(text: str, *values: object) -> str:
    """As str.format, with numbers as the language writes them.

    >>> fill("{0:,} of {1}: {2:.1%}", 1234, "a.b", 0.5)
    '1,234 of a.b: 50.0\xa0%'
    """
    return _LocalFormatter().format(text, *values)


def number(value: float, form: str) -> str:
    """As format(), with the marks of the language.

    >>> number(1234.5, ",.2f")
    '1,234.50'
    """
    return in_locale(format(value, form), QLocale())


def marks(text: str) -> str:
    """A sentence of the layers below, with the decimal point of the language in its numbers.

    >>> marks("99.98 % in r1c1.")
    '99.98 % in r1c1.'
    """
    return re.sub(r"(?<=\d)\.(?=\d)", QLocale().decimalPoint(), text)


def unbroken(text: str) -> str:
    """A text whose numbers stay on one line with the signs around them.

    >>> unbroken("it is < 4 %")
    'it is <\xa04\xa0%'
    """
    return re.sub(r"(?<=\d) (?=%)|(?<=[<>]) (?=\d)", "\N{NO-BREAK SPACE}", text)


def in_locale(text: str, locale: QLocale) -> str:
    """A number that Python wrote, in the marks of a language.

    >>> in_locale("1,234.5%", QLocale("de_DE")).replace(chr(0xA0), "_")
    '1.234,5_%'

    The sign of per cent stands apart in all of them.
    """
    point, group = locale.decimalPoint(), locale.groupSeparator()
    text = text.replace("%", "\N{NO-BREAK SPACE}%")
    return "".join({".": point, ",": group}.get(sign, sign) for sign in text)


class _LocalFormatter(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        written = str(super().format_field(value, format_spec))
        return in_locale(written, QLocale()) if format_spec else written
