"""Interpret: what each numeric phrase says: how many of how many, of what, and which way it counts."""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from models.base import Span
from models.finding import Finding, Mention
from models.letter import Letter
from models.reading import Interpretation
from models.rule import SET_ASIDE
from pipeline.interpret.certainty import certainty_of_row, has_numbers_in_doubt
from pipeline.interpret.company import Company, company_of
from pipeline.interpret.confidence import confidence_of
from pipeline.interpret.contradicted_counts import contradicted
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
    company, against_each_other = company_of(decisions), contradicted(decisions)
    return [_candidate(each, weights, company, supposed, against_each_other) for each in decisions]


def _candidate(
    decision: Decision, weights: Weights, company: Company, supposed: int | None, against_each_other: AbstractSet[Span]
) -> RoleCandidate:
    confidence = confidence_of(decision, weights, company)
    certainty = certainty_of_row(decision, confidence, weights, supposed=supposed, contradicted=against_each_other)
    candidate = role_candidate(decision, confidence, certainty)
    if not has_numbers_in_doubt(decision, against_each_other):
        return candidate
    return replace(candidate, finding=candidate.finding.model_copy(update={"doubt": "numbers"}))


def doubted(findings: Sequence[Finding], letter: Letter, told: int | None = None) -> tuple[Finding, ...]:
    """The findings, doubtful where more are counted than there are: a misprint, or a misreading.

    So are those of a paragraph with a word in which the PDF does not say which letters it prints, and of a sentence
    with one that text recognition has garbled.
    """
    cases = told or letter.letterhead.cases
    words = letter.transcript.unmapped
    garbled = garbled_words(letter.transcript)
    unsure = {part.key for part in letter.body_paragraphs if any(part.covers(word) for word in words)}
    return tuple(
        finding.model_copy(update={"certainty": "doubtful"})
        if finding.paragraph in unsure
        or finding.is_above_its_total
        or finding.is_above(cases)
        or any(finding.sentence.overlaps(word) for word in garbled)
        else finding
        for finding in findings
    )
