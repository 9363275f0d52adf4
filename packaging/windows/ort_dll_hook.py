"""Lets Windows find the libraries of ONNX Runtime before an older copy in System32."""

import os
import sys
from pathlib import Path

folder = Path(sys._MEIPASS) / "onnxruntime" / "capi"  # set by PyInstaller
if folder.is_dir():
    os.add_dll_directory(str(folder))
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
