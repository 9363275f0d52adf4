"""Connects the list of all that runs to the parts of the window."""

from app.activity.ends import Ends
from app.activity.panel import ActivityList
from app.activity.running import Running
from app.settings import Preferences
from app.system.notify import Notifier
from app.window.export import Exporter
from app.window.main_window import MainWindow


def connect_activity(
    window: MainWindow, exporter: Exporter, preferences: Preferences
) -> ActivityList:
    """It looks when one of them says that something changed; so does who says what is over."""
    solving, arc, training = window.solving, window.arc, window.training
    running = Running(solving, arc, window.files, training, exporter)
    listed = ActivityList(window.line.running, running, window)
    notifier = Notifier(window, preferences)
    ends = Ends(running.but_trainings, notifier.say)
    training.ended.connect(notifier.say)

    def look() -> None:
        listed.look()
        ends.look()

    for signal in (
        solving.report.told,
        arc.report.told,
        arc.folder.worked,
        arc.thinking.changed,
        window.files.stated,
        training.follower.state_changed,
        training.runs.looked,
        training.hunter.working,
        exporter.changed,
    ):
        signal.connect(lambda *_: look())
    window.closing.connect(listed.close)
    training.runs.watch()
    return listed
