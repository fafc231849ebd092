"""Which way a statement counts: what its words, its group and what was said before speak for."""

from collections.abc import Iterator, Mapping

from models.finding import OPPOSITE, Verdict
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.compliance import COMPLIANCE
from pipeline.interpret.candidates.evidence import Evidence, Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.judgements import judge
from pipeline.interpret.verdict_signs import VerdictSign

LEAST = -6.0


def judges_nothing(measure: str | None) -> bool:
    """Whether counts of that measure judge nothing: the sample, or what the children did themselves."""
    return measure is not None and (measure.startswith("context.") or measure in COMPLIANCE)


def verdicts_of(
    asked: Question, numbers: Numbers, measure: str | None, voice: Mapping[str, float]
) -> tuple[Choice[Verdict], ...]:
    """Both verdicts with what speaks for them; `none` alone where the measure judges nothing."""
    if judges_nothing(measure):
        return (Choice("none", ()),)
    signs = list(signs_of(asked, numbers))
    if numbers.count == 0:  # what is said of none of them is said the other way round
        signs = [each._replace(feature=f"{each.feature}, of none") for each in signs]
    return tuple(
        Choice(verdict, tuple(_evidence(verdict, signs, asked, numbers, measure, voice)))
        for verdict in ("sufficient", "insufficient")
    )


def _evidence(
    verdict: Verdict,
    signs: list[VerdictSign],
    asked: Question,
    numbers: Numbers,
    measure: str | None,
    voice: Mapping[str, float],
) -> Iterator[Evidence]:
    for each in signs:
        if each.verdict == verdict:
            yield Evidence(each.feature, span=each.cue)
            yield Evidence(f"{each.feature}: {verdict}", span=each.cue)
    if voice:
        yield Evidence("voice", max(voice.get(verdict, LEAST), LEAST))
    yield Evidence(f"{verdict} in {asked.place.section}")
    if (measure or "").startswith("management."):  # what staff ask for more of is a want, whatever the words
        yield Evidence(f"{verdict}, {measure}")
    yield Evidence(f"{verdict}, {asked.statement.way}")
    if numbers.count == 0:
        yield Evidence(f"{verdict}, none")
    if not signs:
        yield Evidence(f"{verdict}, nothing speaks")


def signs_of(asked: Question, numbers: Numbers) -> Iterator[VerdictSign]:
    """All that speaks for a verdict."""
    yield from asked.placed.signs
    yield from _by_ellipsis(asked)
    yield from _by_its_group(asked, numbers)
    yield from _by_the_last_statement(asked, numbers)


def _by_ellipsis(asked: Question) -> Iterator[VerdictSign]:
    """What words without a judgement of their own affirm or deny: "Seven were not", "only one had been"."""
    if asked.elliptical is None:
        return
    name, elliptical = asked.elliptical
    last = asked.last
    before: Verdict = last.verdict if last and last.verdict and last.judges else "sufficient"
    does = "affirms" if elliptical.affirms else "denies"
    yield VerdictSign(f"{name} {does}", before if elliptical.affirms else OPPOSITE[before], elliptical.cue)
    plain: Verdict = "sufficient" if elliptical.affirms else "insufficient"
    yield VerdictSign(f"{name} {does} by itself", plain, elliptical.cue)


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
    if same:
        yield VerdictSign(f"as the last, {where}, said to be the same", last.verdict)
    if (
        last.total == numbers.total
        and None not in (last.count, numbers.count, last.total)
        and last.count + numbers.count == last.total  # type: ignore[operator]  # none of them is None here
    ):
        yield VerdictSign(f"completes the last, {where}", OPPOSITE[last.verdict])
