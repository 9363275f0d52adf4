"""What a model says of itself, as text for people: its card, and the rows of its figures."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, TypeVar

import msgspec

from hrm_core.checkpoint import DESCRIPTION, ModelError, ModelInfo
from hrm_core.decoding import DecodingError, as_kind
from hrm_core.tasks import TASKS

CARD = "MODEL_CARD.md"
BUDGETS = ("1", "4", "16", "64")  # segments
HEAD = (
    "| puzzles | how many | 1 | 4 | 16 | 64 | optimal | valid | cells | segments |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
)
LEARNT_HEAD = (  # of tasks that are learnt one by one
    "| tasks | how many | pass@1 | pass@2 | processor seconds a task |",
    "| --- | --- | --- | --- | --- |",
)
_Kind = TypeVar("_Kind")
WEAK = 0.5  # exact below this is named among the limits


class _Source(msgspec.Struct):
    count: int = 0
    path: str = ""
    size: int = 0
    level: str = ""
    share: float = 1.0


class _Recipe(msgspec.Struct):
    sources: list[_Source] = []
    start_from: str = ""
    seed: int | None = None


class _Validation(msgspec.Struct):
    puzzles: int
    exact: float


class _Figures(msgspec.Struct, kw_only=True):
    """What `hrm eval` found on some puzzles; of tasks that are learnt one by one, other figures."""

    puzzles: int | None = None
    tasks: int | None = None
    exact: float | None = None
    exact_at: dict[str, float] = {}
    optimal: float | None = None
    valid: float | None = None
    cell: float | None = None
    mean_segments: float | None = None
    views: int = 32
    first: float | None = msgspec.field(default=None, name="pass@1")
    second: float | None = msgspec.field(default=None, name="pass@2")
    processor_seconds_per_task: float | None = None

    @property
    def right(self) -> float | None:
        """The share that counts as solved."""
        return self.exact if self.second is None else self.second


class _Provenance(msgspec.Struct):
    """What a card reads of a provenance."""

    recipe: _Recipe | None = None
    figures: dict[str, _Figures] | None = None
    validation: _Validation | None = None
    minutes: float | None = None
    samples: int | None = None
    machine: str | None = None
    imported_from: str | None = None
    licence: str | None = None


class _Config(msgspec.Struct):
    """What a card reads of a configuration, with the defaults of HRMConfig."""

    seq_len: int
    mixer: str = "attention"
    L_mixer: str = ""
    H_cycles: int = 2
    L_cycles: int = 2
    legend: int = 0
    shared_levels: bool = False


def _shape(info: ModelInfo) -> _Config:
    return _read(info, "config", dict(info.config), _Config)


def _known(info: ModelInfo) -> _Provenance:
    return _read(info, "provenance", dict(info.provenance), _Provenance)


def _read(info: ModelInfo, part: str, values: dict[str, Any], kind: type[_Kind]) -> _Kind:
    try:
        return as_kind(values, kind)
    except DecodingError as error:
        path = info.folder / DESCRIPTION
        raise ModelError(f"{path} is damaged: in {part!r}, {error}") from None


def rows(info: ModelInfo) -> list[str]:
    """The table of its figures in markdown; [] if none were recorded."""
    figures = _known(info).figures or {}
    head = LEARNT_HEAD if any(each.second is not None for each in figures.values()) else HEAD
    return [*head, *(_row(name, values) for name, values in figures.items())] if figures else []


def _row(name: str, figures: _Figures) -> str:
    if figures.second is not None:
        found = [_percent(figures.first), _percent(figures.second)]
        found.append(_told(figures.processor_seconds_per_task, ".0f"))
        return f"| {name} | {_told(figures.tasks)} | " + " | ".join(found) + " |"
    shares = [figures.exact_at.get(n) for n in BUDGETS]
    cells = map(_percent, [*shares, figures.optimal, figures.valid, figures.cell])
    mean = _told(figures.mean_segments, ".1f")
    return f"| {name} | {_told(figures.puzzles)} | " + " | ".join([*cells, mean]) + " |"


def _percent(share: float | None) -> str:
    return _told(None if share is None else 100 * share, ".1f")


def _told(value: float | None, form: str = "") -> str:
    return "–" if value is None else format(value, form)


def model_card(info: ModelInfo) -> str:
    """The model card as markdown: what it is, how it was made, how good it is, where it fails."""
    parts = [f"# {info.title}", info.description, _what(info)]
    known = _known(info)
    parts += ["## Training", "\n".join(training(info))]
    parts += ["## Figures", *_figures(info)]
    parts += ["## Limits", "\n".join(f"- {line}" for line in _limits(info))]
    parts += ["## Licence", _licence(known)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _what(info: ModelInfo) -> str:
    config, task = _shape(info), TASKS.get(info.task)
    levels = "one module for H and L" if config.shared_levels else "two modules, H and L"
    return (
        f"A Hierarchical Reasoning Model ([arXiv 2506.21734](https://arxiv.org/abs/2506.21734)) for"
        f" {task.title if task else info.task}: {info.parameters:,} parameters, {levels};"
        f" {config.H_cycles} H-cycles of {config.L_cycles} L-cycles in a segment,"
        f" cells exchange by {_mixers(config)}. `model.json` holds the whole"
        " configuration and `model.safetensors` the weights."
    )


def _mixers(config: _Config) -> str:
    return f"{config.mixer}, in L by {config.L_mixer}" if config.L_mixer else config.mixer


def training(info: ModelInfo) -> Iterator[str]:
    """How it was made, a line each."""
    known = _known(info)
    recipe = known.recipe or _Recipe()
    if known.minutes is not None:
        samples = f" on {known.samples:,} sample-segments" if known.samples is not None else ""
        yield f"- {known.minutes:g} minutes{samples}"
    for source in recipe.sources:
        yield f"- data: {_source(source)}"
    if recipe.start_from:
        yield f"- from the weights of the model {recipe.start_from}"
    if known.machine is not None:
        yield f"- machine: {known.machine}"
    if recipe.seed is not None:
        yield f"- seed {recipe.seed}; the recipe is in `model.json`"
    if known.imported_from is not None:
        yield f"- imported from {PurePath(known.imported_from).name}"
    if not info.provenance:
        yield "Nothing is recorded of it."


def _source(source: _Source) -> str:
    """Where puzzles came from; of a path only the name, which is nobody's secret."""
    count = f"{source.count:,}" if source.count else "all"
    if source.path:
        told = f"{count} puzzles of {PurePath(source.path).name}"
    else:
        told = f"{count} generated puzzles"
        told += f" of {source.size} x {source.size}" if source.size else ""
        told += f", {source.level}" if source.level else ""
    return f"{told}, share {source.share:g}"


def _figures(info: ModelInfo) -> Iterator[str]:
    table, known = rows(info), _known(info)
    validation = known.validation
    if table and _shape(info).legend:
        measured = (known.figures or {}).values()
        views = " or ".join(map(str, sorted({each.views for each in measured})))
        yield (
            "Shares in percent of tasks with every test right, at the first try or within two; each"
            f" is learnt from its examples first, and {views} views of it vote."
        )
        yield "\n".join(table)
    elif table:
        yield (
            "Shares in percent: puzzles that equal the solution completely after at most 1, 4, 16"
            " and 64 segments, halting when the model wants to; at 64, answers as good as any"
            " (optimal), answers that keep the rules (valid), cells right, and the segments spent"
            " on average."
        )
        yield "\n".join(table)
    if validation:
        yield (
            f"On {validation.puzzles} puzzles kept from training, of the same sources:"
            f" {validation.exact:.1%} exact."
        )
    if not table and not validation:
        yield "None were measured. `hrm eval FILE --model NAME --record WORDS` measures some."


def _limits(info: ModelInfo) -> Iterator[str]:
    config = _shape(info)
    yield "An answer is what the model believes; only a check of the rules says if it is right."
    if config.mixer == "conv":
        yield "It takes square boards of any size, and knows best those it was trained on."
    elif config.legend:
        side = round(config.seq_len**0.5) - 1
        yield f"It takes tasks with grids of up to {side} x {side}."
        if "learned" in info.provenance:
            yield "It has learnt one task and can answer no other."
        else:
            yield "A task that it has not learnt from its examples it cannot answer."
    else:
        yield f"It takes boards of {config.seq_len} cells and no others."
    yield f"It was trained to think for at most {info.halt_max_steps} segments; more may not help."
    figures = _known(info).figures or {}
    for name, each in figures.items():
        if each.right is not None and each.right < WEAK:
            yield f"{name}: it fails on {1 - each.right:.0%} of them."
    if not figures:
        yield "How good it is on puzzles unlike those it was trained on is not known."


def _licence(known: _Provenance) -> str:
    if known.licence:
        return f"{known.licence}."
    return "Whoever trained it decides; HRM Studio, which made these files, is under Apache-2.0."
