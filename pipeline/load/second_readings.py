"""What second readers read, as rows: one for each statement that the letter bears out."""

from collections.abc import Mapping

from models.reading import Reading
from pipeline.load.body import Body, Row, unique_ids


def second_reading_rows(body: Body, reading: Reading, finding_ids: Mapping[int, str]) -> list[Row]:
    """A row for each opinion on the loaded text; `finding_ids` has the ids of the loaded findings by their places."""
    entries: list[tuple[str, ...]] = []
    rows: list[Row] = []
    for opinion in reading.opinions:
        found = body.paragraph_of(opinion.place)
        if found is None:
            continue
        paragraph_id, paragraph = found
        start, end = opinion.place.start - paragraph.start, opinion.place.end - paragraph.start
        said = opinion.entry.model_dump(
            include={"measure", "role", "verdict", "count", "total", "basis", "words", "optional"}
        )
        place = f"{paragraph_id}/{start}/{opinion.reader.replace(' ', '-')}"
        entries.append((place, said["measure"] or "no-measure", f"{end}", f"{said}"))
        rows.append(
            {
                "letter": body.id,
                "paragraph": paragraph_id,
                "reader": opinion.reader,
                "kind": opinion.kind,
                "quote": opinion.place.of(body.letter.text),
                "start": start,
                "end": end,
                **said,
                "finding": None if opinion.finding is None else finding_ids.get(opinion.finding),
                "differs": ", ".join(opinion.differs) or None,
            }
        )
    ids = unique_ids(entries)
    return list({row_id: {"id": row_id, **row} for row_id, row in zip(ids, rows, strict=True)}.values())
