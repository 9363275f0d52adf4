"""Builds a package that needs no Python: `python packaging/build.py player --deb --targz`.

Ends with a sentence and status 1 on an unresolved library, a missing licence, torch in the player.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import libraries
import licences
import parts


class BuildError(Exception):
    """Why there is no package."""


def main() -> int:
    """Build the edition, check it, pack it in the forms asked for."""
    options = _parser().parse_args()
    try:
        if options.cuda and options.edition != "full":
            raise BuildError("--cuda belongs to full: the player has no PyTorch")
        folder = parts.ROOT / "dist" / options.edition
        if not options.only_pack:
            freeze(options.edition)
        check(folder, options.edition, options.cuda)
        licences.write(folder, options.edition)
        say(f"{folder.relative_to(parts.ROOT)}: {size(folder) / 1e6:.0f} MB")
        for form in ("deb", "targz", "appimage"):
            if getattr(options, form):
                pack(form, folder, options)
    except (BuildError, licences.LicenceError, libraries.OwnerError) as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", choices=parts.EDITIONS)
    parser.add_argument("--cuda", action="store_true", help="this Python has the CUDA wheels")
    parser.add_argument("--deb", action="store_true", help="a package for Debian and Ubuntu")
    parser.add_argument("--targz", action="store_true", help="an archive for any Linux")
    parser.add_argument("--appimage", action="store_true", help="one file; needs appimagetool")
    parser.add_argument("--only-pack", action="store_true", help="dist/ is built already")
    parser.add_argument("--site", default="", help="where docs/images lies on the web")
    parser.add_argument("--release", default=parts.version(), help="another version number")
    return parser


def freeze(edition: str) -> None:
    """Run PyInstaller; BuildError if it fails or leaves a library out."""
    started = time.monotonic()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", "dist"]
    command += ["--workpath", f"build/{edition}", "packaging/hrm_studio.spec"]
    environment = {**os.environ, "HRM_EDITION": edition, "PYTHONPATH": str(parts.ROOT)}
    if sys.platform in ("win32", "darwin"):
        sys.path.insert(0, str(parts.ROOT / "packaging" / "windows"))
        import resources

        resources.write(parts.ROOT / "build", parts.version())
    result = subprocess.run(
        command, cwd=parts.ROOT, env=environment, capture_output=True, errors="replace", text=True
    )
    if result.returncode:
        raise BuildError(f"PyInstaller failed:\n{result.stderr[-3000:]}")
    if lacking := [name for name in parts.unresolved(result.stderr) if not parts.spared(name)]:
        raise BuildError(
            f"not found on this machine: {', '.join(lacking)}; install what has them, else the"
            " program opens no window elsewhere"
        )
    say(f"frozen in {time.monotonic() - started:.0f} s")


def check(folder: Path, edition: str, cuda: bool) -> None:
    """BuildError if the folder is not what it should be."""
    inside = folder / "_internal"
    if not inside.is_dir():
        raise BuildError(f"{folder} is not built")
    names = {path.name for path in inside.iterdir()}
    if edition == "player" and (wrong := names & set(parts.TRAINERS)):
        raise BuildError(f"the player has {', '.join(sorted(wrong))} in it")
    if edition == "full" and "torch" not in names:
        raise BuildError("the full edition has no torch in it")
    has_cuda = any((inside / "torch" / "lib").glob("*torch_cuda*"))
    if edition == "full" and has_cuda != cuda:
        raise BuildError("torch is made for CUDA: add --cuda" if has_cuda else "torch has no CUDA")


def pack(form: str, folder: Path, options: argparse.Namespace) -> None:
    """Call the packer of one form."""
    started = time.monotonic()
    script = parts.ROOT / "packaging" / "linux" / f"{form}.sh"
    name = "hrm-studio" if options.edition == "full" else "hrm-studio-player"
    result = subprocess.run(
        ["bash", str(script), str(folder), name, options.release, options.site], check=False
    )
    if result.returncode:
        raise BuildError(f"{script.name} failed")
    say(f"{form} in {time.monotonic() - started:.0f} s")


def size(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
