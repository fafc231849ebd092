"""What is judged: the features that a clause shows, and the measure that they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from models.base import Noun, Span
from models.finding import Cue
from pipeline.interpret.custody import custody_left_aside, in_custody_as_before, is_left_aside
from pipeline.interpret.kept import kept
from pipeline.interpret.places import Place
from pipeline.interpret.said_beside import said_of_others
from pipeline.language.cues import Hit, hits_inside
from pipeline.language.grammar import grammar
from pipeline.language.rule_files import read_yaml

THEMES = ("reoffending", "public", "child")
WORK = ("oversight", "review", "planning", "assessment", "delivery")
DOCUMENTS = ("psr", "panel")
NAMES = (
    "victim", "mappa", "alternatives", "diversity", "engagement", "health", "partnership", "response",
    "quality_assurance",
)  # fmt: skip
STAFF = (
    "supervision", "supervisor", "training", "training_job", "training_development", "training_interventions",
    "training_slc", "countersigning",
)  # fmt: skip
NAMING = frozenset({*NAMES, *WORK, "staff", "compliance"})
"""What may take in other names."""
# What a clause shows of its own counts before anything that stands earlier, kind by kind.
KINDS: tuple[tuple[str, ...], ...] = (
    WORK,
    DOCUMENTS,
    THEMES,
    NAMES,
    ("custody",),
    ("work", "served"),
    ("overall",),
    ("compliance",),
    ("timeliness",),
    STAFF,
)  # fmt: skip
TOPICS = frozenset({*WORK, *DOCUMENTS, *NAMES, "report"})
COMPLETE = frozenset({"victim", "mappa", "alternatives", "health", "partnership", "quality_assurance"})
"""What needs no kind of work beside it to say what is judged."""
REMEMBERED = 2_000
"""Sets of features whose frames are kept."""
SHARE = 3
ANOTHER_DOCUMENT = grammar("another document, and no verb")
OF_WHAT = grammar("of what kind of document")
AFTERWARDS = SHARE
"""The first scope that takes in words after the clause."""
LEADING_THERE = 2
"""How many scopes, the clause and what leads to it in its sentence, are near enough to name anything."""


class Frame(Noun):
    """One entry of `topics_to_measures.yml`: the features that make a measure."""

    measure: str
    has: tuple[str, ...]
    any: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    section: tuple[str, ...] = ()

    def fits(self, features: frozenset[str], section: str) -> bool:
        """Whether a clause with these features, in this section, is about the measure."""
        return (
            features.issuperset(self.has)
            and not features.intersection(self.lacks)
            and (not self.any or bool(features.intersection(self.any)))
            and (not self.section or section in self.section)
        )


@cache
def frames() -> tuple[Frame, ...]:
    """The frames in the order they are tried."""
    return tuple(Frame.model_validate(entry) for entry in read_yaml("topics_to_measures.yml"))


@dataclass(frozen=True)
class Subject:
    """What a clause is about."""

    measure: str | None
    features: frozenset[str]
    own: frozenset[str]
    """The features of the clause alone."""
    cues: tuple[Cue, ...]

    @kept
    def around(self) -> frozenset[str]:
        """The features that only the words around the clause show."""
        return self.features - self.own


def subject_of(place: Place, span: Span, measures: frozenset[str]) -> Subject:
    """What the clause is about; the words around it say what it leaves unsaid, kind by kind.

    `span` is the statement's own.
    """
    section = place.section
    if (of_what := OF_WHAT.match(place.text, span.end, place.clause.end)) is not None:
        span = Span(start=span.start, end=of_what.end())
    beside = _beside(place, span)
    aside = custody_left_aside(place.text, Span(start=place.sentence.start, end=place.clause.end))
    shown = [
        [
            hit
            for hit in _outermost(hits_inside(place.passage.features, scope))
            if not is_left_aside(hit, aside) and not any(hit.overlaps(said) for said in beside)
        ]
        for scope in place.scopes
    ]
    meanings = [frozenset(hit.meaning for hit in found) for found in shown]
    own = meanings[0]
    deciding: list[Hit] = []
    for kind in KINDS:
        for depth, found in enumerate(shown):
            if not meanings[depth].isdisjoint(kind) and _carries(kind, depth, own, section):
                deciding += _first_named(kind, [hit for hit in found if hit.meaning in kind], span)
                break
    features = frozenset(hit.meaning for hit in deciding)
    features |= (
        _work_under_review(features, shown)
        | in_custody_as_before(own, shown[LEADING_THERE], place)
        | _reviewed_too(own, span, place)
    )
    theme = "cross" if any(hit.meaning == "cross" for hit in shown[-2]) else _theme(features, section)
    for frame in _frames_for(features, section):
        measure = frame.measure.format(theme=theme)
        if measure in measures:
            cues = tuple(
                Cue(start=hit.start, end=hit.end, decides="measure", meaning=hit.meaning)
                for hit in {hit.meaning: hit for hit in reversed(deciding)}.values()
                if hit.meaning in {*frame.has, *frame.any, *THEMES}
            )
            return Subject(measure, features, own, cues)
    return Subject(None, features, own, ())


@lru_cache(REMEMBERED)
def _frames_for(features: frozenset[str], section: str) -> tuple[Frame, ...]:
    """The frames that such a clause fits, in the order they are tried: letters repeat themselves."""
    return tuple(frame for frame in frames() if frame.fits(features, section))


def _carries(kind: tuple[str, ...], depth: int, own: frozenset[str], section: str) -> bool:
    """Whether features of that kind may be taken from so far before the clause."""
    if depth == 0:
        return True
    if kind is WORK:
        complete = own.intersection(COMPLETE if section not in THEMES else COMPLETE - {"partnership", "health"})
        return not complete and (depth < AFTERWARDS or not own.intersection(NAMES))
    if kind is NAMES and own.intersection(WORK) and own.intersection(THEMES):
        return False  # "assessments of risk of harm" leaves nothing unsaid
    if depth < LEADING_THERE:
        return kind is not THEMES or not own.intersection(NAMES)
    if kind is THEMES:
        return section not in THEMES and depth == LEADING_THERE
    if kind is DOCUMENTS:
        return not own.intersection(TOPICS) or "report" in own
    if section == "sentence":
        return True
    return depth == LEADING_THERE and not own.intersection((*WORK, *DOCUMENTS, *THEMES, "report"))


def _reviewed_too(own: frozenset[str], span: Span, place: Place) -> frozenset[str]:
    """A review where the verb is left out: "The assessment was reviewed in eight cases, and the plan in seven"."""
    if "review" in own or not own.intersection({"planning", "assessment"}):
        return frozenset()
    before = Span(start=place.sentence.start, end=max(place.clause.start, place.sentence.start))
    reviewed = any(hit.meaning == "review" for hit in hits_inside(place.passage.features, before))
    if not reviewed or ANOTHER_DOCUMENT.match(place.text[place.clause.start : span.start]) is None:
        return frozenset()
    return frozenset({"review"})


def _work_under_review(features: frozenset[str], shown: Sequence[list[Hit]]) -> frozenset[str]:
    """What is reviewed, where the clause says only "review" and its sentence has named it before."""
    if "review" not in features or features.intersection({"planning", "assessment"}):
        return frozenset()
    before = [hit for hit in shown[SHARE] if not shown[0] or hit.start < shown[0][0].start]
    return frozenset(hit.meaning for hit in before).intersection({"planning", "assessment"})


def _beside(place: Place, span: Span) -> Sequence[Span]:
    """Where the sentence speaks of other work than is judged: "Despite late reviews, planning was good in ten"."""
    beside = [*said_of_others(place.text, place.sentence, span)]
    if not beside:
        return ()
    named = [hit for hit in hits_inside(place.passage.features, place.sentence) if hit.meaning in TOPICS]
    return beside if any(not any(hit.overlaps(said) for said in beside) for hit in named) else ()


def _lies_inside(hit: Hit, name: Hit) -> bool:
    return (
        name.start <= hit.start
        and hit.end <= name.end
        and name.end - name.start > hit.end - hit.start
        and name.meaning != hit.meaning
    )


def _outermost(found: list[Hit]) -> list[Hit]:
    """The hits, in the order of the text, not inside a longer name: no plan in "education, health and care plan"."""
    outermost: list[Hit] = []
    names: list[Hit] = []
    for hit in found:
        names = [name for name in names if name.end > hit.start]
        if hit.meaning in STAFF or not any(_lies_inside(hit, name) for name in names):
            outermost.append(hit)
        if hit.meaning in NAMING:
            names.append(hit)
    return outermost


def _first_named(kind: tuple[str, ...], found: list[Hit], place: Span) -> list[Hit]:
    """What is spoken of first: before the number rather than after it; of staff, the first need named.

    Of several kinds of work: oversight, else review with what is reviewed, else the first named.
    """
    if kind is STAFF:
        first = next((hit.meaning for hit in found if hit.meaning.startswith("training_")), None)
        return [hit for hit in found if not hit.meaning.startswith("training_") or hit.meaning == first]
    if kind is not WORK:
        return found
    before = [hit for hit in found if hit.start < place.end]
    if before and all(hit.lies_in(place) for hit in before):
        # the verb tells what was done with the thing counted: "ten assessments had not been reviewed"
        before += [hit for hit in found if hit.meaning == "review"]
    found = before or found
    named = {hit.meaning for hit in found}
    if "oversight" in named:
        return [hit for hit in found if hit.meaning == "oversight"]
    if "review" in named:
        return [hit for hit in found if hit.meaning in {"review", "planning", "assessment"}]
    return [hit for hit in found if hit.meaning == found[0].meaning]


def _theme(features: frozenset[str], section: str) -> str:
    named = [theme for theme in THEMES if theme in features]
    if section in THEMES:
        return section if section in named or not named else named[0] if len(named) == 1 else section
    if len(named) == 1:
        return named[0]
    return "sentence" if section == "sentence" and not named else "cross"
