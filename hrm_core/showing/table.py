"""All curves of a run as a table, one row a segment."""

import csv
import io

import numpy as np

from hrm_core.puzzle import Task
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.beliefs import cell_beliefs
from hrm_core.solving.solve import sigmoid

COLUMNS = (
    *("segment", "try", "pins", "q_halt", "q_continue", "halt_probability"),
    *("continue_probability", "wants_to_halt", "filled", "fixed", "broken", "flipped"),
    *("violations", "solved", "breakthrough", "mood", "mean_belief", "least_belief"),
    *("entropy_bits", "change_H", "change_L", "seconds"),
)


def table(task: Task, session: SolveSession) -> str:
    """CSV with a heading; beliefs and entropy are means over the cells that were not given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    story, shot = Story(session), len(session.shot)
    for trace in session.traces:
        line = story.line(trace.segment)
        beliefs = cell_beliefs(task, session.puzzle, trace.probs)
        if not task.resizes:
            beliefs = beliefs[session.puzzle.given == task.look.empty]
        beliefs = beliefs.reshape(-1, beliefs.shape[-1])
        best = beliefs.max(axis=-1) if len(beliefs) else np.ones(1, dtype=np.float32)
        pins = trace.guess.pins if trace.guess is not None else ()
        numbers = (
            *(best.mean(), best.min(), _entropy(beliefs)),
            *(trace.change_H.mean(), trace.change_L.mean(), trace.seconds),
        )
        writer.writerow(
            [
                trace.segment,
                "" if trace.guess is None else trace.segment - shot,
                " ".join(f"r{p.cell[0] + 1}c{p.cell[1] + 1}={p.symbol}" for p in pins),
                *(f"{each:.5g}" for each in (trace.q_halt, trace.q_continue)),
                *(f"{sigmoid(each):.6f}" for each in (trace.q_halt, trace.q_continue)),
                int(trace.wants_to_halt),
                *(line.filled, line.fixed, line.broken, line.flipped, line.violations),
                *(int(trace.solved), int(line.breakthrough), line.mood.value),
                *(f"{float(number):.5g}" for number in numbers),
            ]
        )
    return out.getvalue()


def _entropy(beliefs: np.ndarray) -> float:
    """Bits a cell, on average."""
    if not len(beliefs):
        return 0.0
    safe = np.maximum(beliefs, 1e-12)
    return float(-(beliefs * np.log2(safe)).sum(axis=-1).mean())
