"""From a few choices to a TrainConfig: how long, from which model, on which puzzles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isqrt
from pathlib import Path
from typing import Any

from hrm_core.library.models import ModelInfo
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks import TASKS
from training.config import SourceConfig, TrainConfig, read_recipe
from training.data.kinds import KINDS
from training.data.own import Split
from training.runs.files import RunError, RunFiles, create_run

RECIPES = Path(__file__).parent / "recipes"
TRAIN, VALIDATION = "train", "validation"  # files of a run, without their suffix
OWN_KINDS = ""  # in place of a level: what the base was trained on, as far as it can be made
REHEARSED = 1200  # mazes made for it
REHEARSED_SUDOKUS = 300  # extreme ones take a tenth of a second each, and symmetries make them many
SEGMENTS = 16  # when judging, where no base model says for how many it was trained
# the start's share in what fine-tuning keeps; measured in docs/training.md
ANCHOR = 0.5
FEWEST = 10  # puzzles to train on; with fewer a model only learns them by heart


@dataclass(frozen=True)
class Preset:
    """How long a run takes, and how often it looks at what it has learned."""

    key: str
    minutes: float
    evaluate_every: float  # seconds
    judged: int  # puzzles kept for checking that every look at the model is at


PRESETS = {
    preset.key: preset
    for preset in (
        Preset("quick", 2, 40, 40),
        Preset("ten", 10, 120, 100),
        Preset("lunch", 45, 400, 200),
        Preset("overnight", 480, 1800, 400),
    )
}


@dataclass(frozen=True)
class Choices:
    """What the user may set; advanced ones have defaults that follow the preset."""

    title: str
    preset: str = "quick"
    minutes: float = 2.0
    batch_size: int = 16
    lr: float = 3e-4
    ema: float = 0.99
    segments: int = SEGMENTS  # when judging
    mix: float = 0.2  # share of generated puzzles among those trained on
    mix_level: str = OWN_KINDS
    falling: bool = True  # the rate falls to a twentieth, by a half cosine; else it stays
    augment: bool = True  # each draw under a random symmetry
    device: str = "auto"
    threads: int = 0  # one less than there are cores
    seed: int = 0


def defaults(
    preset: str, base: ModelInfo | None, title: str = "", mix_level: str = OWN_KINDS
) -> Choices:
    """The choices a preset stands for; `base` None is a new model, from scratch."""
    minutes = PRESETS[preset].minutes
    quick = preset == "quick"
    return Choices(
        title=title,
        preset=preset,
        minutes=minutes,
        batch_size=16 if quick else 32,
        # 1e-3 undid in a minute what the shipped model had learned
        lr=2.5e-3 if base is None else 3e-4,
        # the average must forget its start within the run
        ema=0.99 if quick else 0.999,
        segments=SEGMENTS if base is None else max(SEGMENTS, base.halt_max_steps),
        mix=0.5,
        mix_level=mix_level,
    )


def usual_level(task: Task, puzzles: Sequence[Puzzle]) -> str:
    """What is mixed in where nobody chose: of the kind's first style, no larger than the puzzles.

    >>> usual_level(TASKS["sudoku"], [])
    'medium'
    """
    if task.pad is None:
        return task.difficulties[min(2, len(task.difficulties) - 1)]
    style = task.difficulties[0].partition(" ")[0]
    sizes = [level for level in task.difficulties if level.startswith(style)]
    largest = _side(task, puzzles)
    fitting = [level for level in sizes if _side_of(level) <= largest]
    return fitting[-1] if fitting else sizes[0]


def _side_of(level: str) -> int:
    """Of the smallest square that holds the mazes of a level.

    >>> _side_of("prim 15x15"), _side_of("rooms 27x19")
    (15, 27)
    """
    return max(int(side) for side in level.rpartition(" ")[2].split("x"))


def _side(task: Task, puzzles: Sequence[Puzzle]) -> int:
    """Of the smallest square that holds each of them."""
    return max((isqrt(len(task.encode(puzzle))) for puzzle in puzzles), default=0)


def plan(
    task: Task, base: ModelInfo | None, choices: Choices, split: Split, watch: Puzzle | None
) -> TrainConfig:
    """What the run is told; `base` None trains a new model from scratch."""
    recipe = read_recipe(RECIPES / f"{task.name}.toml")
    preset, suffix = PRESETS[choices.preset], KINDS[task.name].suffix
    model = dict(base.config) if base is not None else dict(recipe.model)
    board = 0
    if task.pad is not None:
        board = _board(task, model, choices, split)
        model["seq_len"] = board * board
    train, validation = TRAIN + suffix, VALIDATION + suffix
    own = SourceConfig(
        "csv",
        path=train,
        size=board,
        share=max(1 - choices.mix, 0.01),
        augment=choices.augment,
    )
    sources: tuple[SourceConfig, ...] = (own,)
    if choices.mix:
        made = rehearsal(task, base, choices.mix_level, board)
        whole = sum(source.share for source in made)
        sources += tuple(
            replace(each, share=each.share / whole * choices.mix, augment=choices.augment)
            for each in made
        )
    pinned = {"watch": task.format(watch)} if watch is not None else {}
    held = (SourceConfig("csv", path=validation, size=board),) if split.validation else ()
    return replace(
        recipe,
        name=task.name,
        title=choices.title,
        description=f"Trained on {len(split.train)} puzzles of its owner.",
        model=model,
        start_from=base.name if base is not None else "",
        sources=sources,
        validation=held,
        held_out=(),  # the split keeps families apart; training would refuse its own validation
        max_seconds=60 * choices.minutes,
        steps=0,
        batch_size=choices.batch_size,
        lr=choices.lr,
        warmup_steps=20,
        lr_floor=0.05 if choices.falling else 1.0,
        ema=choices.ema,
        anchor=ANCHOR if base is not None else 0.0,
        compile=False,  # needs a compiler, and minutes before the first step
        device=choices.device,
        threads=choices.threads,
        seed=choices.seed,
        evaluate_every=preset.evaluate_every,
        evaluate_puzzles=max(1, min(preset.judged, len(split.validation))),
        evaluate_segments=choices.segments,
        save_every=30.0,
        extra={"judge": preset.judged, "preset": choices.preset, **pinned},
    )


def rehearsal(task: Task, base: ModelInfo | None, level: str, board: int) -> Sequence[SourceConfig]:
    """What is made anew beside the user's puzzles, so that nothing the base can do is forgotten.

    One level, or the base's own kinds: the generated sources of its recipe that fit on a board of
    that side, else some of every level.
    """
    if level:
        return [SourceConfig("generate", level=level, count=500)]
    recipe = base.provenance.get("recipe") if base is not None else None
    told = recipe.get("sources", ()) if isinstance(recipe, Mapping) else ()
    known = [source for each in told if (source := _generated(each, task, board)) is not None]
    if not known:
        every = [SourceConfig("generate", level=level) for level in task.difficulties]
        known = [each for each in every if _fits(each, task, board)]
    if not known:  # mazes smaller than any level: every style in their size
        styles = dict.fromkeys(level.partition(" ")[0] for level in task.difficulties)
        known = [SourceConfig("generate", level=f"{style} {board}x{board}") for style in styles]
    whole = sum(source.share for source in known)
    many = REHEARSED_SUDOKUS if task.pad is None else REHEARSED
    return [replace(source, count=max(20, round(many * source.share / whole))) for source in known]


def _generated(values: Any, task: Task, board: int) -> SourceConfig | None:
    """A source of the base's recipe, if it makes puzzles that fit on the board."""
    names = ("level", "share", "size", "path_cells")
    if not isinstance(values, Mapping) or values.get("kind") != "generate":
        return None
    try:
        source = SourceConfig("generate", **{name: values[name] for name in names})
        return source if source.share > 0 and _fits(source, task, board) else None
    except (KeyError, TypeError, ValueError):
        return None


def _fits(source: SourceConfig, task: Task, board: int) -> bool:
    if task.pad is None:
        return source.level in task.difficulties
    return (source.size or _side_of(source.level)) <= board


def choices_of(config: TrainConfig) -> Choices:
    """What the page would show of a configuration: its own, exported, or that of another run."""
    made = [source for source in config.sources if source.kind == "generate"]
    whole = sum(source.share for source in config.sources)
    preset = str(config.extra.get("preset", ""))
    levels = {source.level for source in made} & {*TASKS[config.task].difficulties}
    return Choices(
        title=config.title,
        preset=preset if preset in PRESETS else "quick",
        minutes=config.max_seconds / 60 or PRESETS["quick"].minutes,
        batch_size=config.batch_size,
        lr=config.lr,
        ema=config.ema,
        segments=config.evaluate_segments,
        mix=min(0.95, sum(source.share for source in made) / whole) if whole else 0.0,
        mix_level=levels.pop() if len(levels) == 1 else OWN_KINDS,
        falling=config.lr_floor < 1,
        augment=all(source.augment for source in config.sources),
        device=config.device,
        threads=config.threads,
        seed=config.seed,
    )


def _board(task: Task, model: Mapping[str, Any], choices: Choices, split: Split) -> int:
    """The side of the board: the model's own, or what the puzzles need if it takes any size."""
    try:
        known = HRMConfig.from_dict({"vocab_size": task.vocab_size, **model})
    except ConfigError:
        return task.seq_len  # problems() will say what is wrong with the model
    if not known.any_size:
        return isqrt(known.seq_len)
    mixed = _side_of(choices.mix_level) if choices.mix and choices.mix_level else 0
    return max(_side(task, (*split.train, *split.validation)), mixed)


def problems(config: TrainConfig, split: Split) -> list[str]:
    """All that stands in the way of a start, in sentences; [] means go."""
    found = []
    if len(split.train) < FEWEST:
        found.append(
            f"There are {len(split.train)} puzzles to train on; at least {FEWEST} are needed."
        )
    if not split.validation:
        found.append("No puzzle is kept for checking, so nobody would know what was learned.")
    if not config.title.strip():
        found.append("The run needs a name.")
    task = TASKS.get(config.task)
    board = isqrt(int(config.model.get("seq_len", 0)))
    if task is not None and task.pad is not None and split.train:
        side = max(
            _side(task, (*split.train, *split.validation)),
            *(_side_of(each.level) for each in config.sources if each.level and not each.size),
        )
        if side > board:
            found.append(
                f"The model takes puzzles of up to {board} x {board}, but some are {side} x {side}:"
                " remove those, or begin with another model."
            )
    return found + [_sentence(problem) for problem in config.problems()]


def make_run(folder: Path, config: TrainConfig, split: Split, task: Task) -> RunFiles:
    """The run's folder with its own copy of the data; RunError if it cannot be written."""
    files = RunFiles(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kind = KINDS[task.name]
        kind.write(folder / (TRAIN + kind.suffix), split.train)
        if split.validation:
            kind.write(folder / (VALIDATION + kind.suffix), split.validation)
    except OSError as error:
        raise RunError(f"cannot write a run into {folder}: {error.strerror}") from None
    create_run(files, config)
    return files


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
