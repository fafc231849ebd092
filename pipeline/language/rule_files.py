"""The files of `pipeline/rules/`, in which the vocabulary stands."""

from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import RuleError
from pipeline.language.conflicts import conflict_in
from pipeline.language.rules_folder import RULES

FOLDER = RULES


def read_yaml(name: str, folder: Path | None = None) -> Any:  # noqa: ANN401 - YAML holds anything; each reader checks its own file
    """What a file of `pipeline/rules/`, or of another folder, holds; RuleError names the line where it is no YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = ((folder or FOLDER) / name).read_text(encoding="utf-8")
    if conflict := conflict_in(text):
        raise RuleError(f"pipeline/rules/{name}, line {conflict[0]}: {conflict[1]}")
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(
            f"pipeline/rules/{name}, line {line}: this is not valid YAML ({error.problem}): look at the spaces at the "
            "beginning of this line and the one above, and at quotation marks."
        ) from error


def line_of(name: str, words: str) -> int:
    """The first line of the file that has the words, counted from 1; 1 where none has."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
