"""The rows that one letter becomes."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from models.area import Area
from models.base import Span
from models.measure import Measure
from models.reading import Problem, Reading
from models.source import Source
from pipeline.corpus.addresses import address_of_letter
from pipeline.corpus.areas import area_of
from pipeline.language.doubt import doubt_in_words
from pipeline.load.alternatives import alternative_rows
from pipeline.load.body import Body, Row, Rows, unique_ids
from pipeline.load.boxes import box_rows
from pipeline.load.judgements import is_contradicted, judgement_of
from pipeline.load.second_readings import second_reading_rows


def letter_rows(source: Source, reading: Reading, *, measures: Mapping[str, Measure], areas: Iterable[Area]) -> Rows:
    """The rows of one letter, table by table. Nothing of the closing, and nothing that stands outside the sections."""
    body = Body(source.id, reading.letter)
    finding_ids, findings = _findings(body, reading, measures)
    return {
        "letters": [_letter(source, reading, areas)],
        "sections": [
            {
                "id": section_id,
                "letter": body.id,
                "section": section.section,
                "heading": section.heading,
                "position": position,
            }
            for position, (section_id, section) in enumerate(body.sections.items(), start=1)
        ],
        "paragraphs": [
            {
                "id": paragraph_id,
                "letter": body.id,
                "section": paragraph.section,
                "heading": body.section_of(paragraph),
                "number": paragraph.key,
                "kind": paragraph.kind,
                "position": position,
                "page": body.page(paragraph),
                "text": paragraph.of(body.letter.text),
                "scanned": reading.letter.transcript.scanned,
            }
            for position, (paragraph_id, paragraph) in enumerate(body.paragraphs.items(), start=1)
        ],
        "findings": findings,
        "alternatives": alternative_rows((row_id, reading.findings[index]) for index, row_id in finding_ids.items()),
        "second_readings": second_reading_rows(body, reading, finding_ids),
        "cues": _cues(body, reading, finding_ids),
        "numbers": _numbers(body, reading, finding_ids),
        "problems": _problems(body, reading),
        "boxes": box_rows(body, [(row_id, reading.findings[index]) for index, row_id in finding_ids.items()]),
    }


def _letter(source: Source, reading: Reading, areas: Iterable[Area]) -> Row:
    """What a person vouches for wins over what was read; None where neither says."""
    head = reading.letter.letterhead
    area_name = source.area or head.area
    area = area_of(area_name, areas) if area_name else None
    return {
        "id": source.id,
        "address": address_of_letter(source.id),
        "area": area.slug if area else None,
        "area_name": area_name,
        "nation": area.nation if area else None,
        "region": area.region if area else None,
        "title": source.title or head.title,
        "published": _iso(source.published or head.published),
        "fieldwork_start": _iso(source.fieldwork_start or head.fieldwork_start),
        "fieldwork_end": _iso(source.fieldwork_end or head.fieldwork_end),
        "cases": head.cases if source.cases is None else source.cases,
        "pages": reading.letter.transcript.pages,
        "sha256": source.sha256,
        "source": source.source,
        "facsimile": source.facsimile,
        "invented": source.invented,
        "scanned": reading.letter.transcript.scanned,
        "note": source.note,
        "copy_of": None,
    }


def _with_ids(ids: Iterable[str], rows: Iterable[Row]) -> list[Row]:
    """The rows with their ids; one row where two have the same, for then they say the same."""
    return list({row_id: {"id": row_id, **row} for row_id, row in zip(ids, rows, strict=True)}.values())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _findings(body: Body, reading: Reading, measures: Mapping[str, Measure]) -> tuple[dict[int, str], list[Row]]:
    """The ids of the loaded findings by their place in the reading, and their rows."""
    placed = [
        (index, finding, *found)
        for index, finding in enumerate(reading.findings)
        if (found := body.paragraph_of(finding)) is not None
    ]
    ids = unique_ids(
        [
            (
                f"{paragraph_id}/{finding.start - paragraph.start}",
                finding.measure or "no-measure",
                f"{finding.end - paragraph.start}",
                finding.rule,
                f"{finding.verdict}-{finding.count}-{finding.total}",
            )
            for _, finding, paragraph_id, paragraph in placed
        ]
    )
    labels = {measure.id: measure.label for measure in measures.values()}
    rows: list[Row] = []
    for _, finding, paragraph_id, paragraph in placed:
        measure = measures[finding.measure] if finding.measure else None
        sentence = Span(
            start=max(finding.sentence.start, paragraph.start), end=min(finding.sentence.end, paragraph.end)
        )
        rows.append(
            {
                "letter": body.id,
                "paragraph": paragraph_id,
                "quote": finding.of(body.letter.text),
                "start": finding.start - paragraph.start,
                "end": finding.end - paragraph.start,
                "page": body.page(finding),
                "sentence": sentence.of(body.letter.text),
                **judgement_of(finding, body.letter.text),
                "contradicted": is_contradicted(finding, reading.problems),
                "unit": measure.unit if measure else None,
                "voice": measure.voice if measure else None,
                "antecedent": body.quote(finding.antecedent),
                "unsure": " ".join(finding.unsure) or None,
                "doubt_in_words": doubt_in_words(finding, labels),
                "scanned": reading.letter.transcript.scanned,
            }
        )
    return {index: finding_id for finding_id, (index, *_) in zip(ids, placed, strict=True)}, _with_ids(ids, rows)


def _cues(body: Body, reading: Reading, finding_ids: Mapping[int, str]) -> list[Row]:
    """The words that decided each finding. Words of a heading have no paragraph and no offsets."""
    entries = []
    rows: list[Row] = []
    for index, finding_id in finding_ids.items():
        for cue in reading.findings[index].cues:
            quote = body.quote(cue)
            if quote is None:
                continue
            paragraph_id, paragraph = body.paragraph_of(cue) or (None, None)
            offset = cue.start - paragraph.start if paragraph else None
            place = f"{paragraph_id.removeprefix(f'{body.id}/')}/{offset}" if paragraph_id else "heading"
            entries.append((f"{finding_id}/{cue.decides}", place, cue.meaning, quote))
            rows.append(
                {
                    "finding": finding_id,
                    "decides": cue.decides,
                    "meaning": cue.meaning,
                    "quote": quote,
                    "paragraph": paragraph_id,
                    "start": offset,
                    "end": cue.end - paragraph.start if paragraph else None,
                }
            )
    return _with_ids(unique_ids(entries), rows)


def _numbers(body: Body, reading: Reading, finding_ids: Mapping[int, str]) -> list[Row]:
    placed = [(number, *found) for number in reading.numbers if (found := body.paragraph_of(number)) is not None]
    ids = unique_ids(
        [
            (f"{paragraph_id}/{number.start - paragraph.start}", f"{number.end - paragraph.start}")
            for number, paragraph_id, paragraph in placed
        ]
    )
    rows: list[Row] = [
        {
            "letter": body.id,
            "paragraph": paragraph_id,
            "text": number.of(body.letter.text),
            "start": number.start - paragraph.start,
            "page": body.page(number),
            "status": number.status,
            "rule": number.rule,
            "finding": None if number.finding is None else finding_ids.get(number.finding),
            "scanned": reading.letter.transcript.scanned,
        }
        for number, paragraph_id, paragraph in placed
    ]
    return _with_ids(ids, rows)


def _problems(body: Body, reading: Reading) -> list[Row]:
    entries = []
    rows: list[Row] = []
    for problem in reading.problems:
        place = _place(body, problem)
        if place is None:
            continue
        paragraph_id, offset = place
        quote = body.quote(problem.span)
        parts = (paragraph_id or body.id, offset, problem.check.replace(" ", "-"))
        digest = sha256(f"{quote} {problem.message}".encode()).hexdigest()[:8]
        entries.append(("/".join(str(part) for part in parts if part is not None), digest))
        rows.append(
            {
                "letter": body.id,
                "paragraph": paragraph_id,
                "check": problem.check,
                "severity": problem.severity,
                "quote": quote,
                "page": body.page(problem.span) if problem.span else None,
                "message": problem.message,
            }
        )
    return _with_ids(unique_ids(entries), rows)


def _place(body: Body, problem: Problem) -> tuple[str | None, int | None] | None:
    """The paragraph concerned and the offset in it, each None if there is none; None where it is not loaded."""
    if problem.span is not None:
        if body.quote(problem.span) is None:
            return None
        if found := body.paragraph_of(problem.span):
            return found[0], problem.span.start - found[1].start
    if problem.paragraph is None:
        return None, None
    paragraph_id = body.paragraph_called(problem.paragraph)
    return None if paragraph_id is None else (paragraph_id, None)
