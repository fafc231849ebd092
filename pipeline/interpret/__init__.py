"""Interpret: what each numeric phrase says: how many of how many, of what, and which way it counts."""

from bisect import bisect_left
from collections.abc import Sequence

from models.finding import Finding, Mention
from models.letter import Letter
from models.reading import Interpretation
from models.rule import SET_ASIDE
from pipeline.interpret.certainty import Beside, rating_of
from pipeline.interpret.company import Company, company_of
from pipeline.interpret.confidence import confidence_of
from pipeline.interpret.decide import Decision, decide
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.findings import RoleCandidate, role_candidate
from pipeline.interpret.numbers import account
from pipeline.interpret.paragraphs import ParagraphRules, paragraph_statements
from pipeline.interpret.roles import with_roles
from pipeline.interpret.sample import is_supposed, sample_of
from pipeline.interpret.threads import threads_of
from pipeline.interpret.weights import Weights, learned_weights
from pipeline.language.illegible import garbled_words
from pipeline.language.rules import Rules


def interpret(
    letter: Letter,
    mentions: Sequence[Mention],
    rules: Rules,
    weights: Weights | None = None,
    *,
    told: int | None = None,
) -> Interpretation:
    """The letter's findings in the order of the text, and what became of every number in it.

    `weights` are those of `rules/weights.yml` unless others are given; `told` is how many cases were examined, if a
    person has written it down.
    """
    weights, sample = weights or learned_weights(), sample_of(letter, told)
    decided, aside = decisions_in(letter, mentions, rules, weights, sample)
    supposed = sample.size if sample and is_supposed(letter, told) else None
    found = _candidates([decision for decision in decided if decision.is_finding], weights, supposed)
    findings = doubted(with_roles(sorted(found, key=lambda each: each.finding.start), letter), letter, told)
    return Interpretation(findings=findings, numbers=account(letter, findings, aside))


def decisions_in(
    letter: Letter, mentions: Sequence[Mention], rules: Rules, weights: Weights, sample: Group | None
) -> tuple[list[Decision], dict[Mention, str]]:
    """What is decided about each statement, and the phrases that state nothing, each with the rule that says so."""
    vocabulary = ParagraphRules.of(rules)
    discourse = Discourse(sample)
    decided: list[Decision] = []
    aside = {mention: mention.rule for mention in mentions if mention.reads in SET_ASIDE}
    threads = threads_of(letter)
    starts = [mention.start for mention in mentions]
    for paragraph in letter.body_paragraphs:
        inside = mentions[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        stated = paragraph_statements(letter, paragraph, threads[paragraph.key], inside, vocabulary)
        aside |= stated.set_aside
        decisions, discourse = decide(stated.statements, discourse, weights)
        decided += decisions
        for decision in decisions:
            if not decision.is_finding and decision.placed.statement.count == 1:
                aside |= dict.fromkeys(decision.placed.statement.parts, vocabulary.example)
    return decided, aside


def _candidates(decisions: Sequence[Decision], weights: Weights, supposed: int | None) -> list[RoleCandidate]:
    """The findings that were decided on, with their confidence; none is sure that is counted of a `supposed` sample."""
    company, beside = company_of(decisions), Beside.of(decisions)
    return [_candidate(each, weights, company, beside, supposed) for each in decisions]


def _candidate(
    decision: Decision, weights: Weights, company: Company, beside: Beside, supposed: int | None
) -> RoleCandidate:
    confidence = confidence_of(decision, weights, company)
    return role_candidate(decision, confidence, rating_of(decision, confidence, weights, beside, supposed=supposed))


def doubted(findings: Sequence[Finding], letter: Letter, told: int | None = None) -> tuple[Finding, ...]:
    """The findings, doubtful where numbers cannot be as they stand: a misprint, or a misreading.

    More are counted than there are, or other than their words say. So are those of a paragraph with a word in which
    the PDF does not say which letters it prints, and of a sentence with one that text recognition has garbled.
    """
    cases = told or letter.letterhead.cases
    words = letter.transcript.unmapped
    garbled = garbled_words(letter.transcript)
    illegible = {part.key for part in letter.body_paragraphs if any(part.covers(word) for word in words)}

    def what_is_in_doubt(finding: Finding) -> dict[str, str]:
        if finding.is_above_its_total or finding.contradicts_its_words or finding.is_above(cases):
            return {"certainty": "doubtful", "doubt": "numbers"}
        if finding.paragraph in illegible or any(finding.sentence.overlaps(word) for word in garbled):
            return {"certainty": "doubtful"}
        return {}

    return tuple(finding.model_copy(update=what_is_in_doubt(finding)) for finding in findings)
