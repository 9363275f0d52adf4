"""The files of a training output of the official code, looked at before PyTorch is loaded."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrm_core.checkpoint import ModelError
from hrm_core.decoding import DecodingError
from hrm_core.limits import OFFICIAL, is_regular, read_within

SAFE = ".safetensors"  # weights that somebody else converted
_STEP = re.compile(r"step_([0-9]{1,18})(?:\.pt|\.pth|\.bin|\.ckpt|\.safetensors)?")
_OTHER = re.compile(
    r"(?:checkpoint|model|pytorch_model|weights)(?:\.pt|\.pth|\.bin|\.safetensors)?"
)


@dataclass(frozen=True)
class Output:
    """A file of weights, and what all_config.yaml beside it says of the architecture."""

    file: Path
    arch: Mapping[str, Any]


def find_output(path: Path) -> Output:
    """A training output: its folder, or the weights file in it. ModelError if it is none."""
    file = _weights_file(path)
    if file.suffix != SAFE:
        _check_archive(file)
    return Output(file, _read_arch(file.parent / "all_config.yaml"))


def _weights_file(path: Path) -> Path:
    if path.is_dir():
        try:
            found = {p.name: p for p in sorted(path.iterdir()) if is_regular(p)}
        except OSError as error:
            raise ModelError(f"cannot read the folder {path}: {error.strerror}") from None
        steps = {int(m[1]): p for name, p in found.items() if (m := _STEP.fullmatch(name))}
        if steps:
            return steps[max(steps)]
        others = [name for name in found if _OTHER.fullmatch(name)]
        if others:
            return found[others[0]]
        raise ModelError(
            f"{path} holds no official checkpoint: no file step_N, checkpoint or model.safetensors"
        )
    if not path.is_file():
        raise ModelError(f"{path} is not there")
    return path


def _read_arch(path: Path) -> Mapping[str, Any]:
    try:
        import yaml
    except ImportError:
        raise ModelError(
            "official checkpoints need PyYAML, which is not installed: pip install pyyaml"
        ) from None

    class Loader(yaml.SafeLoader):
        """Plain values, each where it stands: a few aliases would stand for millions."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise DecodingError(
                    "it has aliases, which configurations of the official code lack"
                )
            return super().compose_node(parent, index)

    try:
        values = yaml.load(read_within(path, OFFICIAL), Loader=Loader)
    except FileNotFoundError:
        raise ModelError(f"{path} is not there; it belongs beside the weights") from None
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}") from None
    except yaml.constructor.ConstructorError:
        raise ModelError(f"{path} was refused: it asks for more than plain values") from None
    except DecodingError as error:
        raise ModelError(f"{path} was refused: {error}") from None
    except (yaml.YAMLError, ValueError, RecursionError):  # undecodable, or numbers too long
        raise ModelError(f"{path} is no YAML file") from None
    arch = values.get("arch") if isinstance(values, dict) else None
    if not isinstance(arch, dict) or not all(isinstance(name, str) for name in arch):
        raise ModelError(f"{path} is no official configuration: it has no section 'arch'")
    return arch


def _check_archive(file: Path) -> None:
    """torch.save stores without compression; whatever would grow while it is read is refused."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
        size = file.stat().st_size
    except OSError as error:
        raise ModelError(f"cannot read {file}: {error.strerror}") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise ModelError(f"{file} is no checkpoint, or it is cut off") from None
    packed = any(entry.compress_type != zipfile.ZIP_STORED for entry in entries)
    if packed or sum(entry.file_size for entry in entries) > size:
        raise ModelError(f"{file} was refused: it would grow while it is read")
