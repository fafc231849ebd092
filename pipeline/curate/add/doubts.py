"""What is doubtful about a letter as a whole when it is added."""

from collections.abc import Iterator

from pipeline.curate.add.drafting import LetterDraft


def doubts_about(draft: LetterDraft) -> Iterator[str]:
    """A sentence for each thing that a person must settle: the service, the facts, the pages.

    Findings are left out: a review asks about every one of them.
    """
    for problem in draft.reading.problems:
        if problem.paragraph is None and problem.severity != "note":
            yield problem.message
