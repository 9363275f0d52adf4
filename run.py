"""Install HRM Studio into .venv beside this file and start it. Standard library only.

python3 run.py              open the app; without a display, test it off screen
python3 run.py hrm ...      the command line, e.g. hrm solve puzzle.txt
python3 run.py test         every check: format, lint, types, layers, tests
python3 run.py test ...     pytest alone, with these arguments
python3 run.py --cuda ...   any of these with PyTorch for NVIDIA cards; --cuda=12.6 for old ones
"""

from __future__ import annotations  # old Pythons must get as far as the message

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "hrm-studio.stamp"  # says what is installed, so that later starts are immediate
OLDEST, NEWEST = (3, 11), (3, 13)
GLIBC = (2, 34)  # what the wheels of Qt are built for
WHEELS = "https://download.pytorch.org/whl/"  # PyTorch's own; elsewhere Windows finds no CUDA
CUDA = {"--cuda": "cu130", "--cuda=13.0": "cu130", "--cuda=12.6": "cu126"}

# what Qt loads and its wheel does not bring: library -> packages of Debian and of Fedora
ALWAYS = {
    "libstdc++.so.6": ("libstdc++6", "libstdc++"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libzstd.so.1": ("libzstd1", "libzstd"),
}
X11 = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
}
WAYLAND = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl"),
}
PACKAGES = {**ALWAYS, **X11, **WAYLAND}


class SetupError(Exception):
    """Something the person at the keyboard has to do first; the message says what."""


def main(arguments: list[str]) -> int:
    """Install what is missing, run what was asked for, and return its exit status."""
    if arguments and arguments[0] in ("-h", "--help"):
        say(str(__doc__).strip())
        return 0
    cuda = ""
    try:
        if arguments and arguments[0].partition("=")[0] == "--cuda":
            cuda, arguments = cuda_of(arguments[0]), arguments[1:]
        testing = arguments[:1] == ["test"]
        check_python(sys.version_info[:2])
        if sys.platform.startswith("linux"):
            check_glibc(os.confstr("CS_GNU_LIBC_VERSION") or "")
            check_system({} if testing else os.environ)
        install("test" if testing else "run", cuda)
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("Stopped; start again to go on.")
        return 130
    if testing:
        return run_checks() if len(arguments) == 1 else run_tests(arguments[1:])
    if arguments[:1] == ["hrm"]:
        return call(PYTHON, "-m", "app.cli.main", *arguments[1:])
    if has_display(os.environ):
        return call(PYTHON, "-m", "app", *arguments)
    say("No display here (DISPLAY and WAYLAND_DISPLAY are not set): testing the app off screen.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call(PYTHON, "-m", "app", "--self-test", *arguments)


# what the machine must have


def check_python(version: tuple[int, int]) -> None:
    """SetupError for a Python that the libraries do not support."""
    if OLDEST <= version <= NEWEST:
        return
    wanted = f"3.{OLDEST[1]} to 3.{NEWEST[1]}"
    minors = range(NEWEST[1], OLDEST[1] - 1, -1)
    found = next((f"python3.{minor}" for minor in minors if shutil.which(f"python3.{minor}")), None)
    advice = f"Here is one: {found} run.py" if found else f"Please install Python 3.{NEWEST[1]}."
    raise SetupError(
        f"HRM Studio needs Python {wanted}; this is {version[0]}.{version[1]}. {advice}"
    )


def cuda_of(option: str) -> str:
    """Which of PyTorch's builds an option asks for; SetupError if there is none."""
    if sys.platform == "darwin":
        raise SetupError("There is no CUDA on macOS; start without --cuda.")
    if option not in CUDA:
        raise SetupError(
            f"{option} is not one of {', '.join(CUDA)}. Plain --cuda suits cards since 2018"
            " (GTX 16, RTX); older ones need --cuda=12.6."
        )
    return CUDA[option]


def check_glibc(text: str) -> None:
    """SetupError for a Linux older than the libraries, given what confstr says: 'glibc 2.36'."""
    name, _, version = text.partition(" ")
    if name == "glibc" and tuple(int(part) for part in version.split(".")[:2]) < GLIBC:
        raise SetupError(
            f"HRM Studio needs a Linux with glibc {GLIBC[0]}.{GLIBC[1]} or newer (Debian 12, "
            f"Ubuntu 22.04, Fedora 35); this one has {version}."
        )


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether windows can open; Windows and macOS always have a display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(environment.get(name) for name in names)


def needed_libraries(environment: Mapping[str, str]) -> list[str]:
    """The system libraries Qt will load on Linux, by the display it will find."""
    return [
        *ALWAYS,
        *(X11 if environment.get("DISPLAY") else ()),
        *(WAYLAND if environment.get("WAYLAND_DISPLAY") else ()),
    ]


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: Iterable[str]) -> list[tuple[str, str]]:
    """The (Debian, Fedora) packages of libraries that do not load, and of venv where it lacks."""
    packages = [PACKAGES[library] for library in libraries if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        packages.insert(0, (f"python3.{sys.version_info[1]}-venv", "python3"))
    return list(dict.fromkeys(packages))


def install_lines(packages: list[tuple[str, str]]) -> str:
    """What to type to get the packages."""
    debian = " ".join(dict.fromkeys(debian for debian, _ in packages))
    fedora = " ".join(dict.fromkeys(fedora for _, fedora in packages))
    return (
        "HRM Studio needs some system packages first. Please run\n\n"
        f"    sudo apt-get install -y {debian}\n\n"
        f"or, on Fedora,\n\n    sudo dnf install -y {fedora}\n\nand start again."
    )


def check_system(environment: Mapping[str, str]) -> None:
    """Install missing system packages where that is allowed; else SetupError says which."""
    libraries = needed_libraries(environment)
    packages = missing_packages(libraries)
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        names = list(dict.fromkeys(debian for debian, _ in packages))
        say(f"Installing system packages: {' '.join(names)}")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run_quietly("apt-get", "update")
        run_quietly("apt-get", "install", "-y", "--no-install-recommends", *names)
        packages = missing_packages(libraries)
    if packages:
        raise SetupError(install_lines(packages))


# what goes into .venv


def stamp(extras: str, cuda: str = "") -> str:
    """Words that change when .venv must be made anew, when pip must run again, and for what."""
    venv = f"{sys.version} {ROOT}"
    files = [ROOT / name for name in ("pyproject.toml", "constraints.txt", "run.py")]
    content = b"".join(path.read_bytes() for path in files)
    digests = [hashlib.sha256(part).hexdigest()[:16] for part in (venv.encode(), content)]
    return " ".join([*digests, extras, cuda]).strip()


def install(extras: str, cuda: str = "") -> None:
    """Bring .venv up to date: "run" for what the app needs, "test" for the checks as well.

    cuda: which of PyTorch's builds, as in its version; "": the one that is there, else the usual.
    """
    installed = STAMP.read_text("utf-8") if STAMP.exists() and PYTHON.exists() else ""
    cuda = cuda or next((build for build in CUDA.values() if installed.endswith(build)), "")
    if installed in (stamp(extras, cuda), stamp("test", cuda)):
        return
    started = time.monotonic()
    if installed.split(" ")[0] != stamp(extras).split(" ")[0]:
        say("Making .venv ...")
        run_quietly(sys.executable, "-m", "venv", "--clear", str(VENV))
    STAMP.unlink(missing_ok=True)
    say("Installing libraries into .venv; the first time takes a few minutes ...")
    target = f"{ROOT}[official{',test' if extras == 'test' else ''}]"
    options = ["--disable-pip-version-check", "--progress-bar", "off", "-c", "constraints.txt"]
    command = [str(PYTHON), "-m", "pip", "install", *options, "-e", target]
    run_quietly(*command, *(torch_for(cuda) if cuda else ()))
    STAMP.write_text(stamp(extras, cuda), "utf-8")
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def torch_for(cuda: str) -> list[str]:
    """What pip is told to take that build of PyTorch, of the version in constraints.txt."""
    pinned = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    version = next(line for line in pinned if line.startswith("torch=="))
    return [f"{version}+{cuda}", "--extra-index-url", f"{WHEELS}{cuda}"]


def run_quietly(*command: str) -> None:
    """Run a command, showing its latest line on a terminal; SetupError with its end if it fails."""
    terminal = sys.stdout.isatty()
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        errors="replace",
        text=True,
    ) as process:
        assert process.stdout is not None, "it was asked for"
        for line in process.stdout:
            lines.append(line.rstrip())
            if terminal:
                print("\r" + lines[-1][:78].ljust(78), end="", flush=True)
    if terminal:
        print("\r" + " " * 78, end="\r", flush=True)
    if process.returncode:
        end = "\n".join(lines[-20:])
        raise SetupError(f"{end}\n\nThis command failed:\n    {' '.join(command)}")


# what runs in .venv


def run_checks() -> int:
    """All checks, the tests last; the others are silent unless they fail."""
    checks = {
        "ruff format": ("ruff", "format", "--check", "."),
        "ruff check": ("ruff", "check", "--quiet", "."),
        "mypy": ("mypy",),
        "lint-imports": ("lint-imports", "--no-logo"),
    }
    failed = [name for name, command in checks.items() if not passes(name, *command)]
    if failed:
        say(f"Failed before the tests: {', '.join(failed)}")
    return run_tests([]) or (1 if failed else 0)


def passes(name: str, tool: str, *arguments: str) -> bool:
    """Run one tool over the project; say how it went, and what it found."""
    started = time.monotonic()
    command = [str(SCRIPTS / tool), *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, errors="replace", text=True)
    verdict = "FAILED" if result.returncode else "ok"
    say(f"{name:<14}{verdict:<8}{time.monotonic() - started:5.1f} s")
    if result.returncode:
        say(result.stdout + result.stderr)
    return result.returncode == 0


def run_tests(arguments: list[str]) -> int:
    """The test suite; its own output comes last, so that the closing line is the last line."""
    os.chdir(ROOT)
    workers = str(min(4, os.cpu_count() or 1))  # each needs up to a gigabyte
    whole = ["-n", workers, "--dist", "worksteal"] if not arguments else []
    return call(PYTHON, "-m", "pytest", *whole, *arguments)


def call(*command: str | Path) -> int:
    """Run a command in the foreground and return its exit status."""
    try:
        return subprocess.call([str(part) for part in command])
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
