"""Interpret: what each numeric phrase says: how many of how many, of what, and which way it counts."""

from collections.abc import Sequence

from models.finding import Mention
from models.letter import Letter
from models.reading import Interpretation
from models.rule import SET_ASIDE
from pipeline.interpret.numbers import account
from pipeline.interpret.paragraphs import Reader, Understood
from pipeline.interpret.roles import with_roles
from pipeline.language.rules import Rules


def interpret(letter: Letter, mentions: Sequence[Mention], rules: Rules) -> Interpretation:
    """Return the letter's findings in the order of the text, and what became of every number in it."""
    reader = Reader(letter, rules)
    understood: list[Understood] = []
    for paragraph in letter.paragraphs:
        if paragraph.section != "closing":
            inside = [mention for mention in mentions if paragraph.covers(mention)]
            understood += reader.read(paragraph, inside)
    kept = {mention: mention.rule for mention in mentions if mention.reads in SET_ASIDE}
    findings = with_roles(sorted(understood, key=lambda each: each.finding.start), letter)
    return Interpretation(findings=findings, numbers=account(letter, findings, {**kept, **reader.aside}))
