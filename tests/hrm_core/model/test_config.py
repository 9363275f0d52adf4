"""A model's configuration is checked before anything is built from it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from hrm_core.model.config import ConfigError, HRMConfig
from tests.hrm_core.model.variants import BASE, VARIANTS


@pytest.mark.parametrize("config", VARIANTS.values(), ids=list(VARIANTS))
def test_a_configuration_survives_json(config: HRMConfig) -> None:
    assert HRMConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_the_defaults_are_the_official_model() -> None:
    config = HRMConfig(seq_len=81, vocab_size=11, puzzle_emb_ndim=512)
    assert (config.hidden_size, config.num_heads, config.mlp_size) == (512, 8, 1536)
    assert (config.H_layers, config.L_layers, config.H_cycles, config.L_cycles) == (4, 4, 2, 2)
    assert config.puzzle_tokens == 1


@pytest.mark.parametrize(("ndim", "count"), [(0, 0), (1, 1), (8, 1), (9, 2), (16, 2), (17, 3)])
def test_a_puzzle_embedding_takes_as_many_positions_as_it_fills(ndim: int, count: int) -> None:
    assert replace(BASE, puzzle_emb_ndim=ndim).puzzle_tokens == count


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"hidden_size": 0}, "hidden_size must be at least 1, not 0"),
        ({"H_cycles": -1}, "H_cycles must be at least 1, not -1"),
        ({"mixer_size": 0}, "mixer_size must be at least 1, not 0"),
        ({"puzzle_emb_ndim": -8}, "puzzle_emb_ndim must be at least 0, not -8"),
        ({"expansion": float("inf")}, "expansion must be a positive number, not inf"),
        ({"num_heads": 8}, "rope needs heads of even size, not 1"),
        ({"pos_encodings": "grid", "grid": (-4, -4)}, "grid -4 x -4 does not hold"),
        (
            {"mixer": "conv", "pos_encodings": "learned"},
            "takes neither puzzle tokens, registers nor positions",
        ),
        ({"mixer": "conv", "pos_encodings": "none", "seq_len": 15}, "square board, not 15 cells"),
        ({"num_heads": 3}, "8 does not divide into 3 heads"),
        ({"mixer": "magic"}, "not 'magic'"),
        ({"pos_encodings": "polar"}, "not 'polar'"),
        ({"forward_dtype": "int8"}, "not 'int8'"),
        ({"q_pool": "last"}, "not 'last'"),
        ({"mixer": "mlp"}, "rope needs the attention mixer"),
        ({"pos_encodings": "grid", "grid": (4, 5)}, "grid 4 x 5 does not hold 16 positions"),
        ({"pos_encodings": "grid", "box": (3, 2)}, "boxes of 3 x 2 do not tile 4 x 4"),
        ({"pos_encodings": "grid", "box": (2, 0)}, "boxes of 2 x 0 do not tile 4 x 4"),
        ({"pos_encodings": "grid", "puzzle_emb_ndim": 8}, "room for cells alone"),
        ({"pos_encodings": "grid", "registers": 1}, "room for cells alone"),
        ({"registers": -1}, "registers must be at least 0, not -1"),
        ({"overview": True}, "an overview is one of the units mixer"),
        ({"qk_norm": True, "mixer": "mlp", "pos_encodings": "none"}, "qk_norm needs the attention"),
        ({"pos_encodings": "rope2d", "mixer": "mlp"}, "rope2d needs the attention mixer"),
        ({"pos_encodings": "rope2d", "num_heads": 4}, "a multiple of 4, not 2"),
        ({"pos_encodings": "rope2d", "grid": (4, 5)}, "grid 4 x 5 does not hold 16 positions"),
    ],
)
def test_a_configuration_that_cannot_be_built_says_why(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        HRMConfig(**{**BASE.to_dict(), **changes})
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wings": 2}, "unknown model setting 'wings'"),
        ({"hidden_size": "8"}, "'hidden_size' cannot be '8'"),
        ({"hidden_size": True}, "'hidden_size' cannot be True"),
        ({"hidden_size": 8.0}, "'hidden_size' cannot be 8.0"),
        ({"expansion": "4"}, "'expansion' cannot be '4'"),
        ({"shared_levels": 1}, "'shared_levels' cannot be 1"),
        ({"grid": [4]}, r"'grid' cannot be [4]"),
        ({"grid": [4, 4.0]}, r"'grid' cannot be [4, 4.0]"),
        ({"grid": 16}, "'grid' cannot be 16"),
    ],
)
def test_a_value_of_the_wrong_type_is_quoted(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        HRMConfig.from_dict({**BASE.to_dict(), **changes})
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["seq_len", "vocab_size"])
def test_a_missing_setting_is_named(name: str) -> None:
    values = {key: value for key, value in BASE.to_dict().items() if key != name}
    with pytest.raises(ConfigError, match=f"'{name}' is missing"):
        HRMConfig.from_dict(values)


def test_whole_numbers_are_accepted_where_fractions_are() -> None:
    assert HRMConfig.from_dict({**BASE.to_dict(), "expansion": 4}).expansion == 4.0
