"""Norms in a graph as operators of ONNX Runtime, for graphs that nothing else runs."""

import numpy as np
import onnx_ir
from onnx_ir.passes import common as clean_up

DOMAIN = "com.microsoft"  # of operators that are ONNX Runtime's own


def fuse_norms(graph: onnx_ir.Model) -> int:
    """Put one operator in place of each x / rms(x), and of the sum before it; how many."""
    ones: dict[int, onnx_ir.Value] = {}
    count = 0
    for last in list(graph.graph):
        eps = _norm(last)
        if eps is None:
            continue
        x, old = last.inputs[0], last.outputs[0]
        assert x is not None, "a product has factors"
        node = _fused(graph, x, eps, ones)
        graph.graph.insert_before(last, node)
        new, name = node.outputs[0], old.name
        new.shape, new.type = old.shape, old.type
        old.replace_all_uses_with(new, replace_graph_outputs=True)
        old.name, new.name = None, name
        count += 1
    graph.opset_imports[DOMAIN] = 1
    clean_up.RemoveUnusedNodesPass()(graph)
    return count


def _fused(
    graph: onnx_ir.Model, x: onnx_ir.Value, eps: float, ones: dict[int, onnx_ir.Value]
) -> onnx_ir.Node:
    """x / rms(x); with the sum that x is, where nobody else reads it."""
    assert x.shape is not None, "values have shapes"
    size = x.shape[-1]
    assert isinstance(size, int), "the width of a model is known"
    if size not in ones:
        scale = onnx_ir.tensor(np.ones(size, np.float32), name=f"ones_{size}")
        ones[size] = onnx_ir.Value(
            name=scale.name,
            shape=onnx_ir.Shape([size]),
            type=onnx_ir.TensorType(onnx_ir.DataType.FLOAT),
            const_value=scale,
        )
        graph.graph.register_initializer(ones[size])
    made = x.producer()
    plain = made is not None and made.op_type == "Add" and len(x.uses()) == 2 and len(x.shape) == 3
    if made is not None and plain:
        first, second = made.inputs
        assert first is not None, "a sum has terms"
        assert second is not None, "a sum has terms"
        if first.shape == second.shape:
            given = [first, second, ones[size]]
            return onnx_ir.node(
                "SkipSimplifiedLayerNormalization", given, {"epsilon": eps}, domain=DOMAIN
            )
    return onnx_ir.node(
        "SimplifiedLayerNormalization", [x, ones[size]], {"epsilon": eps, "axis": -1}
    )


def _norm(last: onnx_ir.Node) -> float | None:
    """The epsilon of x * 1 / sqrt(mean(x * x) + epsilon), if this is its last product."""
    if last.op_type != "Mul" or last.inputs[1] is None:
        return None
    value: onnx_ir.Value | None = last.inputs[1]
    eps = 0.0
    for name in ("Reciprocal", "Sqrt", "Add", "ReduceMean", "Pow"):
        node = value.producer() if value is not None else None
        if node is None or node.op_type != name:
            return None
        if name == "Add":
            added = node.inputs[1]
            if added is None or added.const_value is None:
                return None
            eps = float(added.const_value.numpy())
        value = node.inputs[0]
    return eps if value is last.inputs[0] else None
