"""Which way a statement counts: what its words, its group and what was said before speak for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from models.finding import OPPOSITE, Verdict
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.compliance import COMPLIANCE
from pipeline.interpret.candidates.evidence import REMEMBERED, Evidence, Facts, Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.discourse import Antecedent
from pipeline.interpret.judgements import judge
from pipeline.interpret.verdict_signs import DENIALS, VerdictSign
from pipeline.language.grammar import grammar

LEAST = -3.5
"""The logarithm of the least probability that the voice gives a verdict: it is not to outweigh plain words."""
CORRESPONDS = grammar("gives figures as before")
AS_WERE = grammar("as were so many more")
BOTH: tuple[Verdict, ...] = ("sufficient", "insufficient")


def judges_nothing(measure: str | None) -> bool:
    """Whether counts of that measure judge nothing: the sample, or what the children did themselves."""
    return measure is not None and (measure.startswith("context.") or measure in COMPLIANCE)


def verdicts_of(
    asked: Question, numbers: Numbers, measure: str | None, signs: Sequence[VerdictSign], voice: Mapping[str, float]
) -> tuple[Choice[Verdict], ...]:
    """Both verdicts with what speaks for them; `none` alone where the measure judges nothing.

    `signs` are those of the statement with these numbers, by `signs_of`.
    """
    if judges_nothing(measure):
        return (Choice("none", Evidence(())),)
    # what staff ask for more of is a want, whatever the words
    wanted = measure if measure is not None and measure.startswith("management.") else None
    of_none = numbers.count == 0
    return tuple(
        Choice(
            verdict,
            Evidence(
                (
                    tuple(_spoken(verdict, signs, of_none=of_none)),
                    _by_its_place(
                        verdict, asked.place.section, wanted, asked.statement.way, of_none=of_none, signs=bool(signs)
                    ),
                ),
                ((("voice",), max(voice.get(verdict, LEAST), LEAST)),) if voice else (),
            ),
        )
        for verdict in BOTH
    )


def _spoken(verdict: Verdict, signs: Sequence[VerdictSign], *, of_none: bool) -> Iterator[str]:
    """The names of the signs for the verdict; what is said of none of them is said the other way round."""
    for each in signs:
        if each.verdict == verdict:
            feature = f"{each.feature}, of none" if of_none else each.feature
            yield feature
            yield f"{feature}: {verdict}"


@lru_cache(REMEMBERED)
def _by_its_place(verdict: Verdict, section: str, wanted: str | None, way: str, *, of_none: bool, signs: bool) -> Facts:
    facts = [f"{verdict} in {section}"]
    if wanted is not None:
        facts.append(f"{verdict}, {wanted}")
    facts.append(f"{verdict}, {way}")
    if of_none:
        facts.append(f"{verdict}, none")
    if not signs:
        facts.append(f"{verdict}, nothing speaks")
    return tuple(facts)


def signs_of(asked: Question, numbers: Numbers) -> Iterator[VerdictSign]:
    """All that speaks for a verdict."""
    yield from (sign for sign in asked.placed.signs if not _is_bare_denial(asked, sign))
    yield from _by_ellipsis(asked)
    yield from _by_its_group(asked, numbers)
    yield from _by_the_last_statement(asked, numbers)
    yield from _by_the_figures_before(asked)


def _leant_on(asked: Question) -> Antecedent | None:
    """The statement that words without a judgement of their own affirm or deny; None where none close by judges."""
    last = asked.last
    elliptical = asked.placed.elliptical
    near = last is not None and last.judges and asked.place.sentence_number - last.sentence <= 1
    return last if near and elliptical is not None and elliptical[1].bare else None


def _is_bare_denial(asked: Question, sign: VerdictSign) -> bool:
    """Whether the sign is no more than the "not" of "the other 13 did not", which denies what was said before."""
    if _leant_on(asked) is None or asked.placed.elliptical is None or asked.placed.elliptical[1].affirms:
        return False
    denial = asked.placed.elliptical[1].cue
    return sign.feature in DENIALS or (
        sign.feature.endswith(" weakly") and sign.cue is not None and sign.cue.overlaps(denial)
    )


def _by_ellipsis(asked: Question) -> Iterator[VerdictSign]:
    """What words without a judgement of their own affirm or deny: "Seven were not", "only one had been"."""
    if asked.placed.elliptical is None:
        return
    name, elliptical = asked.placed.elliptical
    does = "affirms" if elliptical.affirms else "denies"
    last = _leant_on(asked)
    if last is not None and last.verdict is not None:
        # "Eight were not sufficient, but the other 12 were": what is affirmed is what had been denied.
        same = elliptical.affirms != last.denied
        yield VerdictSign(f"{name} {does}", last.verdict if same else OPPOSITE[last.verdict], elliptical.cue)
        return
    earlier = asked.last
    before: Verdict = earlier.verdict if earlier and earlier.verdict and earlier.judges else "sufficient"
    yield VerdictSign(f"{name} {does} far off", before if elliptical.affirms else OPPOSITE[before], elliptical.cue)
    plain: Verdict = "sufficient" if elliptical.affirms else "insufficient"
    yield VerdictSign(f"{name} {does} by itself", plain, elliptical.cue)


def _by_the_figures_before(asked: Question) -> Iterator[VerdictSign]:
    """What the figure in the same place said: "24 were and six were not. For plans the figures were 19 and 11"."""
    place = asked.place
    if CORRESPONDS.search(place.text, place.sentence.start, asked.statement.start) is None:
        return
    here = sum(said.sentence == place.sentence_number and said.judges for said in asked.here)
    before = [said for said in reversed(asked.here) if said.sentence == place.sentence_number - 1 and said.judges]
    if here < len(before) and (verdict := before[here].verdict) is not None:
        yield VerdictSign("as the figure in its place", verdict)


def _by_its_group(asked: Question, numbers: Numbers) -> Iterator[VerdictSign]:
    group, way = numbers.group, asked.statement.way
    if group is None or group.antecedent is None:
        return
    if way in {"rest", "all the rest"} and group.antecedent.judges:
        yield VerdictSign(f"{way} of what was judged", OPPOSITE[group.antecedent.verdict])
    members = group.members
    if members is not None:
        restates = numbers.total != group.size
        yield VerdictSign(f"{'restates' if restates else 'inside'} {group.origin}, {way}", members)
        yield VerdictSign(f"inside {members} ones", members)


def _by_the_last_statement(asked: Question, numbers: Numbers) -> Iterator[VerdictSign]:
    place = asked.place
    last = asked.last
    same = "same" in place.shown
    if last is None or not last.judges or last.verdict is None:
        if same:
            judgement = judge(
                place.text, place.before, place.passage.judgements, asked.statement.parts, asked.statement.span
            )
            if judgement is not None:
                yield VerdictSign("as the sentence before", judgement.verdict, judgement.cue)
        return
    away = place.sentence_number - last.sentence
    where = ("same sentence", "sentence before")[away] if away in {0, 1} else "earlier"
    yield VerdictSign(f"as the last, {where}, {asked.statement.way}", last.verdict)
    if same or AS_WERE.search(place.text, place.sentence.start, asked.statement.start) is not None:
        yield VerdictSign(f"as the last, {where}, said to be the same", last.verdict)
    if asked.placed.compares:
        yield VerdictSign("as the last, compared with it", last.verdict)
    if (
        last.total == numbers.total
        and None not in (last.count, numbers.count, last.total)
        and last.count + numbers.count == last.total  # type: ignore[operator]  # none of them is None here
    ):
        yield VerdictSign(f"completes the last, {where}", OPPOSITE[last.verdict])
        if asked.contrasts:
            yield VerdictSign("completes the last, after a contrast", OPPOSITE[last.verdict])
