"""A paragraph's statements where they stand, and those of its phrases that state nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from models.base import Span
from models.finding import Mention
from models.letter import Letter, Paragraph
from models.rule import SILENT
from pipeline.interpret.clauses import shares_beside
from pipeline.interpret.context import is_of_earlier_inspection
from pipeline.interpret.joining import statements_in
from pipeline.interpret.judgements import judge
from pipeline.interpret.placed_statements import PlacedStatement, place_statement
from pipeline.interpret.places import Counted, Following, Place, place_of
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import subject_of
from pipeline.interpret.threads import Thread
from pipeline.language.cues import cue_finder
from pipeline.language.grammar import grammar
from pipeline.language.rules import Rules

LOOKED_AT = grammar("looked at")
LOOKED_AT_WITHIN = 90
"""How many characters before a number the words may begin that say it was looked at."""
WAS_LOOKED_AT = grammar("was looked at")
SAYS_IN_WHICH = grammar("in which it was or was not")
LOOKED_AT_ALL = grammar("looked at all")
RELATIVE = grammar("relative pronoun")


@dataclass(frozen=True)
class ParagraphStatements:
    """The statements of a paragraph in order, and the phrases that state nothing, each with the rule that says so."""

    statements: tuple[PlacedStatement, ...]
    set_aside: Mapping[Mention, str]


@dataclass(frozen=True)
class ParagraphRules:
    """What the rules say of mentions: which name a whole, which are no findings; and the measures there are."""

    measures: frozenset[str]
    earlier: str
    """The rule for figures of an earlier inspection or year."""
    example: str
    """The rule for one case or person told of, and not counted."""
    other_things: str
    """The rule for numbers of something else than cases, reports, children or staff."""

    @classmethod
    def of(cls, rules: Rules) -> "ParagraphRules":
        """The vocabulary of these rules."""
        return cls(
            frozenset(measure.id for measure in rules.measures),
            rules.rule_for("earlier"),
            rules.rule_for("example"),
            rules.rule_for("other things"),
        )


def paragraph_statements(
    letter: Letter, paragraph: Paragraph, thread: Thread, mentions: Sequence[Mention], vocabulary: ParagraphRules
) -> ParagraphStatements:
    """The statements that the mentions of a paragraph make."""
    counting = [mention for mention in mentions if mention.reads not in SILENT]
    if not counting:
        return ParagraphStatements((), {})
    text = letter.text
    passage = cue_finder().passage(paragraph.of(text), paragraph.start)
    if thread.lead_passage is not None:
        passage = passage.after(thread.lead_passage)
    if paragraph.section != "management":
        passage = passage.without("says")
    inspected = letter.letterhead.fieldwork_start or letter.letterhead.published
    found: list[PlacedStatement] = []
    aside: dict[Mention, str] = {}
    not_understood = {
        number: [*inside]
        for number, inside in groupby((each for each in mentions if each.reads == "unread"), key=passage.sentence_of)
    }
    by_sentence = {number: [*inside] for number, inside in groupby(counting, key=passage.sentence_of)}
    for number, inside in by_sentence.items():
        sentence = passage.sentences[number]
        statements = statements_in(text, inside)
        shares = shares_beside(text, sentence, statements, not_understood.get(number, ()))
        asides = _inside_others(shares)
        for statement, share in zip(statements, shares, strict=True):
            heard = passage.outside([aside for aside in asides if aside is not share and share.covers(aside)])
            place = place_of(text, paragraph, heard, thread, number, statement, share, len(statements) - 1)
            if _introduces(statement, place, not_understood.get(number, ())):
                looked_at = _is_looked_at(statement, place)
                statement = replace(statement, introduces=True, looked_at=looked_at)  # noqa: PLW2901 - the same, better known
            rule = _states_nothing(statement, place, mentions, vocabulary, inspected)
            if rule is None:
                subject = subject_of(place, statement.span, vocabulary.measures)
                found.append(place_statement(statement, place, subject))
            else:
                aside |= dict.fromkeys(statement.parts, rule)
    return ParagraphStatements(_beside_each_other(found), aside)


def _inside_others(shares: Sequence[Span]) -> list[Span]:
    """Those parts of a sentence that lie inside the part of another statement: what is told between its halves."""
    inside, open_until = [], 0
    for share in sorted(shares, key=lambda each: (each.start, -each.end)):
        if share.end <= open_until:
            inside.append(share)
        open_until = max(open_until, share.end)
    return inside


def _beside_each_other(statements: Sequence[PlacedStatement]) -> tuple[PlacedStatement, ...]:
    counts = tuple(
        Counted(statement.count if statement.leans in {None, "rest", "further"} else None, statement.total)
        for statement in (each.statement for each in statements)
    )
    following = [_following(each, after) for each, after in pairwise(statements)] + [None]
    return tuple(
        replace(each, place=replace(each.place, counts=counts, position=position, following=next_one))
        for position, (each, next_one) in enumerate(zip(statements, following, strict=False))
    )


def _following(statement: PlacedStatement, after: PlacedStatement) -> Following | None:
    """The next statement as the one before it sees it; None where it stands in another sentence."""
    if after.place.sentence != statement.place.sentence:
        return None
    count, next_count = statement.statement.count, after.statement.count
    fewer = count is not None and next_count is not None and next_count <= count
    return Following(after.statement.way, is_fewer=fewer, start=after.statement.start, total=after.statement.total)


def _is_judged(statement: Statement, place: Place) -> bool:
    return judge(place.text, place.clause, place.passage.judgements, statement.parts, statement.span) is not None


def _introduces(statement: Statement, place: Place, not_understood: Sequence[Mention]) -> bool:
    """Whether nothing judges in the statement's own words, and what was looked at, or a gap behind it, shows why."""
    if statement.total is not None:
        at_all = statement.reads == "all" and LOOKED_AT_ALL.match(place.text, place.clause.start) is not None
        return at_all and not _is_judged_strongly(statement, place, place.clause)
    looked_at = _is_looked_at(statement, place)
    # "Panel reports were of a lower standard: we read eight": what comes before the clause judges them all
    part = place.clause if looked_at else place.share
    if _is_judged_strongly(statement, place, part):
        return False
    return looked_at or any(each.start >= statement.end for each in not_understood)


def _is_looked_at(statement: Statement, place: Place) -> bool:
    """Whether inspectors looked at those that it counts: "we read five", "ten were read, and six met the standard"."""
    near = max(place.sentence.start, statement.start - LOOKED_AT_WITHIN)
    looked_at = (
        LOOKED_AT.search(place.text, near, statement.start) is not None
        or WAS_LOOKED_AT.match(place.text, statement.end) is not None
    )
    return looked_at and SAYS_IN_WHICH.match(place.text, statement.end) is None


def _is_judged_strongly(statement: Statement, place: Place, part: Span) -> bool:
    judged = judge(place.text, part, place.passage.judgements, statement.parts, statement.span)
    return judged is not None and judged.strong


def _states_nothing(
    statement: Statement, place: Place, mentions: Sequence[Mention], vocabulary: ParagraphRules, inspected: date | None
) -> str | None:
    """The rule by which the statement is none of the inspection's; None for all others."""
    if is_of_earlier_inspection(statement, place, inspected):
        return vocabulary.earlier
    carrier = statement.base or statement.mention
    anaphor = carrier.group("anaphor")
    if anaphor is not None and RELATIVE.search(anaphor.of(place.text)):
        if statement.count == 1 and not _is_judged(statement, place):
            return vocabulary.example  # "17 of the 20, of which one was in custody"
        before = [
            mention
            for mention in mentions
            if mention.end <= carrier.start and "." not in place.text[mention.end : carrier.start]
        ]
        if before and before[-1].reads == "other things":
            return vocabulary.other_things  # "... ran to three sentences, two of which said nothing"
    return None
