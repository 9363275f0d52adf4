"""JSON is what any program reads, and what it says has a type."""

import pytest

from hrm_core.decoding import DecodingError, from_json, to_json


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [{"a": float("-inf")}]])
def test_what_is_no_number_is_never_written(value: object) -> None:
    with pytest.raises(DecodingError, match="no finite number"):
        to_json(value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NaN", "no JSON"),
        ("1e400", "out of range"),
        ("9" * 400, "out of range"),
        ("9" * 5000, "out of range"),
        ("[" * 100_000, "nested too deeply"),
        ("[" * 100 + "]" * 100, "nested too deeply"),
        ('"\\ud800"', "no JSON"),
    ],
    ids=["nan", "exponent", "long", "longer", "open", "deep", "surrogate"],
)
def test_what_nobody_can_use_is_refused(text: str, words: str) -> None:
    with pytest.raises(DecodingError, match=words):
        from_json(text, object)
