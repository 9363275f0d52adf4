"""Turns the result of a run into a model of the library, with its provenance."""

import os
import platform
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from hrm_core.checkpoint import (
    REPLACED,
    ModelError,
    ModelInfo,
    Weights,
    check_name,
    read_info,
    restore_replaced,
    write_model,
)
from hrm_core.files import part_of
from hrm_core.library.models import ModelLibrary
from hrm_core.model.hrm import HRM
from training.arc.learn import examples_of
from training.config import LEARNED, TrainConfig
from training.loop.reading import read_task
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated

TABLE = "puzzle_emb.weights"  # the name of the puzzle vectors among the weights
HALF_FROM = 1_000_000  # parameters


def publish(
    run: RunFolder,
    name: str,
    into: Path | None = None,
    best: bool = False,
    half: bool | None = None,
    title: str = "",
) -> ModelInfo:
    """Write the averaged weights of the last (or best) checkpoint as models/<name>.

    `half` stores them as float16, which is half the size; by default from a million parameters on,
    and what has learnt an ARC task, of which there may be hundreds.
    """
    check_name(name)
    config, values = run.config(), run.load(best)
    weights = {**values["model"], **values["ema"]}
    counters = values["counters"]
    evaluations = [
        event
        for event in run.events()
        if isinstance(event, Evaluated) and 0 < event.step == counters["step"]
    ]
    provenance: dict[str, Any] = {
        "trained_with": "hrm train",
        "recipe": config.to_dict(),
        "steps": counters["step"],
        "samples": counters.get("samples", counters["step"] * config.batch_size * config.unroll),
        "minutes": round(counters["seconds"] / 60, 1),
        "machine": f"{platform.machine()}, {config.thread_count} CPU threads"
        if not torch.cuda.is_available()
        else torch.cuda.get_device_name(0),
        "torch": torch.__version__,
    }
    if evaluations:
        last = evaluations[-1]
        provenance["validation"] = {"puzzles": last.puzzles, "exact": last.exact}
    learned = config.learned
    if learned is not None:
        provenance |= {**learned, "seconds": round(counters["seconds"], 3)}
    if learned is not None:
        weights[TABLE] = _read(config, weights, run)
    parameters = sum(value.numel() for value in values["ema"].values())
    if half is None:
        half = parameters > HALF_FROM or learned is not None
    arrays = {key: value.float().numpy() for key, value in weights.items()}
    if half:
        arrays = {key: value.astype(np.float16) for key, value in arrays.items()}
    folder = (into or ModelLibrary().own) / name
    info = ModelInfo(
        name=name,
        title=title or config.title or name,
        task=config.task,
        folder=folder,
        parameters=parameters,
        config=config.hrm_config().to_dict(),
        provenance=provenance,
        description=config.description,
    )
    if learned is None:
        write_model(info, arrays)
    else:
        put_in_place(info, arrays)
    return info


def _read(config: TrainConfig, weights: Mapping[str, Tensor], run: RunFolder) -> Tensor:
    """The puzzle vectors of the task that a run has learnt."""
    model = HRM(config.hrm_config())
    model.load_state_dict(weights)
    return read_task(model, examples_of(run.folder))


def put_in_place(info: ModelInfo, arrays: Weights) -> None:
    """Write a model, in place of an older one that learnt the same task."""
    place = info.folder
    restore_replaced(place)
    if not os.path.lexists(place):
        write_model(info, arrays)
        return
    _refuse_another(info)
    new, old = part_of(place), place.with_name(f".{place.name}{REPLACED}")
    write_model(replace(info, folder=new), arrays)
    try:
        place.rename(old)
        new.rename(place)
    except OSError as error:
        restore_replaced(place)
        raise ModelError(f"cannot write the model to {place}: {error.strerror}") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_another(info: ModelInfo) -> None:
    """ModelError unless the model that is there has learnt the same task."""
    mark = info.provenance.get(LEARNED)
    same = not info.folder.is_symlink() and mark is not None
    if not same or read_info(info.folder).provenance.get(LEARNED) != mark:
        raise ModelError(f"there is already another model in {info.folder}; choose another name")
