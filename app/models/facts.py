"""What can be said of a model, as plain values for the page; only the hash is slow."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

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
    return TASKS[task].title if task in TASKS else task


def size(count: int) -> str:
    """So many parameters, in short.

    >>> size(47_000), size(27_300_000)
    ('47 k', '27 M')
    """
    if count < 1_000_000:
        return f"{count / 1000:.0f} k"
    return f"{count / 1e6:.0f} M" if count >= 10_000_000 else f"{count / 1e6:.1f} M"


def identity(info: ModelInfo) -> Rows:
    """Kind, size, network, origin, licence: a name and words for each."""
    config, provenance = info.config, info.provenance
    mixer = str(config.get("mixer", "attention"))
    if config.get("L_mixer"):
        mixer = f"{mixer}, {config['L_mixer']}"
    levels = _tr("one module for H and L") if config.get("shared_levels") else _tr("two modules")
    network = _tr("{0}; {1} H-cycles of {2} L-cycles; mixer: {3}; trained for {4} segments")
    return (
        (_tr("Kind"), kind(info.task)),
        (_tr("Size"), _tr("{0:,} parameters, {1}").format(info.parameters, _bytes(info))),
        (
            _tr("Network"),
            network.format(
                levels,
                config.get("H_cycles", "?"),
                config.get("L_cycles", "?"),
                mixer,
                info.halt_max_steps,
            ),
        ),
        (_tr("Licence"), str(provenance.get("licence") or _tr("not stated"))),
        (_tr("Engines"), " ".join(_engines(info))),
        (_tr("Origin"), _origin(info)),
        (_tr("Folder"), str(info.folder)),
    )


def _origin(info: ModelInfo) -> str:
    """How it was made, one line each."""
    provenance = info.provenance
    lines = [line.removeprefix("- ").replace("`", "") for line in training(info)]
    if source := provenance.get("source"):
        lines = [str(source), *(line for line in lines if line)]
    if "learned" in provenance:
        lines.insert(0, _tr("has learnt one ARC task"))
    data = [line for line in lines if line.startswith("data: ")]
    for line in data[MOST_SOURCES:]:
        lines.remove(line)
    if len(data) > MOST_SOURCES:
        more = _tr("and {0} more sources of data").format(len(data) - MOST_SOURCES)
        lines.insert(lines.index(data[MOST_SOURCES - 1]) + 1, more)
    return "\n".join(lines)


def _engines(info: ModelInfo) -> Iterator[str]:
    if info.exported is not None:
        yield _tr("ONNX Runtime alone: it is an exported file.")
        return
    yield (
        _tr("ONNX Runtime: ready.")
        if has_graph(info)
        else _tr("ONNX Runtime: no graph of this architecture yet; it is made once.")
    )
    yield _tr("PyTorch: ready.") if has_torch() else _tr("PyTorch: not installed.")


def _bytes(info: ModelInfo) -> str:
    try:
        count = info.file.stat().st_size
    except OSError:
        return _tr("file not there")
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def digest(info: ModelInfo) -> str:
    """SHA-256 of the file with the weights; slow for large ones. OSError if it cannot be read."""
    with info.file.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def figures(info: ModelInfo) -> Figures:
    """The table of what was measured, and what to say where there is none."""
    stored = info.provenance.get("figures") or {}
    validation = info.provenance.get("validation")
    told = ""
    if validation:
        told = _tr("On {0} puzzles kept from its training: {1:.1%} exact.").format(
            validation["puzzles"], validation["exact"]
        )
    if not stored:
        none = _tr("Nothing else was measured. hrm eval FILE --model {0} --record WORDS does.")
        return Figures(told=f"{told} {none.format(info.name)}".strip())
    if any("pass@2" in values for values in stored.values()):
        head: tuple[str, ...] = (
            *(_tr("Tasks"), _tr("Count"), "pass@1", "pass@2", _tr("CPU s a task")),
        )
        rows = [(name, *_learnt(values)) for name, values in stored.items()]
    else:
        head = (
            *(_tr("Puzzles"), _tr("Count"), *BUDGETS),
            *(_tr("as good as any"), _tr("cells")),
        )
        rows = [(name, *_shares(values)) for name, values in stored.items()]
        how = _tr(
            "Share solved exactly after at most 1, 4, 16 and 64 segments; the last two at 64."
        )
        told = f"{how} {told}".strip()
    return Figures(head, tuple(rows), told)


def _learnt(values: Mapping[str, Any]) -> Iterator[str]:
    yield f"{values['tasks']:,}"
    yield from (f"{values[f'pass@{tries}']:.1%}" for tries in (1, 2))
    yield f"{values['processor_seconds_per_task']:.0f}"


def _shares(values: Mapping[str, Any]) -> Iterator[str]:
    yield f"{values['puzzles']:,}"
    at = values.get("exact_at") or {}
    for share in (*(at.get(n) for n in BUDGETS), values["optimal"], values["cell"]):
        yield "–" if share is None else f"{share:.1%}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("models", text)
