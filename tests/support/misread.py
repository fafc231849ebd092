"""A letter read with mistakes put in, so that what a person does about them can be seen whatever the rules learn."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from models.finding import Finding
from models.reading import Reading
from pipeline.corpus.folders import letter_in
from pipeline.curate.check import hold_to_entries
from pipeline.curate.review import LetterToReview, letter_to_review


def misread(folder: Path, mistakes: Mapping[int, dict[str, object] | None], by: str | None = "AB") -> LetterToReview:
    """The letter with what its findings say changed, by their places among them; None for one that is not read."""
    reviewed = letter_to_review(letter_in(folder), by=by)
    return with_mistakes(reviewed, mistakes)


def with_mistakes(reviewed: LetterToReview, mistakes: Mapping[int, dict[str, object] | None]) -> LetterToReview:
    """The same for a letter that was read before; the numbers of what is not read are unread."""
    reading = reviewed.check.reading
    kept: list[Finding] = []
    place_now: dict[int, int] = {}
    for at, finding in enumerate(reading.findings):
        changes = mistakes.get(at, {})
        if changes is not None:
            place_now[at] = len(kept)
            kept.append(finding.model_copy(update=changes))
    numbers = [
        number
        if number.finding is None
        else number.model_copy(update={"finding": place_now[number.finding]})
        if number.finding in place_now
        else number.model_copy(update={"finding": None, "status": "unread", "rule": None})
        for number in reading.numbers
    ]
    anew = Reading(letter=reading.letter, findings=tuple(kept), numbers=tuple(numbers), problems=())
    folder = reviewed.check.folder
    return replace(reviewed, check=hold_to_entries(folder, anew))
