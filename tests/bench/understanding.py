"""What a process of a build takes to extract and interpret letters.

It prints the seconds of a processor's time: of each letter the median of several times, once all have been gone
through before.
"""

import sys
import time
from pathlib import Path
from statistics import median

from pipeline.build.memory import keep_what_is_loaded
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment


def take(path: Path) -> float:
    """How long extracting and interpreting takes."""
    rules = load_rules()
    letter = segment(read(path), file=path.name)
    begun = time.process_time()
    interpret(letter, extract(letter, rules), rules)
    return time.process_time() - begun


TIMES = 5


def main(*letters: str) -> None:
    """Go through the letters once before the clock runs, and then several times."""
    for letter in letters:
        take(Path(letter))
    keep_what_is_loaded()
    taken = [[take(Path(letter)) for letter in letters] for _ in range(TIMES)]
    sys.stdout.write(f"{sum(map(median, zip(*taken, strict=True)))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
