"""The letters, and each of them as evidence: its text with every finding marked in place, and why it was read so."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from datasette import Response
from datasette.utils import tilde_decode

from pipeline.explore.choices import choices_of
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.marks import Kind, Mark, Piece, anchor_of, picture_name, pieces
from pipeline.explore.originals import why_no_pictures
from pipeline.explore.page import page

PAGE = 100
"""Letters on one page of the list, as its saved query has it."""


async def letters(datasette: Datasette, request: Datasette) -> Response:
    """The letters by service, a hundred at a time."""
    ask = choices_of(request, "service", "year")
    listed, years, unread = await asyncio.gather(
        answer(datasette, "letters-read", page=ask.number, **ask.chosen),
        answer(datasette, "letters-by-year"),
        answer(datasette, "letters-not-read"),
    )
    found = listed.rows[0]["found"] if listed.rows else 0
    return await page(
        datasette,
        request,
        "letters",
        ask=ask,
        listed=listed,
        years=years,
        unread=unread,
        found=found,
        parts=-(-found // PAGE),
    )


@dataclass(frozen=True)
class ParagraphOnPage:
    """A paragraph of the letter, and all that stands beside it."""

    row: Row
    anchor: str
    """Its place in the page's address: the paragraph's id without the letter's."""
    address: str
    """The same as a part of its picture's address."""
    pieces: tuple[Piece, ...]
    findings: tuple[Mark, ...]
    numbers: tuple[Mark, ...]
    problems: tuple[Row, ...]


@dataclass(frozen=True)
class SectionOnPage:
    """A section of the letter: runs of paragraphs, and of bullets."""

    anchor: str
    section: str
    heading: str
    runs: tuple[tuple[str, tuple[ParagraphOnPage, ...]], ...]


async def letter(datasette: Datasette, request: Datasette) -> Response:
    """One letter, whole, with what was read in it."""
    name = tilde_decode(request.url_vars["letter"])
    with_numbers = request.args.get("numbers") == "1"
    head, paragraphs, findings, problems, beside = await asyncio.gather(
        *(
            answer(datasette, query, letter=name)
            for query in (
                "one-letter",
                "paragraphs-of-a-letter",
                "findings-of-a-letter",
                "problems-of-a-letter",
                "letters-beside",
            )
        )
    )
    numbers = await answer(datasette, "numbers-of-a-letter", letter=name) if with_numbers else None
    maintainer = request.args.get("view") == "maintainer"
    no_pictures = await asyncio.to_thread(why_no_pictures, datasette, head.first)
    return await page(
        datasette,
        request,
        "letter",
        head=head,
        letter=head.first,
        parts=_parts(
            paragraphs, findings, numbers, [row for row in problems.rows if maintainer or not _is_of_rules(row)]
        ),
        about_the_whole=[row for row in problems.rows if row["paragraph"] is None],
        paragraphs=paragraphs,
        findings=findings,
        numbers=numbers,
        problems=problems,
        beside=beside,
        maintainer=maintainer,
        first_finding=anchor_of(findings.rows[0], findings.rows[0]["finding"]) if findings.rows else "",
        printed=sorted({row["page"] for row in paragraphs.rows if row["page"]}) if no_pictures is None else [],
        no_pictures=no_pictures,
    )


def _is_of_rules(problem: Row) -> bool:
    """Whether only whoever writes rules can do something about it. Readers are told how many such numbers there are."""
    return bool(problem["check"] == "number unread")


def _parts(
    paragraphs: Answer, findings: Answer, numbers: Answer | None, problems: Iterable[Row]
) -> list[SectionOnPage]:
    """The letter's text in its sections, each paragraph with what belongs to it."""
    findings_of = _marks("finding", findings.rows)
    numbers_of = _marks("number", numbers.rows if numbers else ())
    problems_of = _by(problems, "paragraph")
    shown = []
    for row in paragraphs.rows:
        of_it = row["paragraph"]
        found, others = findings_of[of_it], numbers_of[of_it]
        anchor = anchor_of(row, of_it)
        shown.append(
            ParagraphOnPage(
                row=row,
                anchor=anchor,
                address=picture_name(anchor),
                pieces=tuple(pieces(row["text"], [*found, *others])),
                findings=tuple(found),
                numbers=tuple(others),
                problems=tuple(problems_of[of_it]),
            )
        )
    return [
        _part(list(members)) for _, members in groupby(shown, key=lambda each: (each.row["part"], each.row["section"]))
    ]


def _part(members: list[ParagraphOnPage]) -> SectionOnPage:
    row = members[0].row
    return SectionOnPage(
        anchor=f"part-{anchor_of(row, row['part'] or row['section'])}",
        section=row["section"],
        heading=row["heading"] or "",
        runs=tuple((kind, tuple(run)) for kind, run in groupby(members, key=lambda each: each.row["kind"])),
    )


def _marks(kind: Kind, rows: Iterable[Row]) -> defaultdict[str, list[Mark]]:
    """The marks of each paragraph."""
    found = defaultdict(list)
    for place, row in enumerate(rows, start=1):
        found[row["paragraph"]].append(Mark(row["start"], row["end"], kind, row, anchor_of(row, row[kind]), place))
    return found


def _by(rows: Iterable[Row], column: str) -> defaultdict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
