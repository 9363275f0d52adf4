"""How many puzzles a shipped model solves by thinking longer: its own figures as a picture.

    python -m tests.benchmarks.segments MODEL PICTURE.svg

Measures nothing: `hrm eval --scaling` did, and model.json holds the figures.
"""

import json
import sys
from pathlib import Path

from hrm_core.places import asset_path
from tests.benchmarks.chart import COLORS, Line, Panel, draw


def main(model: str, picture: str) -> None:
    """Draw the figures of a shipped model, so many files a panel."""
    about = json.loads((asset_path("models") / model / "model.json").read_text("utf-8"))
    figures = list(about["provenance"]["figures"].items())
    panels = []
    for at in range(0, len(figures), len(COLORS)):
        part = figures[at : at + len(COLORS)]
        ticks = [int(count) for count in part[0][1]["exact_at"]]
        lines = [
            Line(name, [100 * share for share in row["exact_at"].values()]) for name, row in part
        ]
        panels.append(Panel("exact, %, after at most so many segments", ticks, lines))
    Path(picture).write_text(draw(f"{about['title']}: thinking longer", panels), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
