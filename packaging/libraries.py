"""Which of the system's shared libraries a Linux package takes along, and whose they are."""

import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Item = tuple[str, str, str]  # place in the package, file it comes from, kind: as PyInstaller has it
DOCUMENTS = Path("/usr/share/doc")


class OwnerError(Exception):
    """A library of the system that no package of it has, or one without a licence."""


@dataclass(frozen=True)
class Owner:
    """The Debian package that libraries come from."""

    name: str
    version: str
    source: str  # what its source package is called

    @property
    def text(self) -> str:
        """Its licences; OwnerError if there are none."""
        try:
            path = DOCUMENTS / self.name / "copyright"
            return path.read_text("utf-8", errors="replace").strip()
        except OSError as error:
            raise OwnerError(f"no licence text of {self.name}: {error}") from None


def from_system(item: Item) -> bool:
    """Whether an item lies in the package as libraries of the system do: on top, and no link.

    >>> from_system(("libz.so.1", "/lib/libz.so.1", "BINARY"))
    True
    >>> from_system(("numpy.libs/libz.so.1", "/venv/numpy.libs/libz.so.1", "BINARY"))
    False
    """
    return "/" not in item[0] and item[2] == "BINARY"


def needed(items: Iterable[Item], imports: Callable[[str], Iterable[str]]) -> list[Item]:
    """The items without the system's libraries that only something left out had wanted.

    imports: the names of the libraries that a file loads. Links to what is not there go, too.
    """
    items = list(items)
    waiting = {item[0]: item for item in items if from_system(item)}
    held = [item for item in items if item[0] not in waiting and item[2] != "SYMLINK"]
    held += [waiting.pop(name) for name in sorted(waiting) if name.startswith("libpython")]
    looked = 0
    while looked < len(held):
        for name in imports(held[looked][1]):
            if name in waiting:
                held.append(waiting.pop(name))
        looked += 1
    places = {item[0] for item in held}
    return held + [item for item in items if item[2] == "SYMLINK" and item[1] in places]


def owners(items: Iterable[Item], brought: Iterable[Path]) -> Mapping[Owner, list[str]]:
    """The system's libraries among the items, by the package they come from.

    brought: folders whose files are told elsewhere: Python's own, and those of the wheels.
    OwnerError if a library comes from nowhere.
    """
    found: dict[Owner, list[str]] = {}
    folders = list(brought)
    for name, file, _ in sorted(filter(from_system, items)):
        if not any(Path(file).is_relative_to(folder) for folder in folders):
            found.setdefault(owner(Path(file)), []).append(name)
    return found


def owner(file: Path) -> Owner:
    """The installed package that has a file; OwnerError if none has."""
    for place in _places(file):
        listed = _told("dpkg-query", "--search", place)
        if listed:
            package = listed.splitlines()[0].partition(": ")[0].partition(",")[0]
            told = _told(
                "dpkg-query", "--show", "--showformat=${Version}\t${source:Package}", package
            )
            version, _, source = told.partition("\t")
            return Owner(package.partition(":")[0], version, source)
    raise OwnerError(f"no package of this system has {file}; nobody knows its licence")


def _places(file: Path) -> list[str]:
    """The names that dpkg may know a file by, since /lib is a link to /usr/lib."""
    paths = [str(file), str(file.resolve())]
    paths += [path.removeprefix("/usr") for path in paths if path.startswith("/usr/")]
    return list(dict.fromkeys(paths))


def _told(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise OwnerError(f"{command[0]} is not here: build on Debian or Ubuntu") from None
    return done.stdout.strip() if done.returncode == 0 else ""
