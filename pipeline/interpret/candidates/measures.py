"""What is judged: the measures that a statement may give a result on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice

from models.finding import Cue
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.compliance import compliance_of
from pipeline.interpret.candidates.evidence import REMEMBERED, Evidence, Facts, Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.discourse import Antecedent
from pipeline.interpret.places import Place
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar

REVIEW_OF = {
    "assessment": "review-of-assessment",
    "assessment-timeliness": "review-of-assessment",
    "planning": "review-of-plans",
    "planning-custody": "review-of-plans",
}
"""The review of each kind of work."""
PRONOUN = grammar("pronoun")
STATEMENTS_BACK = 4
"""How far back what is reviewed may have been named."""
HEARD = 8
"""How many of the voice's measures are looked at, the likeliest first."""
LEAST = -8.0
"""The logarithm of the least probability that the voice gives anything."""


def measures_of(asked: Question, numbers: Numbers, voice: Mapping[str, float]) -> tuple[Choice[str | None], ...]:
    """Every measure that anything speaks for, and none.

    `voice` holds the logarithms of probabilities by measure, the likeliest first.
    """
    spoken: dict[str | None, list[str]] = {}
    for feature, measure in _measure_signs(asked, numbers):
        spoken.setdefault(measure, []).append(feature)
    heard = [*islice(voice, HEARD)]
    options = dict.fromkeys([*spoken, *(None if each == "none" else each for each in heard), None])
    place, subject = asked.place, asked.subject
    manner = _manner(asked.statement.way, asked.placed.strong, asked.statement.total is not None)
    told = _heard(asked.statement.way, topical=asked.placed.topical) if voice else ()
    by_the_words = partial(_by_the_words, place.section, subject.own, subject.around, manner)
    first = heard[0] if heard else None
    choices = []
    for measure in options:
        key = measure or "none"
        said = by_the_words(measure, first=first == key, framed=measure == subject.measure)
        facts = (tuple(spoken.get(measure, ())), said, _repetition(measure, asked, numbers))
        choices.append(Choice(measure, Evidence(facts, ((told, max(voice.get(key, LEAST), LEAST)),))))
    return tuple(choices)


def _measure_signs(asked: Question, numbers: Numbers) -> Iterator[tuple[str, str | None]]:
    """What speaks for a measure, and for which."""
    topical = "topical" if asked.placed.topical else "no topic"
    way = asked.statement.way
    if asked.subject.measure is not None:
        yield f"frames, {topical}", asked.subject.measure
        yield f"frames in {asked.place.section}", asked.subject.measure
    group = numbers.group.antecedent if numbers.group else None
    if group is not None and numbers.group is not None:
        kind = "part" if numbers.group.is_part else numbers.group.origin
        yield f"group’s, {kind}, {topical}", group.measure
        yield f"group’s, {kind}, {way}", group.measure
    last = asked.last
    if last is not None:
        yield f"last, {_away(last, asked.place)}, {topical}", last.measure
        yield f"last, {_away(last, asked.place)}, {way}", last.measure
    if asked.described is not None:
        yield f"described, {'judged' if asked.placed.strong else 'not judged'}", asked.described
    if (reviewed := _reviewed(asked)) is not None:
        yield f"review of what was last judged, {topical}", reviewed
        if PRONOUN.search(asked.place.clause.of(asked.place.text)) is not None:
            yield "review of it", reviewed
    for name, again in _reviews_meant(asked):
        yield f"{name}, {topical}", again
        yield f"{name}, {way}", again
    if (outcome := compliance_of(asked, numbers)) is not None:
        yield "outcome of compliance", outcome
    if not asked.here and asked.before:
        yield f"paragraph before, {topical}", asked.before[0].measure


def _reviewed(asked: Question) -> str | None:
    """The review of what the statement before judged: "The assessment was good in 19. It had been reviewed in 13"."""
    if "review" not in asked.subject.own:
        return None
    for said in (*asked.here, *asked.before)[:STATEMENTS_BACK]:
        theme, _, work = (said.measure or "").partition(".")
        if (kind := REVIEW_OF.get(work)) is not None:
            return f"{theme}.{kind}"
    return None


def _reviews_meant(asked: Question) -> Iterator[tuple[str, str]]:
    """What is reviewed, where the clause leaves it open: as said of reviews before, or by the sentence before."""
    theme, _, work = (asked.subject.measure or "").partition(".")
    if work != "review":
        return
    reviews = (
        said.measure
        for said in (*asked.here, *asked.before)[:STATEMENTS_BACK]
        if said.measure is not None and said.measure.startswith(f"{theme}.review-of-")
    )
    if (before := next(reviews, None)) is not None:
        yield "review as before", before
    named = {hit.meaning for hit in hits_inside(asked.place.passage.features, asked.place.before)}
    kinds = named.intersection({"assessment", "planning"})
    if len(kinds) == 1:
        yield "review of what the sentence before names", f"{theme}.{REVIEW_OF[kinds.pop()]}"


def _away(said: Antecedent, place: Place) -> str:
    away = place.sentence_number - said.sentence
    return ("same sentence", "sentence before")[away] if away in {0, 1} else "earlier"


@lru_cache(REMEMBERED)
def _heard(way: str, *, topical: bool) -> Facts:
    """How much what the voice says of a measure counts."""
    return "voice", "voice, topical" if topical else "voice, no topic", f"voice, {way}"


@lru_cache(REMEMBERED)
def _manner(way: str, strong: bool, total_printed: bool) -> Facts:  # noqa: FBT001 - kept by what they are
    """How a count is worded that may judge nothing."""
    described = (f"described, {'strong' if strong else 'weak'} words", f"described, {way}")
    return (*described, "described, total printed") if total_printed else described


@lru_cache(REMEMBERED)
def _by_the_words(  # noqa: PLR0913 - all that words say of a measure
    section: str,
    own: frozenset[str],
    around: frozenset[str],
    manner: Facts,
    measure: str | None,
    *,
    first: bool,
    framed: bool,
) -> Facts:
    """What the words of the clause, and those before, show of the measure, and whether voice and frames say so too."""
    agree = ("voice first",) if first else ()
    if measure is None:
        return (*agree, "no measure")
    theme, _, work = measure.partition(".")
    return (
        *agree,
        *(("voice and frames",) if first and framed else ()),
        *((f"frames say {measure}",) if framed else ()),
        f"{theme} in {section}",
        *(f"clause shows {cue}: {part}" for cue in sorted(own) for part in (work, theme)),
        *(f"words before show {cue}: {part}" for cue in sorted(around) for part in (work, theme)),
        *(manner if theme == "context" else ()),
    )


def _repetition(measure: str | None, asked: Question, numbers: Numbers) -> Facts:
    """A letter seldom gives two results on one measure, unless the second leans on the first."""
    said = asked.discourse.on(measure) if measure is not None else ()
    last = next((each for each in reversed(said) if each.published), None)
    if last is None:
        return ()
    group = numbers.group.antecedent if numbers.group is not None else None
    leans = group is not None and group.published and group.measure == measure
    same_thread = last.thread == asked.place.thread.key
    again = f"again, {'leaning' if leans else 'alone'}, {'here' if same_thread else 'elsewhere'}"
    same_whole = same_thread and last.total == numbers.total
    return (again, "again, of the same whole") if same_whole else (again,)


def cues_of(measure: str | None, asked: Question) -> tuple[Cue, ...]:
    """The words that showed the measure, where the frames say so too."""
    return asked.subject.cues if measure is not None and measure == asked.subject.measure else ()
