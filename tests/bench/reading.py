"""What a process of a build does with letters: it reads them, and with `whole` understands them too.

It prints the seconds of a processor's time that the letters take, once they have been gone through before.
"""

import sys
import time
from pathlib import Path

from pipeline.build.memory import keep_what_is_loaded
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment


def take(path: Path, *, whole: bool) -> None:
    """Read the letter, and understand it too where the whole is asked for."""
    transcript = read(path)
    if whole:
        rules = load_rules()
        letter = segment(transcript, file=path.name)
        interpret(letter, extract(letter, rules), rules)


def main(part: str, *letters: str) -> None:
    """Go through the letters twice, the second time with the clock running."""
    for letter in letters:
        take(Path(letter), whole=part == "whole")
    keep_what_is_loaded()
    begun = time.process_time()
    for letter in letters:
        take(Path(letter), whole=part == "whole")
    sys.stdout.write(f"{time.process_time() - begun}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
