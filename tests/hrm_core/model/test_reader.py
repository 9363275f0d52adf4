"""Puzzle vectors read off examples: exchanged with the colours, the same in any order."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from hrm_core.model.config import ConfigError
from hrm_core.model.hrm import HRM, Horizon
from hrm_core.model.layers import Reach
from hrm_core.views import COLORS, VIEWS
from tests.hrm_core.model.variants import READER

SIZE = READER.hidden_size


def a_model(color_blind: bool = False) -> HRM:
    torch.manual_seed(0)
    model = HRM(READER)
    if color_blind:
        with torch.no_grad():
            for table in (model.embed_tokens, model.reader.answers):
                table.embedding_weight[2:] = table.embedding_weight[2]
    return model


def examples(count: int = 3, side: int = 4) -> Tensor:
    """[1, count, 2, side * side]: colours all over."""
    chance = torch.Generator().manual_seed(1)
    return torch.randint(2, 12, (1, count, 2, side * side), generator=chance)


def test_exchanged_colours_exchange_what_is_read_of_them() -> None:
    model, shown = a_model(color_blind=True), examples()
    colors = torch.randperm(COLORS, generator=torch.Generator().manual_seed(2))
    parts = model.read(shown).view(1 + 2 * COLORS, SIZE)
    other = model.read(2 + colors[shown - 2]).view(1 + 2 * COLORS, SIZE)
    torch.testing.assert_close(parts[0], other[0])
    torch.testing.assert_close(parts[1 : 1 + COLORS], other[1 : 1 + COLORS][colors])
    torch.testing.assert_close(parts[1 + COLORS :], other[1 + COLORS :][colors])
    assert (parts - other).abs().max() > 0.01


def test_the_order_of_examples_and_empty_boards_change_nothing() -> None:
    model, shown = a_model(), examples()
    empty = torch.zeros_like(shown[:, :1])
    for same in (shown[:, [2, 0, 1]], torch.cat((shown, empty), dim=1)):
        torch.testing.assert_close(model.read(shown), model.read(same))
    assert (model.read(shown) - model.read(shown[:, :2])).abs().max() > 0.01


def test_every_answer_counts() -> None:
    model, shown = a_model(), examples()
    other = shown.clone()
    other[0, 1, 1, 5] = 2 + (shown[0, 1, 1, 5] - 1) % COLORS
    assert (model.read(shown) - model.read(other)).abs().max() > 1e-4


def test_what_is_read_answers_as_a_row_of_the_table_does() -> None:
    model, shown = a_model(), examples()
    tokens, turn = torch.randint(2, 12, (1, 16)), 5
    asked = tokens, torch.tensor([turn]), model.start(1, 16), Horizon.LAST_CYCLE
    read = model(*asked, shown=shown)[1]
    assert read.read is not None
    model.puzzle_emb.weights[turn] = read.read[0].detach()
    torch.testing.assert_close(model(*asked)[1].logits, read.logits)
    assert model.table_rows(torch.tensor([3 * VIEWS + 8 + turn])).tolist() == [3 * 8 + turn]


def test_a_gradient_reaches_all_of_the_reader() -> None:
    model, shown = a_model(), examples()
    out = model(shown[:, 0, 0], torch.tensor([0]), model.start(1, 16), shown=shown)[1]
    torch.autograd.backward(out.logits.square().sum())
    assert all(p.grad is not None and p.grad.any() for p in model.reader.parameters())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"L_mixer": ""}, "reach is what the board mixer hears"),
        ({"reader": -1}, "reader must be at least 0, not -1"),
        ({"legend": 0, "puzzle_emb_ndim": 0}, "a reader .* needs a legend"),
        ({"num_puzzle_identifiers": 3}, "one for each turn; 3 do not divide so"),
        ({"pos_encodings": "none"}, "a reader needs the positions edges, not none"),
    ],
)
def test_what_does_not_fit_is_told(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        replace(READER, **changes)  # type: ignore[arg-type]


def test_a_cell_hears_its_neighbours_and_its_mirror_images() -> None:
    torch.manual_seed(0)
    reach, side, size = Reach(READER), 5, READER.hidden_size
    board = torch.zeros(1, side, side, size)
    board[0, 0, 1] = 1.0
    silent = reach(torch.zeros(1, side * side, size), side)
    heard = (reach(board.view(1, -1, size), side) - silent).view(side, side, size).abs().sum(-1) > 0
    near = {(1, 1), (0, 0), (0, 2)}  # nothing is above
    turned = {(0, 2), (3, 1), (3, 2), (1, 0), (2, 0), (1, 3), (2, 3)}  # of a grid of 4 x 4
    assert {(int(row), int(column)) for row, column in heard.nonzero()} == near | turned
