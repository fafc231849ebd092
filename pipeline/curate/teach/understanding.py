"""A sentence gone through rule by rule: what each part of its reading rests on."""

from collections.abc import Iterator, Sequence

from models.finding import Finding, Mention
from models.letter import Letter, SectionId
from models.reading import Interpretation
from models.rule import SET_ASIDE
from pipeline.annotations.real_sentences import letter_of
from pipeline.curate.teach.losses import losses_in
from pipeline.curate.teach.understood import Match, Understanding, UnderstoodStatement, WeighedReading
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.decide import Decision
from pipeline.interpret.explained import ExplainedStatement, explained
from pipeline.interpret.voice import stem
from pipeline.interpret.weights import learned_weights
from pipeline.language.doubt import doubt_in_words
from pipeline.language.rules import load_rules, measure_labels
from pipeline.language.unlisted import unlisted_phrases

WHERE = {
    "clause": "in its clause",
    "share": "in its part of the sentence",
    "sentence": "in its sentence",
    "afterwards": "after it",
}
"""How near words stand that judge, as the names of the evidence have it."""
OTHERS = 3
"""So many readings that lost are told."""


def understanding_of(sentence: str, section: SectionId = "summary") -> Understanding:
    """What the rules make of the sentence, which stands in that section of a letter and after nothing else."""
    letter = _in_section(letter_of(sentence), section)
    rules = load_rules()
    mentions = extract(letter, rules)
    read = interpret(letter, mentions, rules)
    statements = explained(letter, mentions, rules)
    missing = sorted(unlisted_phrases(sentence, mentions), key=_was_heard)
    return Understanding(
        sentence=sentence,
        section=section,
        statements=tuple(_statement(each, read, sentence) for each in statements),
        aside=tuple(_set_aside(mentions, sentence)),
        unread=tuple(number.of(sentence) for number in read.numbers if number.status == "unread"),
        lost=losses_in(letter, mentions, statements),
        missing=tuple(missing),
        never_heard=sum(not _was_heard(word) for word in missing),
    )


def _in_section(letter: Letter, section: SectionId) -> Letter:
    there = {"section": section}
    return letter.model_copy(
        update={
            "sections": tuple(part.model_copy(update=there) for part in letter.sections),
            "paragraphs": tuple(part.model_copy(update=there) for part in letter.paragraphs),
        }
    )


def _statement(each: ExplainedStatement, read: Interpretation, text: str) -> UnderstoodStatement:
    decision = each.decision
    finding = _finding_of(decision, read.findings)
    subject = decision.placed.subject
    return UnderstoodStatement(
        words=finding.of(text) if finding else decision.placed.statement.span.of(text),
        finding=finding,
        doubt=doubt_in_words(finding, measure_labels()) if finding else None,
        numbers=tuple(_rule_match(part, text) for part in decision.placed.statement.parts),
        verdict=tuple(_verdict_matches(each, text)),
        measure=tuple(Match(words=cue.of(text), listed_as=cue.meaning, meaning="") for cue in subject.cues),
        frame=subject.measure,
        readings=tuple(map(_weighed, (decision, *each.lost[:OTHERS]))),
    )


def _finding_of(decision: Decision, findings: Sequence[Finding]) -> Finding | None:
    phrase = decision.placed.statement.mention
    return next((finding for finding in findings if decision.is_finding and finding.states(phrase)), None)


def _rule_match(mention: Mention, text: str) -> Match:
    meaning = next(rule.meaning for rule in load_rules().rules if rule.id == mention.rule)
    return Match(words=mention.of(text), listed_as=mention.rule, meaning=meaning)


def _verdict_matches(each: ExplainedStatement, text: str) -> Iterator[Match]:
    """All that speaks for a verdict, the words that do so once, at the place nearest to the number."""
    told: set[tuple[str, str]] = set()
    for sign in each.signs:
        words = sign.cue.of(text) if sign.cue else ""
        name = sign.feature.partition(" ")[0]
        key = (words or sign.feature, sign.verdict)
        if key not in told:
            told.add(key)
            yield Match(words=words, listed_as=sign.verdict, meaning=WHERE.get(name, sign.feature))


def _weighed(decision: Decision) -> WeighedReading:
    return WeighedReading(
        is_finding=decision.is_finding,
        count=decision.numbers.count,
        total=decision.numbers.total,
        verdict=decision.verdict,
        measure=decision.measure,
        probability=decision.probability,
    )


def _was_heard(phrase: str) -> bool:
    """Whether checked letters have all its words, whatever their endings."""
    heard = learned_weights().voices.measure.weights
    return all(f"sentence {stem(word.casefold())}" in heard for word in phrase.split())


def _set_aside(mentions: Sequence[Mention], text: str) -> Iterator[Match]:
    return (_rule_match(mention, text) for mention in mentions if mention.reads in SET_ASIDE | {"unread"})
