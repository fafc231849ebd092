"""What a second reader said, held to the letter: each entry has its words and numbers there, or it is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.base import Span
from models.checked import CheckedEntry
from models.letter import Letter
from models.second import RefusedEntry
from pipeline.annotations.entries import faults_of_entry
from pipeline.annotations.placing import place_entries
from pipeline.annotations.quotations import places_in
from pipeline.annotations.second.grounds import why_unfounded
from pipeline.annotations.second.near import near_places
from pipeline.language.folding import single_spaced


@dataclass(frozen=True)
class Alignment:
    """The entries that the letter bears out, in the order in which it prints them, and the others."""

    entries: tuple[CheckedEntry, ...]
    places: tuple[Span, ...]
    """Where the words of each stand."""
    refused: tuple[RefusedEntry, ...]


def align(letter: Letter, entries: Sequence[CheckedEntry]) -> Alignment:
    """Each entry with the letter's own words as its quotation; refused where these, or its numbers, are not there.

    A quotation must stand once in its paragraph, or nearly stand there once; a note then says how it was given.
    """
    exact = [_in_the_letters_words(letter, entry) for entry in entries]
    fit = place_entries(letter, exact)
    borne_out, refused = [], []
    for position, (entry, place) in enumerate(zip(exact, fit.places, strict=True)):
        reason = next(_reasons(letter, entry, place, fit.misfits.get(position)), None)
        if reason or place is None:
            refused.append(RefusedEntry(paragraph=entry.paragraph, quote=entry.quote, reason=reason or "No place."))
        else:
            borne_out.append((place, entry))
    borne_out.sort(key=lambda each: (each[0].start, each[0].end))
    return Alignment(
        entries=tuple(entry for _, entry in borne_out),
        places=tuple(place for place, _ in borne_out),
        refused=tuple(refused),
    )


def _in_the_letters_words(letter: Letter, entry: CheckedEntry) -> CheckedEntry:
    """The entry, its quotation as printed where it is nearly so in one place alone, and a note on how it was given."""
    if places_in(letter, entry.paragraph, entry.quote):
        return entry
    near = [
        place.of(passage)
        for paragraph in letter.body_paragraphs
        if paragraph.key == entry.paragraph
        for passage in [paragraph.of(letter.text)]
        for place in near_places(entry.quote, passage)
    ]
    if len(near) != 1:
        return entry
    return entry.model_copy(update={"quote": single_spaced(near[0]), "note": f"Quoted nearly: “{entry.quote}”"})


def _reasons(letter: Letter, entry: CheckedEntry, place: Span | None, misfit: str | None) -> Iterator[str]:
    """Why the entry cannot stand."""
    yield from (f"{fault[0].upper()}{fault[1:]}." for _, fault in faults_of_entry(entry))
    if misfit:
        yield f"{misfit[0].upper()}{misfit[1:]}"
    elif place is not None and not any(paragraph.covers(place) for paragraph in letter.body_paragraphs):
        yield "These words are not in the body of the letter."
    elif place is not None and (why := why_unfounded(letter, entry, place)):
        yield why
