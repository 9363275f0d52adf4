"""What can be said of a model, as plain values for the page; only the hash is slow."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.told import told
from app.words import fill, number, tr
from hrm_core.checkpoint import ModelInfo
from hrm_core.engines.choice import has_graph, has_torch
from hrm_core.library.card import BUDGETS, training
from hrm_core.tasks import TASKS

MOST_SOURCES = 4  # that are listed one by one

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figures:
    """What was measured of a model, as a table."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()  # each as long as the head
    told: str = ""


def kind(task: str) -> str:
    """The kind of puzzle as people call it."""
    return told(TASKS[task].title) if task in TASKS else task


def size(count: int) -> str:
    """So many parameters, in short.

    >>> size(47_000), size(27_300_000)
    ('47 k', '27 M')
    """
    if count < 1_000_000:
        return f"{count / 1000:.0f} k"
    return f"{number(count / 1e6, '.0f' if count >= 10_000_000 else '.1f')} M"


def identity(info: ModelInfo) -> Rows:
    """Kind, size, network, origin, licence: a name and words for each."""
    config, provenance = info.config, info.provenance
    mixer = str(config.get("mixer", "attention"))
    if config.get("L_mixer"):
        mixer = f"{mixer}, {config['L_mixer']}"
    levels = tr("one module for H and L") if config.get("shared_levels") else tr("two modules")
    network = tr("{0}; {1} H-cycles of {2} L-cycles; mixer: {3}; trained for {4} segments")
    return (
        (tr("Kind"), kind(info.task)),
        (tr("Size"), fill(tr("{0:,} parameters, {1}"), info.parameters, _bytes(info))),
        (
            tr("Network"),
            network.format(
                levels,
                config.get("H_cycles", "?"),
                config.get("L_cycles", "?"),
                mixer,
                info.halt_max_steps,
            ),
        ),
        (tr("Licence"), str(provenance.get("licence") or tr("not stated"))),
        (tr("Engines"), " ".join(_engines(info))),
        (tr("Origin"), _origin(info)),
        (tr("Folder"), str(info.folder)),
    )


def _origin(info: ModelInfo) -> str:
    """How it was made, one line each."""
    provenance = info.provenance
    lines = [line.removeprefix("- ").replace("`", "") for line in training(info)]
    if source := provenance.get("source"):
        lines = [str(source), *(line for line in lines if line)]
    if "learned" in provenance:
        lines.insert(0, tr("has learnt one ARC task"))
    data = [line for line in lines if line.startswith("data: ")]
    for line in data[MOST_SOURCES:]:
        lines.remove(line)
    if len(data) > MOST_SOURCES:
        more = tr("and {0} more sources of data").format(len(data) - MOST_SOURCES)
        lines.insert(lines.index(data[MOST_SOURCES - 1]) + 1, more)
    return "\n".join(map(told, lines))


def _engines(info: ModelInfo) -> Iterator[str]:
    if info.exported is not None:
        yield tr("ONNX Runtime alone: it is an exported file.")
        return
    yield (
        tr("ONNX Runtime: ready.")
        if has_graph(info)
        else tr("ONNX Runtime: no graph of this architecture yet; it is made once.")
    )
    yield tr("PyTorch: ready.") if has_torch() else tr("PyTorch: not installed.")


def _bytes(info: ModelInfo) -> str:
    try:
        count = info.file.stat().st_size
    except OSError:
        return tr("file not there")
    return f"{number(count / 1e6, '.1f')} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def digest(info: ModelInfo) -> str:
    """SHA-256 of the file with the weights; slow for large ones. OSError if it cannot be read."""
    with info.file.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def figures(info: ModelInfo) -> Figures:
    """The table of what was measured, and what to say where there is none."""
    stored = info.provenance.get("figures") or {}
    validation = info.provenance.get("validation")
    words = ""
    if validation:
        words = fill(
            tr("On {0} puzzles kept from its training: {1:.1%} exact."),
            validation["puzzles"],
            validation["exact"],
        )
    if not stored:
        none = tr("Nothing else was measured. hrm eval FILE --model {0} --record WORDS does.")
        return Figures(told=f"{words} {none.format(info.name)}".strip())
    if any("pass@2" in values for values in stored.values()):
        head: tuple[str, ...] = (
            *(tr("Tasks"), tr("Count"), "pass@1", "pass@2", tr("CPU s a task")),
        )
        rows = [(told(name), *_learnt(values)) for name, values in stored.items()]
    else:
        head = (
            *(tr("Puzzles"), tr("Count"), *BUDGETS),
            *(tr("as good as any"), tr("cells")),
        )
        rows = [(told(name), *_shares(values)) for name, values in stored.items()]
        how = tr("Share solved exactly after at most 1, 4, 16 and 64 segments; the last two at 64.")
        words = f"{how} {words}".strip()
    return Figures(head, tuple(rows), words)


def _learnt(values: Mapping[str, Any]) -> Iterator[str]:
    yield number(values["tasks"], ",")
    yield from (number(values[f"pass@{tries}"], ".1%") for tries in (1, 2))
    yield f"{values['processor_seconds_per_task']:.0f}"


def _shares(values: Mapping[str, Any]) -> Iterator[str]:
    yield number(values["puzzles"], ",")
    at = values.get("exact_at") or {}
    for share in (*(at.get(n) for n in BUDGETS), values["optimal"], values["cell"]):
        yield "–" if share is None else number(share, ".1%")
