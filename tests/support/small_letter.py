"""A letter of a few sentences, quick to read, and entries that a person has checked in it."""

from pathlib import Path

from models.checked import CheckedEntry
from pipeline.annotations.drafts import entries_as_text

TEXT = """\
Report of Short Quality Screening (SQS) of youth offending work in Eastmere

This report outlines the findings of the recent SQS inspection, conducted from 29th September to 1st October 2014.

Context

We examined 20 cases.

1. Reduce the likelihood of reoffending

- 1.1. Assessment was sufficient in 17 out of the 20 cases. Intervention plans had been drawn up well enough in 12 of \
the 20. In their way, nine tenders were looked at.
- 1.2. Reviews were sufficient in ten of 13 cases.
"""

CASES, ASSESSMENT, PLANS, REVIEWS = READ = tuple(
    CheckedEntry.model_validate(
        {"paragraph": paragraph, "quote": quote, "measure": measure, "role": role, "verdict": verdict,
         "count": count, "total": total, "basis": basis, "words": None}
    )
    for paragraph, quote, measure, role, verdict, count, total, basis in (
        ("context.1", "examined 20 cases", "context.cases", "context", "none", 20, None, "printed"),
        ("1.1", "sufficient in 17 out of the 20 cases", "reoffending.assessment", "headline", "sufficient", 17, 20,
         "printed"),
        ("1.1", "well enough in 12 of the 20", "reoffending.planning", "headline", "sufficient", 12, 20, "printed"),
        ("1.2", "sufficient in ten of 13 cases", "reoffending.review", "headline", "sufficient", 10, 13, "printed"),
    )
)  # fmt: skip
"""What the rules read in it, as a person would enter it."""


def put(corpus: Path, name: str = "eastmere-2014-10", *entries: CheckedEntry, text: str = TEXT) -> Path:
    """The letter's folder in the corpus, with these entries; without any there is no `findings.yml`."""
    folder = corpus / name
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text(text, encoding="utf-8")
    if entries:
        (folder / "findings.yml").write_text(entries_as_text(entries), encoding="utf-8")
    return folder
