"""What is doubtful about a letter as a whole when it is added."""

from collections.abc import Iterator

from pipeline.curate.add.drafting import LetterDraft


def doubts_about(draft: LetterDraft) -> Iterator[str]:
    """A sentence for each thing that a person must settle: the service, the facts, the pages.

    Findings are left out: a review asks about every one of them.
    """
    if draft.area is None:
        yield service_doubt(draft)
    for problem in draft.reading.problems:
        if problem.paragraph is None and problem.severity != "note":
            yield problem.message


def service_doubt(draft: LetterDraft) -> str:
    """That no service of the list goes by the letter's name, with those that are near."""
    near = f" Similar names: {'; '.join(draft.near)}." if draft.near else ""
    return (
        f"There is no single service called {draft.source.area} in areas.csv.{near} The letter keeps that name, "
        "unless you delete the folder and add the letter again with --area."
    )
