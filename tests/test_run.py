"""The script that sets everything up, without setting anything up."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parents[1]
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux packages")


class Commands:
    """Stands in for run.run_quietly: remembers the commands and does nothing."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, *command: str) -> None:
        self.lines.append(" ".join(command))


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    fake = Commands()
    monkeypatch.setattr(run, "run_quietly", fake)
    return fake


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with a .venv whose Python exists; nothing is installed in it yet."""
    for name in ("pyproject.toml", "constraints.txt", "run.py"):
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp")
    return tmp_path


def test_help_is_told_at_once(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    assert "python3 run.py hrm ..." in capsys.readouterr().out
    assert commands.lines == []


def test_what_is_installed_is_not_installed_again(checkout: Path, commands: Commands) -> None:
    run.install("test")
    assert len(commands.lines) == 2
    run.install("test")
    run.install("run")
    assert len(commands.lines) == 2


def test_the_checks_need_more_than_the_app(checkout: Path, commands: Commands) -> None:
    run.install("run")
    assert commands.lines[-1].endswith(f"-e {checkout}[official]")
    run.install("test")
    assert commands.lines[-1].endswith(f"-e {checkout}[official,test]")


def test_a_new_dependency_runs_pip_in_the_venv_that_is_there(
    checkout: Path, commands: Commands
) -> None:
    run.install("run")
    (checkout / "pyproject.toml").write_text("changed", "utf-8")
    run.install("run")
    assert ["venv" in line.split() for line in commands.lines] == [True, False, False]


def test_a_card_gets_the_build_of_pytorch_for_it_and_keeps_it(
    checkout: Path, commands: Commands
) -> None:
    (checkout / "constraints.txt").write_text("numpy==2\ntorch==2.13.0\n", "utf-8")
    run.install("run")
    run.install("run", "cu130")
    asked = commands.lines[-1]
    assert asked.endswith(f"torch==2.13.0+cu130 --extra-index-url {run.WHEELS}cu130")
    run.install("run")
    run.install("run", "cu130")
    assert commands.lines[-1] is asked
    run.install("test")
    assert "[official,test] torch==2.13.0+cu130" in commands.lines[-1]
    run.install("run", "cu126")
    assert "torch==2.13.0+cu126" in commands.lines[-1]


def test_a_card_without_that_build_is_explained(
    commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert run.main(["--cuda=11"]) == 2
    assert "--cuda=11 is not one of" in capsys.readouterr().out
    monkeypatch.setattr("sys.platform", "darwin")
    assert run.main(["--cuda"]) == 2
    assert "no CUDA on macOS" in capsys.readouterr().out
    assert commands.lines == []


def test_the_pinned_pytorch_is_the_one_that_is_asked_for() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    assert run.torch_for("cu130")[0].removesuffix("+cu130") in pinned.splitlines()


def test_another_python_makes_the_venv_anew(
    checkout: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.install("run")
    monkeypatch.setattr("sys.version", "3.13.0 (another)")
    run.install("run")
    assert ["venv" in line.split() for line in commands.lines] == [True, False, True, False]


def test_an_interrupted_installation_is_not_taken_for_a_whole_one(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*command: str) -> None:
        raise run.SetupError("the network is gone")

    monkeypatch.setattr(run, "run_quietly", fail)
    with pytest.raises(run.SetupError, match="network is gone"):
        run.install("run")
    assert not run.STAMP.exists()


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_a_python_that_does_not_fit_is_explained(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name == "python3.12" else None)
    with pytest.raises(
        run.SetupError, match=r"3\.11 to 3\.13; this is 3\.\d+.*python3\.12 run\.py"
    ):
        run.check_python(version)


def test_the_supported_pythons_are_those_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = f"{run.NEWEST[0]}.{run.NEWEST[1] + 1}"
    assert project["requires-python"] == f">={run.OLDEST[0]}.{run.OLDEST[1]},<{newest}"
    run.check_python(run.OLDEST)
    run.check_python(run.NEWEST)


def test_a_linux_that_is_too_old_is_explained() -> None:
    with pytest.raises(run.SetupError, match=r"2\.34.*this one has 2\.31"):
        run.check_glibc("glibc 2.31")
    run.check_glibc("glibc 2.36")
    run.check_glibc("")


def test_a_display_decides_which_libraries_are_needed() -> None:
    off_screen = run.needed_libraries({})
    assert "libEGL.so.1" in off_screen
    assert not any("xcb" in library for library in off_screen)
    assert "libxcb-cursor.so.0" in run.needed_libraries({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" in run.needed_libraries({"WAYLAND_DISPLAY": "wayland-0"})


def test_a_library_that_does_not_load_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libxcb-icccm.so.4", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    monkeypatch.setattr(run, "loads", lambda library: library not in lacking)
    packages = run.missing_packages(run.needed_libraries({"DISPLAY": ":0"}))
    assert packages == [("libglib2.0-0", "glib2"), ("libxcb-icccm4", "xcb-util-wm")]
    lines = [line.strip() for line in run.install_lines(packages).splitlines()]
    assert "sudo apt-get install -y libglib2.0-0 libxcb-icccm4" in lines
    assert "sudo dnf install -y glib2 xcb-util-wm" in lines


def test_a_python_without_venv_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert run.missing_packages([]) == [(f"python3.{sys.version_info[1]}-venv", "python3")]


def test_libraries_are_looked_for_by_loading_them() -> None:
    assert not run.loads("libthis-does-not-exist.so.7")


@linux_only
def test_root_gets_missing_packages_installed(
    commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "loads", lambda library: library != "libzstd.so.1" or commands.lines)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    run.check_system({})
    assert commands.lines[0] == "apt-get update"
    assert commands.lines[1].endswith(" libzstd1")


@linux_only
def test_everyone_else_is_told_what_to_install(
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "loads", lambda library: library != "libzstd.so.1")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert run.main(["hrm"]) == 2
    assert "sudo apt-get install -y libzstd1\n" in capsys.readouterr().out
    assert commands.lines == []


@linux_only
def test_without_a_display_the_app_tests_itself_off_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[str] = []

    def call(*command: str | Path) -> int:
        called.extend(str(part) for part in command)
        return 0

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(run, "check_system", lambda environment: None)
    monkeypatch.setattr(run, "install", lambda extras, cuda: None)
    monkeypatch.setattr(run, "call", call)
    assert run.main([]) == 0
    assert called[1:] == ["-m", "app", "--self-test"]
    assert "No display here" in capsys.readouterr().out


def test_a_command_that_fails_shows_its_end_and_itself() -> None:
    program = "print('first'); raise SystemExit('out of disk')"
    with pytest.raises(run.SetupError, match="out of disk") as caught:
        run.run_quietly(sys.executable, "-c", program)
    assert sys.executable in str(caught.value)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pinned = (ROOT / "constraints.txt").read_text("utf-8").lower()
    names = [re.split(r"[<>=!~;\[ ]", dependency)[0].lower() for dependency in asked]
    assert [name for name in names if f"\n{name}==" not in pinned] == []


def test_the_index_of_pytorch_stands_in_two_places_only() -> None:
    told = [ROOT / "README.md", *ROOT.glob("*.toml"), *ROOT.glob("*.txt"), *ROOT.glob("docs/*.md")]
    code = [
        path for name in ("app", "hrm_core", "training") for path in (ROOT / name).rglob("*.py")
    ]
    naming = {p.name for p in (*told, *code) if run.WHEELS in p.read_text("utf-8")}
    assert naming == {"install.md"}
