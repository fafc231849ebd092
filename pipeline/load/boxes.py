"""Where the words stand on the page, line by line, so that they can be shown as printed."""

from collections.abc import Iterable

from models.base import Span
from pipeline.load.body import Body, Row


def box_rows(body: Body, findings: Iterable[tuple[str, Span]]) -> list[Row]:
    """A row for each printed line of a loaded paragraph, and one for each that a finding's quotation touches.

    `findings` come with their ids. A letter that came as plain text has no lines, and so no rows.
    """
    places: list[tuple[str, str | None, Span]] = [
        (paragraph_id, None, paragraph) for paragraph_id, paragraph in body.paragraphs.items()
    ]
    places += [
        (found[0], finding_id, finding)
        for finding_id, finding in findings
        if (found := body.paragraph_of(finding)) is not None
    ]
    rows: dict[str, Row] = {}
    for paragraph_id, finding_id, span in places:
        for line, box in enumerate(body.letter.transcript.boxes_of(span), start=1):
            row_id = f"{finding_id or paragraph_id}/line-{line}"
            rows[row_id] = {
                "id": row_id,
                "letter": body.id,
                "paragraph": paragraph_id,
                "finding": finding_id,
                "page": box.page,
                **{side: round(length, 2) for side, length in box.model_dump(exclude={"page"}).items()},
            }
    return list(rows.values())
