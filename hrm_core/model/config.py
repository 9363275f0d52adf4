"""Every setting that changes the model's computation; official names, official defaults."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from math import ceil, isfinite, isqrt
from typing import Any

from hrm_core.decoding import short
from hrm_core.limits import LARGEST_NUMBER
from hrm_core.views import COLORS, TURNS

MIXERS = ("attention", "mlp", "units", "conv", "board")
POSITIONS = ("rope", "rope2d", "edges", "learned", "grid", "none")
DTYPES = ("float32", "bfloat16")
Q_POOLS = ("first", "mean", "max")
LARGEST_EXPANSION = 1024.0
AT_MOST = {  # with more, no machine would ever finish thinking, or hold the weights
    **dict.fromkeys(("H_cycles", "L_cycles", "halt_max_steps"), 1024),
    **dict.fromkeys(("H_layers", "L_layers"), 128),
    **dict.fromkeys(("num_heads", "registers", "reader", "puzzle_emb_len"), 1024),
    **dict.fromkeys(
        ("hidden_size", "mixer_size", "mlp_multiple", "seq_len", "vocab_size"), 1 << 16
    ),
    **dict.fromkeys(("reach", "legend"), 1 << 12),
    **dict.fromkeys(("puzzle_emb_ndim", "num_puzzle_identifiers"), 1 << 27),
}


class ConfigError(ValueError):
    """A model configuration that cannot be built; its message is fit to show."""


class Horizon(StrEnum):
    """How far back through one segment the gradient flows."""

    ONE_STEP = "one_step"  # the last L and the last H update: the paper's approximation
    LAST_CYCLE = "last_cycle"  # every L update of the last cycle and its H update
    ALL_CYCLES = "all_cycles"  # the whole segment, with activation checkpointing

    def reaches(self, last_cycle: bool, last_step: bool) -> bool:
        """Whether the gradient flows through a step of the last cycle or of one before."""
        if self is Horizon.ALL_CYCLES:
            return True
        return last_cycle and (last_step or self is Horizon.LAST_CYCLE)


@dataclass(frozen=True)
class OfficialConfig:
    """Shape and schedule of the paper's model (arXiv 2506.21734), under the names of its code."""

    seq_len: int
    vocab_size: int
    hidden_size: int = 512
    num_heads: int = 8
    H_layers: int = 4
    L_layers: int = 4
    H_cycles: int = 2
    L_cycles: int = 2
    expansion: float = 4.0
    # rope | learned (official) | rope2d | edges: rope2d and tables, any size | grid: tables | none
    pos_encodings: str = "rope"
    puzzle_emb_ndim: int = 0
    num_puzzle_identifiers: int = 1
    halt_max_steps: int = 16
    halt_exploration_prob: float = 0.1
    rms_norm_eps: float = 1e-5
    rope_theta: float = 10000.0
    forward_dtype: str = "float32"


@dataclass(frozen=True)
class HRMConfig(OfficialConfig):
    """One model: the paper's, and what this program adds. The defaults add nothing."""

    # | mlp: over cells | units: row, column, box sums | conv: neighbours | board: conv and sums
    mixer: str = "attention"
    L_mixer: str = ""  # of the L module, if it has another one
    mixer_size: int = 64  # inner width of all mixers but attention
    puzzle_emb_len: int = 0  # positions of the puzzle embedding, as TRM has; 0: what it fills
    overview: bool = (
        False  # units: a symbol is summed over the whole board, too, and so is everything
    )
    reach: int = 0  # board: channels for each of the neighbours and of the turned boards it hears
    mlp_multiple: int = 256  # the inner width of SwiGLU is rounded up to a multiple of this
    grid: tuple[int, int] = (0, 0)  # rows, columns of the board, for `units` and `grid`
    box: tuple[int, int] = (0, 0)  # rows, columns of a box on that board; 0 for none
    symbols: tuple[int, int] = (0, 0)  # first token and count of symbols that are all alike
    near: int = 0  # edges: distances with a vector each, larger ones share some; 0: all have one
    legend: int = 0  # first token of ARC's ten colours, which the puzzle vector gives a meaning
    reader: int = 0  # times that a task's examples are read, from which the puzzle vector comes
    shared_levels: bool = False  # one module does the work of both H and L (not the paper's HRM)
    q_pool: str = "first"  # the Q-head reads: first position (official) | mean | max of all
    qk_norm: bool = False  # queries and keys have size one, so attention cannot saturate
    registers: int = 0  # learned vectors before the cells, room for the model's own notes
    noise: float = 0.0  # standard deviation added to the initial state in training
    doubt: bool = False  # a third value: how likely it is that what was guessed is wrong

    def __post_init__(self) -> None:
        for problem in self.problems():
            raise ConfigError(problem)

    def problems(self) -> list[str]:
        """All that is wrong with these values, in sentences."""
        counts = (
            *("seq_len", "vocab_size", "hidden_size", "num_heads", "H_layers", "L_layers"),
            *("H_cycles", "L_cycles", "halt_max_steps", "num_puzzle_identifiers"),
            *("mixer_size", "mlp_multiple"),
        )
        found = [
            f"{name} must be at least 1, not {getattr(self, name)}"
            for name in counts
            if getattr(self, name) < 1
        ]
        found += [
            f"{name} must be at least 0, not {getattr(self, name)}"
            for name in (
                "puzzle_emb_ndim",
                "puzzle_emb_len",
                "registers",
                "reader",
                "reach",
                "near",
            )
            if getattr(self, name) < 0
        ]
        found += [
            f"{name} must be at most {most}, not {short(getattr(self, name))}"
            for name, most in AT_MOST.items()
            if getattr(self, name) > most
        ]
        if not 0 < self.expansion <= LARGEST_EXPANSION:
            found.append(f"expansion must be a positive number, not {self.expansion}")
        if found:
            return found
        for mixer in self.mixers - set(MIXERS):
            found.append(f"mixer is one of {', '.join(MIXERS)}, not {mixer!r}")
        if self.pos_encodings not in POSITIONS:
            found.append(
                f"pos_encodings is one of {', '.join(POSITIONS)}, not {self.pos_encodings!r}"
            )
        if self.forward_dtype not in DTYPES:
            found.append(f"forward_dtype is one of {', '.join(DTYPES)}, not {self.forward_dtype!r}")
        if self.q_pool not in Q_POOLS:
            found.append(f"q_pool is one of {', '.join(Q_POOLS)}, not {self.q_pool!r}")
        if "attention" in self.mixers and self.hidden_size % self.num_heads:
            found.append(
                f"hidden_size {self.hidden_size} does not divide into {self.num_heads} heads"
            )
        found += self._attention_problems()
        if self.mixer == "units" or self.pos_encodings in ("grid", "rope2d"):
            rows, cols = self.grid
            if min(self.grid) < 1 or rows * cols != self.seq_len:
                found.append(f"grid {rows} x {cols} does not hold {self.seq_len} positions")
            if self.prefix and self.pos_encodings != "rope2d":
                found.append("the units mixer and grid positions have room for cells alone")
            box_rows, box_cols = self.box
            if box_rows and (rows % box_rows or not box_cols or cols % box_cols):
                found.append(f"boxes of {box_rows} x {box_cols} do not tile {rows} x {cols}")
        if self.overview and self.mixer != "units":
            found.append("an overview is one of the units mixer")
        if self.reach and "board" not in self.mixers:
            found.append("reach is what the board mixer hears, and no level has one")
        if self.mixer == "conv" and (isqrt(self.seq_len) ** 2 != self.seq_len):
            found.append(f"the conv mixer needs a square board, not {self.seq_len} cells")
        if self.mixer == "conv" and (self.prefix or self.pos_encodings != "none"):
            found.append("the conv mixer takes neither puzzle tokens, registers nor positions")
        if self.any_size and (isqrt(self.seq_len) ** 2 != self.seq_len or self.prefix):
            found.append(f"boards of any size are squares of cells alone, not of {self.seq_len}")
        if self.puzzle_emb_len and not 0 < self.puzzle_emb_ndim <= (
            self.puzzle_emb_len * self.hidden_size
        ):
            found.append(
                f"puzzle_emb_len {self.puzzle_emb_len} is not where"
                f" puzzle_emb_ndim {self.puzzle_emb_ndim} goes"
            )
        if self.near and self.pos_encodings != "edges":
            found.append(f"near counts distances from edges, not {self.pos_encodings}")
        if self.legend:
            found += self._legend_problems()
        elif self.reader:
            found.append("a reader tells what colours mean, so it needs a legend")
        first, count = self.symbols
        if self.doubt and not count:
            found.append("doubt needs symbols that are alike, for only those are guessed")
        if count:
            if self.mixer != "units" or self.pos_encodings != "none":
                found.append("symbols that are alike need the units mixer and no positions")
            if first < 0 or count < 0 or first + count > self.vocab_size:
                found.append(f"{count} symbols from {first} are not among {self.vocab_size} tokens")
        return found

    def _legend_problems(self) -> list[str]:
        found, needed = [], (1 + 2 * COLORS) * self.hidden_size
        if self.puzzle_emb_ndim != needed:
            found.append(f"a legend needs puzzle_emb_ndim {needed}, not {self.puzzle_emb_ndim}")
        if not 0 < self.legend <= self.vocab_size - COLORS:
            found.append(f"{COLORS} colours from {self.legend} are not among the tokens")
        if self.reader and self.num_puzzle_identifiers % TURNS:
            found.append(
                f"with a reader each task has {TURNS} puzzle vectors, one for each turn;"
                f" {self.num_puzzle_identifiers} do not divide so"
            )
        if self.reader and self.pos_encodings != "edges":
            found.append(f"a reader needs the positions edges, not {self.pos_encodings}")
        return found

    def _attention_problems(self) -> list[str]:
        found = []
        if self.qk_norm and self.mixer != "attention":
            found.append("qk_norm needs the attention mixer")
        if not self.rotary:
            return found
        name, head = self.pos_encodings, self.hidden_size // self.num_heads
        if "attention" not in self.mixers:
            found.append(f"{name} needs the attention mixer")
        elif name == "rope" and head % 2:
            found.append(f"rope needs heads of even size, not {head}")
        elif name != "rope" and head % 4:
            found.append(f"{name} needs heads whose size is a multiple of 4, not {head}")
        return found

    @property
    def unit_axes(self) -> list[tuple[int, ...]]:
        """What the units mixer sums over, for each kind of message.

        Axes of [B, row blocks, rows in a block, column blocks, columns in a block, symbol, D].
        """
        found: list[tuple[int, ...]] = [(3, 4), (1, 2)]  # row, column
        if self.box[0]:
            found.append((2, 4))
        if self.symbols[1] > 1:
            found.append((5,))
        if self.overview:
            found.append((1, 2, 3, 4))
            if self.symbols[1] > 1:
                found.append((1, 2, 3, 4, 5))
        return found

    @property
    def rotary(self) -> bool:
        """Whether queries and keys are turned by where they are."""
        return self.pos_encodings in ("rope", "rope2d", "edges")

    @property
    def mixers(self) -> set[str]:
        """Those of both modules."""
        return {self.mixer, self.L_mixer or self.mixer}

    @property
    def board(self) -> tuple[int, int]:
        """Rows and columns of the largest board."""
        return self.grid if min(self.grid) > 0 else (isqrt(self.seq_len),) * 2

    @property
    def prefix(self) -> int:
        """Positions in front of the cells: puzzle tokens, then registers."""
        return self.puzzle_tokens + self.registers

    @property
    def puzzle_tokens(self) -> int:
        """Positions that hold the puzzle embedding; a legend is told to the cells instead."""
        filled = ceil(self.puzzle_emb_ndim / self.hidden_size)
        return 0 if self.legend else self.puzzle_emb_len or filled

    @property
    def positions(self) -> int:
        """Latent vectors of a puzzle: one for each position, or for each cell and symbol."""
        return self.prefix + self.seq_len * max(1, self.symbols[1])

    @property
    def inner_states(self) -> tuple[list[str], list[str]]:
        """What z_L and z_H are called in a graph before the first inner step and between them.

        After the last they are outputs of the graph; these are put out where somebody looks inside.
        """
        fast = range(self.H_cycles * self.L_cycles)
        return [f"inner_L_{n}" for n in fast], [f"inner_H_{n}" for n in range(self.H_cycles)]

    @property
    def any_size(self) -> bool:
        """Whether the weights serve square boards of every size; seq_len is then the largest."""
        return self.pos_encodings == "edges" or self.mixer == "conv"

    def holds(self, cells: int) -> bool:
        """Whether it takes boards of so many cells."""
        if self.any_size:
            return self.pos_encodings != "edges" or cells <= self.seq_len
        return cells == self.seq_len

    @property
    def mlp_size(self) -> int:
        """Inner width of SwiGLU: two thirds of expansion x hidden_size, rounded up."""
        inner = round(self.expansion * self.hidden_size * 2 / 3)
        return ceil(inner / self.mlp_multiple) * self.mlp_multiple

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @staticmethod
    def from_dict(values: Mapping[str, Any]) -> "HRMConfig":
        """The inverse of to_dict; unknown keys and wrong types raise ConfigError."""
        known = {f.name: f.type for f in fields(HRMConfig)}
        unknown = sorted(set(values) - set(known))
        if unknown:
            raise ConfigError(f"unknown model setting {short(unknown[0])}")
        for name in ("seq_len", "vocab_size"):
            if name not in values:
                raise ConfigError(f"the model setting {name!r} is missing")
        return HRMConfig(**{name: _typed(name, known[name], values[name]) for name in values})


def _typed(name: str, expected: Any, value: Any) -> Any:
    """`value` as a field of type `expected`; ConfigError if it is of another kind."""
    if expected is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value) if abs(value) <= LARGEST_NUMBER else value
    if expected in (int, float, str, bool):
        if type(value) is expected and not (expected is float and not isfinite(value)):
            return value
    elif isinstance(value, list | tuple) and len(value) == 2 and all(map(_is_count, value)):
        return tuple(value)
    raise ConfigError(f"the model setting {name!r} cannot be {short(value)}")


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= 1 << 16
