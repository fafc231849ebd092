"""The files of `pipeline/rules/`, in which the vocabulary stands."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(str(files("pipeline") / "rules"))


def read_yaml(name: str) -> Any:  # noqa: ANN401 - YAML holds anything; each reader checks its own file
    """What a file of `pipeline/rules/` holds."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe
