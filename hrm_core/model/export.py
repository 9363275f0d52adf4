"""One segment of a model as an ONNX graph, for programs that have no PyTorch.

The graph is a pure function like HRM itself: the state goes in and comes out. Rows that `begin`
start from H_init and L_init whatever state they bring, so a caller needs no weights of its own.
"""

import logging
import warnings
from collections.abc import Mapping

import onnx_ir
import torch
from onnx_ir.passes import common as clean_up
from torch import Tensor, nn
from torch.export import Dim

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM, Latent
from hrm_core.model.layers import ConvMixer

# A board is [B, L]; that of a model for all sizes is [B, side, side]. State is [board, D], with one
# vector more for each puzzle token and register, and as many a cell as there are symbols alike.
INPUTS = ("tokens", "puzzle_ids", "z_H", "z_L", "begin")
OUTPUTS = ("logits", "q_halt", "q_continue", "change_H", "change_L", "next_H", "next_L")
DOUBT = "doubt"  # one more, of a model that has it


class ExportError(ValueError):
    """A model that PyTorch cannot write as a graph; its message is fit to show."""


class Segment(nn.Module):
    """The signature of the graph around a model."""

    def __init__(self, model: HRM) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, tokens: Tensor, puzzle_ids: Tensor, z_H: Tensor, z_L: Tensor, begin: Tensor
    ) -> tuple[Tensor, ...]:
        """int64 board, int64 [B], float32 state twice, bool [B] -> what OUTPUTS names, float32."""
        model = self.model
        for part in model.modules():
            if isinstance(part, ConvMixer):
                part.side = tokens.shape[1]
        fresh = begin[:, None, None]
        before = Latent(
            torch.where(fresh, model.H_init, z_H.flatten(1, -2)),
            torch.where(fresh, model.L_init, z_L.flatten(1, -2)),
        )
        after, out = model(tokens.flatten(1), puzzle_ids, before)
        return (
            out.logits.reshape(*tokens.shape, -1),
            out.q_halt,
            out.q_continue,
            model.change(before.z_H, after.z_H).reshape(tokens.shape),
            model.change(before.z_L, after.z_L).reshape(tokens.shape),
            after.z_H.reshape(z_H.shape),
            after.z_L.reshape(z_L.shape),
            *(() if out.doubt is None else (out.doubt,)),
        )


def state_shape(config: HRMConfig, batch: int, cells: int) -> tuple[int, ...]:
    """Of z_H and of z_L, as the graph takes them."""
    if config.any_size:
        side = round(cells**0.5)
        return batch, side, side, config.hidden_size
    return batch, config.positions, config.hidden_size


def segment_graph(model: HRM, notes: Mapping[str, str]) -> bytes:
    """The ONNX file of a float32 model on the CPU; `notes` go into it as its metadata.

    Takes seconds to minutes: every cycle is written out. Each weight is stored once.
    """
    config = model.config
    assert model.dtype == torch.float32, "ONNX Runtime has no fast bfloat16 on a CPU"
    batch, side = 2, 4  # examples; both are free in the graph
    cells = side * side if config.any_size else config.seq_len
    board = (batch, side, side) if config.any_size else (batch, cells)
    state = torch.zeros(state_shape(config, batch, cells))
    begin = torch.ones(batch, dtype=torch.bool)
    tokens = torch.zeros(board, dtype=torch.int64)
    ids = torch.zeros(batch, dtype=torch.int64)
    rows = Dim("batch", min=1)
    free: dict[int, Dim] = {0: rows}
    if config.any_size:
        free |= {1: Dim("side", min=2, max=1024)}
        free |= {2: free[1]}
    sizes = (dict(free), {0: rows}, dict(free), dict(free), {0: rows})
    talk = logging.getLogger("torch.onnx")  # of packages that we have no use for
    level = talk.level
    talk.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about names of axes, and about torch's own code
            program = torch.onnx.export(
                Segment(model).eval(),
                (tokens, ids, state, state.clone(), begin),
                input_names=INPUTS,
                output_names=(*OUTPUTS, DOUBT) if config.doubt else OUTPUTS,
                dynamic_shapes=sizes,
                dynamo=True,
                verbose=False,
            )
    except torch.onnx.OnnxExporterError as error:
        reason = str(error.__cause__ or error).strip().partition("\n")[0]
        raise ExportError(f"PyTorch cannot write it as a graph: {reason}") from None
    finally:
        talk.setLevel(level)
        for part in model.modules():
            if isinstance(part, ConvMixer):
                part.side = 0
    assert program is not None, "dynamo=True returns a program"
    graph = program.model
    # traces of Python code, and copies of weights, make up most of the file
    clean_up.ClearMetadataAndDocStringPass()(graph)
    clean_up.DeduplicateInitializersPass(size_limit=1 << 32)(graph)
    graph.producer_name = "HRM Studio"
    graph.metadata_props.update(notes)
    content: bytes = onnx_ir.to_proto(graph).SerializeToString()
    return content
