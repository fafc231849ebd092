"""What a corpus holds, what of it people have checked, what is missing, and what cannot be read."""

import textwrap
from collections.abc import Iterator, Sequence

from models.inspection import Inspection
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.status import LetterStatus, Status
from pipeline.language.plurals import quantity

_INDENT = "  "


def report(status: Status, *, width: int) -> Iterator[str]:
    """The lines for the terminal, folded at `width`."""
    yield from _letters_held(status.held, width)
    yield from ("", *wrap(_checked_line(status.held), width), "")
    if status.inspections is None:
        yield from wrap("Missing: not known, because the corpus has no inspections.csv.", width)
    else:
        of_all = f"of the {status.inspections} inspections in inspections.csv"
        have = "has" if len(status.missing) == 1 else "have"
        yield from wrap(f"Missing: {len(status.missing)} {of_all} {have} no letter here.", width)
    for inspection in status.missing:
        yield from _wrap(_inspection_line(inspection), width)
    yield from ("", f"Unreadable: {quantity(len(status.unreadable), 'letter')}.")
    for letter in status.unreadable:
        yield from _wrap(f"{letter.id}: {letter.message}", width)


def _letters_held(held: Sequence[LetterStatus], width: int) -> Iterator[str]:
    services = len({each.service for each in held})
    yield f"Held: {quantity(len(held), 'letter')} about {quantity(services, 'service')}."
    longest = max((len(each.service) for each in held), default=0)
    for each in held:
        day = f"{each.source.published or 'date not known'}"
        marks = [mark for mark in ("facsimile", "invented") if getattr(each.source, mark)]
        checked = f"{each.checked} of {quantity(each.findings, 'finding')} checked"
        line = f"{_INDENT}{each.service:<{longest}}  {day:<13}  {', '.join([checked, *marks])}"
        if len(line) <= width:
            yield line
        else:
            yield from _wrap(f"{each.service}, {day}: {', '.join([checked, *marks])}", width)


def _checked_line(held: Sequence[LetterStatus]) -> str:
    letters = sum(each.is_checked for each in held)
    findings = sum(each.checked for each in held)
    return (
        f"Checked: {findings} of {quantity(sum(each.findings for each in held), 'finding')}; "
        f"{letters} of {quantity(len(held), 'letter')} in full."
    )


def _inspection_line(inspection: Inspection) -> str:
    start, end = inspection.fieldwork_start, inspection.fieldwork_end
    fieldwork = f"fieldwork {' to '.join(dict.fromkeys(day for day in (start, end) if day))}" if start or end else None
    published = f"published {inspection.published}" if inspection.published else None
    days = ", ".join(filter(None, (fieldwork, published))) or "dates not known"
    source = "; ".join(filter(None, (inspection.known_from, inspection.note)))
    return f"{inspection.area_name}: {days}{f' ({source})' if source else ''}"


def _wrap(words: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=2 * _INDENT)
