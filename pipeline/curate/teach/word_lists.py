"""The lists of words in the rules, edited as text, so that comments and the order of the lists stay."""

import re
from pathlib import Path

import yaml

from pipeline.errors import RuleError
from pipeline.language.rule_files import read_yaml

WORD_LISTS = ("verdict_phrases.yml", "topic_phrases.yml")


def phrases_in(file: str, folder: Path | None = None) -> dict[str, list[str]]:
    """The lists of the file by their names."""
    return dict(read_yaml(file, folder))


def with_phrase(text: str, name: str, phrase: str) -> str:
    """The file with the phrase in that list, in the order of the alphabet; RuleError where it stands there already."""
    head, items, tail = _around(text, name)
    if any(_phrase_of(item) == phrase for item in items):
        raise RuleError(f"“{phrase}” stands under {name} already.")
    written = yaml.safe_dump(phrase, width=1000).removesuffix("...\n").strip()
    added = f"  - {written}\n"
    place = next((at for at, item in enumerate(items) if _phrase_of(item) > phrase), len(items))
    return "".join((*head, *items[:place], added, *items[place:], *tail))


def without_phrase(text: str, name: str, phrase: str) -> str:
    """The file with the phrase taken out of that list; RuleError where it does not stand there."""
    head, items, tail = _around(text, name)
    left = [item for item in items if _phrase_of(item) != phrase]
    if left == items:
        raise RuleError(f"“{phrase}” does not stand under {name}.")
    return "".join((*head, *left, *tail))


def _around(text: str, name: str) -> tuple[list[str], list[str], list[str]]:
    """The lines up to the head of the list, its entries, and the lines after them."""
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines, 1) if re.match(rf"{re.escape(name)}:\s*(?:#.*)?$", line)), None)
    if start is None:
        raise RuleError(f"The list {name} is not written one word a line: write it so, each word after a dash.")
    end = start
    while end < len(lines) and lines[end].startswith("  - "):
        end += 1
    return lines[:start], lines[start:end], lines[end:]


def _phrase_of(line: str) -> str:
    return str(yaml.safe_load(line.strip().removeprefix("- ")))
