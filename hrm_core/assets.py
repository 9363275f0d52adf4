"""Where the files that come with the program are: models, samples, icons, fonts."""

import sys
from pathlib import Path


def asset_path(*parts: str) -> Path:
    """A shipped file or folder; it lies beside the packages in a checkout, a wheel and a bundle.

    >>> asset_path("fonts").name
    'fonts'
    """
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen program
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[1]
    return root.joinpath("assets", *parts)
