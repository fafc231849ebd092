"""The YAML files that people write, read strictly: every fault is named with its file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.corpus.yaml_size import excess_in
from pipeline.errors import CorpusError
from pipeline.language.conflicts import conflict_in
from pipeline.language.controls import control_in

Place = tuple[int | str, ...]
Written = TypeVar("Written", bound=BaseModel)

LARGEST = 2_000_000
"""Bytes of a file. The longest that anybody has written for a letter has a hundred thousand."""
LONGEST_SHOWN = 40
"""Characters of a value, in a message."""

_CURES = {
    "extra_forbidden": "is not a key that sqs knows: correct the spelling, or remove it",
    "missing": "is missing: add it",
    "string_type": 'must be text: put it in quotation marks, as in "1.4"',
    "date_from_datetime_parsing": "must be a date written 2014-04-23",
    "date_parsing": "must be a date written 2014-04-23",
    "date_type": "must be a date written 2014-04-23",
    "int_parsing": "must be a whole number in figures",
    "int_type": "must be a whole number in figures, without quotation marks",
    "int_from_float": "must be a whole number in figures",
    "int_parsing_size": "is too large: correct it",
    "less_than_equal": "is too large: correct it",
    "greater_than_equal": "is less than 0: correct it",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
}


@dataclass(frozen=True)
class Handwritten:
    """The content of a YAML file, and the line on which each part of it stands."""

    path: Path
    content: Any
    lines: dict[Place, int]

    def fault(self, place: Place, message: str) -> CorpusError:
        """The error to raise about the part at `place`."""
        known = next(place[:size] for size in range(len(place), -1, -1) if place[:size] in self.lines)
        return CorpusError(f"{_name(self.path)}, line {self.lines[known]}: {message}{_full_stop(message)}")

    def as_noun(self, noun: type[Written], content: object, *, place: Place = ()) -> Written:
        """The part at `place` as a noun; CorpusError on an unknown key or a value of the wrong kind."""
        if not isinstance(content, dict):
            raise self.fault(place, "there must be keys and values here, as in `area: Cambridgeshire`")
        try:
            return noun.model_validate(content)
        except ValidationError as error:
            first = error.errors()[0]
            raise self.fault((*place, *first["loc"]), _sentence(first, noun)) from None


def handwritten(path: Path) -> Handwritten:
    """The file's content; CorpusError where it is no plain YAML or has a key twice."""
    try:
        if path.stat().st_size > LARGEST:
            raise CorpusError(
                f"{_name(path)} is larger than {LARGEST // 1_000_000} MB: no letter needs so much; shorten it."
            )
        text = path.read_text(encoding="utf-8")
        if conflict := conflict_in(text):
            raise CorpusError(f"{_name(path)}, line {conflict[0]}: {conflict[1]}")
        if excess := excess_in(text):
            raise CorpusError(f"{_name(path)}, line {excess[0]}: {excess[1]}.")
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
        lines: dict[Place, int] = {(): 1}
        if node:
            lines.update(_Lines(path, loader).under(node))
        return Handwritten(path, loader.construct_document(node) if node else None, lines)
    except OSError as error:
        raise CorpusError(f"{_name(path)} cannot be opened ({error.strerror}): check that you may read it.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{_name(path)} is not UTF-8 text: save it again in that encoding.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CorpusError(
            f"{_name(path)}, line {line}: this is not valid YAML ({error.problem}): correct it."
        ) from error
    except yaml.YAMLError as error:
        raise CorpusError(f"{_name(path)} is not valid YAML: save it again as plain text.") from error


class _Lines:
    """Walks a parsed file for the line of every key and entry, and refuses what YAML itself would let pass."""

    def __init__(self, path: Path, loader: yaml.CSafeLoader) -> None:
        self.path = path
        self.loader = loader
        self.met: set[int] = set()

    def under(self, node: yaml.Node, place: Place = ()) -> Iterator[tuple[Place, int]]:
        """Each place under the node with its line; an alias that leads back to a node met before ends there."""
        if id(node) in self.met:
            return
        self.met.add(id(node))
        yield place, node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            yield from self._under_keys(node, place)
        elif isinstance(node, yaml.SequenceNode):
            for position, entry in enumerate(node.value):
                yield from self.under(entry, (*place, position))
        else:
            self._try(node)

    def _under_keys(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[Place, int]]:
        keys = set()
        for key, value in node.value:
            self._refuse_controls(key)
            if str(key.value) in keys:
                raise self._fault(key, f"{key.value} appears twice in one entry: keep one of them")
            keys.add(str(key.value))
            yield from self.under(value, (*place, str(key.value)))

    def _try(self, node: yaml.Node) -> None:
        """A day that no calendar has (`2014-02-30`) stops the YAML library without saying where."""
        try:
            self.loader.construct_object(node)
        except ValueError:
            what = "is too large" if node.tag.endswith(":int") else "is not a real date"
            raise self._fault(node, f"{_short(node.value)} {what}: correct it") from None
        self._refuse_controls(node)

    def _refuse_controls(self, node: yaml.Node) -> None:
        if control := control_in(str(node.value)):
            raise self._fault(node, f"the character {control} cannot be kept: remove it")

    def _fault(self, node: yaml.Node, message: str) -> CorpusError:
        return CorpusError(f"{_name(self.path)}, line {node.start_mark.line + 1}: {message}.")


def _sentence(error: ErrorDetails, noun: type[BaseModel]) -> str:
    key = error["loc"][-1] if error["loc"] else "this"
    if error["type"] == "extra_forbidden" and (near := get_close_matches(str(key), noun.model_fields, n=1)):
        return f"{key} is not a key that sqs knows: did you mean {near[0]}?"
    if error["type"] == "literal_error":
        return f"{key} must be one of {error['ctx']['expected'].replace(' or ', ', ')}"
    return f"{key} {_CURES.get(error['type'], 'cannot be used: ' + error['msg'])}"


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}..."


def _full_stop(message: str) -> str:
    return "" if message.endswith("?") else "."


def _name(path: Path) -> str:
    """The file with its letter's folder: `cambridgeshire-2014-04/letter.yml`."""
    return f"{path.resolve().parent.name}/{path.name}"
