"""Which model thinks and when it stops: the choice, remembered."""

from PySide6.QtCore import QObject, Signal

from app.settings import Preferences
from app.solve.panels import ThinkPanel
from app.solve.thinker import Thinker
from app.told import told
from app.words import fill
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.solving.solve import Limit

TRAINED = 16  # segments, where no model says


class ModelChoice(QObject):
    """Connects the choosers of the think panel to the library and the settings.

    Signals:
        changed: another model, or another limit.
    """

    changed = Signal()

    def __init__(
        self,
        task: str,
        library: ModelLibrary,
        panel: ThinkPanel,
        thinker: Thinker,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._task, self._library, self._panel = task, library, panel
        self._thinker, self._preferences = thinker, preferences
        self._models: list[ModelInfo] = []
        self._info: ModelInfo | None = None
        panel.model_chosen.connect(self._choose)
        panel.policy_chosen.connect(self._choose_policy)
        self.reload()

    @property
    def info(self) -> ModelInfo | None:
        return self._info

    @property
    def trained(self) -> int:
        """The most segments the model was trained for."""
        return self._info.halt_max_steps if self._info is not None else TRAINED

    @property
    def limit(self) -> Limit:
        """When a run begun now stops."""
        now = self._preferences.now
        if now.policy == "beyond":
            return Limit(max(now.beyond, self.trained + 1), halt=False)
        if now.policy == "max":
            return Limit(self.trained, halt=False)
        return Limit(now.segments, halt=True)

    @property
    def label(self) -> str:
        """The model in words, for the status bar."""
        if self._info is None:
            return self.tr("no model")
        return fill(self.tr("{0}, {1:,} parameters"), told(self._info.title), self._info.parameters)

    def called(self, name: str) -> ModelInfo | None:
        """The model of that name, of the kind on the desk; None if it is not installed."""
        return next((info for info in self._models if info.name == name), None)

    def use_kind(self, task: str) -> None:
        """Choose among the models of another kind of puzzle."""
        if task != self._task:
            self._task = task
            self.reload()
            self.warm_up()

    def reload(self) -> None:
        """Look through the library again; the remembered model, else the default."""
        self._models = self._library.models(self._task)
        names = [info.name for info in self._models]
        wanted = self._preferences.model(self._task)
        current = names.index(wanted) if wanted in names else 0
        self._info = self._models[current] if self._models else None
        self._panel.show_models(self._models, current)
        self._show_policy()
        self.changed.emit()

    def choose_new(self, name: str) -> None:
        """Think with a model that has just come into the library."""
        self._preferences.choose_model(self._task, name)
        self.reload()
        self.warm_up()

    def warm_up(self) -> None:
        """Open the engine in the background, so that the first solve need not wait."""
        if self._info is not None:
            self._thinker.use(self._info)

    def _choose(self, index: int) -> None:
        self._info = self._models[index]
        self._preferences.choose_model(self._task, self._info.name)
        self._show_policy()
        self.warm_up()
        self.changed.emit()

    def _choose_policy(self, policy: str, segments: int) -> None:
        now = self._preferences.now
        if policy != now.policy:
            self._preferences.change(policy=policy)
        elif policy == "halt":
            self._preferences.change(segments=segments)
        elif policy == "beyond":
            self._preferences.change(beyond=segments)
        self._show_policy()
        self.changed.emit()

    def _show_policy(self) -> None:
        self._panel.show_policy(self._preferences.now.policy, self.limit.segments, self.trained)
