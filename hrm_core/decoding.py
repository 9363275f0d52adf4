"""What files and lines say, as values of a type or not at all; and JSON that any program reads.

One type for each kind of file, given by whoever reads it; what does not fit is a DecodingError.
"""

import json
import re
import reprlib
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from hrm_core.limits import LARGEST_NUMBER, MOST_NESTED

Kind = TypeVar("Kind")


class DecodingError(ValueError):
    """Text that is not what it should be; the message says what and where, without a full stop."""


def from_json(content: bytes | str, kind: type[Kind]) -> Kind:
    """The value in a text, of that type and strictly: no NaN, no numbers that nobody can use."""
    try:
        if isinstance(content, bytes):
            content = content.removeprefix(b"\xef\xbb\xbf")
        value = cast("Kind", _decoder(cast("Hashable", kind)).decode(content))
    except RecursionError:
        raise DecodingError("it is nested too deeply") from None
    except msgspec.ValidationError as error:
        raise DecodingError(_told(error)) from None
    except msgspec.DecodeError as error:
        raise DecodingError(f"this is no JSON: {_told(error)}") from None
    except UnicodeError:
        raise DecodingError("this is no text in UTF-8") from None
    _refuse_odd(value, MOST_NESTED)
    return value


def plain_json(content: bytes | str) -> Any:
    """The value in a text, whatever its type, as strictly; DecodingError."""
    return from_json(content, cast("type[Any]", Any))


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast("type", kind))


def as_kind(values: Any, kind: type[Kind]) -> Kind:
    """Plain values, from TOML or YAML say, as that type."""
    _refuse_odd(values, MOST_NESTED)
    try:
        return msgspec.convert(values, kind)
    except (msgspec.ValidationError, UnicodeError) as error:
        raise DecodingError(_told(error)) from None


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON as the standard has it; DecodingError for NaN and infinity, which it has not."""
    try:
        return json.dumps(value, indent=indent, allow_nan=False)
    except ValueError:
        raise DecodingError("a value is no finite number, so it cannot be written") from None


def short(value: Any) -> str:
    """A value of a file, safe to show: its beginning, whatever it is.

    >>> short("x" * 100), short([[[1]]])
    ("'xxxxxxxxxxxxx...xxxxxxxxxxxxxx'", '[[...]]')
    """
    return _shortener.repr(value)


_shortener = reprlib.Repr()
_shortener.maxlevel = 2
_shortener.maxstring = _shortener.maxlong = _shortener.maxother = 32


def _refuse_odd(value: Any, depth: int) -> None:
    """What a type lets through where it says Any: whole numbers without end, deep nesting."""
    if isinstance(value, int) and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise DecodingError("a number in it is out of range")
    if isinstance(value, Mapping | list | tuple):
        if not depth:
            raise DecodingError("it is nested too deeply")
        for each in value.values() if isinstance(value, Mapping) else value:
            _refuse_odd(each, depth - 1)


def _told(error: Exception) -> str:
    """What msgspec says, in words for people."""
    text, _, at = str(error).partition(" - at ")
    where = at.strip("`").removeprefix("$").removeprefix(".")
    subject = repr(where) if where else "it"
    if missing := _MISSING.fullmatch(text):
        inside = f"{where}." if where else ""
        return f"{inside + missing[1]!r} is missing"
    if wrong := _WRONG.fullmatch(text):
        wanted = " or ".join(_NAMES.get(name, name) for name in wrong[1].split(" | "))
        return f"{subject} should be {wanted}, not {_NAMES.get(wrong[2], wrong[2])}"
    begin = text[:1] if text[1:2].isupper() else text[:1].lower()
    return f"{begin}{text[1:]}" + (f", in {subject}" if where else "")


_MISSING = re.compile("Object missing required field `(.*)`")
_WRONG = re.compile("Expected `(.*)`, got `(.*)`")
_NAMES = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}
