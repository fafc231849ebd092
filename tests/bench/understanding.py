"""What a process of a build takes to extract and interpret letters, beside what it takes to read them.

It prints the seconds of a processor's time for each: of each letter the median of several times, once all have been
gone through before.
"""

import sys
import time
from pathlib import Path
from statistics import median

from pipeline.build.workers import collect_seldom
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment


def take(path: Path) -> tuple[float, float]:
    """How long reading takes, and how long extracting and interpreting."""
    rules = load_rules()
    begun = time.process_time()
    transcript = read(path)
    reading = time.process_time() - begun
    letter = segment(transcript, file=path.name)
    begun = time.process_time()
    interpret(letter, extract(letter, rules), rules)
    return reading, time.process_time() - begun


TIMES = 5


def main(*letters: str) -> None:
    """Go through the letters once before the clock runs, and then several times."""
    for letter in letters:
        take(Path(letter))
    collect_seldom()
    taken = [[take(Path(letter)) for letter in letters] for _ in range(TIMES)]
    reading, understanding = (
        sum(median(seconds[part] for seconds in of_letter) for of_letter in zip(*taken, strict=True)) for part in (0, 1)
    )
    sys.stdout.write(f"{reading} {understanding}")


if __name__ == "__main__":
    main(*sys.argv[1:])
