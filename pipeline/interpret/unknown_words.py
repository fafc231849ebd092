"""Verdicts that hang on a word which nobody has taught, or on a torn one: "was insu!cient", "were in sufficient"."""

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.interpret.decide import Decision
from pipeline.interpret.judgements import is_torn
from pipeline.interpret.voice import stem
from pipeline.interpret.weights import Weights
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar

PREDICATE = grammar("said of something")


def rests_on_a_torn_word(decision: Decision) -> bool:
    """Whether a word of its part of the sentence has lost the prefix that turns it round."""
    place = decision.placed.place
    judging = hits_inside(place.passage.judgements, place.share)
    return any(hit.meaning == "good" and is_torn(place.text, hit) for hit in judging)


def rests_on_an_unknown_word(decision: Decision, weights: Weights) -> bool:
    """Whether no word judges, and what is said of the work is in no list and in no letter that taught the weights."""
    if decision.placed.says != "says nothing" or decision.verdict == "none":
        return False
    place = decision.placed.place
    hits = (*place.passage.judgements, *place.passage.features)
    for found in PREDICATE.finditer(place.text, place.clause.start, place.clause.end):
        start, end = found.span("word")
        word = found["word"].casefold()
        listed = word in STOP_WORDS or any(hit.start < end and start < hit.end for hit in hits)
        if not listed and f"clause {stem(word)}" not in weights.voices.verdict.weights:
            return True
    return False
