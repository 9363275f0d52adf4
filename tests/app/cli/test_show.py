"""`hrm solve --save` and `hrm show`: a run is kept, and drawn without a model."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.cli import main as cli
from hrm_core.decoding import to_json
from hrm_core.sessions.solve import Ending, SolveSession, load
from hrm_core.tasks import TASKS
from tests.app.cli.commands import lines, values
from tests.hrm_core.support import PUZZLE
from tests.hrm_core.tasks.sudoku.samples import LINE
from tests.training.tiny import TINY
from training.runs.events import Progress
from training.runs.files import RunFiles

pytestmark = pytest.mark.usefixtures("no_shipped_models")


@pytest.fixture
def run(tmp_path: Path, engine: object, capsys: pytest.CaptureFixture[str]) -> Path:
    """A run that halted after three segments."""
    path = tmp_path / "run.hrms"
    values(capsys, "solve", LINE, "--save", path)
    return path


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def test_a_run_is_kept_with_its_model_and_ending(run: Path) -> None:
    session = load(run, TASKS)
    assert len(session) == 3
    assert session.ending is Ending.HALTED
    assert session.device
    assert "numpy" in session.origin
    assert (session.puzzle.given == PUZZLE.given).all()


def test_only_one_run_goes_into_a_file(
    tmp_path: Path, engine: object, capsys: pytest.CaptureFixture[str]
) -> None:
    puzzles = tmp_path / "two.txt"
    puzzles.write_text(f"{LINE}\n{LINE}\n", "utf-8")
    assert cli.main(["solve", str(puzzles), "--save", str(tmp_path / "run.hrms")]) == 2
    assert "keeps the run over one puzzle; here are 2" in capsys.readouterr().err


def test_without_a_wish_the_run_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = lines(capsys, "show", run)
    assert len(told) == 4
    assert "Breakthrough" in told[1]
    assert "halted by its own decision after segment 3" in told[-1]


def test_everything_can_be_taken_away(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ("png", "svg", "pdf", "gif", "webp", "csv", "report")
    paths = {kind: run.with_suffix(f".{kind}") for kind in kinds}
    options = [part for kind in kinds for part in (f"--{kind}", paths[kind])]
    written = lines(capsys, "show", run, *options, "--size", "200", "--segment", "1")
    assert written == [str(path) for path in paths.values()]
    assert opened(paths["png"]).size == (200, 200)
    assert getattr(opened(paths["gif"]), "n_frames", 0) == 4
    assert paths["report"].read_text("utf-8").startswith("<!DOCTYPE html>")
    assert len(paths["csv"].read_text("utf-8").splitlines()) == 4


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--segment", "9", "--png", "x.png"], "run.hrms has 3 segments, not 9"),
        (["--size", "9", "--png", "x.png"], "--size is 64 to 4096 pixels here, not 9"),
        (["--gif", "no/such/folder.gif"], "cannot be written"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(
    run: Path,
    options: list[str],
    reason: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(run.parent)
    assert cli.main(["show", str(run), *options]) == 2
    assert reason in capsys.readouterr().err


def test_a_file_without_thoughts_or_that_is_no_run_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, other = tmp_path / "empty.hrms", tmp_path / "other.hrms"
    SolveSession(PUZZLE).save(empty)
    other.write_bytes(b"no run")
    for path, reason in ((empty, "nothing was thought"), (other, "is not a session")):
        assert cli.main(["show", str(path)]) == 2
        assert reason in capsys.readouterr().err


def test_a_training_is_told_as_a_page_and_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = RunFiles(tmp_path / "one")
    files.folder.mkdir()
    files.config_file.write_text(to_json(TINY.to_dict()), "utf-8")
    files.log(Progress(2, 9, 60.0, 1.0, 2.0, 1e-3, 0.5, 0.5, 0.25, 0.75, 3.0))
    page, figures = tmp_path / "one.html", tmp_path / "one.csv"
    told = lines(capsys, "show", files.folder, "--report", page, "--csv", figures)
    assert told == [str(figures), str(page)]
    assert "What the run was told" in page.read_text("utf-8")
    assert figures.read_text("utf-8").splitlines()[1] == "2,0.5,0.5,0.25,0.75,3"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "say --report FILE or --csv FILE"),
        (["--gif", "a.gif"], "a training has no --gif"),
        (["--report", "a.html"], "no step yet"),
    ],
)
def test_what_a_training_cannot_show_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    (tmp_path / "config.json").write_text(to_json(TINY.to_dict()), "utf-8")
    assert cli.main(["show", str(tmp_path), *options]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_no_training_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(tmp_path), "--report", str(tmp_path / "a.html")]) == 2
    assert "holds no run" in capsys.readouterr().err
