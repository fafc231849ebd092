"""The long form: `python -m tests.stress [count] [seed]` prints how they are read, and every fault."""

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stress.mutations import SEED, written
from tests.stress.trials import Outcome, outcomes

MANY = 2000


def main(count: int = MANY, seed: int = SEED) -> int:
    """0 where each letter was read or refused in a sentence, else 1."""
    kinds: Counter[str] = Counter()
    longest = most = Outcome(Path(), "read", "", 0.0, 0.0)
    faults = 0
    with TemporaryDirectory(prefix="sqs-") as folder:
        for outcome in outcomes(written(seed, count, Path(folder))):
            kinds[outcome.kind] += 1
            longest = max(longest, outcome, key=lambda one: one.seconds)
            most = max(most, outcome, key=lambda one: one.megabytes)
            if outcome.is_fault:
                faults += 1
                say(f"{outcome.kind}: {outcome.file.name}\n{outcome.words}\n")
    say(f"{count} damaged letters, seed {seed}")
    for kind, times in kinds.most_common():
        say(f"  {times:5}  {kind}")
    say(f"longest: {longest.seconds:.1f} s ({longest.file.name}); most memory: {most.megabytes:.0f} MB")
    return int(faults > 0)


def say(words: str) -> None:
    """The words stand in the terminal at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
