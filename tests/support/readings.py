"""Two readings made by hand, and databases of such readings."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from models.area import Area
from models.finding import Cue, Number
from models.inspection import Inspection
from models.measure import Measure
from models.reading import Problem, Reading, Unreadable
from models.rule import Example, Rule
from models.source import Source
from pipeline.language.rules import load_rules
from pipeline.load import load
from tests.support.letters_by_hand import Part, finding_of, letter_of, span_of

Query = Callable[[str], list[tuple[object, ...]]]
"""Asks a database in SQL."""

CAMBRIDGESHIRE_TEXT: list[Part] = [
    ("context", "Introduction", [("context.1", "We examined 20 cases.")]),
    (
        "reoffending",
        "Reducing the likelihood of reoffending",
        [
            ("1.1", "Assessment was sufficient in 17 out of the 20 cases. Plans & reviews were good in most of them."),
            ("1.2", "Of those, six were not. In 2012 there were 3."),
        ],
    ),
    (
        "public",
        "Protecting the public",
        [("2.1", "We found nine of the 20 plans insufficient. Assessments and plans were good in eight of ten cases.")],
    ),
    ("closing", "", [("closing.1", "We thank Jane Example, who can be reached on 14 of May.")]),
]

EASTMERE_TEXT: list[Part] = [
    (
        "public",
        "Protecting the public",
        [
            ("2.1", "All 12 plans were <script>alert('plan')</script> sufficient."),
            ("2.1", "Half of the rest were not."),
        ],
    ),
    ("public", "Protecting the public, continued", [("public.2", "Nobody's review was late.")]),
]

AREAS = (
    Area(
        slug="cambridgeshire",
        name="Cambridgeshire",
        aliases=("Cambs", "Cambridgeshire County"),
        nation="England",
        region="East of England",
        gss_codes=("E10000003",),
        latitude=52.3,
        longitude=0.1,
    ),
)

MEASURES = tuple(
    Measure(
        id=measure_id,
        theme=measure_id.split(".")[0],
        activity="assessment",
        unit="case",
        voice="inspector",
        direction="higher-better",
        label=f"Label of {measure_id}",
        definition="What is judged.",
    )
    for measure_id in ("reoffending.assessment", "reoffending.review", "public.planning", "public.assessment")
)

INSPECTIONS = (
    Inspection(area_name="Cambs", fieldwork_start="2014-03", published="2014-04-23", cases=20, known_from="The letter"),
    Inspection(area_name="Isle of Nowhere", fieldwork_start="2013-12-02", fieldwork_end="2013-12-04"),
)

RULES = (
    Rule(
        id="n of m",
        kind="share",
        meaning="A count and its whole.",
        pattern="{count} of {total}",
        examples=(Example(text="nine of the 20"), Example(text="eight of ten")),
    ),
    Rule(id="year", kind="set aside", meaning="A year.", pattern="{year}", examples=(Example(text="In 2012"),)),
)


def cambridgeshire() -> tuple[Source, Reading]:
    """A facsimile with findings of each kind, and thanks that must never be loaded."""
    letter = letter_of(CAMBRIDGESHIRE_TEXT, area="Cambs. YOS", published=date(2014, 4, 24))
    headline = {"role": "headline", "verdict": "sufficient"}
    cue = span_of(letter, "insufficient")
    heading = span_of(letter, "Protecting the public")
    thanked = span_of(letter, "Jane Example")
    findings = (
        finding_of(
            letter,
            "17 out of the 20 cases",
            measure="reoffending.assessment",
            count=17,
            total=20,
            checked=True,
            **headline,
        ),
        finding_of(
            letter,
            "good in most of them",
            measure="reoffending.review",
            low=0.5,
            high=1.0,
            basis="words",
            words="most",
            antecedent=span_of(letter, "20 cases. Plans"),
            **headline,
        ),
        finding_of(
            letter,
            "nine of the 20 plans insufficient",
            measure="public.planning",
            role="headline",
            verdict="insufficient",
            count=9,
            total=20,
            cues=(
                Cue(start=cue.start, end=cue.end, decides="verdict", meaning="insufficient"),
                Cue(start=heading.start, end=heading.end, decides="measure", meaning="theme: public"),
                Cue(start=thanked.start, end=thanked.end, decides="role", meaning="never"),
            ),
        ),
        finding_of(letter, "eight of ten cases", measure="public.assessment", count=8, total=10, **headline),
        finding_of(letter, "eight of ten cases", measure="public.planning", role="breakdown", count=8, total=10),
        finding_of(letter, "six were not", unsure=("The whole is not said.", "Nor what is judged."), count=6),
        finding_of(letter, "14 of May", count=14),
    )
    return (
        Source(
            id="cambridgeshire-2014-04",
            published=date(2014, 4, 23),
            fieldwork_start=date(2014, 3, 24),
            source="Supplied as text.",
            sha256="c" * 64,
            facsimile=True,
        ),
        Reading(
            letter=letter,
            findings=findings,
            numbers=(
                Number(**span_of(letter, "17").model_dump(), status="read", rule="n of m", finding=0),
                Number(**span_of(letter, "2012").model_dump(), status="set aside", rule="year"),
                Number(
                    **span_of(letter, "3.").model_dump() | {"end": span_of(letter, "3.").start + 1},
                    status="unread",
                    rule=None,
                ),
                Number(**span_of(letter, "14").model_dump(), status="read", rule="n of m", finding=6),
            ),
            problems=(
                Problem(check="unread number", severity="warning", message="Read it.", span=span_of(letter, "3.")),
                Problem(check="no total", severity="note", message="Look above.", paragraph="1.2"),
                Problem(check="two headlines", severity="error", message="Of planning."),
                Problem(check="two headlines", severity="error", message="Of review."),
                Problem(check="unread number", severity="note", message="Thanks.", span=thanked),
                Problem(check="no total", severity="note", message="Thanks.", paragraph="closing.1"),
            ),
        ),
    )


def eastmere() -> tuple[Source, Reading]:
    """An invented letter of no known area, which prints a paragraph number twice and a hostile word."""
    letter = letter_of(EASTMERE_TEXT)
    return (
        Source(id="eastmere-2015-01", area="Eastmere", sha256="e" * 64, invented=True, cases=0, note="<b>Made up.</b>"),
        Reading(
            letter=letter,
            findings=(
                finding_of(
                    letter,
                    "All 12 plans were <script>alert('plan')</script> sufficient",
                    measure="public.planning",
                    role="headline",
                    verdict="sufficient",
                    count=12,
                    total=12,
                ),
                finding_of(letter, "Half of the rest", basis="words", words="Half", low=0.47, high=0.53),
            ),
            numbers=(),
            problems=(),
        ),
    )


def build(
    path: Path, readings: Iterable[tuple[Source, Reading]], inspections: Iterable[Inspection] = INSPECTIONS
) -> Path:
    """The database of these readings, with the vocabulary that they use and one letter that could not be read."""
    load(
        readings,
        unreadable=(
            Unreadable(id="elsewhere-2013-05", file="letter.pdf", reason="EncryptedPdfError", message="Locked."),
        ),
        measures=MEASURES,
        areas=AREAS,
        inspections=inspections,
        rules=RULES,
        path=path,
        fingerprint="a fingerprint",
    )
    return path


def build_as_read(path: Path, readings: Iterable[tuple[Source, Reading]]) -> Path:
    """The database of letters as our own rules read them, with no list of services and none of inspections."""
    rules = load_rules()
    load(
        readings,
        unreadable=(),
        measures=rules.measures,
        areas=(),
        inspections=(),
        rules=rules.rules,
        path=path,
        fingerprint="",
    )
    return path
