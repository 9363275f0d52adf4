"""ARC: tasks that explain themselves by examples, in JSON, on a canvas of tokens."""

from hrm_core.tasks.arc.augmentation import Augmentation, draw_augmentation, from_name, turn
from hrm_core.tasks.arc.canvas import crop, draw, side_of
from hrm_core.tasks.arc.rules import fingerprint
from hrm_core.tasks.arc.task import Arc
from hrm_core.tasks.arc.text import read_text, task_text

__all__ = [
    "Arc",
    "Augmentation",
    "crop",
    "draw",
    "draw_augmentation",
    "fingerprint",
    "from_name",
    "read_text",
    "side_of",
    "task_text",
    "turn",
]
