"""The memory of the window: how much it has is shown, and what it may have at most is kept to."""

import math
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from app.settings import Preferences
from app.words import fill, number, tr
from hrm_core.checkpoint import weights_mb
from hrm_core.library.models import ModelError, ModelInfo
from hrm_core.memory import resident_mb


class Holder(Protocol):
    """Whoever keeps an engine open so that the next run need not wait for it."""

    def give_back(self) -> None:
        """Close it, unless somebody asks it right now."""


class MemoryCap(QObject):
    """Looks when something has happened, and only then: nothing here is asked again and again."""

    def __init__(
        self,
        label: QLabel,
        preferences: Preferences,
        holders: Callable[[], Iterable[Holder]],
        measure: Callable[[], float] = resident_mb,
        parent: QObject | None = None,
    ) -> None:
        """holders: those there are at the time; measure: megabytes, 0 where nobody says."""
        super().__init__(parent)
        self._label, self._preferences = label, preferences
        self._holders, self._measure = holders, measure
        tip = self.tr("Memory of this program; a training is a process of its own")
        label.setToolTip(tip)

    def look(self) -> None:
        """Show what there is; beyond the cap, let go of what nobody asks."""
        has, cap = self._measure(), self._preferences.now.memory
        if cap and has > cap:
            for holder in self._holders():
                holder.give_back()
            has = self._measure()
        text = fill(self.tr("{0:,.0f} of {1:,.0f} MB"), has, cap)
        if not cap:
            text = fill(self.tr("{0:,.0f} MB"), has)
        self._label.setText(text if has else "")


def refuse_beyond(info: ModelInfo, cap: int) -> None:
    """ModelError for a model whose weights alone would take more megabytes than there may be."""
    if not cap:
        return
    needs, has = weights_mb(info), resident_mb()
    if has and has + needs > cap:
        words = tr(
            "{0} is not opened: its weights alone take {1} MB, and the program has {2} of the"
            " {3} MB that it may have. Allow more in the settings, or choose a smaller model."
        )
        figures = (number(value, ",.0f") for value in (math.ceil(needs), has, cap))
        raise ModelError(words.format(info.name, *figures))


def room_within(preferences: Preferences) -> Callable[[], bool] | None:
    """Tells a batch whether it may grow; None while there is no cap."""
    if not preferences.now.memory:
        return None
    return lambda: not preferences.now.memory or resident_mb() < preferences.now.memory
