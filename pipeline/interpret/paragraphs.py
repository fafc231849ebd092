"""A paragraph read sentence by sentence, each statement in the light of what was said before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.base import Span
from models.finding import Cue, Finding, Mention
from models.letter import Letter, Paragraph
from models.rule import SILENT, Reads
from pipeline.interpret.clauses import shares_of
from pipeline.interpret.context import context_of, set_aside_as_earlier
from pipeline.interpret.discourse import Discourse, Said
from pipeline.interpret.joining import statements_in
from pipeline.interpret.judgements import OPPOSITE
from pipeline.interpret.leanings import Leaning, leaning_of
from pipeline.interpret.meanings import Meaning, Understanding, counts_passers_by
from pipeline.interpret.measures import COMPLIANCE, measure_of
from pipeline.interpret.places import Place, place_of
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import subject_of
from pipeline.interpret.totals import UNCLEAR, Reckoned, total_of
from pipeline.interpret.verdicts import Ruling, verdict_of
from pipeline.language.cues import tongue
from pipeline.language.rules import Rules

# The noun after a number, so that a quotation ends with it: "17 out of the 20 cases".
NOUN = re.compile(
    r"\s+(?:of\s+)?(?:(?:the|these|those|our)\s+)?(?:(?!(?:and|or|but|were|was|had|have|did|that|which|who|in|to|of)\b)[A-Za-z’'-]+\s+){0,3}?"
    r"(?:cases?|reports?|PSRs?|children|young\s+people|plans?|assessments?|reviews?|staff|managers|respondents?|instances?)\b",
    re.IGNORECASE,
)

INTRODUCES = re.compile(r"(?:\bthere\s+(?:was|were|are|is|had\s+been)|:)\s*$", re.IGNORECASE)
"""What comes before a number that names a group: "there were nine", "reports: 28"."""
SELECTIVE = re.compile(r"^court\.|custody|victim|mappa|health")
"""Measures that concern some cases only: "in nine cases a victim could be named" names a group for what follows."""


@dataclass(frozen=True)
class Understood:
    """A finding, and whether it speaks of a part of a group only, such as the failing ones."""

    finding: Finding
    partial: bool
    strong: bool
    """A word in the clause judges; "had none" and "had been recorded" say only what was there or done."""


class Reader:
    """Reads a letter's paragraphs in order and remembers what was said."""

    def __init__(self, letter: Letter, rules: Rules) -> None:
        self.text = letter.text
        self.rules = rules
        self.fieldwork = letter.letterhead.fieldwork_start
        self.measures = frozenset(measure.id for measure in rules.measures)
        self.discourse = Discourse(letter.letterhead.cases, letter.letterhead.cases_span)
        self.tongue = tongue()
        self.aside: dict[Mention, str] = {}
        """Phrases that turned out to state nothing, and the rule that sets them aside."""

    def read(self, paragraph: Paragraph, mentions: Sequence[Mention]) -> list[Understood]:
        """Return the findings of one paragraph."""
        counting = [mention for mention in mentions if mention.reads not in SILENT]
        if not counting:
            return []
        passage = self.tongue.passage(paragraph.of(self.text), paragraph.start)
        if paragraph.section != "management":
            passage = passage.without("says")
        understood: list[Understood] = []
        for number, sentence in enumerate(passage.sentences):
            inside = [mention for mention in counting if passage.sentence_of(mention) == number]
            statements = statements_in(self.text, inside)
            for statement, share in zip(statements, shares_of(self.text, sentence, statements), strict=True):
                place = place_of(self.text, paragraph, passage, number, statement, share)
                place = replace(place, companions=len(statements) - 1)
                if (found := self._understand(statement, place, mentions)) is not None:
                    understood.append(found)
        return understood

    def _understand(self, statement: Statement, place: Place, mentions: Sequence[Mention]) -> Understood | None:
        if set_aside_as_earlier(statement, place, self.fieldwork):
            self._set_aside(statement, "earlier")
            return None
        leaning = leaning_of(statement, place, self.discourse, mentions)
        if leaning is None:
            self._set_aside(statement, "other things")
            return None
        if leaning.count is not None:
            statement = replace(statement, count=leaning.count)
        meaning = self._meaning(statement, place, leaning)
        if statement.reads == "any" and meaning.verdict == "insufficient":
            statement = replace(statement, count=statement.total)
        if not Understanding(statement, place, meaning).is_finding:
            if statement.count == 1:
                self._set_aside(statement, "example")
            elif statement.count is not None:
                self._remember_unpublished(statement, place, leaning, meaning)
            return None
        reckoned = total_of(statement, leaning, self.discourse, place, meaning.measure)
        compliance = meaning.measure in COMPLIANCE
        within = leaning.within and leaning.judged and not compliance
        finding = _finding(statement, place, reckoned, meaning).model_copy(
            update={"within": within, "rest": _is_the_rest(statement, leaning)}
        )
        self._remember(finding, statement, place, reckoned, meaning)
        of_the_failing = leaning.within and leaning.verdict == "insufficient"
        partial = of_the_failing or (statement.leans in {"rest", "all the rest", "further", "part"} and not compliance)
        return Understood(finding, partial, meaning.strong)

    def _gapped(self, place: Place) -> frozenset[str]:
        last = self.discourse.last(place.key)
        if last is None or last.sentence != place.sentence_number or "review" not in (last.measure or ""):
            return frozenset()
        judges = any(
            hit.lies_in(place.clause) and hit.meaning not in {"against", "turning", "idle"}
            for hit in place.passage.judgements
        )
        return frozenset() if judges else frozenset({"review"})

    def _set_aside(self, statement: Statement, reads: Reads) -> None:
        self.aside |= dict.fromkeys(statement.parts, self.rules.rule_for(reads))

    def _meaning(self, statement: Statement, place: Place, leaning: Leaning) -> Meaning:
        group = leaning.antecedent
        names = group is not None and (group.part == "counted" or (group.said.measure or "").startswith("court."))
        leans_on = group.said.measure if group is not None and names else None
        gapped = self._gapped(place)
        subject = subject_of(place, statement.span, self.measures, leans_on=leans_on, gapped=gapped)
        ruling: Ruling = verdict_of(statement, place, leaning, self.discourse)
        cues = (*subject.cues, *ruling.cues)
        context = context_of(statement, place, subject, self.discourse, strong=ruling.strong)
        if context is not None:
            return Meaning(context, "none", ruling.strong, context=True, cues=cues, subject=subject.measure)
        measure = measure_of(statement, place, subject, leaning, self.discourse)
        verdict = "none" if measure in COMPLIANCE else ruling.verdict
        return Meaning(measure, verdict, ruling.strong, context=False, cues=cues, subject=measure)

    def _remember_unpublished(self, statement: Statement, place: Place, leaning: Leaning, meaning: Meaning) -> None:
        """Remember a count that is no finding: a group named, a part judged, or what may be either."""
        said = Said(
            span=statement.span, paragraph=place.key, sentence=place.sentence_number, count=statement.count, total=None,
            total_at=None, measure=meaning.subject, verdict=None, whole=True,
        )  # fmt: skip
        if meaning.strong and meaning.verdict in OPPOSITE:
            whole = total_of(statement, leaning, self.discourse, place, meaning.measure).whole
            if whole.size is not None and whole.at is not None and place.paragraph.covers(whole.at):
                said = replace(said, total=whole.size, total_at=whole.at, verdict=meaning.verdict, whole=False)
            else:
                said = replace(said, unclear=True)
        elif not self._names_a_group(statement, place, meaning):
            said = replace(said, unclear=True)
        self.discourse.said.append(said)

    def _names_a_group(self, statement: Statement, place: Place, meaning: Meaning) -> bool:
        """Whether a count that judges nothing plainly names a group: "nine cases needed a plan", "reports: 28"."""
        if meaning.context or statement.leans == "group":
            return True
        introduced = INTRODUCES.search(self.text, place.clause.start, statement.start) is not None
        if not introduced and (not statement.counts_its_noun or counts_passers_by(statement, place)):
            return False
        if SELECTIVE.search(meaning.subject or "") and meaning.verdict != "insufficient":
            return True
        return not self.discourse.holds(statement.count or 0, place.key)

    def _describes_in_passing(self, finding: Finding, meaning: Meaning) -> bool:
        """Whether it describes some of those just judged: "good in 17 of 24. Twelve were girls. Four were poor"."""
        selective = SELECTIVE.search(meaning.subject or "") is not None
        held = self.discourse.holds(finding.count or 0, finding.paragraph)
        return finding.measure == "context.other" and held and not selective

    def _remember(
        self, finding: Finding, statement: Statement, place: Place, reckoned: Reckoned, meaning: Meaning
    ) -> None:
        said = Said(
            span=statement.span, paragraph=place.key, sentence=place.sentence_number, count=finding.count,
            total=finding.total, total_at=reckoned.whole.at, measure=finding.measure, verdict=finding.verdict,
            whole=meaning.context,
            unclear=reckoned.whole.doubt == UNCLEAR or self._describes_in_passing(finding, meaning),
        )  # fmt: skip
        self.discourse.said.append(said)
        if finding.measure == "context.psr-cases":
            self.discourse.reports = said
        elif finding.measure == "context.respondents":
            self.discourse.respondents = said


def _is_the_rest(statement: Statement, leaning: Leaning) -> bool:
    before = leaning.antecedent.said if leaning.antecedent else None
    if (
        statement.leans not in {"rest", "all the rest"}
        or before is None
        or before.total is None
        or before.count is None
    ):
        return False
    return statement.count == before.total - before.count


def _finding(statement: Statement, place: Place, reckoned: Reckoned, meaning: Meaning) -> Finding:
    quote = _quote(statement, place, meaning.cues)
    band = reckoned.band if reckoned.count is None else None
    phrases = (*statement.parts, *([statement.base] if statement.base else []))
    return Finding(
        start=quote.start,
        end=quote.end,
        paragraph=place.key,
        sentence=place.sentence,
        phrases=tuple(Span(start=phrase.start, end=phrase.end) for phrase in phrases),
        rule=statement.rule,
        measure=meaning.measure,
        role=None,
        verdict=meaning.verdict,
        count=reckoned.count,
        total=reckoned.total,
        low=float(band.low) if band else None,
        high=float(band.high) if band else None,
        basis=reckoned.basis,
        words=reckoned.words,
        antecedent=reckoned.whole.at if reckoned.whole.at not in {None, statement.span} else None,
        cues=meaning.cues,
        unsure=(reckoned.whole.doubt,) if reckoned.whole.doubt else (),
    )


def _quote(statement: Statement, place: Place, cues: Sequence[Cue]) -> Span:
    """Return the statement's words with those that judge it, where they stand in its clause, and the noun it counts."""
    start, end = statement.start, statement.end
    for cue in cues:
        if cue.decides == "verdict" and place.clause.covers(cue):
            start, end = min(start, cue.start), max(end, cue.end)
    if end == statement.end and (noun := NOUN.match(place.text, end, place.share.end)):
        end = noun.end()
    return Span(start=start, end=end)
