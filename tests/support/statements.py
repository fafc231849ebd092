"""Statements put together from the parts of the grammar: the sentence, and what a person would read in it."""

from hypothesis import strategies as st

from models.base import Noun
from models.finding import Basis, Verdict
from tests.support.grammar import (
    BEGINNINGS,
    CASES,
    COUNTABLE,
    DEEDS,
    FITTING,
    NOUNS,
    OPPOSITE,
    STATES,
    TOTALS,
    UNCOUNTABLE,
    Share,
    affirmed,
    pairs_of_numbers,
    printed,
    sentence,
)


class Statement(Noun):
    """A sentence, or the part of one, without its stop; and what it says."""

    text: str
    measure: str
    count: int
    total: int
    basis: Basis
    verdict: Verdict


@st.composite
def statements(draw: st.DrawFn, shares: st.SearchStrategy[Share]) -> Statement:
    """One judgement, before its share or after it, of cases or of the documents themselves."""
    share = draw(shares)
    countable = draw(st.booleans())
    subject = draw(st.sampled_from(sorted(COUNTABLE if countable else UNCOUNTABLE)))
    noun = draw(st.sampled_from(NOUNS))
    # How many reports had been completed says what the court asked for, not how good they were.
    document = "assessment" in subject or (countable and "reports" not in subject)
    done = document and draw(st.booleans())
    # "All were not" can mean that some were; "none was not" is nobody's English.
    can_be_denied = share.count not in {0, share.total}
    sayings = [said for said in (DEEDS if done else STATES) if can_be_denied or not said.startswith("not ")]
    said = draw(st.sampled_from(sayings))
    was = "had" if done else "were" if countable else "was"
    judged = f"{was} {said}"
    orders = [
        f"{subject} {judged} in {share.words} {noun}",
        f"in {share.words} {noun}, {subject} {judged}"
        if share.count
        else f"in {share.words} {noun} {was} {subject} {said}",
    ]
    # Not yet read: "of the 12 cases, it was sufficient in one" (or in all, or in none).
    if share.count not in {0, 1, share.total}:
        orders.append(f"of the {share.whole} {noun}, {subject} {judged} in {share.part}")
    if countable:
        counted = f"{'had' if done else 'was' if share.one else 'were'} {said}"
        orders.append(f"{share.words} {subject} {counted}")
        # Not yet read: "of the 12 plans, all were sufficient" (or each was, or every one).
        if share.count != share.total:
            orders.append(f"of the {share.whole} {subject}, {share.part} {counted}")
    return Statement(
        text=sentence(draw(st.sampled_from(BEGINNINGS)) + draw(st.sampled_from(orders))),
        measure={**COUNTABLE, **UNCOUNTABLE}[subject],
        count=share.count,
        total=share.total,
        basis="printed" if share.exact else "inferred",
        verdict={**STATES, **DEEDS}[said],
    )


@st.composite
def statements_with_exceptions(draw: st.DrawFn) -> Statement:
    total = draw(TOTALS)
    left = draw(st.integers(min_value=1, max_value=min(4, total - 1)))
    subject = draw(st.sampled_from(sorted(COUNTABLE)))
    said = draw(affirmed())
    exceptions = f"with {draw(printed(left))} exception{'' if left == 1 else 's'}"
    text = draw(
        st.sampled_from([
            f"{exceptions}, the {draw(printed(total))} {subject} were {said}",
            f"{exceptions}, {subject} were {said} in the {draw(printed(total))} {draw(st.sampled_from(NOUNS))}",
        ])
    )  # fmt: skip
    return Statement(
        text=sentence(text),
        measure=COUNTABLE[subject],
        count=total - left,
        total=total,
        basis="printed",
        verdict=STATES[said],
    )


@st.composite
def statements_said_twice(draw: st.DrawFn) -> Statement:
    """Numbers with their percentage beside them, or with the share that they are in words."""
    hedge, fraction, count, total = draw(st.sampled_from(FITTING))
    part, whole, noun = draw(printed(count)), draw(printed(total)), draw(st.sampled_from(NOUNS))
    share, percentage = f"{hedge} {fraction}".strip(), f"{round(100 * count / total)}%"
    # Not yet read: "nine, or 75%, of the 12 cases".
    numbers = draw(
        st.sampled_from([
            f"{part} ({percentage}) of the {whole} {noun}",
            f"{part} of the {whole} {noun} ({percentage})",
            f"{percentage} of {noun} ({part} of {whole})",
            f"{share} of the {noun} ({part} out of {whole})",
            f"{share} of the {noun}, {part} of {whole}",
        ])
    )  # fmt: skip
    subject = draw(st.sampled_from(sorted(UNCOUNTABLE)))
    said = draw(st.sampled_from(sorted(STATES)))
    return Statement(
        text=sentence(
            draw(st.sampled_from([f"{subject} was {said} in {numbers}", f"in {numbers}, {subject} was {said}"]))
        ),
        measure=UNCOUNTABLE[subject],
        count=count,
        total=total,
        basis="printed",
        verdict=STATES[said],
    )


@st.composite
def statements_in_two_parts(draw: st.DrawFn) -> tuple[Statement, Statement]:
    """What was so of some, and that it was not so of the others."""
    share = draw(pairs_of_numbers())
    rest = share.total - share.count
    others, left = draw(printed(rest)), draw(st.sampled_from(["the other", "the remaining"]))
    subject = draw(st.sampled_from(sorted(COUNTABLE)))
    said = draw(affirmed())
    was, others_were = "was" if share.one else "were", "was" if rest == 1 else "were"
    forms = [
        (f"{subject} were {said} in {share.words} cases", f" but not in {left} {others}"),
        (f"{subject} were {said} in {share.words} cases", f". In {left} {others} they were not"),
        (f"{share.words} {subject} {was} {said}", f"; {left} {others} {others_were} not"),
        (f"{share.words} {subject} {was} {said}", f". {sentence(left)} {others} {others_were} not"),
    ]
    # Not yet read: "of the 60 plans, 23 were weak and 37 were not", where 60 is the sample.
    if share.total < CASES or STATES[said] == "sufficient":
        forms.append((f"of the {share.whole} {subject}, {share.part} {was} {said}", f" and {others} {others_were} not"))
    some, contrast = draw(st.sampled_from(forms))
    first = Statement(
        text=sentence(some),
        measure=COUNTABLE[subject],
        count=share.count,
        total=share.total,
        basis="printed",
        verdict=STATES[said],
    )
    second = first.model_copy(
        update={
            "text": contrast,
            "count": rest,
            "basis": "referred" if contrast.startswith(".") else "printed",
            "verdict": OPPOSITE[first.verdict],
        }
    )
    return first, second


@st.composite
def statements_that_lean_back(draw: st.DrawFn) -> tuple[str, Statement]:
    """A number of documents, and how many of these were good or bad."""
    total = draw(TOTALS)
    count = draw(st.integers(min_value=1, max_value=total - 1))
    subject = draw(st.sampled_from(sorted(COUNTABLE)))
    said = draw(affirmed())
    part, were = draw(printed(count)), "was" if count == 1 else "were"
    leaning = draw(
        st.sampled_from([
            f". Of these, {part} {were} {said}",
            f". {sentence(part)} of them {were} {said}",
            f". Only {part} of these {were} {said}",
            f", of which {part} {were} {said}",
            f", {part} of which {were} {said}",
        ])
    )  # fmt: skip
    statement = Statement(
        text=leaning,
        measure=COUNTABLE[subject],
        count=count,
        total=total,
        basis="referred" if leaning.startswith(".") else "printed",
        verdict=STATES[said],
    )
    return sentence(f"{draw(printed(total))} {subject} had been prepared"), statement
