"""One segment of a model as an ONNX graph, for programs that have no PyTorch.

The graph is a pure function like HRM itself: the state goes in and comes out. Rows that `begin`
start from H_init and L_init whatever state they bring, so a caller needs no weights of its own. A
graph is that of an architecture: it names the weights it needs, and a file of weights fills it in.
"""

import logging
import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import onnx_ir
import torch
from onnx_ir.passes import common as clean_up
from torch import Tensor, nn
from torch.export import Dim

from hrm_core.model.config import HRMConfig
from hrm_core.model.fused import fuse_norms
from hrm_core.model.hrm import HRM, Latent
from hrm_core.model.inner import apart, outputs_of

# A board is [B, L]; that of a model for all sizes is [B, side, side]. State is [board, D], with one
# vector more for each puzzle token and register, and as many a cell as there are symbols alike.
INPUTS = ("tokens", "z_H", "z_L", "begin")
ROWS = "puzzle_rows"  # float32 [B, ndim], of a model that has puzzle vectors
IDS = "puzzle_ids"  # int64 [B], of a graph that looks them up, or where an id tells the view
SAYS = ("answers", "logits", "q_halt", "q_continue", "change_H", "change_L")
OUTPUTS = (*SAYS, "next_H", "next_L")
DOUBT = "doubt"  # one more, of a model that has it
EXAMPLES, READ = "shown", "puzzle_rows"  # what the graph of a reader takes and gives
OUTSIDE = "weights"  # where a graph without weights says that they lie
MOST = 1024  # rows and columns of a board of any size


@dataclass(frozen=True)
class Written:
    """An ONNX file, and the names and shapes of the weights that it lacks."""

    content: bytes
    weights: Mapping[str, tuple[int, ...]]


class ExportError(ValueError):
    """A model that PyTorch cannot write as a graph; its message is fit to show."""


class Segment(nn.Module):
    """The signature of the graph around a model; `table`: puzzle vectors come from its own."""

    def __init__(self, model: HRM, table: bool) -> None:
        super().__init__()
        self.model, self.table = model, table

    def forward(
        self,
        tokens: Tensor,
        z_H: Tensor,
        z_L: Tensor,
        begin: Tensor,
        puzzle_ids: Tensor | None = None,
        puzzle_rows: Tensor | None = None,
    ) -> tuple[Tensor, ...]:
        """int64 board, float32 state twice, bool [B] -> what OUTPUTS names, float32.

        Then come the states before inner steps, which are no outputs of the graph that is made.
        """
        model = self.model
        fresh = begin[:, None, None]
        before = Latent(
            torch.where(fresh, model.H_init, z_H.flatten(1, -2)),
            torch.where(fresh, model.L_init, z_L.flatten(1, -2)),
        )
        ids = torch.zeros_like(tokens.flatten(1)[:, 0]) if puzzle_ids is None else puzzle_ids
        side = tokens.shape[1] if model.config.any_size else None
        with outputs_of(model) as outputs:
            after, out = model(
                tokens.flatten(1),
                ids,
                before,
                puzzle_rows=None if self.table else puzzle_rows,
                side=side,
            )
        fast, slow = apart(outputs, model.config.L_cycles)
        return (
            out.logits.argmax(-1).reshape(tokens.shape),
            out.logits.reshape(*tokens.shape, -1),
            out.q_halt,
            out.q_continue,
            model.change(before.z_H, after.z_H).reshape(tokens.shape),
            model.change(before.z_L, after.z_L).reshape(tokens.shape),
            after.z_H.reshape(z_H.shape),
            after.z_L.reshape(z_L.shape),
            *(() if out.doubt is None else (out.doubt,)),
            *(before.z_L, *fast[:-1]),
            *(before.z_H, *slow[:-1]),
        )


class Reading(nn.Module):
    """The signature of the graph around a reader."""

    def __init__(self, model: HRM) -> None:
        super().__init__()
        self.model = model

    def forward(self, shown: Tensor) -> Tensor:
        """int64 [B, K, 2, side, side] -> float32 [B, ndim]."""
        rows: Tensor = self.model.read(shown.flatten(3), shown.shape[-1])
        return rows


def state_shape(config: HRMConfig, batch: int, cells: int) -> tuple[int, ...]:
    """Of z_H and of z_L, as the graph takes them."""
    if config.any_size:
        side = math.isqrt(cells)
        return batch, side, side, config.hidden_size
    return batch, config.positions, config.hidden_size


def given(config: HRMConfig, table: bool) -> tuple[str, ...]:
    """The names of what a graph takes."""
    ids = bool(config.legend) or (table and config.puzzle_emb_ndim > 0)
    rows = config.puzzle_emb_ndim > 0 and not table
    return (*INPUTS, *([IDS] if ids else []), *([ROWS] if rows else []))


def segment_graph(model: HRM, notes: Mapping[str, str], weights: bool = True) -> Written:
    """The ONNX file of a float32 model on the CPU; `notes` go into it as its metadata.

    Takes seconds to minutes: every cycle is written out. With `weights` each is stored once;
    without, the graph is that of an architecture, and takes puzzle vectors in place of a table.
    """
    config = model.config
    batch, side = 2, 4  # examples; both are free in the graph
    cells = side * side if config.any_size else config.seq_len
    board = (batch, side, side) if config.any_size else (batch, cells)
    state = torch.zeros(state_shape(config, batch, cells))
    names = given(config, weights)
    rows, long = Dim("batch", min=1), _side(config)
    free = {0: rows, 1: long, 2: long} if config.any_size else {0: rows}
    examples = {
        "tokens": torch.zeros(board, dtype=torch.int64),
        "z_H": state,
        "z_L": state.clone(),
        "begin": torch.ones(batch, dtype=torch.bool),
        IDS: torch.zeros(batch, dtype=torch.int64),
        ROWS: torch.zeros(batch, config.puzzle_emb_ndim),
    }
    sizes = {name: free if name in ("tokens", "z_H", "z_L") else {0: rows} for name in examples}
    return _graph(
        Segment(model, weights),
        {name: examples[name] for name in names},
        {name: sizes[name] for name in names},
        (*OUTPUTS, DOUBT) if config.doubt else OUTPUTS,
        notes,
        weights,
        [name for names in config.inner_states for name in names],
    )


def reader_graph(model: HRM, notes: Mapping[str, str]) -> Written:
    """The ONNX file, without weights, that reads puzzle vectors off the examples of ARC tasks."""
    assert model.config.reader, "only a model with a reader reads"
    shown = torch.ones(2, 3, 2, 4, 4, dtype=torch.int64)
    long = _side(model.config)
    free = {0: Dim("batch", min=1), 1: Dim("examples", min=1), 3: long, 4: long}
    return _graph(Reading(model), {EXAMPLES: shown}, {EXAMPLES: free}, (READ,), notes, False)


def _side(config: HRMConfig) -> Dim:
    """The side of boards as it is told to the tracer, which wants it free of special cases.

    A side of 2, and that of the largest board, are such: nothing is cut from the tables then. The
    graph has no notion of them and serves them, too, as every graph is tried on.
    """
    most = math.isqrt(config.seq_len) - 1 if config.pos_encodings == "edges" else MOST
    return Dim("side", min=3, max=most)


def _graph(
    module: nn.Module,
    examples: Mapping[str, Tensor],
    sizes: Mapping[str, object],
    says: Sequence[str],
    notes: Mapping[str, str],
    weights: bool,
    named: Sequence[str] = (),
) -> Written:
    """`named`: what the module puts out besides, and the graph only has a name for."""
    assert next(module.parameters()).dtype == torch.float32, "ONNX Runtime has no fast bfloat16"
    talk = logging.getLogger("torch.onnx")  # of packages that we have no use for
    level = talk.level
    talk.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about names of axes, and about torch's own code
            program = torch.onnx.export(
                module.eval(),
                (),
                kwargs=dict(examples),
                input_names=list(examples),
                output_names=[*says, *named],
                dynamic_shapes=dict(sizes),
                dynamo=True,
                optimize=False,
                verbose=False,
            )
    except torch.onnx.OnnxExporterError as error:
        reason = str(error.__cause__ or error).strip().partition("\n")[0]
        raise ExportError(f"PyTorch cannot write it as a graph: {reason}") from None
    finally:
        talk.setLevel(level)
    assert program is not None, "dynamo=True returns a program"
    graph = program.model
    outside = [] if weights else _taken_out(graph, module)
    program.optimize()
    # traces of Python code, and copies of weights, make up most of the file
    clean_up.ClearMetadataAndDocStringPass()(graph)
    if weights:
        clean_up.DeduplicateInitializersPass(size_limit=1 << 32)(graph)
    if not weights:  # for ONNX Runtime alone
        fuse_norms(graph)
    _put_out_no_more(graph, len(says))
    lacks = _point_outside(graph, outside)
    graph.producer_name = "HRM Studio"
    graph.metadata_props.update(notes)
    return Written(onnx_ir.to_proto(graph).SerializeToString(), lacks)


def _put_out_no_more(graph: onnx_ir.Model, says: int) -> None:
    """Only the first outputs stay such; the others are values that have a name."""
    for value in list(graph.graph.outputs[says:]):
        node = value.producer()
        assert node is not None, "a state is computed"
        assert value.uses(), "a state on the way is read by the next step"
    del graph.graph.outputs[says:]


def _taken_out(graph: onnx_ir.Model, module: nn.Module) -> list[onnx_ir.Value]:
    """The weights among the constants, as inputs: what is known would be folded into others."""
    values = []
    for name in module.state_dict():
        value = graph.graph.initializers.pop(name, None)
        if value is not None:
            value.const_value = None
            graph.graph.inputs.append(value)
            values.append(value)
    return values


def _point_outside(
    graph: onnx_ir.Model, values: Sequence[onnx_ir.Value]
) -> dict[str, tuple[int, ...]]:
    """Weights as constants again, named as in the file of weights; name and shape of each."""
    found = {}
    for value in values:
        assert value.name is not None, "constants have names"
        assert value.shape is not None, "constants have shapes"
        graph.graph.inputs.remove(value)
        if not value.uses():
            continue
        value.name = value.name.removeprefix("model.")
        sizes = tuple(value.shape.numpy())
        found[value.name] = sizes
        value.const_value = onnx_ir.ExternalTensor(
            OUTSIDE,
            0,
            4 * math.prod(sizes),
            onnx_ir.DataType.FLOAT,
            shape=onnx_ir.Shape(sizes),
            name=value.name,
        )
        graph.graph.register_initializer(value)
    return found
