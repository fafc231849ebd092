"""What is judged: the measures that a statement may give a result on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from models.finding import Cue
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.compliance import compliance_of
from pipeline.interpret.candidates.evidence import Evidence, Numbers
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
REMEMBERED = 4
"""How many statements back what is reviewed may have been named."""
HEARD = 8
"""How many of the voice's measures are looked at, the likeliest first."""
LEAST = -8.0
"""The logarithm of the least probability that the voice gives anything."""


def measures_of(asked: Question, numbers: Numbers, voice: Mapping[str, float]) -> tuple[Choice[str | None], ...]:
    """Every measure that anything speaks for, and none; `voice` holds the logarithms of probabilities by measure."""
    spoken = dict(_measure_signs(asked, numbers))
    heard = sorted(voice, key=lambda measure: -voice[measure])[:HEARD]
    options = dict.fromkeys([*spoken.values(), *(None if each == "none" else each for each in heard), None])
    return tuple(
        Choice(measure, tuple(_evidence(measure, asked, numbers, spoken, voice, heard))) for measure in options
    )


def _measure_signs(asked: Question, numbers: Numbers) -> Iterator[tuple[str, str | None]]:
    """What speaks for a measure, and for which."""
    topical = "topical" if asked.topical else "no topic"
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
    if not asked.discourse.here(asked.place.thread.key) and (before := asked.discourse.before(asked.place.thread.key)):
        yield f"paragraph before, {topical}", before[0].measure


def _reviewed(asked: Question) -> str | None:
    """The review of what the statement before judged: "The assessment was good in 19. It had been reviewed in 13"."""
    if "review" not in asked.subject.own:
        return None
    before = (*asked.discourse.here(asked.place.thread.key), *asked.discourse.before(asked.place.thread.key))
    for said in before[:REMEMBERED]:
        theme, _, work = (said.measure or "").partition(".")
        if (kind := REVIEW_OF.get(work)) is not None:
            return f"{theme}.{kind}"
    return None


def _reviews_meant(asked: Question) -> Iterator[tuple[str, str]]:
    """What is reviewed, where the clause leaves it open: as said of reviews before, or by the sentence before."""
    theme, _, work = (asked.subject.measure or "").partition(".")
    if work != "review":
        return
    thread = asked.place.thread.key
    reviews = (
        said.measure
        for said in (*asked.discourse.here(thread), *asked.discourse.before(thread))[:REMEMBERED]
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


def _evidence(
    measure: str | None,
    asked: Question,
    numbers: Numbers,
    spoken: Mapping[str, str | None],
    voice: Mapping[str, float],
    heard: list[str],
) -> Iterator[Evidence]:
    yield from (Evidence(feature) for feature, meant in spoken.items() if meant == measure)
    key = measure or "none"
    if voice:
        heard_as = max(voice.get(key, LEAST), LEAST)
        yield Evidence("voice", heard_as)
        yield Evidence("voice, topical" if asked.topical else "voice, no topic", heard_as)
        yield Evidence(f"voice, {asked.statement.way}", heard_as)
        if heard[0] == key:
            yield Evidence("voice first")
            if measure is not None and measure == asked.subject.measure:
                yield Evidence("voice and frames")
    if measure is None:
        yield Evidence("no measure")
        return
    if asked.subject.measure == measure:
        yield Evidence(f"frames say {measure}")
    theme = measure.partition(".")[0]
    subject = asked.subject
    yield from _what_shows(measure, asked.place.section, subject.own, subject.around)
    if theme == "context":
        yield Evidence(f"described, {'strong' if asked.placed.strong else 'weak'} words")
        yield Evidence(f"described, {asked.statement.way}")
        if asked.statement.total is not None:
            yield Evidence("described, total printed")
    yield from _repetition(measure, asked, numbers)


@lru_cache(10_000)
def _what_shows(measure: str, section: str, own: frozenset[str], around: frozenset[str]) -> tuple[Evidence, ...]:
    """What the words of the clause, and those before, show of the measure."""
    theme, _, work = measure.partition(".")
    shown = (
        f"{theme} in {section}",
        *(f"clause shows {cue}: {part}" for cue in sorted(own) for part in (work, theme)),
        *(f"words before show {cue}: {part}" for cue in sorted(around) for part in (work, theme)),
    )
    return tuple(Evidence(name) for name in shown)


def _repetition(measure: str, asked: Question, numbers: Numbers) -> Iterator[Evidence]:
    """A letter seldom gives two results on one measure, unless the second leans on the first."""
    before = [said for said in asked.discourse.on(measure) if said.published]
    if not before:
        return
    leans = numbers.group is not None and any(said is numbers.group.antecedent for said in before)
    same_thread = before[-1].thread == asked.place.thread.key
    yield Evidence(f"again, {'leaning' if leans else 'alone'}, {'here' if same_thread else 'elsewhere'}")
    if same_thread and before[-1].total == numbers.total:
        yield Evidence("again, of the same whole")


def cues_of(measure: str | None, asked: Question) -> tuple[Cue, ...]:
    """The words that showed the measure, where the frames say so too."""
    return asked.subject.cues if measure is not None and measure == asked.subject.measure else ()
