import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.actions import Actions
from app.arc.commands import arc_entries
from app.arc.edit.task_panel import TaskChooser
from app.arc.folder.entries import Entry
from app.arc.folder.gallery import Tiles
from app.arc.learn.chart import LearnChart
from app.arc.texts import cost
from app.intake.new_puzzle import NewPuzzleDialog
from app.language import speak
from app.models.facts import identity
from app.settings import Preferences
from app.style.controls import ShortLabel
from app.style.fields import DoubleSpinBox
from app.style.theme import Theme
from app.theatre.recent import headline
from app.told import sentences, told
from app.train.steps.items_model import ItemsModel
from app.wholefile.store import Result
from app.wholefile.texts import summary
from app.window.about import About
from app.window.main_window import SMALLEST, MainWindow
from app.window.pages import ARC, FILES, FOLDER, MODELS, SOLVE, TRAIN
from app.words import marks, number, tr
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.writing import FORMS
from tests.app.support import SUDOKU, Workshop, puzzle, script
from training.arc.cost import Cost
from training.data.own import Item

ROOT = Path(__file__).resolve().parents[2]
TS, QM = (asset_path("translations", f"hrm_studio_de.{end}") for end in ("ts", "qm"))
IGNORED = QSizePolicy.Policy.Ignored
MARKS = re.compile(r"\{[^}]*\}|%n|%\d")


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    """German for one test."""
    application = QCoreApplication.instance()
    assert application is not None
    before = QLocale()
    speak("de")
    yield
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def messages(path: Path) -> list[tuple[str, str, str, bool]]:
    """Context, text, German, whether it is finished."""
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            written = message.find("translation")
            assert written is not None
            said = written.text or ""
            finished = written.get("type") is None and bool(said)
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            found.append((name, source, said, finished))
    return found


def test_every_text_has_german_and_the_compiled_file_is_of_it(
    tmp_path: Path,
) -> None:
    """python packaging/translate.py mends the files; the German itself is written into the .ts."""
    script = (
        "import sys, pathlib; sys.path.insert(0, 'packaging'); import translate as t;"
        "p = pathlib.Path(sys.argv[1]); t.update(p / 'new.ts'); t.compile_to(p / 'new.qm')"
    )
    (tmp_path / "new.qm").write_bytes(b"as it was")
    with (tmp_path / "new.qm").open("rb") as in_use:  # by a program that runs
        subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=ROOT)
        assert in_use.read() == b"as it was"
    wanted = {(name, source) for name, source, _, _ in messages(tmp_path / "new.ts")}
    there = {(name, source) for name, source, _, finished in messages(TS) if finished}
    assert sorted(wanted - there) == []
    assert sorted(there - wanted) == []
    assert (tmp_path / "new.qm").read_bytes() == QM.read_bytes()


def test_german_fills_in_what_english_fills_in() -> None:
    for _, source, said, _ in messages(TS):
        assert Counter(MARKS.findall(source)) == Counter(MARKS.findall(said)), source
        assert (source[:1] == " ") == (said[:1] == " "), source


def test_names_of_kinds_symbols_levels_and_forms_are_in_the_list_of_sentences() -> None:
    listed = set(sentences())
    for kind, task in TASKS.items():
        names = {task.title, *(symbol.name for symbol in task.look.symbols)}
        names |= {level.split()[0] for level in task.difficulties}
        names |= {level.split()[0].capitalize() for level in task.difficulties}
        assert names - listed == set(), kind
        assert {form.title for form in FORMS[kind]} - listed == set()
        examples = {path.stem.split(" ", 1)[1] for path in asset_path("samples", kind).iterdir()}
        assert examples - listed == set()


@pytest.mark.usefixtures("german")
def test_german_is_spoken_with_its_numbers() -> None:
    assert tr("Ready to think") == "Bereit zu denken"
    assert number(1234.5, ",.1f") == "1.234,5"
    assert marks("Q-Halt (99.98 %) in Zeile 1.") == "Q-Halt (99,98 %) in Zeile 1."
    counts = dict.fromkeys(Result, 0) | {Result.SOLVED: 1234, Result.WAITING: 1}
    assert "1.234 von 1.235 fertig" in summary(counts)
    assert "100,0\N{NO-BREAK SPACE}%" in summary(counts)
    assert cost(Cost(30, 30)).startswith("Auf diesem Rechner")


@pytest.mark.usefixtures("german")
def test_what_the_layers_below_say_is_german_with_what_they_filled_in() -> None:
    task = TASKS["sudoku"]
    text = "11" + "." * 79
    problem = task.examine(task.parse(text)[0])[0]
    assert problem.message == "1 stands twice in row 1: r1c1 and r1c2."
    assert told(problem.message) == "1 steht zweimal in Zeile 1: r1c1 und r1c2."
    assert told("a.txt: there is no such file; choose another.").startswith("a.txt: diese Datei")
    maze = told("1 maze of 9 x 12, in a NumPy file")
    assert maze == "1 Labyrinth mit 9 × 12, in einer NumPy-Datei"
    assert told("1,200 sudokus with answers") == "1.200 Sudokus mit Lösungen"
    assert told("Nobody ever wrote this.") == "Nobody ever wrote this."


@pytest.mark.usefixtures("german")
def test_numbers_are_typed_in_any_way_and_shown_with_a_comma(qtbot: QtBot) -> None:
    field = DoubleSpinBox(minimum=0.0, maximum=1.0, decimals=6)
    qtbot.addWidget(field)
    for text in ("0.001", "0,001", "1e-3"):
        field.lineEdit().setText(text)
        field.interpretText()
        assert field.value() == 0.001
        assert field.text() == "0,001"


@pytest.mark.usefixtures("german")
def test_what_tables_and_tiles_take_from_below_is_german(theme: Theme) -> None:
    own = ItemsModel(theme)
    own.show_items([Item("generated, medium", puzzle())], only_problems=False)
    assert own.data(own.index(0, 2)) == "erzeugt, mittel"
    tiles = Tiles()
    tiles.show_entries([Entry("1 Recolour", (), "", 5, Cost(1.0, 1.0))])
    assert tiles.data(tiles.index(0)) == "1 Umfärben"


@pytest.mark.usefixtures("german")
def test_a_recent_run_of_an_example_is_named_in_german() -> None:
    named = replace(puzzle(), title="Sudden breakthrough")
    engine = ScriptedEngine(script(), SUDOKU.vocab_size)
    session = SolveSession(named, traces=list(solve(engine, SUDOKU, named, Limit(4))))
    assert headline(session) == "Plötzlicher Durchbruch: richtig nach 4 Segmenten"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("arc", [False, True])
def test_no_letter_calls_two_commands_of_a_german_menu(arc: bool, qtbot: QtBot) -> None:
    theme = Theme("light")
    actions = Actions(theme, arc_entries() if arc else ())
    theme.setParent(actions)
    for menu in {entry.menu for entry in actions.entries}:
        letters = [
            found[1].lower()
            for entry in actions.entries
            if entry.menu == menu and (found := re.search(r"&(\w)", entry.text))
        ]
        twice = [letter for letter, count in Counter(letters).items() if count > 1]
        assert not twice, (menu, twice)


def test_a_system_in_another_language_has_english_words_with_its_own_numbers(qtbot: QtBot) -> None:
    before = QLocale()
    speak("system", QLocale("fr_FR"))
    assert tr("Ready to think") == "Ready to think"
    assert number(0.5, ".1f") == "0,5"
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("percent", [100, 125])
def test_every_german_menu_is_in_view_in_the_smallest_window(
    workshop: Workshop, percent: int
) -> None:
    Preferences(workshop.folder / "settings.json").change(text=percent)
    window = workshop.build().window
    window.resize(SMALLEST)
    window.show()
    bar = window.header.findChild(QMenuBar)
    assert isinstance(bar, QMenuBar)
    for page in (SOLVE, ARC, TRAIN):
        window.pages.show(page)
        QCoreApplication.processEvents()
        shown = [action for action in bar.actions() if action.isVisible()]
        assert all(bar.actionGeometry(action).right() < bar.width() for action in shown)
        assert bar.geometry().right() < window.header.width()


def cut(window: MainWindow) -> list[str]:
    """The texts of buttons and labels that are wider or higher than these, and what stands out."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and w.maximumWidth() > 0]
    buttons = [w for w in shown if isinstance(w, QAbstractButton)]
    labels = [w for w in shown if isinstance(w, QLabel) and not isinstance(w, ShortLabel)]
    labels = [w for w in labels if w.sizePolicy().horizontalPolicy() is not IGNORED]
    wrapped = [w for w in labels if w.wordWrap()]
    texts: list[QAbstractButton | QLabel] = [*buttons, *labels]
    return [
        each.text()
        for each in texts
        if each.width() < each.minimumSizeHint().width()
        or (each in wrapped and each.height() < each.heightForWidth(each.width()))
        or each.mapTo(window, each.rect().bottomRight()).x() > window.width()
    ]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("page", [SOLVE, ARC, FILES, TRAIN, MODELS, FOLDER])
def test_no_german_text_is_cut_in_the_smallest_window(
    qtbot: QtBot, workshop: Workshop, page: str, percent: int
) -> None:
    Preferences(workshop.folder / "settings.json").change(text=percent)
    window = workshop.build().window
    window.resize(SMALLEST)
    window.show()
    window.pages.show(page)
    qtbot.waitUntil(lambda: cut(window) == [], timeout=2000)
    assert window.size() == SMALLEST


@pytest.mark.usefixtures("german")
def test_the_kinds_levels_and_styles_of_a_new_puzzle_are_german(qtbot: QtBot) -> None:
    dialog = NewPuzzleDialog(TASKS, "maze", {}, None)
    qtbot.addWidget(dialog)
    assert [button.text() for button in dialog.kind.findChildren(QPushButton)][1] == "Labyrinth"
    for page in dialog.pages.values():
        for box in page.findChildren(QComboBox):
            words = {box.itemText(index) for index in range(box.count())}
            assert not words & {"Beginner", "Easy", "Scattered", "Cave", "Rooms"}


def test_no_text_to_translate_stands_inside_another_string() -> None:
    """The tool that collects them does not look there, so they would stay English."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / "app").rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "tr"
    ]
    assert hidden == []


@pytest.mark.usefixtures("german")
def test_examples_of_arc_and_what_a_device_lacks_are_told_in_german(qtbot: QtBot) -> None:
    assert told("Recolour") == "Umfärben"
    assert told("ARC, example Grow") == "ARC, Beispiel Wachsen"
    chooser = TaskChooser(Theme("light"))
    qtbot.addWidget(chooser)
    heard: list[str] = []
    chooser.wanted.connect(heard.append)
    chooser.show_ids(["Recolour", "Mirror", "0a938d79"], 0)
    assert [chooser._ids.itemText(index) for index in (0, 2)] == ["Umfärben", "0a938d79"]
    chooser.step(1)
    assert heard == ["Mirror"]
    about = About()
    qtbot.addWidget(about)
    assert "no CUDA" not in about._words()


@pytest.mark.usefixtures("german")
def test_curves_have_german_numbers_and_titles_in_full(qtbot: QtBot, theme: Theme) -> None:
    chart = LearnChart(theme)
    qtbot.addWidget(chart)
    chart.resize(240, chart.heightForWidth(240) if chart.hasHeightForWidth() else 140)
    with qtbot.waitExposed(chart):
        chart.show()
    axis = chart._loss.getAxis("left")
    assert axis.tickStrings([0.1, 0.12], 1.0, 0.02) == ["0,10", "0,12"]
    for label in chart.findChildren(QLabel):
        assert label.heightForWidth(label.width()) <= label.height()
        longest = max(label.text().split(), key=len)
        assert label.fontMetrics().horizontalAdvance(longest) <= label.width()


@pytest.mark.usefixtures("german")
def test_where_a_model_comes_from_is_told_in_german_with_its_numbers() -> None:
    for info in ModelLibrary([asset_path("models")]).models():
        lines = dict(identity(info))[tr("Origin")].splitlines()
        left = [line for line in lines if re.search(r"\b(of|share|seed|minutes|data|from)\b", line)]
        assert left == []
    (maze,) = ModelLibrary([asset_path("models")]).models("maze")
    lines = dict(identity(maze))[tr("Origin")].splitlines()
    known = maze.provenance
    minutes = f"{known['minutes']:g}".replace(".", ",")
    samples = f"{known['samples']:,}".replace(",", ".")
    assert lines[0] == f"{minutes} Minuten, {samples} Segmente einzelner Rätsel"
    first = known["recipe"]["sources"][0]
    count, share = f"{first['count']:,}".replace(",", "."), f"{first['share']:g}".replace(".", ",")
    assert lines[1] == f"Daten: {count} erzeugte Rätsel von 30 x 30, Anteil {share}"


@pytest.mark.usefixtures("german")
def test_what_shipped_models_were_measured_on_is_german() -> None:
    names = {
        name for info in ModelLibrary().models() for name in info.provenance.get("figures") or {}
    }
    assert len(names) > 20
    assert [name for name in names if told(name) == name] == []
