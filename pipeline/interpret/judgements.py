"""Which way a statement counts: the cue that judges, what turns it round, and how far that reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.base import Span
from models.finding import OPPOSITE, Cue, Verdict
from pipeline.interpret.said_beside import said_beside
from pipeline.language.cues import Hit, hits_inside
from pipeline.language.grammar import grammar

REACH = 60
"""How many characters after "not" or "without" a judging word may stand and still be turned round."""

NOT_SO = grammar("was not there")
WEAK = frozenset({"done", "says"})
"""Meanings of words that judge only where no other does."""
SILENT = frozenset({"idle", "denying"})
"""Meanings of words that neither judge nor turn another word round."""
TURNING = frozenset({"against", "lacking", "turning"})
MADE_GOOD = grammar("made good")
NOT_MADE_GOOD = grammar("not made good")
MENDED_WITHIN = 50
"""How many characters before a bad thing the words may begin that make it good."""
WAS_DUE = grammar("was due")
DUE_WITHIN = 60
"""How many characters before a deed the words may begin that say it was due."""
SUBJECT = grammar("preposition before a number")
LEAD = 25
CLOSES = grammar("ends what a verdict reaches")
CONCEDED_WITHIN = grammar("conceded within")

TORN_OFF = grammar("prefix torn off")
TURNED = grammar("turned round by a prefix")
NO_NOUN = grammar("no noun follows")
NEAR = 6
"""How many characters before a word the prefix torn from it may begin."""

DENIED = grammar("not, and no more")
AFFIRMED = grammar("was, and no more")
BARE = grammar("says of which cases, and no more")


@dataclass(frozen=True)
class Judgement:
    """A verdict, the words that gave it, and whether they judge by themselves."""

    verdict: Verdict
    words: Hit
    strong: bool

    @property
    def cue(self) -> Cue:
        """The words, as what decides the verdict."""
        return Cue(start=self.words.start, end=self.words.end, decides="verdict", meaning=self.verdict)


def judge(text: str, part: Span, hits: Sequence[Hit], phrases: Sequence[Span], place: Span) -> Judgement | None:
    """The verdict that the words of `part` give; None where they give none.

    `phrases` are the numeric phrases themselves: the "none" of "none of the six" turns nothing round.
    Of several judging words the one nearest to `place` decides; words that say no more than that
    a thing was done decide only where no word judges.
    """
    beside = [*said_beside(text, part, place)]
    inside = [
        hit for hit in hits_inside(hits, part)
        if hit.meaning not in SILENT
        and not any(hit.overlaps(span) for span in beside)
        and not any(hit.overlaps(phrase) for phrase in phrases)
        and not (hit.meaning in {*TURNING, "bad"} and speaks_of_else(text, part, hit))
        and not (hit.meaning == "done" and WAS_DUE.search(text, max(part.start, hit.start - DUE_WITHIN), hit.start))
    ]  # fmt: skip
    strong: list[Judgement] = []
    weak: list[Judgement] = []
    for index, hit in enumerate(inside):
        if hit.meaning in TURNING:
            turned = [
                later for later in inside[index + 1 :]
                if later.meaning not in TURNING and _turns(text, part, hit, later, inside)
            ]  # fmt: skip
            lacking = hit.meaning == "lacking"
            # a word of lacking judges by itself, unless it turns a judging word round
            if hit.meaning != "turning" and not (
                any(later.meaning not in WEAK for later in turned) if lacking else turned
            ):
                (strong if lacking else weak).append(_judgement("insufficient", hit, hit, strong=lacking))
            continue
        against = next(
            (
                before
                for before in inside[:index]
                if before.meaning in TURNING and _turns(text, part, before, hit, inside)
            ),
            None,
        )
        verdict: Verdict = (
            "insufficient" if hit.meaning == "bad" and not is_made_good(text, part, hit) else "sufficient"
        )
        denied = hit.meaning == "good" and (NOT_SO.match(text, hit.end, part.end) is not None or is_torn(text, hit))
        if against is not None or denied:
            verdict = OPPOSITE[verdict]
        found = _judgement(verdict, against or hit, hit, strong=hit.meaning not in WEAK)
        (strong if found.strong else weak).append(found)
    subject = SUBJECT.search(text, max(place.start - LEAD, part.start), place.start) is None
    doubted = [judgement for judgement in weak if judgement.verdict == "insufficient"]
    for candidates in (strong, doubted, weak):
        if candidates:
            following = [judgement for judgement in candidates if judgement.words.start >= place.end]
            return min(
                following if subject and following else candidates, key=lambda each: _distance(each.words, place)
            )
    return None


def _judgement(verdict: Verdict, first: Hit, last: Hit, *, strong: bool) -> Judgement:
    return Judgement(verdict, Hit(min(first.start, last.start), max(first.end, last.end), verdict), strong)


GOVERNED = grammar("governed by another verb")
SUPPOSED = grammar("only supposed")
CORRECTS = grammar("corrects a number")
DUE = grammar("says what was due")
OUGHT = grammar("what ought to have been")
NO_NEED = grammar("no need")
WHO = grammar("describes people")
DESCRIBES = grammar("describes a noun")
GOES_ON = grammar("goes on to another verb")


def speaks_of_else(text: str, part: Span, denial: Span | Hit) -> bool:
    """Whether a "not" says nothing of the work.

    Nothing was needed, as in "no plan was needed"; it is no more than supposed, as in "what to do if he did not come
    home"; it takes back a number: "(not nine)"; or it says what was due, as in "of the seven plans that ought to have
    been reviewed".
    """
    if NO_NEED.match(text, denial.start) is not None:
        return True
    due = OUGHT.match(text, denial.start) is not None and DUE.search(text, part.start, denial.start) is not None
    supposed = SUPPOSED.search(text, part.start, denial.start) is not None
    return due or supposed or CORRECTS.match(text, denial.end) is not None


def describes_others(text: str, part: Span, against: Span | Hit, judging: Span | Hit) -> bool:
    """Whether "not" says of whom the clause speaks, and not how good the work was.

    So it is in "the response to those who were not complying was sufficient", and in "workers had won the trust of
    children who did not want to know them".
    """
    if judging.end <= against.start:
        return WHO.search(text, part.start, against.start) is not None
    if judging.start < against.end or DESCRIBES.search(text, part.start, against.start) is None:
        return False
    return GOES_ON.fullmatch(text, against.end, judging.start) is not None


def _turns(text: str, part: Span, against: Hit, hit: Hit, inside: Sequence[Hit]) -> bool:
    """Whether "not" turns the word round: "not been done well enough", but not "nothing was done about failings"."""
    if not _reaches(text, against, hit) or describes_others(text, part, against, hit):
        return False
    if hit.meaning == "bad" and (against.meaning == "lacking" or GOVERNED.search(text, against.end, hit.start)):
        return False  # "failed to tackle poor attendance", "managers had not ensured that deficiencies were put right"
    return hit.meaning != "bad" or not any(
        against.end <= other.start < hit.start and other.meaning not in TURNING for other in inside
    )


def is_made_good(text: str, part: Span, bad: Hit) -> bool:
    """Whether the work made good of a bad thing, as in "managers had identified the shortcomings"."""
    made = MADE_GOOD.search(text, max(part.start, bad.start - MENDED_WITHIN), bad.start)
    return made is not None and NOT_MADE_GOOD.search(text, part.start, made.start()) is None


def is_torn(text: str, hit: Hit) -> bool:
    """Whether the word has lost the prefix that turns it round: "were in sufficient in five cases"."""
    torn = TORN_OFF.search(text, max(hit.start - NEAR, 0), hit.start)
    if torn is None or torn["certain"] is not None:
        return torn is not None
    return TURNED.match(text, hit.start) is not None and NO_NOUN.match(text, hit.end) is not None


def _reaches(text: str, against: Hit, hit: Hit) -> bool:
    if against.end > hit.start:
        return False
    between = CONCEDED_WITHIN.sub("", text[against.end : hit.start])
    return len(between) <= REACH and CLOSES.search(between) is None


def _distance(words: Hit, place: Span) -> int:
    return max(words.start - place.end, place.start - words.end, 0)


@dataclass(frozen=True)
class Elliptical:
    """Words without a judging word of their own that affirm or deny what was said before."""

    affirms: bool
    cue: Cue
    bare: bool
    """Nothing is said after them but of which cases it holds: "not in the other two", but not "not always checked"."""


def ellipsis(text: str, part: Span, place: Span) -> Elliptical | None:
    """What the part affirms or denies: "Seven were not", "only one had been"; None where it does neither."""
    if (denied := DENIED.search(text, part.start, part.end)) is not None:
        opposite = "the opposite of what was said before"
        return Elliptical(
            affirms=False,
            cue=Cue(start=denied.start(), end=denied.end(), decides="verdict", meaning=opposite),
            bare=BARE.match(text, denied.end(), part.end) is not None,
        )
    if (affirmed := AFFIRMED.search(text, min(place.end, part.end), part.end)) is not None:
        same = "what was said before"
        return Elliptical(
            affirms=True,
            cue=Cue(start=affirmed.start(), end=affirmed.end(), decides="verdict", meaning=same),
            bare=True,
        )
    return None
