"""One process that reads whatever file it is given, and says how that went: `python -m tests.stress.worker`.

Each line of standard input is a path; each line of standard output is the outcome as JSON.
"""

import json
import logging
import resource
import sys
import time
import traceback
from pathlib import Path
from unittest.mock import patch

from pipeline.build.letters import read_letter
from pipeline.build.memory import keep_what_is_loaded
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import SqsError
from pipeline.language.rules import load_rules
from pipeline.read.scan import ocr


def main() -> None:
    """Outcomes of the files named on standard input, until it ends."""
    logging.disable(logging.CRITICAL)
    load_rules()
    keep_what_is_loaded()  # as a process of a build does
    print(json.dumps({"kind": "begun"}), flush=True)  # noqa: T201  # a program's output
    # Text recognition is a program of its own, with a limit of its own.
    with patch.object(ocr, "is_installed", return_value=False):
        for line in sys.stdin:
            print(json.dumps(outcome_of(Path(line.rstrip("\n")))), flush=True)  # noqa: T201


def outcome_of(path: Path) -> dict[str, str | float]:
    """How the file was read: `read`, the kind of error with its sentence, or `traceback`."""
    begun = time.process_time()
    try:
        _, reading = read_letter(LetterFolder(id=path.stem, file=path))
        kind, words = "read", f"{len(reading.findings)} findings, {len(reading.problems)} problems"
    except SqsError as error:
        kind, words = type(error).__name__, str(error)
    except BaseException:  # noqa: BLE001  # whatever else is raised is what is looked for
        kind, words = "traceback", traceback.format_exc()
    return {"kind": kind, "words": words, "seconds": time.process_time() - begun, "megabytes": _most_taken()}


def _most_taken() -> float:
    """The most memory that this program has taken, in megabytes.

    Linux also gives what a process had taken before it became this program, which is what its parent had.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
