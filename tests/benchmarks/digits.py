"""Trains the network that reads the digits of pictured sudokus, and measures the whole reader.

python -m tests.benchmarks.digits train     writes assets/pictures/digits.npz
python -m tests.benchmarks.digits measure   200 pictures in fonts that were not trained on
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from hrm_core.places import asset_path
from hrm_core.tasks.pictures import decode
from hrm_core.tasks.sudoku.generator import complete_grids
from hrm_core.tasks.sudoku.pictures.boards import CELL, find_board, laid_flat
from hrm_core.tasks.sudoku.pictures.digits import TALL, WEIGHTS, WIDE, drawn_in
from hrm_core.tasks.sudoku.pictures.read import read_sudoku
from tests.benchmarks.sudoku_pictures import drawn, fonts, stored

BOARDS = 220  # that are drawn to train on; every filled cell is a sample
EPOCHS, BATCH = 28, 128
A, B = 10, 20  # channels
LARGEST = 56  # pixels of a cell: larger pictures cost time and teach nothing new


def random_grid(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Any digits anywhere: the reader may not count on the rules."""
    digits = rng.integers(1, 10, (9, 9))
    return np.where(rng.random((9, 9)) < rng.uniform(0.3, 0.8), digits, 0).astype(np.uint8)


def sudoku_grid(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Part of a solved grid: nothing clashes, so no cell is in doubt for its neighbours alone."""
    solved = complete_grids(rng, 1)[0].reshape(9, 9)
    return np.where(rng.random((9, 9)) < rng.uniform(0.3, 0.8), solved, 0).astype(np.uint8)


def samples(boards: int, seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Patches [n, TALL, WIDE] as the reader cuts them, and the digits in them; 0: none."""
    rng = np.random.default_rng(seed)
    families = list(fonts(unseen=False).values())
    patches, names = [], []
    for number in range(boards):
        grid = random_grid(rng)
        pixels = drawn(grid, families[number % len(families)], rng, LARGEST)
        pixels = decode(stored(pixels, rng))
        corners = find_board(pixels)
        if corners is None:
            continue
        board = laid_flat(pixels, corners + rng.normal(0, 0.5, (4, 2)))
        for row in range(9):
            for column in range(9):
                top, left = row * CELL, column * CELL
                found = drawn_in(board[top : top + CELL, left : left + CELL])
                if found is not None and (not grid[row, column] or found.height > 8):
                    patches.append(found.patch)
                    names.append(int(grid[row, column]))
        if number % 100 == 99:
            print(f"{number + 1} boards, {len(names)} samples", flush=True)
    return np.stack(patches), np.array(names)


def network() -> nn.Sequential:
    """Two convolutions and one matrix; the package's digits.py computes the same with NumPy."""
    return nn.Sequential(
        nn.Conv2d(1, A, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(A, B, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Dropout(0.2),
        nn.Linear(B * (TALL // 4) * (WIDE // 4), 10),
    )


def augmented(patches: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Moved by a pixel, stretched, turned and sheared a little, lighter, with noise."""
    n = len(patches)
    normal = torch.randn(n, 6, generator=generator)
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0] = 1 + 0.07 * normal[:, 0]
    matrix[:, 1, 1] = 1 + 0.05 * normal[:, 1]
    matrix[:, 0, 1], matrix[:, 1, 0] = 0.08 * normal[:, 2], 0.05 * normal[:, 3]
    matrix[:, :, 2] = 0.05 * normal[:, 4:6]
    grid = nn.functional.affine_grid(matrix, [n, 1, TALL, WIDE], align_corners=False)
    moved = nn.functional.grid_sample(patches[:, None], grid, align_corners=False)
    power = torch.exp(0.25 * torch.randn(n, 1, 1, 1, generator=generator))
    noise = 0.04 * torch.randn(moved.shape, generator=generator)
    return ((moved.clamp(1e-4, 1) ** power) + noise).clamp(0, 1)


def train(seed: int = 0) -> None:
    """Draw, train, write."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(seed)
    patches, names = samples(BOARDS, seed)
    inputs, targets = torch.from_numpy(patches), torch.from_numpy(names)
    net = network()
    steps = EPOCHS * (len(inputs) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, steps)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.split(torch.randperm(len(inputs), generator=generator), BATCH):
            if len(batch) < BATCH:
                continue
            logits = net(augmented(inputs[batch], generator))
            loss = nn.functional.cross_entropy(logits, targets[batch], label_smoothing=0.01)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (len(inputs) // BATCH):.4f}", flush=True)
    write(net, asset_path("pictures", WEIGHTS))


def write(net: nn.Sequential, path: Path) -> None:
    """The weights in half precision, in the order of NumPy's inference."""
    weights = {name: value.detach() for name, value in net.state_dict().items()}
    matrix = weights["8.weight"].reshape(10, B, TALL // 4, WIDE // 4).permute(2, 3, 1, 0)
    values = {
        "a": weights["0.weight"].permute(2, 3, 1, 0),
        "a_bias": weights["0.bias"],
        "b": weights["3.weight"].permute(2, 3, 1, 0),
        "b_bias": weights["3.bias"],
        "c": matrix.reshape(-1, 10),
        "c_bias": weights["8.bias"],
    }
    path.parent.mkdir(exist_ok=True)
    halves: dict[str, Any] = {
        name: value.numpy().astype(np.float16) for name, value in values.items()
    }
    np.savez_compressed(path, **halves)
    print(f"{path.name}: {path.stat().st_size} bytes")


def measure(pictures: int = 200, seed: int = 1000) -> None:
    """How many cells are read right, wrong and marked, wrong and not marked."""
    rng = np.random.default_rng(seed)
    families = list(fonts(unseen=True).items())
    right = marked = silent = needless = missed = 0
    seconds = 0.0
    for number in range(pictures):
        name, files = families[number % len(families)]
        grid = sudoku_grid(rng)
        data = stored(drawn(grid, files, rng), rng)
        started = time.perf_counter()
        found = read_sudoku(decode(data))
        seconds += time.perf_counter() - started
        if found is None:
            missed += 1
            print(f"{number} {name}: no board")
            continue
        read, unsure = found
        wrong = {(int(row), int(column)) for row, column in np.argwhere(read != grid)}
        right += 81 - len(wrong)
        marked += len(wrong & set(unsure))
        quiet = wrong - set(unsure)
        silent += len(quiet)
        needless += len(set(unsure) - wrong)
        if quiet:
            told = [f"{cell}: {grid[cell]} as {read[cell]}" for cell in sorted(quiet)]
            print(f"{number} {name}: {told[:6]}")
    cells = 81 * (pictures - missed)
    print(
        f"{pictures} pictures, {missed} without a board; of {cells} cells"
        f" {right / cells:.4%} right,"
        f" {marked} wrong and marked, {silent} wrong and not marked, {needless} right and marked;"
        f" {seconds / pictures:.3f} s a picture"
    )


if __name__ == "__main__":
    commands: dict[str, Callable[[], None]] = {"train": train, "measure": measure}
    commands[sys.argv[1]]()
