"""Where the rules stand. The standard library alone: an unchanged build must cost next to nothing."""

import os
from importlib.resources import files
from pathlib import Path

OWN_RULES = Path(str(files("pipeline") / "rules"))
"""Those that come with the code."""
TRIED_RULES = "SQS_RULES"
"""In the environment, the folder that a process takes its rules from instead: `sqs teach` tries an edit that way."""
RULES = Path(os.environ.get(TRIED_RULES) or OWN_RULES)


def as_tried(file: Path) -> Path:
    """The file, or what is tried in its place."""
    return RULES / file.name if file.parent == OWN_RULES else file
