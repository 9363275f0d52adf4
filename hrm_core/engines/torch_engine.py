"""Runs a model with PyTorch: on CUDA, as the reference on the CPU, and while it is trained."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hrm_core.checkpoint import ModelError, ModelInfo, read_shapes, read_weights
from hrm_core.decoding import short
from hrm_core.engines import Batch, Inner, Seen, State, Step, too_large
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.hrm import HRM, Latent
from hrm_core.model.inner import apart, outputs_of


def choose_device(wanted: str) -> tuple[str, str]:
    """The device to use for 'auto', 'cpu' or 'cuda', and why, fit to show.

    ModelError if CUDA is asked for by name and does not work.
    """
    if wanted == "cpu":
        return "cpu", "PyTorch, CPU as chosen"
    missing = _cuda_missing()
    if not missing:
        return "cuda", f"PyTorch, CUDA: {torch.cuda.get_device_name(0)}"
    if wanted == "cuda":
        raise ModelError(f"CUDA was asked for, but {missing}; leave out --device, or use cpu")
    return "cpu", f"PyTorch, CPU: {missing}"


def _cuda_missing() -> str:
    """Why CUDA cannot be used; '' if it can."""
    if torch.version.cuda is None:
        return "this PyTorch is built without CUDA"
    if not torch.cuda.is_available():
        return "no CUDA device was found"
    try:
        torch.zeros(1, device="cuda").add_(1).item()
    except RuntimeError as error:  # too little memory, or a driver that does not fit
        name = torch.cuda.get_device_name(0)
        return f"{name} does not answer ({str(error).splitlines()[0]})"
    return ""


def use_threads(count: int) -> None:
    """How many threads PyTorch computes with on the CPU, in this process."""
    torch.set_num_threads(count)


class TorchEngine:
    """One model on one device. It never trains: everything runs in inference mode."""

    def __init__(self, model: HRM, device: str = "cpu", reason: str = "CPU, as chosen") -> None:
        self.model = model.to(device)
        self.device, self.reason = device, reason

    @property
    def seq_len(self) -> int | None:
        config = self.model.config
        return None if config.any_size else config.seq_len

    @property
    def doubts(self) -> bool:
        return self.model.config.doubt

    def start(self, batch: Batch) -> State:
        """Tokens and ids on the device, and H_init, L_init at every position.

        ModelError for a board larger than the model takes.
        """
        if not self.model.config.holds(batch.tokens.shape[1]):
            raise ModelError(too_large(batch.tokens.shape[1], self.model.config.seq_len))
        with torch.inference_mode():
            latent = self.model.start(*batch.tokens.shape)
        return self._on_device(batch.tokens), self._on_device(batch.puzzle_ids), latent

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        """Other tokens on the device, the same thoughts."""
        latents = [latent for _, _, latent in states]
        with torch.inference_mode():
            latent = Latent(
                torch.cat([each.z_H for each in latents]), torch.cat([each.z_L for each in latents])
            )
        return self._on_device(batch.tokens), self._on_device(batch.puzzle_ids), latent

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        """One segment; `batch` is already on the device in `state`."""
        tokens, ids, before = state
        with torch.inference_mode():
            after, out = self.model(tokens, ids, before)
            values = torch.stack((out.q_halt, out.q_continue))
            if out.doubt is not None:
                values = torch.cat((values, out.doubt[None]))
            said = _numpy(values)  # one copy
            answers = out.logits.argmax(-1).to(torch.int32).cpu().numpy()
        doubt = said[2] if len(said) > 2 else None

        def look() -> Seen:
            with torch.inference_mode():
                return Seen(
                    _numpy(out.logits),
                    _numpy(self.model.change(before.z_H, after.z_H)),
                    _numpy(self.model.change(before.z_L, after.z_L)),
                )

        return (tokens, ids, after), Step(answers, said[0], said[1], look, doubt)

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        """Some rows of the state."""
        index = torch.as_tensor(rows, device=self.device)
        tokens, ids, latent = state
        with torch.inference_mode():
            return tokens[index], ids[index], Latent(latent.z_H[index], latent.z_L[index])

    def inside(self, batch: Batch, state: State) -> tuple[State, Inner]:
        """One segment, with the states on the way, of the first row."""
        with outputs_of(self.model) as outputs:
            after, step = self.step(batch, state)
        fast, slow = apart(outputs, self.model.config.L_cycles)
        before = state[2]
        L, H = (
            np.stack([_numpy(each[0]).reshape(-1) for each in module])
            for module in ([before.z_L, *fast], [before.z_H, *slow])
        )
        return after, Inner(L, H, step)

    def read(self, shown: NDArray[np.int32]) -> NDArray[np.float32]:
        """int [B, K, 2, L], examples in one view each -> float32 [B, ndim], as HRM.read does."""
        with torch.inference_mode():
            return _numpy(self.model.read(self._on_device(shown)))

    def _on_device(self, array: NDArray[np.int32]) -> Tensor:
        return torch.as_tensor(array, dtype=torch.int64, device=self.device)


def _numpy(tensor: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = tensor.float().cpu().numpy()
    return array


def _refuse_unfit(name: str, config: HRMConfig, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """ModelError unless these are the tensors of the configuration; before either takes memory."""
    try:
        with torch.device("meta"):
            wanted = {key: tuple(each.shape) for key, each in HRM(config).state_dict().items()}
    except (RuntimeError, ArithmeticError, ValueError, TypeError):
        raise ModelError(f"model.json of {name} describes a model of impossible size") from None
    for key in sorted(wanted.keys() | shapes.keys()):
        if shapes.get(key) != wanted.get(key):
            said = "missing" if key not in shapes else f"of the shape {shapes[key]}"
            meant = f"of the shape {wanted[key]}" if key in wanted else "unknown"
            raise ModelError(
                f"the weights of {name} do not fit its model.json: {short(key)} is {said}, and"
                f" should be {meant}"
            )


def open_model(info: ModelInfo, device: str = "auto", reason: str = "") -> TorchEngine:
    """An engine with the weights of a model on disk; ModelError if they do not fit its config.

    `reason` is shown in place of why the device was chosen.
    """
    try:
        config = HRMConfig.from_dict(info.config)
    except ConfigError as error:
        raise ModelError(f"the model {info.name} cannot be built: {error}") from None
    _refuse_unfit(info.name, config, read_shapes(info.folder))
    model = HRM(config)
    weights = {name: torch.from_numpy(array) for name, array in read_weights(info.folder).items()}
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise ModelError(
            f"the weights of {info.name} do not fit its model.json: {reason}"
        ) from None
    where, why = choose_device(device)
    return TorchEngine(model.eval(), where, reason or why)
