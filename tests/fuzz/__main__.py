"""The long run by hand: python -m tests.fuzz --count 100000 --seed 1."""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzz.changes import fuzz


def main() -> int:
    """0 if nothing was unhandled."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    began, kinds, unhandled = time.monotonic(), set[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for fault in fuzz(Path(folder), options.count, options.seed):
            unhandled += 1
            where = traceback.extract_tb(fault.error.__traceback__)[-1]
            kind = f"{fault.reader}: {fault.error!r:.120} at {where.filename}:{where.lineno}"
            if kind not in kinds:
                kinds.add(kind)
                print(kind, f"after {fault.seconds:.1f} s", flush=True)
    print(f"{options.count} inputs, {unhandled} unhandled, {time.monotonic() - began:.0f} s")
    return int(unhandled > 0)


if __name__ == "__main__":
    sys.exit(main())
