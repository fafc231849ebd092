"""What a corpus holds, what of it people have checked, what is missing, and what cannot be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from models.inspection import Inspection
from models.reading import Reading, Unreadable
from models.source import Source
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.areas import area_of, areas_in, slug_of
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, inspections_file
from pipeline.corpus.inspections import inspections_in, letters_of
from pipeline.errors import CorpusError

_FACTS = ("area", "published", "fieldwork_start", "fieldwork_end")


@dataclass(frozen=True)
class LetterStatus:
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

    held: tuple[LetterStatus, ...]
    """By service, then by day of publication."""
    unreadable: tuple[Unreadable, ...]
    inspections: int | None
    """How many inspections are known; None where the corpus keeps no list of them."""
    missing: tuple[Inspection, ...]
    """The known inspections whose letter is not in the corpus, readable or not."""


def status_of(letters: Sequence[LetterFolder], *, corpus: Path, cache: Cache, on_letter: Callable[[], None]) -> Status:
    """How things stand with the letters; CorpusError where a list of the corpus cannot be used."""
    areas = areas_in(corpus)
    inspections = inspections_in(corpus, areas)
    readings, unreadable = read_corpus(letters, cache=cache, on_letter=on_letter)
    held = []
    for known, reading in readings:
        source = _with_facts_read(known, reading)
        area = area_of(source.area or "", areas)
        held.append(
            LetterStatus(
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


def _with_facts_read(source: Source, reading: Reading) -> Source:
    head = reading.letter.letterhead
    return source.model_copy(update={fact: getattr(head, fact) for fact in _FACTS if getattr(source, fact) is None})


def _sources(letters: Iterable[LetterFolder]) -> Iterator[Source]:
    """What is known of letters that cannot be read, where that can be."""
    for letter in letters:
        with suppress(CorpusError, OSError):
            yield source_of(letter)
