"""The words of a sentence that the rules know and that decided nothing, each with the reason."""

from collections.abc import Iterator, Sequence

from models.base import Span
from models.finding import Mention
from models.letter import Letter
from pipeline.curate.teach.understood import Loss
from pipeline.extract import every_mention
from pipeline.interpret.explained import ExplainedStatement
from pipeline.interpret.judgements import SILENT
from pipeline.language.cues import Hit, cue_finder
from pipeline.language.rules import load_rules


def losses_in(letter: Letter, read: Sequence[Mention], statements: Sequence[ExplainedStatement]) -> tuple[Loss, ...]:
    """What lost in a letter of one paragraph: numeric phrases first, then words that judge, then topics."""
    (paragraph,) = letter.body_paragraphs
    passage = cue_finder().passage(letter.text, 0)
    every = cue_finder().every_hit(letter.text)
    features = {hit for hit in every if hit in passage.features}
    judging = [hit for hit in every if hit not in features]
    losses = [
        *_phrases(letter.text, paragraph, read),
        *_judgements(letter.text, judging, passage.judgements, statements),
        *_topics(letter.text, passage.features, statements),
    ]
    return tuple(dict.fromkeys(losses))


def _phrases(text: str, paragraph: Span, read: Sequence[Mention]) -> Iterator[Loss]:
    for mention in every_mention(text, paragraph, load_rules()):
        winner = next((other for other in read if other.overlaps(mention)), None)
        if winner is None or winner.rule == mention.rule:
            continue
        why = f"the rule “{winner.rule}” is tried before it and reads “{winner.of(text)}”"
        yield Loss(words=mention.of(text), listed_as=mention.rule, why=why)


def _judgements(
    text: str, judging: Sequence[Hit], kept: Sequence[Hit], statements: Sequence[ExplainedStatement]
) -> Iterator[Loss]:
    used = [sign.cue for each in statements for sign in each.signs if sign.cue]
    for hit in judging:
        if any(hit.overlaps(cue) and hit in kept for cue in used):
            continue
        yield Loss(words=text[hit.start : hit.end], listed_as=hit.meaning, why=_why_not(text, hit, kept, statements))


def _why_not(text: str, hit: Hit, kept: Sequence[Hit], statements: Sequence[ExplainedStatement]) -> str:
    longer = next((other for other in kept if other != hit and hit.start < other.end and other.start < hit.end), None)
    if hit not in kept and longer is not None:
        return f"“{text[longer.start : longer.end]}” ({longer.meaning}) is longer, and the longest phrase wins"
    if hit.meaning in SILENT:
        return f"what is listed as {hit.meaning} judges nothing"
    if hit.meaning == "says":
        return "it only judges what staff said, in the section on management"
    if any(hit.overlaps(phrase) for each in statements for phrase in each.decision.placed.statement.parts):
        return "it is part of a numeric phrase"
    if not any(hit.lies_in(each.decision.placed.place.sentence) for each in statements):
        return "there is no number in its sentence"
    return "another word that judges is nearer to the number, or judges by itself"


def _topics(text: str, features: Sequence[Hit], statements: Sequence[ExplainedStatement]) -> Iterator[Loss]:
    for hit in features:
        if any(hit.meaning in each.decision.placed.subject.features for each in statements):
            continue
        near = any(hit.meaning in each.decision.placed.subject.own for each in statements)
        why = (
            "it says nothing of what is judged here, or another word of its kind counts first"
            if near
            else "it is not near enough to a number"
        )
        yield Loss(words=text[hit.start : hit.end], listed_as=hit.meaning, why=why)
