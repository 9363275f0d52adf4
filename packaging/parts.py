"""What goes into each package, as plain values that the spec file, the build and tests read."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EDITIONS = ("player", "full")  # without PyTorch, and with it

TRAINERS = ("torch", "onnx", "onnxscript", "onnx_ir", "sympy", "mpmath", "networkx", "fsspec")
NEVER = (  # loaded by no line of the program
    "tkinter",
    "readline",  # GPL, and for terminals only
    "setuptools",
    "pkg_resources",
    "_distutils_hack",
    "pytest",
    "_pytest",
    "mypy",
    "ruff",
    "IPython",
    "matplotlib",
    "scipy",
    "pandas",
    "PyQt5",
    "PyQt6",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtQuickControls2",
    "PySide6.QtSql",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "torch.utils.tensorboard",
)
SOURCES = ("torch", "onnxscript", "onnx_ir", "hrm_core", "training")  # read at run time
TRIMMED = re.compile(  # of what the hooks collect
    r"PySide6/Qt/(qml/|translations/(?!qtbase_de\.qm))"
    r"|libQt6(Qml|Quick|Sql|Designer|Help|Pdf|VirtualKeyboard|EglF[Ss]|Labs)"
    r"|plugins/(egldeviceintegrations|qmltooling|sqldrivers|designer|virtualkeyboard)/"
    r"|plugins/platforms/libq(eglfs|linuxfb|vnc|minimalegl|vkkhrdisplay)"
    # the system's own: it belongs to the daemon that is there; and what it brings for itself
    r"|^lib(cups|avahi-|gnutls|hogweed|nettle|p11-kit|tasn1|idn2|unistring|gmp)[^/]*\.so"
    r"|plugins/platformthemes/libqgtk3|plugins/platforminputcontexts/libqtvirtualkeyboard"
    r"|^torch/(test|include|share)/|^torch/bin/(?!torch_shm_manager)|^onnx/backend/test/"
    r"|^(sympy|networkx)/(.*/)?tests/"
)


def version() -> str:
    """The number of this version; pyproject.toml is its one source."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def excluded(edition: str) -> list[str]:
    """The modules that an edition leaves out."""
    return [*NEVER, *((*TRAINERS, "unittest.mock") if edition == "player" else ())]


def kept(name: str) -> bool:
    """Whether a collected file, by its place in the package, belongs there.

    >>> kept("PySide6/Qt/plugins/platforms/libqxcb.so"), kept("torch/include/ATen/ATen.h")
    (True, False)
    >>> kept("libgnutls.so.30"), kept("libcups.so.2"), kept("libgraphite2.so.3")
    (False, False, True)
    """
    return TRIMMED.search(name.replace("\\", "/")) is None


def unresolved(warnings: str) -> list[str]:
    """The shared libraries that PyInstaller did not find, by what it printed.

    >>> unresolved("WARNING: Library not found: could not resolve 'libxcb-icccm.so.4'")
    ['libxcb-icccm.so.4']
    """
    return sorted(set(re.findall(r"could not resolve '([^']+)'", warnings)))


def spared(library: str) -> bool:
    """Whether a library may be missing: it serves only plugins that are left out, or a card.

    >>> spared("libcuda.so.1"), spared("libxcb-icccm.so.4")
    (True, False)
    """
    return re.match(SPARED, library) is not None


SPARED = (
    r"lib(cups|cuda|nvidia|cudnn|cublas|nv|gtk-3|gdk-3|pango|atk|cairo|gdk_pixbuf"
    r"|mysql|pq|odbc|fbclient|ibase|mimerapi|Qt6)"
)
