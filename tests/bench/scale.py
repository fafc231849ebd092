"""What a build of many letters takes: the memory of the process that runs it, and a processor's time of all processes.

`python -m tests.bench.scale CORPUS DATABASE` builds, and prints megabytes and seconds.
"""

import resource
import sys
from pathlib import Path

from pipeline.build.database import build
from pipeline.build.fingerprint import build_fingerprint
from pipeline.corpus.folders import areas_file, letters_in


def main(corpus: str, database: str) -> None:
    """Build the database."""
    letters = letters_in(Path(corpus))
    build(
        letters,
        corpus=Path(corpus),
        database=Path(database),
        fingerprint=build_fingerprint(letters, areas_file(Path(corpus))),
        on_letter=lambda: None,
    )
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    megabytes = own.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    seconds = sum(used.ru_utime + used.ru_stime for used in (own, workers))
    sys.stdout.write(f"{megabytes} {seconds}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
