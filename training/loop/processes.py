"""The processes that train one model together: who has which slots, and what they tell each other.

Every process draws the same puzzles and the same random numbers for the whole batch and keeps the
slots that are its own; so a run gives the same result whatever the number of processes is. Started
by torchrun, which says to each who it is; a process started alone is a team of one.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, distributed, nn

Shared = TypeVar("Shared")


@dataclass(frozen=True)
class Processes:
    """Process `rank` of `size`; tensors and values are exchanged by all members at once."""

    rank: int = 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """Whether this is the one process that writes files and prints."""
        return self.rank == 0

    def part(self, count: int) -> slice:
        """Which of `count` slots or puzzles are this process's."""
        return slice(count * self.rank // self.size, count * (self.rank + 1) // self.size)

    def gather(self, rows: Tensor) -> Tensor:
        """The rows of all members, those of rank 0 first; every member has equally many."""
        if self.size == 1:
            return rows
        # bool is not a type that every back end sends
        sent = rows.to(torch.uint8) if rows.dtype == torch.bool else rows
        parts = [torch.empty_like(sent) for _ in range(self.size)]
        distributed.all_gather(parts, sent.contiguous())
        return torch.cat(parts).to(rows.dtype)

    def gather_values(self, value: Shared) -> list[Shared]:
        """What every member has in its place, in order of rank; any plain value."""
        if self.size == 1:
            return [value]
        values = [value] * self.size
        distributed.all_gather_object(values, value)
        return values

    def sums(self, values: Mapping[str, float]) -> dict[str, float]:
        """The values of all members added up, name by name."""
        if self.size == 1:
            return dict(values)
        total = torch.tensor(list(values.values()), dtype=torch.float64)
        distributed.all_reduce(total)
        return dict(zip(values, total.tolist(), strict=True))

    def follow(self, values: Sequence[float]) -> list[float]:
        """What rank 0 has in place of `values`, so that all decide alike."""
        if self.size == 1:
            return list(values)
        told = torch.tensor(values, dtype=torch.float64)
        distributed.broadcast(told, src=0)
        return [float(value) for value in told]

    def average(self, model: nn.Module) -> None:
        """Give every member the mean of all members' gradients, once all have theirs.

        DistributedDataParallel would send what is ready while the rest is at work; but no gradient
        is complete before the end here, as all cycles use the same weights.
        """
        if self.size == 1:
            return
        learnt = [weights for weights in model.parameters() if weights.requires_grad]
        gradients = [torch.zeros_like(w) if w.grad is None else w.grad for w in learnt]
        held = gradients[0].new_tensor([weights.grad is not None for weights in learnt])
        total = torch.cat([*(gradient.flatten() for gradient in gradients), held])
        distributed.all_reduce(total)
        sizes = [*(weights.numel() for weights in learnt), len(learnt)]
        *parts, held = torch.split(total, sizes)
        for weights, part, anybody in zip(learnt, parts, held.tolist(), strict=True):
            if anybody:  # one that nobody has a gradient for stays as it is
                weights.grad = part.view_as(weights) / self.size


ALONE = Processes()


@contextmanager
def joined() -> Iterator[Processes]:
    """The team that torchrun describes in the environment, for as long as the work goes on."""
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        yield Processes()
        return
    # The first optimiser loads it. Loaded after the group is made, it would hold on to the group,
    # whose threads then outlive it; and a thread at work while its process ends may abort it.
    import torch._dynamo

    if torch.cuda.is_available():
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        backend = "cpu:gloo,cuda:nccl"  # gradients over NCCL; decisions, on the CPU, over gloo
    else:
        backend = "gloo"
    distributed.init_process_group(backend)
    try:
        yield Processes(distributed.get_rank(), size)
        distributed.barrier()  # a member that leaves first, while others still write, may abort
    finally:
        distributed.destroy_process_group()
