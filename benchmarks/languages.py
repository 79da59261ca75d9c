"""How long all languages take beside English alone: `make bench`, or `python -m benchmarks.languages --pairs 5`.

The two are built in turn, each time into a folder that was never there. Nothing is removed before the end: ext4 keeps the
places of deleted files free for up to 40 seconds, and makes new ones up to ten times as slowly while it looks for others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.bench import HEAD, ROOT, Run, measure

_UNTIL_DISK_RESTS = 60


def build(name: str, out: Path, *more: str) -> Run:
    """One build of the hub as it stands."""
    command = [sys.executable, "-m", "carers_hub", "build", "--root", str(ROOT), "--out", str(out), *more]
    return measure(name, command, out)


def main() -> None:
    """Print a table and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=5, help="how many times each")
    asked = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as name:
        time.sleep(_UNTIL_DISK_RESTS)
        ratios = []
        for number in range(asked.pairs):
            english = build("English", Path(name) / f"english-{number}", "--languages", "en")
            every = build("all languages", Path(name) / f"every-{number}")
            print(f"{english.row()}\n{every.row()}", flush=True)
            ratios.append(every.wall / english.wall)
        print(f"\nAll languages take {median(ratios):.2f} times English ({min(ratios):.2f} to {max(ratios):.2f}).")


if __name__ == "__main__":
    main()
