"""Files that a process was writing when it was killed: they carry its number, and the next process removes them."""

import os
from pathlib import Path


def remove_leftovers(folder: Path, before: str, after: str) -> None:
    """Remove each file called `<before><number><after>` whose process has ended; others may still be writing theirs."""
    for path in folder.glob(f"{before}*{after}"):
        number = path.name.removeprefix(before).removesuffix(after).split(".")[0]
        if number.isdigit() and not _is_running(int(number)):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere to ask is to end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not _is_defunct(process)


def _is_defunct(process: int) -> bool:
    """Whether it has ended, and stays in the list because its parent never asked how: in containers that is common."""
    try:
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b") ")[2][:1]
    except OSError:
        return False  # not Linux, or gone by now
    return state in {b"Z", b"X"}
