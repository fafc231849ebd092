"""The answer that a second reader must give, as a schema, and an answer read strictly."""

import json
import re
from collections.abc import Iterator

from pydantic import Field, ValidationError

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Basis, Role, Verdict
from pipeline.errors import SqsError
from pipeline.language.folding import single_spaced

_JSON = re.compile(r"\{.*", re.DOTALL)
_SHOWN = 120
"""Characters of an answer that are shown to a person."""


class AnsweredEntry(Noun):
    """One numeric statement. The fields mean what the guide says."""

    paragraph: str = Field(description="The paragraph's key, such as 1.4 or summary.2")
    quote: str = Field(description="The words that state the number, copied exactly from the paragraph")
    measure: str | None = Field(description="The id of the measure, or null where none fits")
    role: Role
    verdict: Verdict
    count: int | None
    total: int | None
    basis: Basis
    words: str | None = Field(description="The share as worded, or null")
    optional: bool = False


class ReadersAnswer(Noun):
    """All the numeric statements of the paragraphs, in the order printed."""

    entries: tuple[AnsweredEntry, ...]


class UnfitAnswerError(SqsError):
    """An answer that cannot be used, with what is wrong with it in a sentence."""

    def __init__(self, message: str, *, cut_off: bool = False) -> None:
        super().__init__(message)
        self.cut_off = cut_off
        """Whether the answer ends before it is complete."""


def entries_of_answer(text: str) -> tuple[CheckedEntry, ...]:
    """The entries of the answer, as they would stand in a `findings.yml`; UnfitAnswerError where it does not fit."""
    found = _JSON.search(text)
    if found is None:
        raise UnfitAnswerError(f"it holds no JSON but says “{shortened(text)}”.")
    try:
        content, _ = json.JSONDecoder().raw_decode(found[0])
    except json.JSONDecodeError as error:
        if not found[0].rstrip("` \n").endswith("}"):
            raise UnfitAnswerError("it is cut off before its end.", cut_off=True) from None
        raise UnfitAnswerError(f"it is not valid JSON ({error.msg}).") from None
    try:
        answer = ReadersAnswer.model_validate(content)
    except ValidationError as error:
        raise UnfitAnswerError(f"it does not fit the schema: {'; '.join(_faults(error))}.") from None
    return tuple(CheckedEntry.model_validate(entry.model_dump()) for entry in answer.entries)


def shortened(text: str) -> str:
    """The beginning of the text, on one line."""
    words = single_spaced(text)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors()[:3]:
        yield f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg'].lower()}"
