"""The learned weights as files of `rules/`, so that people can read them and a diff shows what a letter has taught."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import yaml

from pipeline.corpus.atomic_write import replace_file
from pipeline.interpret.voice import Voice
from pipeline.interpret.weights import PARTS, VOICES, Weights

LEAST = 0.2
"""A word that weighs less than this for a label is left out of the file: it would change next to nothing."""
HEAD = """\
# What the evidence for a reading weighs. `sqs learn` writes this file from checked letters: do not edit it by hand.
# Each line is a piece of evidence with its weight, then the number of statements that showed it. A weight above 0
# speaks for the readings that show the evidence, one below 0 speaks against them. METHODOLOGY.md explains how a
# reading is chosen.
"""


def write(weights: Weights, seen: Mapping[str, Mapping[str, int]], folder: Path) -> tuple[Path, ...]:
    """The files written into the folder, each whole or not at all: `weights.yml` and those of the voices.

    `seen` says for each part how many statements showed each piece of evidence.
    """
    thresholds = f"\nthresholds:\n  sure: {weights.sure}\n  doubtful: {weights.doubtful}\n"
    parts = (f"\n{part}:\n{_lines(getattr(weights, part), seen[part])}" for part in PARTS)
    contents = {
        "weights.yml": HEAD + thresholds + "".join(parts) + _second_readers(weights),
        **{name: _voice(getattr(weights.voices, voice)) for voice, name in VOICES.items()},
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        replace_file(folder / name, content)
    return tuple(folder / name for name in contents)


def _lines(weights: Mapping[str, float], seen: Mapping[str, int]) -> str:
    return "".join(f'  "{name}": [{weights[name]}, {seen[name]}]\n' for name in sorted(weights)) or "  {}\n"


def _second_readers(weights: Weights) -> str:
    """What second readers add; nothing at all where no checked letter has one."""
    if not weights.second_readers:
        return ""
    said = {name: dict(states) for name, states in weights.second_readers.items()}
    return "\n" + yaml.safe_dump({"second_readers": said}, allow_unicode=True)


def _voice(voice: Voice) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("words", "label", "weight"))
    writer.writerows(("", label, weight) for label, weight in sorted(voice.always.items()))
    for word, weights in sorted(voice.weights.items()):
        writer.writerows(
            (word, label, f"{weight:.1f}") for label, weight in sorted(weights.items()) if abs(weight) >= LEAST
        )
    return lines.getvalue()
