"""The noun phrase of a statement, and whether its sentence narrows the cases that are meant."""

from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

AFTER = 60
"""How many characters after a number its noun may stand: "just over half of the children and young people"."""
NOUN_ENDS = grammar("ends a noun phrase")


def phrase_of(statement: Statement, place: Place) -> str:
    """The statement's words with the noun phrase after them."""
    text = place.text
    noun = NOUN_ENDS.split(text[statement.end : min(statement.end + AFTER, place.sentence.end)])[0]
    return text[statement.start : statement.end] + noun


def is_narrowed(statement: Statement, place: Place) -> bool:
    """Whether the sentence begins by saying of which cases it speaks: "Where there was an identifiable victim, ..."."""
    return nouns().narrowing_first.match(place.text, place.sentence.start, statement.start) is not None
