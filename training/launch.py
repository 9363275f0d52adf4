"""Does what torchrun does, but a run that fails ends with its own sentence alone.

    python -m training.launch --standalone --nproc-per-node 8 -m app.cli.main train --recipe sudoku

torchrun adds a traceback of its own, and who failed when, to whatever the processes said.
"""

import logging
import sys
from collections.abc import Sequence

from torch.distributed import run
from torch.distributed.elastic.multiprocessing.errors import ChildFailedError


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the process that failed first; 0 if none did."""
    logging.getLogger("torch.distributed.elastic").setLevel(logging.CRITICAL)
    try:
        run.main(None if arguments is None else list(arguments))
    except ChildFailedError as error:
        _, failure = error.get_first_failure()
        return max(1, int(failure.exitcode))  # negative: the number of a signal
    return 0


if __name__ == "__main__":
    sys.exit(main())
