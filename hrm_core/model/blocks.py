"""What a level is made of: blocks, each a mixer and a SwiGLU.

Parameter names are the official ones, so that official weights load unchanged.
"""

from torch import Tensor, nn

from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import (
    Attention,
    BoardMixer,
    ConvMixer,
    Linear,
    MlpMixer,
    Rope,
    UnitMixer,
    gated,
    rms_norm,
)


def make_mixer(config: HRMConfig, name: str = "") -> nn.Module:
    """The part of a block in which cells exchange; `name` if it is not the configuration's."""
    kinds = {
        "attention": Attention,
        "mlp": MlpMixer,
        "units": UnitMixer,
        "conv": ConvMixer,
        "board": BoardMixer,
    }
    return kinds[name or config.mixer](config)


class SwiGLU(nn.Module):
    """The part of a block in which each position thinks for itself."""

    def __init__(self, config: HRMConfig) -> None:
        super().__init__()
        self.gate_up_proj = Linear(config.hidden_size, 2 * config.mlp_size)
        self.down_proj = Linear(config.mlp_size, config.hidden_size)

    def forward(self, x: Tensor) -> Tensor:
        """[..., D] -> [..., D]."""
        result: Tensor = self.down_proj(gated(self.gate_up_proj, x))
        return result


class Block(nn.Module):
    """Mixer, then SwiGLU, each added and then normed (post-norm)."""

    def __init__(self, config: HRMConfig, mixer: str = "") -> None:
        super().__init__()
        self.eps = config.rms_norm_eps
        self.self_attn = make_mixer(config, mixer)
        self.over_positions = isinstance(self.self_attn, MlpMixer)
        self.mlp = SwiGLU(config)

    def forward(self, x: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, S, D] -> [B, S, D]."""
        mixed = x + self.self_attn(x, rope, side)
        if self.over_positions:  # TRM norms over what it mixes
            x = rms_norm(mixed.transpose(1, 2), self.eps).transpose(1, 2)
        else:
            x = rms_norm(mixed, self.eps)
        return rms_norm(x + self.mlp(x), self.eps)


class Level(nn.Module):
    """One recurrent module, H or L: the injection is added, then the blocks run."""

    def __init__(self, config: HRMConfig, layers: int, mixer: str = "") -> None:
        super().__init__()
        self.layers = nn.ModuleList(Block(config, mixer) for _ in range(layers))

    def forward(self, z: Tensor, injection: Tensor, rope: Rope, side: int | None = None) -> Tensor:
        """[B, S, D], [B, S, D] -> [B, S, D]."""
        z = z + injection
        for layer in self.layers:
            z = layer(z, rope, side)
        return z
