"""The model a run starts with: new weights, or those of a model of the library."""

import torch
from torch import Tensor

from hrm_core.checkpoint import ModelError, read_weights
from hrm_core.library.models import ModelLibrary
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from training.config import TrainConfig
from training.loop.grow import WIDER, GrowthError, grow

EDGES = "edges.distances.embedding_weight"


def grown(table: Tensor, room: Tensor) -> Tensor:
    """The vectors of a model for smaller boards in the table of one for larger ones.

    Distances that it did not know have the mean of the farther half of those it knew; on the boards
    that it knew it says what it said. float32 [4 * rows, D], both.
    """
    old, new = (each.view(4, -1, each.shape[-1]) for each in (table, room))
    rows = old.shape[1]
    if rows >= new.shape[1]:
        return table
    far = old[:, rows // 2 :].mean(1, keepdim=True).expand(-1, new.shape[1] - rows, -1)
    return torch.cat((old, far), dim=1).flatten(0, 1)


def start_model(config: TrainConfig) -> HRM:
    """A model with new weights, or with those of the library model the run starts from.

    A wider model than that of the library says what it said. New weights follow from config.seed;
    the generator that others use stays as it is. ModelError for a shape that does not follow.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)  # the initialisers of PyTorch take no generator
        model = HRM(config.hrm_config())
    if config.start_from:
        info = ModelLibrary().find(config.start_from, config.task)
        weights = {n: torch.from_numpy(array) for n, array in read_weights(info.folder).items()}
        if EDGES in weights:
            weights[EDGES] = grown(weights[EDGES], model.state_dict()[EDGES])
        before = HRMConfig.from_dict(info.config)
        if any(getattr(before, name) != getattr(model.config, name) for name in WIDER):
            weights = _widened(info.name, weights, before, model.config, config.seed)
        for name, own in model.state_dict().items():
            if name.startswith("doubt_head."):  # a model that knew no guesses learns them
                weights.setdefault(name, own)
        model.load_state_dict(weights)
    if config.q_target == "none":
        # Nothing teaches Q-continue, so it stays 0, and "Q-halt above it" means "rather right".
        with torch.no_grad():
            model.q_head.weight[1] = 0
            assert model.q_head.bias is not None, "made with bias=True"
            model.q_head.bias[1] = 0
    return model


def _widened(
    name: str, weights: dict[str, Tensor], before: HRMConfig, after: HRMConfig, seed: int
) -> dict[str, Tensor]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        try:
            return grow(weights, before, after)
        except GrowthError as error:
            raise ModelError(f"a model of this shape cannot start from {name}: {error}") from None
