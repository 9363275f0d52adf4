"""From a few choices to a TrainConfig: how long, from which model, on which puzzles."""

from dataclasses import dataclass, replace
from pathlib import Path

from hrm_core.library import ModelInfo
from hrm_core.puzzle import Puzzle, Task
from training.config import SourceConfig, TrainConfig, read_recipe
from training.dataset import TRAIN, VALIDATION, Split, write_table
from training.files import RunError, RunFiles, create_run

RECIPES = Path(__file__).parent / "recipes"
FEWEST = 10  # puzzles to train on; with fewer a model only learns them by heart


@dataclass(frozen=True)
class Preset:
    """How long a run takes, and how often it looks at what it has learned."""

    key: str
    minutes: float
    evaluate_every: float  # seconds
    evaluate_puzzles: int
    judged: int  # puzzles that are looked at one by one, before and after


PRESETS = {
    preset.key: preset
    for preset in (
        Preset("quick", 2, 40, 16, 40),
        Preset("lunch", 45, 180, 64, 100),
        Preset("overnight", 480, 900, 256, 200),
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
    segments: int = 16  # when judging
    mix: float = 0.2  # share of generated puzzles among those trained on
    mix_level: str = "medium"
    threads: int = 1
    seed: int = 0


def defaults(preset: str, from_scratch: bool, title: str = "") -> Choices:
    """The choices a preset stands for."""
    minutes = PRESETS[preset].minutes
    quick = preset == "quick"
    return Choices(
        title=title,
        preset=preset,
        minutes=minutes,
        batch_size=16 if quick else 32,
        # 1e-3 undid in a minute what the shipped model had learned
        lr=2.5e-3 if from_scratch else 3e-4,
        # the average must forget its start within the run
        ema=0.99 if quick else 0.999,
        mix=0.5 if from_scratch else 0.2,
    )


def plan(
    task: Task, base: ModelInfo | None, choices: Choices, split: Split, watch: Puzzle | None
) -> TrainConfig:
    """What the run is told; `base` None trains a new model from scratch."""
    recipe = read_recipe(RECIPES / f"{task.name}.toml")
    preset = PRESETS[choices.preset]
    own = SourceConfig("csv", path=TRAIN, share=max(1 - choices.mix, 0.01))
    sources: tuple[SourceConfig, ...] = (own,)
    if choices.mix:
        level = choices.mix_level
        sources += (SourceConfig("generate", level=level, count=500, share=choices.mix),)
    pinned = {"watch": task.format(watch)} if watch is not None else {}
    held = (SourceConfig("csv", path=VALIDATION),) if split.validation else ()
    return replace(
        recipe,
        name=task.name,
        title=choices.title,
        description=f"Trained on {len(split.train)} puzzles of its owner.",
        model=dict(base.config) if base is not None else recipe.model,
        start_from=base.name if base is not None else "",
        sources=sources,
        validation=held,
        held_out=(),  # the split keeps families apart; training would refuse its own validation
        max_seconds=60 * choices.minutes,
        steps=0,
        batch_size=choices.batch_size,
        lr=choices.lr,
        warmup_steps=20,
        lr_floor=0.05,
        ema=choices.ema,
        compile=False,  # needs a compiler, and minutes before the first step
        threads=choices.threads,
        seed=choices.seed,
        evaluate_every=preset.evaluate_every,
        evaluate_puzzles=max(1, min(preset.evaluate_puzzles, len(split.validation))),
        evaluate_segments=choices.segments,
        save_every=30.0,
        extra={"judge": preset.judged, **pinned},
    )


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
    return found + [_sentence(problem) for problem in config.problems()]


def make_run(folder: Path, config: TrainConfig, split: Split, task: Task) -> RunFiles:
    """The run's folder with its own copy of the data; RunError if it cannot be written."""
    files = RunFiles(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_table(folder / TRAIN, split.train, task)
        if split.validation:
            write_table(folder / VALIDATION, split.validation, task)
    except OSError as error:
        raise RunError(f"cannot write a run into {folder}: {error.strerror}") from None
    create_run(files, config)
    return files


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
