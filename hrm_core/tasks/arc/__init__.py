"""ARC: tasks that explain themselves by examples. What other packages use is named here."""

from hrm_core.tasks.arc.augmentation import Augmentation, draw_augmentation, from_name, turn
from hrm_core.tasks.arc.canvas import crop, draw, side_of
from hrm_core.tasks.arc.folder import Collection, read_collection, read_tasks, task_id
from hrm_core.tasks.arc.rules import fingerprint
from hrm_core.tasks.arc.sizes import SizeRule, answer_size, size_rule
from hrm_core.tasks.arc.submission import TRIES, Score, score, write_submission
from hrm_core.tasks.arc.symbols import LARGEST
from hrm_core.tasks.arc.task import Arc
from hrm_core.tasks.arc.text import read_text, task_text
from hrm_core.tasks.arc.views import numbered_views

__all__ = [
    "LARGEST",
    "TRIES",
    "Arc",
    "Augmentation",
    "Collection",
    "Score",
    "SizeRule",
    "answer_size",
    "crop",
    "draw",
    "draw_augmentation",
    "fingerprint",
    "from_name",
    "numbered_views",
    "read_collection",
    "read_tasks",
    "read_text",
    "score",
    "side_of",
    "size_rule",
    "task_id",
    "task_text",
    "turn",
    "write_submission",
]
