"""Whether a file is another edition of the letter that it is to replace, and not some other letter."""

from collections.abc import Iterable, Sequence
from datetime import date

from models.area import Area
from models.letter import Letterhead
from models.source import Source
from pipeline.corpus.areas import slug_of
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.add.duplicates import HeldAlreadyError, refuse_same_file
from pipeline.curate.add.supply import Supply
from pipeline.errors import SqsError


def refuse_a_letter_held(supply: Supply, others: Iterable[LetterFolder]) -> None:
    """SqsError where the file is that of another letter of the corpus, or an earlier edition of one."""
    try:
        refuse_same_file(supply.sha256, others)
    except HeldAlreadyError as error:
        raise SqsError(
            f"{supply.place} is the file of another letter, {error.letter}: nothing was replaced. "
            "Name the letter of which it is another edition."
        ) from error


def refuse_another_letter(
    supply: Supply, found: Letterhead, *, known: Source, before: Letterhead, areas: Sequence[Area]
) -> None:
    """SqsError where the file is about another service, or another inspection of the same one.

    `found` is what it says of itself; `known` is what is known of the letter held, and `before` what that one says. A
    letter that is published again has another date of publication, but its inspection is the same.
    """
    services = {slug_of(area, areas) for area in (known.area, before.area) if area}
    if found.area and services and slug_of(found.area, areas) not in services:
        raise _another(supply, f"is about {found.area}", f"{known.id} is about {known.area or before.area}")
    fieldwork = _days(known.fieldwork_start, before.fieldwork_start)
    published = _days(known.published, before.published)
    other_days = found.fieldwork_start and fieldwork and found.fieldwork_start not in fieldwork
    if other_days and found.published not in published:
        raise _another(
            supply,
            f"is about an inspection that began on {found.fieldwork_start}",
            f"that of {known.id} began on {min(fieldwork)}",
        )


def _days(*days: date | None) -> set[date]:
    return {day for day in days if day}


def _another(supply: Supply, is_about: str, held: str) -> SqsError:
    return SqsError(
        f"{supply.place} {is_about}, and {held}: nothing was replaced. Use `sqs add` for a letter of its own."
    )
