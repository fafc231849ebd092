"""What has changed in a table of outcomes, told in lines."""

from pipeline.curate.evaluate.outcomes import NOTHING, Change


def change_line(change: Change) -> str:
    """Whether a statement is gained or lost, which it is, and each field that differs."""
    before, after = change
    if before and after:
        now = after.fields
        told = [f"{field} {value} → {now[field]}" for field, value in before.fields.items() if value != now[field]]
    else:
        fields = [pair for outcome in change if outcome for pair in outcome.fields.items()]
        told = [f"{field} {value}" for field, value in fields if value != NOTHING]
    place = next(f"{outcome.letter}, {outcome.paragraph}, “{outcome.words}”" for outcome in change if outcome)
    return f"{change.kind}: {place}: {', '.join(told)}"
