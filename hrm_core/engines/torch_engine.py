"""Runs a model with PyTorch, on CUDA where there is one and on the CPU otherwise."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hrm_core.checkpoint import ModelError, ModelInfo, read_weights
from hrm_core.engines import Batch, State, Step
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.hrm import HRM, Latent


def choose_device(wanted: str) -> tuple[str, str]:
    """The device to use for 'auto', 'cpu' or 'cuda', and why, fit to show."""
    if wanted == "cpu":
        return "cpu", "CPU, as chosen"
    if torch.version.cuda is None:
        return "cpu", "CPU: this PyTorch is built without CUDA"
    if not torch.cuda.is_available():
        return "cpu", "CPU: no CUDA device found"
    name = torch.cuda.get_device_name(0)
    try:
        torch.zeros(1, device="cuda").add_(1).item()
    except RuntimeError as error:  # too little memory, or a driver that does not fit
        return "cpu", f"CPU: {name} does not answer ({str(error).splitlines()[0]})"
    return "cuda", f"CUDA: {name}"


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
        """Tokens and ids on the device, and H_init, L_init at every position."""
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
            step = Step(
                logits=_numpy(out.logits),
                q_halt=_numpy(out.q_halt),
                q_continue=_numpy(out.q_continue),
                change_H=_numpy(self.model.change(before.z_H, after.z_H)),
                change_L=_numpy(self.model.change(before.z_L, after.z_L)),
                doubt=None if out.doubt is None else _numpy(out.doubt),
            )
        return (tokens, ids, after), step

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        """Some rows of the state."""
        index = torch.as_tensor(rows, device=self.device)
        tokens, ids, latent = state
        with torch.inference_mode():
            return tokens[index], ids[index], Latent(latent.z_H[index], latent.z_L[index])

    def _on_device(self, array: NDArray[np.int32]) -> Tensor:
        return torch.as_tensor(array, dtype=torch.int64, device=self.device)


def _numpy(tensor: Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = tensor.float().cpu().numpy()
    return array


def open_model(info: ModelInfo, device: str = "auto") -> TorchEngine:
    """An engine with the weights of a model on disk; ModelError if they do not fit its config."""
    try:
        model = HRM(HRMConfig.from_dict(info.config))
    except ConfigError as error:
        raise ModelError(f"the model {info.name} cannot be built: {error}") from None
    weights = {name: torch.from_numpy(array) for name, array in read_weights(info.folder).items()}
    try:
        model.load_state_dict(weights)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise ModelError(
            f"the weights of {info.name} do not fit its model.json: {reason}"
        ) from None
    where, why = choose_device(device)
    return TorchEngine(model.eval(), where, why)
