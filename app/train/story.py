"""All of it with one button: find what a model fails, train on that, replay before and after."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.train.page import TrainPage
from app.train.steps.collector import Collector
from app.train.steps.hunter import Hunter
from app.train.steps.result_view import ResultView
from app.train.steps.setup_view import SetupView
from app.words import fill
from hrm_core.library.models import ModelInfo
from training.presets import FEWEST, Preset, defaults

EASY = 300  # puzzles, all solved, after which a level is taken for too easy
HUNT = 3 * 60_000  # milliseconds that a hunt may take; what it found by then is trained on


class Story(QObject):
    """Presses the buttons that a person would press, in their order; each can still be pressed.

    Signals:
        told: a sentence for the status bar: why it ended before its end.
    """

    told = Signal(str)

    def __init__(
        self,
        page: TrainPage,
        hunter: Hunter,
        setup: SetupView,
        result: ResultView,
        begin_hunt: Callable[[ModelInfo], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._hunter, self._setup, self._result = page, hunter, setup, result
        self._begin_hunt = begin_hunt
        self._info: ModelInfo | None = None
        self._preset: Preset | None = None
        self._collector: Collector | None = None
        self._awaited: Collector | None = None  # it, while what was found is being looked at
        self._enough = QTimer(self, singleShot=True, interval=HUNT)
        self._enough.timeout.connect(hunter.stop)
        hunter.working.connect(self._follow_hunt)
        hunter.failed.connect(lambda _: self.leave())

    def begin(self, info: ModelInfo, preset: Preset, collector: Collector) -> None:
        """Hunt for what this model fails, then go on."""
        self._info, self._preset, self._collector = info, preset, collector
        self._begin_hunt(info)
        self._enough.start()

    def leave(self) -> None:
        """The person goes on alone."""
        self._info = None
        self._enough.stop()
        self._wait_no_more()

    def _follow_hunt(self, on: bool, _words: str) -> None:
        if self._info is None:
            return
        if on:
            if self._hunter.tried >= EASY and not self._hunter.found:
                self._hunter.stop()  # which is told as the end of the hunt
            return
        self._enough.stop()
        assert self._collector is not None, "chosen with the model"
        if self._collector.busy:  # what was found is still being looked at
            self._awaited = self._collector
            self._awaited.working.connect(self._follow_collector)
        else:
            self._train()

    def _follow_collector(self, on: bool, _words: str) -> None:
        if not on:
            self._wait_no_more()
            self._train()

    def _wait_no_more(self) -> None:
        if self._awaited is not None:
            self._awaited.working.disconnect(self._follow_collector)
            self._awaited = None

    def _train(self) -> None:
        info, self._info = self._info, None
        assert info is not None, "looked at by whoever calls"
        assert self._preset is not None, "begun with it"
        assert self._collector is not None, "begun with it"
        found = len(self._collector.split.train)
        if found < FEWEST:
            few = self.tr("{0} puzzles to train on are too few: choose a harder level")
            self._page.data.hunt.show_hunting(False, fill(few, found))
            self.told.emit(fill(few, found))
            return
        title = self._page.setup.choices.title
        self._page.setup.show_choices(defaults(self._preset.key, info, title), info.name)
        self._result.replay_next()
        self._setup.start()
