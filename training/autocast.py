"""Mixed precision: matrices multiplied in bfloat16 where the machine does so in hardware."""

import torch


def autocast(wanted: bool, device: torch.device) -> torch.autocast:
    """Within it matrix products are in bfloat16, over float32 weights, if that is any faster."""
    return torch.autocast(device.type, torch.bfloat16, enabled=wanted and has_bfloat16(device))


def has_bfloat16(device: torch.device) -> bool:
    """Whether a device multiplies bfloat16 itself; a processor that does not is slower in it."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return any(
        getattr(torch.cpu, name, _no)()
        for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )


def _no() -> bool:
    return False
