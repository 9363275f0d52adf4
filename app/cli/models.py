"""The commands `hrm export`, `hrm graph`, `hrm parity`, `hrm card`: for others and for engines."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.options import CommandError
from hrm_core.checkpoint import copy_model
from hrm_core.decoding import to_json
from hrm_core.library.card import CARD, model_card, rows
from hrm_core.library.models import ModelLibrary, export_onnx, make_graph
from hrm_core.library.parity import parity


def add_commands(commands: Any) -> None:
    """All of them, below a parser's subcommands."""
    p = commands.add_parser("export", help="a model for others: files, card, ONNX")
    p.add_argument("model", metavar="NAME|FOLDER")
    p.add_argument(
        "--out", type=Path, metavar="FOLDER", help="write weights, model.json and a model card"
    )
    p.add_argument(
        "--onnx", type=Path, metavar="FILE", help="write one segment as ONNX, checked; slow"
    )
    p.add_argument("--json", action="store_true", help="one JSON object")
    p.set_defaults(command=_export)

    p = commands.add_parser("graph", help="let ONNX Runtime run a model of a new architecture")
    p.add_argument("model", metavar="NAME|FOLDER")
    p.set_defaults(command=_graph)

    p = commands.add_parser("parity", help="how far the engines are apart on stored puzzles")
    p.add_argument("model", metavar="NAME|FOLDER")
    p.add_argument("--json", action="store_true", help="one JSON object")
    p.set_defaults(command=_parity)

    p = commands.add_parser("card", help="the table of a model's figures, in markdown")
    p.add_argument("model", metavar="NAME|FOLDER")
    p.add_argument("--full", action="store_true", help="the whole model card")
    p.set_defaults(command=_card)


def _export(options: argparse.Namespace) -> int:
    if options.out is None and options.onnx is None:
        raise CommandError("say where to: --out FOLDER, --onnx FILE.onnx, or both")
    if options.onnx is not None and options.onnx.suffix != ".onnx":
        raise CommandError(f"the name of an ONNX file ends in .onnx, not as in {options.onnx}")
    info = ModelLibrary().find(options.model)
    if info.exported is not None:
        raise CommandError(f"{info.exported} is exported already; name the model it came from")
    told: dict[str, object] = {"model": info.name}
    if options.out is not None:
        copy_model(info, options.out, {CARD: model_card(info)})
        told["out"] = str(options.out)
        _say(f"{info.name}: weights, model.json and {CARD} in {options.out}", options.json)
    if options.onnx is not None:
        largest = export_onnx(info, options.onnx, _progress)
        told |= {"onnx": str(options.onnx), "largest": largest}
        _say(f"{info.name}: {options.onnx}, within {largest:.1g} of PyTorch", options.json)
    if options.json:
        print(to_json(told))
    return 0


def _say(words: str, kept: bool) -> None:
    if not kept:
        print(words, flush=True)


def _progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _graph(options: argparse.Namespace) -> int:
    info = ModelLibrary().find(options.model)
    folder = make_graph(info, _progress)
    print(f"{info.name}: {folder}")
    return 0


def _parity(options: argparse.Namespace) -> int:
    found = parity(ModelLibrary().find(options.model))
    if options.json:
        print(to_json(asdict(found)))
    else:
        print(
            f"ONNX Runtime and PyTorch, {found.puzzles} stored puzzles, {found.segments} segments:"
            f" no number differs by more than {found.largest:.2g},"
            f" {found.cells_alike:.2%} of the answered cells are alike"
        )
    return 0


def _card(options: argparse.Namespace) -> int:
    info = ModelLibrary().find(options.model)
    table = rows(info)
    if not (table or options.full):
        raise CommandError(
            f"no figures of {info.name} are recorded; hrm eval FILE --model {info.name}"
            " --record WORDS measures some"
        )
    print(model_card(info) if options.full else "\n".join(table))
    return 0
