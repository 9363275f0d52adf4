"""The report of a training: one HTML file that needs no network, with a scrubber over segments."""

from collections.abc import Sequence
from html import escape

import numpy as np

from hrm_core.decoding import to_json
from hrm_core.puzzle import Grid, Puzzle, Task
from hrm_core.sessions.story import percent
from hrm_core.showing.boards import LIGHT, answer_shapes, puzzle_shapes
from hrm_core.showing.player import CONTROLS, FONT, STYLE, player
from hrm_core.showing.shapes import Disc, Path, Shape, Words, svg_parts
from hrm_core.tasks import TASKS
from training.results.verdicts import Judged, Verdicts, grid_of
from training.runs.files import RunError, RunFiles
from training.runs.history import RunHistory, Values, smooth, thin

WIDTH, HEIGHT = 640.0, 240.0  # of a chart
SIDE = 420.0  # of a board
MEAN_OF = 25  # reports of training that a point of a curve is the mean of
MOST_ROWS = 500  # puzzles in the table
MOST_POINTS = 600
_PAINT = """
function paint(k) {
  for (var i = 0; i < count; i++) ['before', 'after'].forEach(function (side) {
    var board = document.getElementById(side + i);
    if (board) board.style.display = i === k ? '' : 'none';
  });
  document.getElementById('title').textContent = steps[k].title;
}"""


def table(history: RunHistory) -> str:
    """What the curves are drawn from, as CSV: a row for each report of training."""
    names = ("loss", "cell", "exact", "q_accuracy", "mean_segments")
    rows = [
        ",".join(f"{value:g}" for value in (each.step, *(getattr(each, n) for n in names)))
        for each in history.progress
    ]
    return "\n".join([",".join(("step", *names)), *rows]) + "\n"


def report(files: RunFiles) -> str:
    """The whole page; RunError for a folder that holds no run, or a run that did no step yet."""
    config, history = files.config(), RunHistory()
    history.add(files.events())
    if history.latest is None:
        raise RunError(f"{files.folder.name} has done no step yet: there is nothing to report")
    before, after = Verdicts.read(files.before_file), Verdicts.read(files.after_file)
    task, title = TASKS[config.task], files.about().title
    facts = [task.title, f"begun from {config.start_from}" if config.start_from else "from scratch"]
    facts.append(f"{history.latest.step:,} steps, {history.latest.seconds / 60:.1f} minutes")
    if history.started is not None:
        facts.append(history.started.device)
    parts = [_figures(history), _own(before, after), _replay(task, before, after)]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<style>{STYLE}</style></head><body>
<h1>{escape(title)}</h1>
<p class="muted">{escape(" · ".join(facts))}</p>
<p>{escape(files.about().notes)}</p>
{_curves(history)}
{"".join(parts)}
<h2>What the run was told</h2>
<pre>{escape(to_json(config.to_dict(), indent=1))}</pre>
</body></html>
"""


def _curves(history: RunHistory) -> str:
    loss = {"loss": (*_thinned(history, "loss"), LIGHT.model, False)}
    shares = {
        "cells right": (*_thinned(history, "cell"), LIGHT.mine, False),
        "whole puzzles": (*_thinned(history, "exact"), LIGHT.model, False),
        "unseen puzzles": (*history.validation(), LIGHT.good, True),
    }
    charts = _chart("Loss", loss, None), _chart("Share that is right", shares, 1.0)
    note = f"Training's own figures are means over {MEAN_OF} reports."
    both = "".join(f"<div>{each}</div>" for each in charts)
    return f'<div class="two">{both}</div><p class="muted">{note}</p>'


def _thinned(history: RunHistory, name: str) -> tuple[Values, Values]:
    steps, values = history.curve(name)
    return thin(steps, smooth(values, MEAN_OF), MOST_POINTS)


def _chart(
    title: str, curves: dict[str, tuple[Values, Values, str, bool]], most: float | None
) -> str:
    """Lines by name: steps, values, colour, and whether each point is marked."""
    known = [line for line in curves.values() if len(line[0])]
    last = max((float(steps[-1]) for steps, *_ in known), default=1.0) or 1.0
    top = most or max((float(values.max()) for _, values, *_ in known), default=1.0) or 1.0
    left, bottom, room = 52.0, HEIGHT - 26, 22.0

    def at(step: float, value: float) -> tuple[float, float]:
        across = left + (WIDTH - left - 8) * step / last
        return across, bottom - (bottom - room) * min(value, top) / top

    shapes: list[Shape] = []
    for share in (0.0, 0.5, 1.0):
        y = at(0, share * top)[1]
        shapes.append(Path(((left, y), (WIDTH - 8, y)), LIGHT.line))
        words = f"{100 * share:.0f} %" if most else f"{share * top:.3g}"
        shapes.append(Words(left - 6, y, words, 12, LIGHT.muted, anchor="end"))
    shapes.append(Words(left, HEIGHT - 9, "step 0", 12, LIGHT.muted, anchor="start"))
    shapes.append(Words(WIDTH - 8, HEIGHT - 9, f"{last:,.0f}", 12, LIGHT.muted, anchor="end"))
    across = left
    for name, (steps, values, color, marked) in curves.items():
        points = tuple(at(x, y) for x, y in zip(steps.tolist(), values.tolist(), strict=True))
        shapes.append(Path(points, color, 1.8))
        shapes += [Disc(*point, 3.0, color) for point in points] if marked else []
        shapes.append(Words(across, 8, name, 12, color, bold=True, anchor="start"))
        across += 9.0 * len(name) + 12
    size = f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}"'
    return f"<h2>{escape(title)}</h2><svg {size} {FONT}>\n{svg_parts(shapes)}\n</svg>"


def _figures(history: RunHistory) -> str:
    """Every look at the panel of unseen puzzles."""
    if not history.evaluations:
        return ""
    best = history.best
    heads = ("Step", "Minutes", "Puzzles", "Segments", "Solved", "Cells right", "")
    rows = [
        (
            "the base" if each.name == "base" else f"{each.step:,}",
            *(f"{each.seconds / 60:.1f}", str(each.puzzles), f"{each.mean_segments:.1f}"),
            *(f"{100 * each.valid:.1f} %", f"{100 * each.cell:.1f} %"),
            "best" if each is best else "",
        )
        for each in history.evaluations
    ]
    return f"<h2>Unseen puzzles while it trained</h2>{_rows(heads, rows)}"


def _own(before: Verdicts | None, after: Verdicts | None) -> str:
    """The person's own unseen puzzles, one a row."""
    if after is None or not after.puzzles:
        return ""
    count = len(after.puzzles)
    words = f"Solved {after.solved} of {count}"
    words += f"; before the training {before.solved}." if before is not None else "."
    left_out = f" The first {MOST_ROWS} are listed." if count > MOST_ROWS else ""
    rows = []
    for number, puzzle in enumerate(after.puzzles[:MOST_ROWS], 1):
        old = before.puzzles[number - 1] if before and number <= len(before.puzzles) else None
        rows.append((str(number), "" if old is None else _verdict(old), _verdict(puzzle)))
    return (
        f"<h2>Your unseen puzzles</h2><p>{escape(words + left_out)}</p>"
        f"{_rows(('Puzzle', 'Before', 'After'), rows)}"
    )


def _verdict(puzzle: Judged) -> str:
    last = percent(puzzle.q_halt[-1]) if puzzle.q_halt else ""
    found = "solved" if puzzle.solved else _cells(puzzle.wrong)
    return f"{found}, Q-halt {last}" if last else found


def _cells(count: int) -> str:
    return f"{count} cell wrong" if count == 1 else f"{count} cells wrong"


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>\n{body}</table>"


def _replay(task: Task, before: Verdicts | None, after: Verdicts | None) -> str:
    """The most telling of one's own puzzles, both models in step."""
    if after is None or not after.puzzles:
        return ""
    row = telling(before, after)
    sides = {"after": after.puzzles[row]}
    if before is not None and row < len(before.puzzles):
        sides = {"before": before.puzzles[row], **sides}
    count = max(len(each.answers) for each in sides.values())
    boards = "".join(
        f"<div><h3>{side.capitalize()}: {escape(_verdict(each))}</h3>"
        f"{_boards(task, each, side, count)}</div>"
        for side, each in sides.items()
    )
    steps = [{"title": f"Segment {segment}"} for segment in range(1, count + 1)]
    return f"""<h2>Puzzle {row + 1}, segment by segment</h2>
<p><b id="title"></b> <span class="muted">Red and marked is what differs from the solution; of a
maze, what breaks a rule.</span></p>
{CONTROLS}
<div class="two">{boards}</div>
{player(steps, _PAINT)}
"""


def telling(before: Verdicts | None, after: Verdicts) -> int:
    """The row of the first puzzle that is newly solved; 0 if there is none."""
    if before is None:
        return 0
    pairs = zip(before.puzzles, after.puzzles, strict=False)
    news = (row for row, (old, new) in enumerate(pairs) if new.solved and not old.solved)
    return next(news, 0)


def _boards(task: Task, puzzle: Judged, side: str, count: int) -> str:
    """One group a segment; who needs fewer shows its last answer to the end."""
    parsed = task.parse(puzzle.given)[0]
    shape = parsed.given.shape
    size = SIDE / max(shape)
    solution = grid_of(puzzle.solution, shape)
    groups = [f"<g>{svg_parts(puzzle_shapes(task, parsed.given, (0, 0, size), LIGHT))}</g>"]
    for index in range(count):
        answer = grid_of(puzzle.answers[min(index, len(puzzle.answers) - 1)], shape)
        wrong = wrong_cells(task, parsed, answer, solution)
        shapes = answer_shapes(task, parsed, answer, (0, 0, size), LIGHT, LIGHT.model, wrong)
        hidden = "" if index == count - 1 else ' style="display: none"'
        groups.append(f'<g id="{side}{index}"{hidden}>{svg_parts(shapes)}</g>')
    box = f'viewBox="-2 -2 {shape[1] * size + 4:g} {shape[0] * size + 4:g}" width="{SIDE:g}"'
    return f"<svg {box} {FONT}>\n" + "\n".join(groups) + "</svg>"


def wrong_cells(task: Task, puzzle: Puzzle, answer: Grid, solution: Grid) -> np.ndarray:
    """bool [rows, cols]: what differs from the solution; of a maze, what breaks a rule.

    A path is wrong where it breaks a rule, for there may be several that are as short.
    """
    if task.look.trail is None:
        return np.asarray(answer != solution)
    wrong = np.zeros(answer.shape, dtype=np.bool_)
    for problem in task.check(puzzle, answer):
        for cell in problem.cells:
            wrong[cell] = True
    return wrong
