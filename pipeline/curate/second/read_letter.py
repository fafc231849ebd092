"""A letter read by a language model, part by part; an answer that does not fit is asked for again."""

from collections.abc import Callable
from typing import Protocol

from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.curate.second.answer import UnfitAnswerError, entries_of_answer
from pipeline.curate.second.models import Reply
from pipeline.curate.second.prompt import SentPart, guide, halves_of, parts_of, request_of, schema

TRIES = 3
"""How often a part is sent before the letter is given up."""


class Asked(Protocol):
    """Whoever can be asked."""

    @property
    def name(self) -> str:
        """What it is called."""

    def ask(self, guide: str, request: str, schema: str) -> Reply:
        """Its answer."""


def read_by_model(
    model: Asked, letter: Letter, *, on_part: Callable[[], None] = lambda: None
) -> tuple[tuple[CheckedEntry, ...], str]:
    """The entries that the model gives for the letter, and the version that it says it is; nothing is proved of them.

    UnfitAnswerError where it gives no answer that fits, ServiceError where it gives none.
    """
    entries: list[CheckedEntry] = []
    version = ""
    for part in parts_of(letter):
        found, version = _read_part(model, letter, part)
        entries += found
        on_part()
    return tuple(entries), version


def _read_part(model: Asked, letter: Letter, part: SentPart) -> tuple[tuple[CheckedEntry, ...], str]:
    request = request_of(letter, part)
    fault: UnfitAnswerError | None = None
    for _ in range(TRIES):
        again = f"\nYour last answer could not be used: {fault} Answer again, with JSON only.\n" if fault else ""
        reply = model.ask(guide(), request + again, schema())
        try:
            return entries_of_answer(reply.text), reply.version
        except UnfitAnswerError as error:
            fault = error
        if fault.cut_off and (halves := halves_of(part)):
            (first, _), (second, version) = (_read_part(model, letter, half) for half in halves)
            return (*first, *second), version
    keys = dict.fromkeys((part.paragraphs[0].key, part.paragraphs[-1].key))
    raise UnfitAnswerError(f"{model.name} gave no answer that can be used for {' to '.join(keys)}: {fault}")
