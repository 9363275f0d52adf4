"""Runs and votes that are kept by themselves: one file each, the oldest go first. Runs no model."""

import contextlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrm_core.puzzle import Tasks
from hrm_core.sessions.file import SUFFIX, SessionError, holds_votes
from hrm_core.sessions.solve import SolveSession, load
from hrm_core.sessions.votes import KIND, VoteSession, load_votes

FOLDER = "solves"  # in the user's data folder
_FORM = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})-[a-z]+-[0-9a-f]{6}\.hrms")  # others are never deleted


@dataclass(frozen=True)
class Room:
    """How much is kept; of whatever size, the newest run is."""

    runs: int = 200
    bytes: int = 200_000_000


@dataclass(frozen=True, eq=False)
class Kept:
    """A run on the shelf; where it cannot be read, why not in a sentence."""

    path: Path
    at: datetime  # when the run ended, in UTC
    session: SolveSession | None
    fault: str = ""
    votes: VoteSession | None = None  # of a run over an ARC task, in place of a session

    @property
    def readable(self) -> bool:
        """Whether there is something to look at."""
        return self.session is not None or self.votes is not None


class RunShelf:
    """A folder of runs. Nothing is kept open, so several windows may use one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(
        self, session: SolveSession | VoteSession, room: Room, now: datetime | None = None
    ) -> Path | None:
        """Write a run and make room; None where nothing is to be kept. OSError on a full disk."""
        if room.runs < 1:
            self.clean(room)
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = (now or datetime.now(UTC)).astimezone(UTC).strftime(_FORM)
        kind = KIND if isinstance(session, VoteSession) else session.puzzle.task
        name = f"{stamp}-{kind}-{secrets.token_hex(3)}{SUFFIX}"
        path = self.folder / name
        session.save(path)
        self.clean(room)
        return path

    def paths(self) -> list[Path]:
        """The newest first."""
        if not self.folder.is_dir():
            return []
        return sorted((path for path in self.folder.iterdir() if _ended(path)), reverse=True)

    def clean(self, room: Room) -> int:
        """Delete the oldest beyond the room; how many went."""
        return sum(self.delete(path) for path in self.beyond(room))

    def beyond(self, room: Room) -> list[Path]:
        """The oldest runs for which there is no room."""
        gone, size = [], 0
        for place, path in enumerate(self.paths()):
            with contextlib.suppress(OSError):
                size += path.lstat().st_size
            if place >= room.runs or (place > 0 and size > room.bytes):
                gone.append(path)
        return gone

    def delete(self, path: Path) -> bool:
        """Take a run off the shelf; False if another program was faster, or it cannot be."""
        try:
            path.unlink()
        except OSError:
            return False
        return True

    def read(self, tasks: Tasks) -> Iterator[Kept]:
        """Every run, the newest first, each read when it is asked for."""
        for path in self.paths():
            at = _ended(path)
            assert at is not None, "these names are ours"
            try:
                if KIND in path.name and holds_votes(path):
                    yield Kept(path, at, None, votes=load_votes(path, tasks))
                else:
                    yield Kept(path, at, load(path, tasks))
            except SessionError as error:
                if path.exists():
                    yield Kept(path, at, None, str(error))


def _ended(path: Path) -> datetime | None:
    """When a run ended, by the name that `keep` gave its file; None for any other name."""
    found = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(found[1], _FORM).replace(tzinfo=UTC) if found else None
    except ValueError:  # digits that are no date
        return None
