"""`sqs diff --brief`: a line for each letter, as it stands in the comment on a pull request."""

from pathlib import Path

from pipeline.cli.text.diff import brief
from pipeline.curate.diff import Difference, Differences, Row


def row(paragraph: str) -> Row:
    return {"letter": "eastmere-2014-10", "number": paragraph}


def test_each_letter_is_told_in_one_line_with_its_paragraphs_and_what_differs() -> None:
    found = Differences(
        differences=(
            Difference(None, row("1.1"), ("count", "total")),
            Difference(row("1.2"), row("1.2"), ("verdict",)),
            Difference(row("1.4"), row("1.4"), ("verdict", "role")),
        ),
        same=5,
        gained_letters={"northmoor-2015-01": 1},
        lost_letters={"southmoor-2015-01": 2},
    )
    assert list(brief(found, Path("old.db"), Path("new.db"), width=100)) == [
        "northmoor-2015-01: a new letter with 1 finding",
        "southmoor-2015-01: no longer held; it had 2 findings",
        "eastmere-2014-10: 1 gained in 1.1; 2 changed in 1.2, 1.4 (verdict, role)",
        "From old.db to new.db: 2 gained, 2 lost, 2 changed, 5 the same.",
    ]
