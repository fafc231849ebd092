"""What a corpus holds, what of it people have checked, what is missing, and what cannot be read."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.inspection import Inspection
from models.reading import Reading, Unreadable
from models.source import Source
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.areas import area_of, slug_of
from pipeline.corpus.facts import areas_of, inspections_of, source_of
from pipeline.corpus.folders import LetterFolder, inspections_file
from pipeline.corpus.inspections import letters_of
from pipeline.errors import CorpusError
from pipeline.language.plurals import counted

_FACTS = ("area", "published", "fieldwork_start", "fieldwork_end")
_INDENT = "  "


@dataclass(frozen=True)
class Held:
    """A letter of the corpus that can be read."""

    source: Source
    """What is known of it: what its `letter.yml` says, and where that is silent, its own words."""
    service: str
    """The name of its service, the same for all of that service's letters."""
    findings: int
    checked: int
    """How many of the findings a person has checked."""

    @property
    def is_checked(self) -> bool:
        """Whether people have checked every one of its findings."""
        return 0 < self.findings == self.checked


@dataclass(frozen=True)
class Status:
    """A corpus, told in figures and lists."""

    held: tuple[Held, ...]
    """By service, then by day of publication."""
    unreadable: tuple[Unreadable, ...]
    inspections: int | None
    """How many inspections are known; None where the corpus keeps no list of them."""
    missing: tuple[Inspection, ...]
    """The known inspections whose letter is not in the corpus, readable or not."""


def status_of(letters: Sequence[LetterFolder], *, corpus: Path, cache: Cache, on_letter: Callable[[], None]) -> Status:
    """How things stand with the letters; CorpusError where a list of the corpus cannot be used."""
    areas = areas_of(corpus)
    inspections = inspections_of(corpus, areas)
    readings, unreadable = read_corpus(letters, cache=cache, on_letter=on_letter)
    held = []
    for vouched, reading in readings:
        source = _completed(vouched, reading)
        area = area_of(source.area or "", areas)
        held.append(
            Held(
                source=source,
                service=area.name if area else source.area or source.id,
                findings=len(reading.findings),
                checked=sum(finding.checked for finding in reading.findings),
            )
        )
    named = {letter.id for letter in unreadable}
    sources = [*(each.source for each in held), *_sources(letter for letter in letters if letter.id in named)]
    found = zip(inspections, letters_of(inspections, sources, areas), strict=True)
    return Status(
        held=tuple(sorted(held, key=lambda each: (slug_of(each.service, areas), f"{each.source.published}"))),
        unreadable=unreadable,
        inspections=len(inspections) if inspections_file(corpus) else None,
        missing=tuple(inspection for inspection, letter in found if letter is None),
    )


def report(status: Status, *, width: int) -> Iterator[str]:
    """The lines for the terminal, folded at `width`."""
    yield from _held(status.held)
    yield from ("", _checked(status.held), "")
    if status.inspections is None:
        yield "Missing: nobody knows, for the corpus has no inspections.csv."
    else:
        of_all = f"of the {status.inspections} inspections in inspections.csv"
        yield f"Missing: {len(status.missing)} {of_all} {'have' if len(status.missing) != 1 else 'has'} no letter here."
    for inspection in status.missing:
        yield from _folded(_told(inspection), width)
    yield from ("", f"Unreadable: {counted(len(status.unreadable), 'letter')}.")
    for letter in status.unreadable:
        yield from _folded(f"{letter.id}: {letter.message}", width)


def _completed(source: Source, reading: Reading) -> Source:
    head = reading.letter.letterhead
    return source.model_copy(update={fact: getattr(head, fact) for fact in _FACTS if getattr(source, fact) is None})


def _sources(letters: Iterable[LetterFolder]) -> Iterator[Source]:
    """What is known of letters that cannot be read, where that can be."""
    for letter in letters:
        with suppress(CorpusError, OSError):
            yield source_of(letter)


def _held(held: Sequence[Held]) -> Iterator[str]:
    services = len({each.service for each in held})
    yield f"Held: {counted(len(held), 'letter')} on {counted(services, 'service')}."
    longest = max((len(each.service) for each in held), default=0)
    for each in held:
        day = f"{each.source.published or 'day not known'}"
        marks = [mark for mark in ("facsimile", "invented") if getattr(each.source, mark)]
        checked = f"{each.checked} of {counted(each.findings, 'finding')} checked"
        yield f"{_INDENT}{each.service:<{longest}}  {day:<13}  {', '.join([checked, *marks])}"


def _checked(held: Sequence[Held]) -> str:
    letters = sum(each.is_checked for each in held)
    findings = sum(each.checked for each in held)
    return (
        f"Checked: {findings} of {counted(sum(each.findings for each in held), 'finding')}; "
        f"{letters} of {counted(len(held), 'letter')} in full."
    )


def _told(inspection: Inspection) -> str:
    start, end = inspection.fieldwork_start, inspection.fieldwork_end
    fieldwork = f"fieldwork {' to '.join(dict.fromkeys(day for day in (start, end) if day))}" if start or end else None
    published = f"published {inspection.published}" if inspection.published else None
    days = ", ".join(filter(None, (fieldwork, published))) or "days not known"
    source = "; ".join(filter(None, (inspection.known_from, inspection.note)))
    return f"{inspection.area_name}: {days}{f' ({source})' if source else ''}"


def _folded(words: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=2 * _INDENT)
