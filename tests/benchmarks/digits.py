"""Trains the two networks that read the digits of pictured sudokus.

DIGIT_FONTS=FOLDER python -m tests.benchmarks.digits    writes assets/pictures/digits.npz

FOLDER/train has files of fonts beside those of this machine. How well the whole reader reads is
measured by tests/benchmarks/digits_measured.py.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from hrm_core.places import asset_path
from hrm_core.tasks.pictures import decode
from hrm_core.tasks.sudoku.pictures.boards import CELL, laid_flat
from hrm_core.tasks.sudoku.pictures.digits import TALL, WIDE, drawn_in
from hrm_core.tasks.sudoku.pictures.looks import WEIGHTS, WHOLE, whole_cells
from tests.benchmarks.sudoku_fonts import Part, families
from tests.benchmarks.sudoku_pictures import drawn, stored

BOARDS, CHECKED = 320, 30  # that are drawn to train on, and to set the temperatures by
LARGEST = 56  # pixels of a cell: larger pictures cost time and teach nothing new
EMPTY = 0.25  # of the empty cells are samples
BATCH, RATE = 128, 3e-3
FIRST, SECOND = (10, 20), (12, 24, 32)  # channels
SECONDS = (30.0, 75.0)  # of processor time for each


@dataclass(frozen=True)
class Samples:
    """What the two networks see, and the digits in it; 0: none."""

    patches: NDArray[np.uint8]  # [n, TALL, WIDE]
    patch_digits: NDArray[np.int64]
    cells: NDArray[np.uint8]  # [m, WHOLE, WHOLE]
    cell_digits: NDArray[np.int64]


def random_grid(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Any digits anywhere: the reader may not count on the rules."""
    digits = rng.integers(1, 10, (9, 9))
    return np.where(rng.random((9, 9)) < rng.uniform(0.4, 0.8), digits, 0).astype(np.uint8)


def samples(boards: int, seed: int, part: Part) -> Samples:
    """Cells as the reader cuts them, from boards whose corners are known to a few pixels."""
    rng = np.random.default_rng(seed)
    fonts = list(families(part).values())
    order = rng.permutation(np.arange(boards) % len(fonts))
    patches, patch_digits, cells, cell_digits = [], [], [], []
    for number in range(boards):
        grid = random_grid(rng)
        picture = drawn(grid, fonts[order[number]], rng, LARGEST)
        pixels = decode(stored(picture.pixels, rng))
        middle = picture.corners.mean(axis=0)
        corners = picture.corners + (picture.corners - middle) * rng.uniform(0, 0.012)
        side = float(np.ptp(picture.corners[:, 0]))
        corners = corners + rng.normal(0, 0.0025 * side, (4, 2)) * rng.integers(0, 2)
        board = laid_flat(pixels, corners)
        wanted = (grid > 0) | (rng.random((9, 9)) < EMPTY)
        cells.append((whole_cells(board)[wanted.reshape(-1)] * 255).astype(np.uint8))
        cell_digits.append(grid[wanted])
        for row, column in np.ndindex(9, 9):
            top, left = row * CELL, column * CELL
            found = drawn_in(board[top : top + CELL, left : left + CELL])
            if found is not None and (grid[row, column] or found.height > 8):
                patches.append((found.patch * 255).astype(np.uint8))
                patch_digits.append(int(grid[row, column]))
        if number % 100 == 99:
            print(f"{number + 1} boards, {len(patches)} samples", flush=True)
    return Samples(
        np.stack(patches),
        np.array(patch_digits),
        np.concatenate(cells),
        np.concatenate(cell_digits).astype(np.int64),
    )


def network(size: tuple[int, int], channels: tuple[int, ...]) -> nn.Sequential:
    """Convolutions and one matrix; looks.py computes the same with NumPy."""
    layers: list[nn.Module] = []
    rows, columns, before = *size, 1
    for number, after in enumerate(channels):
        layers += [nn.Conv2d(before, after, 3, padding=1), nn.ReLU()]
        if number < 2:
            layers.append(nn.MaxPool2d(2))
            rows, columns = rows // 2, columns // 2
        before = after
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(before * rows * columns, 10)
    )


def augmented(patches: torch.Tensor, generator: torch.Generator, moved: float) -> torch.Tensor:
    """Moved, stretched, turned and sheared a little, lighter or darker, with noise."""
    n, rows, columns = patches.shape
    normal = torch.randn(n, 6, generator=generator)
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0] = 1 + 0.07 * normal[:, 0]
    matrix[:, 1, 1] = 1 + 0.05 * normal[:, 1]
    matrix[:, 0, 1], matrix[:, 1, 0] = 0.08 * normal[:, 2], 0.05 * normal[:, 3]
    matrix[:, :, 2] = moved * normal[:, 4:6]
    grid = nn.functional.affine_grid(matrix, [n, 1, rows, columns], align_corners=False)
    turned = nn.functional.grid_sample(patches[:, None], grid, align_corners=False)
    power = torch.exp(0.25 * torch.randn(n, 1, 1, 1, generator=generator))
    noise = 0.04 * torch.randn(turned.shape, generator=generator)
    return ((turned.clamp(1e-4, 1) ** power) + noise).clamp(0, 1)


def trained(
    net: nn.Sequential,
    values: NDArray[np.uint8],
    digits: NDArray[np.int64],
    moved: float,
    seconds: float,
) -> None:
    """Train for some seconds of processor time, the rate rising and then falling to nothing."""
    generator = torch.Generator().manual_seed(0)
    inputs, targets = torch.from_numpy(values), torch.from_numpy(digits)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    begun, told, losses, steps = time.process_time(), 0.0, [], 0
    while (gone := (time.process_time() - begun) / seconds) < 1:
        rate = RATE * min(1.0, gone / 0.05) * (1 - gone)
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = torch.randint(len(inputs), (BATCH,), generator=generator)
        seen = augmented(inputs[batch].float() / 255, generator, moved)
        loss = nn.functional.cross_entropy(net(seen), targets[batch])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        optimizer.step()
        losses.append(loss.item())
        steps += 1
        if gone - told > 0.1:
            told = gone
            print(f"{gone:.0%}, {steps} steps: loss {np.mean(losses[-300:]):.4f}", flush=True)


def temperature(net: nn.Sequential, values: NDArray[np.uint8], digits: NDArray[np.int64]) -> float:
    """What the logits are divided by, so that they are as sure as they are right on other fonts."""
    net.eval()
    with torch.no_grad():
        batches = torch.split(torch.from_numpy(values), 512)
        logits = torch.cat([net(batch[:, None].float() / 255) for batch in batches])
    targets = torch.from_numpy(digits)
    tried = np.geomspace(0.5, 4, 40)
    losses = [float(nn.functional.cross_entropy(logits / heat, targets)) for heat in tried]
    right = float((logits.argmax(dim=1) == targets).float().mean())
    best = float(tried[int(np.argmin(losses))])
    print(f"{right:.4%} right of {len(digits)}, loss {min(losses):.4f} at temperature {best:.2f}")
    return best


def packed(net: nn.Sequential, name: str, size: tuple[int, int], heat: float) -> dict[str, Any]:
    """The weights in half precision, in the order of NumPy's inference."""
    values: dict[str, Any] = {}
    convolutions = [layer for layer in net if isinstance(layer, nn.Conv2d)]
    for number, layer in enumerate(convolutions):
        values[f"{name}.{number}"] = layer.weight.detach().permute(2, 3, 1, 0).numpy()
        assert layer.bias is not None
        values[f"{name}.{number}.bias"] = layer.bias.detach().numpy()
    last = net[-1]
    assert isinstance(last, nn.Linear)
    channels = convolutions[-1].out_channels
    matrix = last.weight.detach().reshape(10, channels, size[0] // 4, size[1] // 4)
    values[f"{name}.out"] = matrix.permute(2, 3, 1, 0).reshape(-1, 10).numpy()
    values[f"{name}.out.bias"] = last.bias.detach().numpy()
    values[f"{name}.temperature"] = np.array(heat)
    return {key: value.astype(np.float16) for key, value in values.items()}


def main() -> None:
    """Draw, train, write."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    seen, other = samples(BOARDS, 0, "train"), samples(CHECKED, 500, "choose")
    first, second = network((TALL, WIDE), FIRST), network((WHOLE, WHOLE), SECOND)
    trained(first, seen.patches, seen.patch_digits, 0.05, SECONDS[0])
    trained(second, seen.cells, seen.cell_digits, 0.06, SECONDS[1])
    heats = (
        temperature(first, other.patches, other.patch_digits),
        temperature(second, other.cells, other.cell_digits),
    )
    weights = packed(first, "first", (TALL, WIDE), heats[0])
    weights |= packed(second, "second", (WHOLE, WHOLE), heats[1])
    path = Path(os.environ.get("DIGIT_WEIGHTS") or asset_path("pictures", WEIGHTS))
    np.savez_compressed(path, **weights)
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
