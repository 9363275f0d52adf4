"""What a model says of itself, as text for people: its card, and the rows of its figures."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from hrm_core.checkpoint import ModelInfo
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
WEAK = 0.5  # exact below this is named among the limits


def rows(info: ModelInfo) -> list[str]:
    """The table of its figures in markdown; [] if none were recorded."""
    figures = info.provenance.get("figures") or {}
    head = LEARNT_HEAD if any("pass@2" in values for values in figures.values()) else HEAD
    return [*head, *(row(name, values) for name, values in figures.items())] if figures else []


def row(name: str, figures: Mapping[str, Any]) -> str:
    """One line of the table, from what `hrm eval` found on some puzzles."""
    if "pass@2" in figures:
        found = [f"{100 * figures[f'pass@{tries}']:.1f}" for tries in (1, 2)]
        found.append(f"{figures['processor_seconds_per_task']:.0f}")
        return f"| {name} | {figures['tasks']} | " + " | ".join(found) + " |"
    at = figures["exact_at"]
    shares = [at.get(n) for n in BUDGETS]
    shares += [figures["optimal"], figures["valid"], figures["cell"]]
    cells = ["–" if share is None else f"{100 * share:.1f}" for share in shares]
    mean = f"{figures['mean_segments']:.1f}"
    return f"| {name} | {figures['puzzles']} | " + " | ".join([*cells, mean]) + " |"


def model_card(info: ModelInfo) -> str:
    """The model card as markdown: what it is, how it was made, how good it is, where it fails."""
    parts = [f"# {info.title}", info.description, _what(info)]
    parts += ["## Training", "\n".join(training(info.provenance))]
    parts += ["## Figures", *_figures(info)]
    parts += ["## Limits", "\n".join(f"- {line}" for line in _limits(info))]
    parts += ["## Licence", _licence(info.provenance)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _what(info: ModelInfo) -> str:
    config, task = info.config, TASKS.get(info.task)
    levels = "one module for H and L" if config.get("shared_levels") else "two modules, H and L"
    return (
        f"A Hierarchical Reasoning Model ([arXiv 2506.21734](https://arxiv.org/abs/2506.21734)) for"
        f" {task.title if task else info.task}: {info.parameters:,} parameters, {levels};"
        f" {config.get('H_cycles')} H-cycles of {config.get('L_cycles')} L-cycles in a segment,"
        f" cells exchange by {_mixers(config)}. `model.json` holds the whole"
        " configuration and `model.safetensors` the weights."
    )


def _mixers(config: Mapping[str, Any]) -> str:
    mixer = config.get("mixer", "attention")
    return f"{mixer}, in L by {config['L_mixer']}" if config.get("L_mixer") else str(mixer)


def training(provenance: Mapping[str, Any]) -> Iterator[str]:
    recipe = provenance.get("recipe") or {}
    if "minutes" in provenance:
        samples = (
            f" on {provenance['samples']:,} sample-segments" if "samples" in provenance else ""
        )
        yield f"- {provenance['minutes']:g} minutes{samples}"
    for source in recipe.get("sources", ()):
        yield f"- data: {_source(source)}"
    if recipe.get("start_from"):
        yield f"- from the weights of the model {recipe['start_from']}"
    if "machine" in provenance:
        yield f"- machine: {provenance['machine']}"
    if "seed" in recipe:
        yield f"- seed {recipe['seed']}; the recipe is in `model.json`"
    if "imported_from" in provenance:
        yield f"- imported from {PurePath(str(provenance['imported_from'])).name}"
    if not provenance:
        yield "Nothing is recorded of it."


def _source(source: Mapping[str, Any]) -> str:
    """Where puzzles came from; of a path only the name, which is nobody's secret."""
    count = f"{source['count']:,}" if source.get("count") else "all"
    if source.get("path"):
        told = f"{count} puzzles of {PurePath(source['path']).name}"
    else:
        side = source.get("size")
        told = f"{count} generated puzzles" + (f" of {side} x {side}" if side else "")
        told += f", {source['level']}" if source.get("level") else ""
    return f"{told}, share {source.get('share', 1):g}"


def _figures(info: ModelInfo) -> Iterator[str]:
    table = rows(info)
    validation = info.provenance.get("validation")
    if table and info.config.get("legend"):
        measured = info.provenance["figures"].values()
        views = " or ".join(map(str, sorted({values.get("views", 32) for values in measured})))
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
            f"On {validation['puzzles']} puzzles kept from training, of the same sources:"
            f" {validation['exact']:.1%} exact."
        )
    if not table and not validation:
        yield "None were measured. `hrm eval FILE --model NAME --record WORDS` measures some."


def _limits(info: ModelInfo) -> Iterator[str]:
    config = info.config
    yield "An answer is what the model believes; only a check of the rules says if it is right."
    if config.get("mixer") == "conv":
        yield "It takes square boards of any size, and knows best those it was trained on."
    elif config.get("legend"):
        side = round(config["seq_len"] ** 0.5) - 1
        yield f"It takes tasks with grids of up to {side} x {side}."
        if "learned" in info.provenance:
            yield "It has learnt one task and can answer no other."
        else:
            yield "A task that it has not learnt from its examples it cannot answer."
    else:
        yield f"It takes boards of {config['seq_len']} cells and no others."
    yield f"It was trained to think for at most {info.halt_max_steps} segments; more may not help."
    for name, figures in (info.provenance.get("figures") or {}).items():
        right = figures["pass@2"] if "pass@2" in figures else figures["exact"]
        if right < WEAK:
            yield f"{name}: it fails on {1 - right:.0%} of them."
    if not info.provenance.get("figures"):
        yield "How good it is on puzzles unlike those it was trained on is not known."


def _licence(provenance: Mapping[str, Any]) -> str:
    licence = provenance.get("licence")
    if licence:
        return f"{licence}."
    return "Whoever trained it decides; HRM Studio, which made these files, is under Apache-2.0."
