"""The icon and the version resource of the Windows programs, written into build/."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICON = Path(__file__).resolve().parents[2] / "assets" / "icons" / "hrm-studio.svg"
TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "HRM Studio"),
      StringStruct("ProductName", "HRM Studio"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("LegalCopyright", "HRM Studio authors, Apache-2.0")])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])])
  ]
)
"""


def write(folder: Path, version: str) -> None:
    """version.txt, hrm-studio.ico and hrm-studio.icns."""
    folder.mkdir(exist_ok=True)
    numbers = tuple([*(int(part) for part in version.split(".")), 0, 0, 0, 0][:4])
    text = TEMPLATE.format(numbers=numbers, version=version)
    (folder / "version.txt").write_text(text, "utf-8")
    drawing = QImage(1024, 1024, QImage.Format.Format_ARGB32)
    drawing.fill(0)
    painter = QPainter(drawing)
    QSvgRenderer(str(ICON)).render(painter, QRectF(0, 0, 1024, 1024))
    painter.end()
    drawing.save(str(folder / "hrm-studio.png"))
    with Image.open(folder / "hrm-studio.png") as picture:
        picture.save(folder / "hrm-studio.ico", sizes=[(n, n) for n in (16, 32, 48, 256)])
        picture.save(folder / "hrm-studio.icns")
