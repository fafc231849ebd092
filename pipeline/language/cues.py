"""A paragraph as sentences and cues: the words of `pipeline/rules/` that stand in it, which spaCy finds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice, product, takewhile
from operator import attrgetter
from typing import Any

import spacy
from spacy.attrs import NORM
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, filter_spans

from models.base import Span
from pipeline.errors import RuleError
from pipeline.language.folding import as_typed
from pipeline.language.rule_files import read_yaml
from pipeline.language.sentences import sentences_in


@dataclass(frozen=True)
class Hit:
    """Words of the vocabulary at a place in the letter's text."""

    start: int
    end: int
    meaning: str
    """The list that the words stand in: `good`, `review`, `public` ..."""

    def lies_in(self, part: Span) -> bool:
        """Whether the words lie wholly inside the part."""
        return part.start <= self.start and self.end <= part.end

    def overlaps(self, part: Span) -> bool:
        """Whether the words share at least one character with the part."""
        return self.start < part.end and part.start < self.end


_START = attrgetter("start")


def hits_inside(hits: Sequence[Hit], part: Span) -> list[Hit]:
    """The hits, which are in the order of the text, that lie inside the part."""
    first = bisect_left(hits, part.start, key=_START)
    last = bisect_left(hits, part.end, lo=first, key=_START)
    return [hit for hit in hits[first:last] if hit.end <= part.end]


@dataclass(frozen=True)
class Passage:
    """A paragraph as language: its sentences, and the cues in it, in the order of the text."""

    sentences: tuple[Span, ...]
    judgements: tuple[Hit, ...]
    """Cues for the verdict; no two overlap."""
    features: tuple[Hit, ...]
    """Cues for what is judged; one stretch of text may show several features."""

    def without(self, meaning: str) -> "Passage":
        """The passage without the judgements of that meaning."""
        return replace(self, judgements=tuple(hit for hit in self.judgements if hit.meaning != meaning))

    def outside(self, asides: Sequence[Span]) -> "Passage":
        """The passage without the cues that stand in these asides."""
        if not asides:
            return self
        judgements, features = (
            tuple(hit for hit in hits if not any(hit.overlaps(aside) for aside in asides))
            for hits in (self.judgements, self.features)
        )
        return replace(self, judgements=judgements, features=features)

    def after(self, lead: "Passage") -> "Passage":
        """The passage with the cues of the one that leads in to it; the sentences stay its own."""
        return replace(self, judgements=(*lead.judgements, *self.judgements), features=(*lead.features, *self.features))

    def sentence_of(self, place: Span) -> int:
        """The index of the sentence in which the place begins."""
        return bisect_right(self.sentences, place.start, key=lambda sentence: sentence.start) - 1


@dataclass(frozen=True)
class Vocabulary:
    """The words of all phrases: whole ones, and beginnings such as `assess*`."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    def norm(self, word: str) -> str:
        """The entry that the word falls under: itself, else the longest beginning, else itself."""
        word = as_typed(word).casefold()
        if word in self.whole or word.endswith("*"):
            return word
        for length in range(len(word), 1, -1):
            if word[:length] in self.beginnings:
                return f"{word[:length]}*"
        return word

    def spellings(self, word: str) -> tuple[str, ...]:
        """The entries that a word of a phrase stands for: `assess*` takes in `assessed` and `assessm*`."""
        if not word.endswith("*"):
            return (word,)
        longer = {*_beginning_with(word[:-1], self._in_order)}
        longer |= {f"{beginning}*" for beginning in _beginning_with(word[:-1], self._beginnings_in_order)}
        return (word, *sorted(longer - {word}))

    @cached_property
    def _in_order(self) -> Sequence[str]:
        return sorted(self.whole)

    @cached_property
    def _beginnings_in_order(self) -> Sequence[str]:
        return sorted(self.beginnings)


def _beginning_with(stem: str, words: Sequence[str]) -> Iterator[str]:
    """Those of the words, which stand in their order, that begin so."""
    return takewhile(lambda word: word.startswith(stem), islice(words, bisect_left(words, stem), None))


def _words(phrase: str) -> list[str]:
    # spaCy makes two tokens of "child's"
    return as_typed(phrase).casefold().replace("'s", " 's").split()


def _word_lists(name: str) -> dict[str, list[str]]:
    """The lists of a file; raises `RuleError` where a phrase is no text: YAML takes a bare `no` for a truth."""
    lists: dict[str, list[str]] = read_yaml(name)
    for meaning, phrases in lists.items():
        for phrase in phrases:
            if not isinstance(phrase, str):
                raise RuleError(
                    f'pipeline/rules/{name}, list {meaning!r}: {phrase!r} is not text; put it in quotes, as in "no".'
                )
    return lists


def _vocabulary(*lists: dict[str, list[str]]) -> Vocabulary:
    words = {word for phrases in lists for list_ in phrases.values() for phrase in list_ for word in _words(phrase)}
    beginnings = frozenset(word[:-1] for word in words if word.endswith("*"))
    return Vocabulary(frozenset(word for word in words if not word.endswith("*")), beginnings)


def _matcher(nlp: Language, vocabulary: Vocabulary, lists: dict[str, list[str]]) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    for name, phrases in lists.items():
        for phrase in phrases:
            spellings = [vocabulary.spellings(word) for word in _words(phrase)]
            matcher.add(name, [Doc(nlp.vocab, words=list(words)) for words in product(*spellings)])
    return matcher


@dataclass(frozen=True)
class CueFinder:
    """What finds cues in a text: spaCy's tokenizer, and the words of two vocabularies."""

    nlp: Language
    judgements: PhraseMatcher
    features: PhraseMatcher

    def passage(self, text: str, offset: int) -> Passage:
        """The sentences and cues of one paragraph; `offset` is where it begins in the letter's text."""
        doc = self.nlp.make_doc(text)
        sentences = tuple(
            Span(start=sentence.start + offset, end=sentence.end + offset) for sentence in sentences_in(text)
        )
        return Passage(
            sentences, tuple(_longest(doc, self.judgements, offset)), tuple(_all(doc, self.features, offset))
        )

    def every_hit(self, text: str) -> tuple[Hit, ...]:
        """All words of the vocabularies that stand in the text, those inside longer ones too."""
        doc = self.nlp.make_doc(text)
        return (*_all(doc, self.judgements, 0), *_all(doc, self.features, 0))


def _longest(doc: Doc, matcher: PhraseMatcher, offset: int) -> Iterable[Hit]:
    # of two that fit the same words, the one that says they judge nothing: "concerned" is no "concern*"
    spans = sorted(matcher(doc, as_spans=True), key=lambda span: span.label_ != "idle")
    for span in filter_spans(spans):
        yield Hit(span.start_char + offset, span.end_char + offset, span.label_)


def _all(doc: Doc, matcher: PhraseMatcher, offset: int) -> Iterable[Hit]:
    spans = sorted(matcher(doc, as_spans=True), key=lambda span: (span.start_char, -span.end_char))
    for span in spans:
        yield Hit(span.start_char + offset, span.end_char + offset, span.label_)


@cache
def cue_finder() -> CueFinder:
    """What finds the cues of `verdict_phrases.yml` and `topic_phrases.yml`, made once for a process."""
    judgements, features = _word_lists("verdict_phrases.yml"), _word_lists("topic_phrases.yml")
    vocabulary = _vocabulary(judgements, features)
    nlp: Any = spacy.blank("en")  # spaCy's types leave out the attributes set here
    nlp.vocab.lex_attr_getters[NORM] = vocabulary.norm
    # "self-assessment", "well-being" and "one-third" are words; spaCy would part them at the hyphen
    infixes = [infix for infix in nlp.Defaults.infixes if "-|–" not in infix]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return CueFinder(nlp, _matcher(nlp, vocabulary, judgements), _matcher(nlp, vocabulary, features))
