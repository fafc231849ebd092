"""The whole of it: `python -m tests.stress` prints what was tried, how often, and what was lost.

Names of trials after it try those alone: `python -m tests.stress kills privacy`.
"""

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.stress.losses import put_between_marks, table
from tests.stress.plan import SEED
from tests.stress.rooms import each_of
from tests.stress.trials import TRIALS


def main() -> int:
    """0 where nothing was lost, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description=__doc__)
    parser.add_argument("trials", nargs="*", help=f"which to try; without any, all: {', '.join(TRIALS)}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--short", action="store_true", help="a few of each, in seconds")
    parser.add_argument("--into", type=Path, help="a document that gets the table, between its marks")
    chosen = parser.parse_args()
    begun = time.monotonic()
    found = {}
    for name, losses, seconds in each_of(chosen.trials or list(TRIALS), chosen.seed, is_short=chosen.short):
        found[name] = losses
        say(f"{name}: {losses.tried:,} in {seconds:.0f} s")
        for words in losses.told:
            say(f"  {words}")
    minutes = (time.monotonic() - begun) / 60
    day = datetime.now(UTC).date()
    words = f"Seed {chosen.seed}, {day.day} {day:%B %Y}, {minutes:.0f} minutes on {os.cpu_count()} processors."
    words += f"\n\n{table({trial.title: found[name] for name, trial in TRIALS.items() if name in found})}"
    say(f"\n{words}")
    if chosen.into:
        put_between_marks(chosen.into, words)
    return int(not all(losses.are_none for losses in found.values()))


def say(words: str) -> None:
    """The words stand in the terminal at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
