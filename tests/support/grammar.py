"""The parts of the inspectors' language from which sentences are put together: what is judged, what is said, shares."""

from fractions import Fraction

from hypothesis import strategies as st

from models.base import Noun
from models.finding import Verdict

CASES = 60
"""As many as the largest sample that is spoken of here."""

COUNTABLE = {
    "assessments of likelihood of reoffending": "reoffending.assessment",
    "intervention plans": "reoffending.planning",
    "reviews of likelihood of reoffending": "reoffending.review",
    "reviews of intervention plans": "reoffending.review-of-plans",
    "pre-sentence reports": "court.psr.overall",
    # Not yet read: "twenty-one referral order panel reports", in which "one referral order" stands.
    "reports to referral order panels": "court.panel-report.overall",
    "assessments of risk of harm": "public.assessment",
    "plans to manage risk of harm": "public.planning",
    "reviews of the risk of harm assessment": "public.review-of-assessment",
    "reviews of risk management plans": "public.review-of-plans",
    "vulnerability assessments": "child.assessment",
    "vulnerability management plans": "child.planning",
    "reviews of the vulnerability assessment": "child.review-of-assessment",
    "reviews of vulnerability management plans": "child.review-of-plans",
}
"""What is judged and can itself be counted, with its measure: "nine of the 14 plans"."""

UNCOUNTABLE = {
    "the assessment of likelihood of reoffending": "reoffending.assessment",
    "planning to reduce the likelihood of reoffending": "reoffending.planning",
    "the delivery of interventions": "reoffending.delivery",
    "the assessment of risk of harm to others": "public.assessment",
    "management oversight of risk of harm work": "public.management-oversight",
    "the management of risk to identifiable victims": "public.victim-safety",
    "the assessment of safeguarding and vulnerability": "child.assessment",
    "management oversight of safeguarding work": "child.management-oversight",
    "the assessment of diversity": "sentence.diversity-assessment",
    "planning for diversity": "sentence.diversity-planning",
    "attention to health and well-being": "sentence.health-wellbeing",
    "the response to non-compliance": "sentence.compliance-response",
    "work with other agencies": "sentence.partnership-working",
}
"""What is judged case by case, with its measure."""

STATES: dict[str, Verdict] = {
    "sufficient": "sufficient",
    "good enough": "sufficient",
    "satisfactory": "sufficient",
    "adequate": "sufficient",
    "of good quality": "sufficient",
    "of a good standard": "sufficient",
    "judged sufficient": "sufficient",
    "found to be good": "sufficient",
    "good": "sufficient",
    "effective": "sufficient",
    "acceptable": "sufficient",
    "sound": "sufficient",
    "up to standard": "sufficient",
    "of the required standard": "sufficient",
    "done well": "sufficient",
    "insufficient": "insufficient",
    "inadequate": "insufficient",
    "poor": "insufficient",
    "unsatisfactory": "insufficient",
    "found to be inadequate": "insufficient",
    "judged to be insufficient": "insufficient",
    "ineffective": "insufficient",
    "weak": "insufficient",
    "below the standard that we expect": "insufficient",
    "of poor quality": "insufficient",
    "not good enough": "insufficient",
    "not sufficient": "insufficient",
    "not of good quality": "insufficient",
    "not effective": "insufficient",
    "not up to standard": "insufficient",
    "not judged sufficient": "insufficient",
}
"""What may be said of anything that is judged, after `was`."""

DEEDS: dict[str, Verdict] = {
    "been completed": "sufficient",
    "been completed to a good standard": "sufficient",
    "been done well enough": "sufficient",
    "not been completed": "insufficient",
    "not been completed well enough": "insufficient",
}
"""What may be said of a document, after `had`."""

BEGINNINGS = ("", "overall, ", "we found that ", "in our judgement, ", "it is our view that ", "this year, ")

OPPOSITE: dict[Verdict, Verdict] = {"sufficient": "insufficient", "insufficient": "sufficient"}

NOUNS = (
    "cases",
    "relevant cases",
    "cases inspected",
    "cases that we examined",
    "cases in the sample",
    "cases to which this applied",
)

FRACTIONS = {
    "one-quarter": Fraction(1, 4),
    "a third": Fraction(1, 3),
    "two-fifths": Fraction(2, 5),
    "half": Fraction(1, 2),
    "two-thirds": Fraction(2, 3),
    "three-quarters": Fraction(3, 4),
    "four-fifths": Fraction(4, 5),
}

REACH = Fraction(8, 100)
"""How far above or below the fraction "just over" and "just under" may lie."""


class Share(Noun):
    """How many of how many: `part` `joint` `whole`."""

    part: str
    joint: str
    whole: str
    count: int
    total: int
    exact: bool = True
    one: bool = False
    """It takes a verb in the singular."""

    @property
    def words(self) -> str:
        return f"{self.part} {self.joint} {self.whole}"


def in_words(number: int) -> str:
    units = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    teens = ["ten", "eleven", "twelve"] + [
        f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")
    ]
    tens = [f"{stem}ty" for stem in ("twen", "thir", "for", "fif", "six")]
    if number < 20:
        return [*units, *teens][number]
    ten, unit = tens[number // 10 - 2], number % 10
    return f"{ten}-{units[unit]}" if unit else ten


def printed(number: int) -> st.SearchStrategy[str]:
    return st.sampled_from([str(number), in_words(number)])


TOTALS = st.integers(min_value=3, max_value=CASES) | st.just(CASES)


@st.composite
def pairs_of_numbers(draw: st.DrawFn) -> Share:
    total = draw(TOTALS)
    count = draw(st.integers(min_value=1, max_value=total - 1))
    joint = draw(st.sampled_from(["of", "out of", "of the", "out of the", "of our", "from the"]))
    stress = draw(st.sampled_from(["", "", "only ", "just "]))
    return Share(
        part=f"{stress}{draw(printed(count))}",
        joint=joint,
        whole=draw(printed(total)),
        count=count,
        total=total,
        one=count == 1,
    )


@st.composite
def all_but_a_few(draw: st.DrawFn) -> Share:
    total = draw(TOTALS)
    left = draw(st.integers(min_value=1, max_value=min(4, total - 1)))
    joint = draw(st.sampled_from(["of the", "out of the", "of"]))
    return Share(
        part=f"all but {draw(printed(left))}", joint=joint, whole=draw(printed(total)), count=total - left, total=total
    )


@st.composite
def all_or_none(draw: st.DrawFn) -> Share:
    total = draw(TOTALS)
    part, joint = draw(
        st.sampled_from([
            ("all", "of the"),
            ("all", "the"),
            ("each", "of the"),
            ("every one", "of the"),
            ("none", "of the"),
            ("not one", "of the"),
        ])
    )  # fmt: skip
    count = 0 if part in {"none", "not one"} else total
    return Share(part=part, joint=joint, whole=draw(printed(total)), count=count, total=total, one=part != "all")


def counts_that_fit(hedge: str, fraction: Fraction, total: int) -> list[int]:
    """Every whole number that the words can stand for, those on the very edge left undecided as two."""
    low, high = {
        "just over": (fraction, fraction + REACH),
        "just under": (max(fraction - REACH, fraction * Fraction(3, 4)), fraction),
        "": (fraction, fraction),
    }[hedge]
    shares = {count: Fraction(count, total) for count in range(1, total)}
    fitting = [count for count, share in shares.items() if low <= share <= high and (share != fraction or not hedge)]
    on_the_edge = [count for count in fitting if hedge and shares[count] in {low, high}]
    return fitting + on_the_edge


FITTING = [
    (hedge, words, counts[0], total)
    for hedge in ("just over", "just under", "")
    for words, fraction in FRACTIONS.items()
    for total in range(3, CASES + 1)
    if len(counts := counts_that_fit(hedge, fraction, total)) == 1
]
"""Each share in words, with a whole of which one whole number alone is that share."""


@st.composite
def fractions_with_one_fit(draw: st.DrawFn) -> Share:
    hedge, words, count, total = draw(st.sampled_from(FITTING))
    part = f"{hedge} {words}".strip()
    return Share(part=part, joint="of the", whole=draw(printed(total)), count=count, total=total, exact=not hedge)


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def affirmed() -> st.SearchStrategy[str]:
    """What may be said without a `not`, of which it can be said after it that others were not."""
    return st.sampled_from(sorted(said for said in STATES if not said.startswith("not ")))
