import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from hrm_core.solving.solve import Limit
from tests.app.support import Workshop, info


def policy(studio: Studio, text: str) -> QPushButton:
    buttons = studio.solving.page.think.findChildren(QPushButton, "segment")
    return next(button for button in buttons if button.text() == text)


def test_the_limit_follows_the_policy(workshop: Workshop) -> None:
    studio = workshop.build()
    limits = []
    for text in ("Halt", "To max", "Beyond"):
        policy(studio, text).click()
        limits.append(studio.models.limit)
    assert limits == [Limit(16, halt=True), Limit(16, halt=False), Limit(64, halt=False)]


def test_each_policy_remembers_its_own_number_of_segments(workshop: Workshop) -> None:
    studio = workshop.build()
    segments = studio.solving.page.think.findChildren(QSpinBox)[0]
    segments.setValue(5)
    policy(studio, "Beyond").click()
    assert segments.value() == 64
    segments.setValue(100)
    policy(studio, "Halt").click()
    assert segments.value() == 5
    policy(studio, "Beyond").click()
    assert studio.models.limit == Limit(100, halt=False)


def test_running_to_the_maximum_is_what_the_model_was_trained_for(workshop: Workshop) -> None:
    workshop.models = [info(trained=8)]
    studio = workshop.build()
    policy(studio, "To max").click()
    assert studio.models.limit == Limit(8, halt=False)
    assert not studio.solving.page.think.findChildren(QSpinBox)[0].isEnabled()


def test_beyond_is_always_more_than_trained(workshop: Workshop) -> None:
    workshop.models = [info(trained=100)]
    studio = workshop.build()
    policy(studio, "Beyond").click()
    assert studio.models.limit.segments == 101


def test_another_model_is_chosen_opened_and_remembered(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.models = [info("small"), info("large")]
    studio = workshop.build()
    chooser = studio.solving.page.think.findChildren(QComboBox)[0]
    with qtbot.waitSignal(studio.solving.thinker.opened):
        chooser.setCurrentIndex(1)
        chooser.activated.emit(1)
    assert studio.models.info == info("large")
    assert studio.models.label.startswith("Large")
    assert workshop.build().models.info == info("large")


def test_a_remembered_model_that_is_gone_gives_way_to_the_first(workshop: Workshop) -> None:
    workshop.models = [info("small"), info("large")]
    studio = workshop.build()
    studio.preferences.choose_model("sudoku", "deleted")
    studio.models.reload()
    assert studio.models.info == info("small")


def test_each_kind_of_puzzle_remembers_a_model_of_its_own(workshop: Workshop) -> None:
    mazes = [info("narrow", task="maze"), info("wide", task="maze")]
    workshop.models = [info("small"), info("large"), *mazes]
    studio = workshop.build()
    chooser = studio.solving.page.think.findChildren(QComboBox)[0]
    for kind in ("sudoku", "maze"):
        studio.solving.exchange.switch(kind)
        chooser.setCurrentIndex(1)
        chooser.activated.emit(1)
    studio = workshop.build()
    assert studio.models.info == info("large")
    studio.solving.exchange.switch("maze")
    assert studio.models.info == info("wide", task="maze")


def test_the_model_that_an_older_version_remembered_is_found(workshop: Workshop) -> None:
    workshop.models = [info("small"), info("large")]
    (workshop.folder / "settings.json").write_text('{"model": "large"}', "utf-8")
    studio = workshop.build()
    assert studio.models.info == info("large")
    studio.models.choose_new("small")
    assert workshop.build().models.info == info("small")


@pytest.mark.parametrize("settings", [{"segments": 7}, {"policy": "max"}])
def test_the_choice_is_there_again_next_time(
    workshop: Workshop, settings: dict[str, object]
) -> None:
    studio = workshop.build()
    studio.preferences.change(**settings)
    assert workshop.build().models.limit == studio.models.limit


def test_the_maximum_on_show_is_that_of_the_model_that_was_chosen(workshop: Workshop) -> None:
    workshop.models = [info("small"), info("large", trained=8)]
    studio = workshop.build()
    policy(studio, "To max").click()
    segments = studio.solving.page.think.findChildren(QSpinBox)[0]
    assert segments.value() == 16
    studio.solving.page.think.model_chosen.emit(1)
    assert segments.value() == 8


def test_the_chooser_shows_the_model_that_thinks(workshop: Workshop) -> None:
    workshop.models = [info("small"), info("large")]
    workshop.build().solving.page.think.model_chosen.emit(1)
    chooser = workshop.build().solving.page.think.findChildren(QComboBox)[0]
    assert chooser.currentText().startswith("Large")
