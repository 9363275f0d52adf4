"""The report of a solve: one HTML file that needs no network, with a scrubber over segments."""

from html import escape

from hrm_core.puzzle import Task
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import Story, breaks, changes, course, decision, percent
from hrm_core.showing.boards import LIGHT, board_shapes, shape_at
from hrm_core.showing.film import chosen_segments
from hrm_core.showing.hues import Written
from hrm_core.showing.player import CONTROLS, FONT, STYLE, player
from hrm_core.showing.shapes import svg_parts
from hrm_core.showing.strip import column, strip_shapes

SIDE, STRIP = 620.0, 190.0
MOST = 128  # boards in a report; of a longer run in even steps
_PAINT = """
function paint(k) {
  for (var i = 0; i < count; i++)
    document.getElementById('s' + i).style.display = i === k ? '' : 'none';
  ['title', 'what', 'why', 'course'].forEach(function (name) {
    document.getElementById(name).textContent = steps[k][name]; });
  var now = document.getElementById('now');
  now.setAttribute('x1', steps[k].x); now.setAttribute('x2', steps[k].x);
}"""


def ending_words(session: SolveSession) -> str:
    """How a run ended, in a sentence."""
    count = len(session.shot)
    words = {
        Ending.RUNNING: "It was still running when this was written.",
        Ending.HALTED: f"The model halted by its own decision after segment {count}.",
        Ending.LIMIT: f"It used all of its {count} segments.",
        Ending.FOUND: "The answer was found by model and search, not in a single shot.",
        Ending.STOPPED: f"It was stopped after segment {count}.",
        Ending.FAILED: "The model could not go on.",
    }[session.ending]
    halt = session.halt_segment
    if session.ending is not Ending.HALTED and halt is not None:
        words += f" By its own decision it would have halted after segment {halt}."
    return words


def verdict_words(session: SolveSession) -> str:
    """What the model believes of its last answer, and what the rule check says."""
    last = session.at(len(session))
    check = "nothing is wrong." if last.solved else last.problems[0].message
    more = len(last.problems) - 1
    rest = f" And {more} more." if more > 0 else ""
    return (
        f"The model believes its answer is right: {percent(last.q_halt)}. Rule check: {check}{rest}"
    )


def report(task: Task, session: SolveSession, written: Written | None = None) -> str:
    """The whole page, with what a person wrote on the board; there must be a segment."""
    story = Story(session)
    chosen = chosen_segments(session, MOST)
    title = session.puzzle.title or f"A {task.title.lower()}"
    facts = [
        f"{task.title}, {' x '.join(map(str, session.puzzle.given.shape))} cells",
        f"model: {session.model or 'not noted'}",
        f"device: {session.device or 'not noted'}",
    ]
    facts += [f"{name} {text[:16]}" for name, text in session.origin.items() if name != "model"]
    left_out = len(session) + 1 - len(chosen)
    note = f" Of {len(session)} segments {len(chosen) - 1} are shown." if left_out else ""
    steps = [_step(session, story, segment) for segment in chosen]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<style>{STYLE}</style></head><body>
<h1>{escape(title)}</h1>
<p class="muted">{escape(" · ".join(facts))}</p>
<p>{escape(verdict_words(session))} {escape(ending_words(session))}{escape(note)}</p>
<div class="two"><div>
{_boards(task, session, chosen, written)}
</div><div>
<h2 id="title"></h2><div id="said"><p id="what"></p><p id="why" class="muted"></p>
<p><b id="course"></b></p></div>
{CONTROLS}
{_strip(session, story)}
<p class="muted">The scale of the two values is even in logits, so that 99 % and 99.9 % can be told
apart. The model halts where Q-halt is above Q-continue.</p>
</div></div>
<h2>All segments</h2>
{_rows(session, story)}
{player(steps, _PAINT)}
</body></html>
"""


def _step(session: SolveSession, story: Story, segment: int) -> dict[str, object]:
    x = round(column(session, segment, SIDE), 2) if segment else -10
    if not segment:
        return {"title": "The puzzle", "what": "", "why": "", "course": "", "x": x}
    trace, line = session.at(segment), story.line(segment)
    tried = trace.guess is not None
    name = f"Try {segment - len(session.shot)} of the search" if tried else f"Segment {segment}"
    return {
        "title": name,
        "what": breaks(line) + "." if tried else f"{changes(line)}; {breaks(line)}.",
        "why": decision(trace),
        "course": course(line),
        "x": x,
    }


def _boards(task: Task, session: SolveSession, chosen: list[int], written: Written | None) -> str:
    """One group a segment in one drawing; the script shows one of them."""
    groups = []
    for index, segment in enumerate(chosen):
        rows, cols = shape_at(task, session, segment)
        size = (SIDE - 8) / max(rows, cols)
        shapes = board_shapes(task, session, segment, (4.0, 4.0, size), LIGHT, written)
        hidden = "" if index == len(chosen) - 1 else ' style="display: none"'
        groups.append(f'<g id="s{index}"{hidden}>\n{svg_parts(shapes)}\n</g>')
    body = "\n".join(groups)
    return f'<svg viewBox="0 0 {SIDE:g} {SIDE:g}" width="{SIDE:g}" {FONT}>\n{body}\n</svg>'


def _strip(session: SolveSession, story: Story) -> str:
    shapes = list(strip_shapes(session, story, len(session), (0, 4, SIDE, STRIP - 8), LIGHT))
    mark = f'<line id="now" x1="-10" x2="-10" y1="0" y2="{STRIP:g}" stroke="#1a1f2e"/>'
    size = f'viewBox="0 0 {SIDE:g} {STRIP:g}" width="{SIDE:g}"'
    return f"<svg {size} {FONT}>\n{svg_parts(shapes)}\n{mark}\n</svg>"


def _rows(session: SolveSession, story: Story) -> str:
    heads = ("Segment", "Q-halt", "Q-continue", "Break a rule", "ms")
    cells = "".join(f"<th>{head}</th>" for head in heads)
    rows = []
    for trace in session.traces:
        line = story.line(trace.segment)
        values = (
            *(str(trace.segment), percent(trace.q_halt), percent(trace.q_continue)),
            *(str(line.violations), f"{1000 * trace.seconds:.0f}"),
        )
        said = "" if trace.guess is not None else changes(line)
        said = " ".join(part for part in (f"{said}.", course(line)) if part.strip("."))
        row = "".join(f"<td>{value}</td>" for value in values)
        rows.append(f'<tr>{row}<td class="text">{escape(said)}</td></tr>')
    head = f'<tr>{cells}<th class="text">What changed</th></tr>'
    return f"<table>{head}\n" + "\n".join(rows) + "</table>"
