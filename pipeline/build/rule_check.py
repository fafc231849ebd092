"""All rule files looked at before any letter is read: a broken one must never pass for broken letters."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import yaml
from pydantic import ValidationError

from pipeline.errors import RuleError
from pipeline.interpret.subjects import THEMES, frames
from pipeline.language.bands import bands
from pipeline.language.cues import cue_finder
from pipeline.language.grammar import grammar_rules
from pipeline.language.nouns import nouns
from pipeline.language.rule_files import FOLDER, line_of, read_yaml
from pipeline.language.rules import load_measures, load_rules
from pipeline.language.sentences import sentences_in
from pipeline.segment.vocabulary import heading_words, letterhead_words

_READERS: Mapping[str, Callable[[], object]] = {
    "bands.yml": bands,
    "nouns.yml": nouns,
    "grammar.yml": grammar_rules,
    "abbreviations.yml": lambda: sentences_in("e.g. this. That."),
    "topic_phrases.yml": lambda: _lists_of_words("topic_phrases.yml"),
    "verdict_phrases.yml": lambda: _lists_of_words("verdict_phrases.yml"),
    "measures.csv": load_measures,
    "number_phrases.yml, set_aside.yml or unread.yml": load_rules,
    "verdict_phrases.yml or topic_phrases.yml": cue_finder,
    "topics_to_measures.yml": frames,
    "headings.yml": heading_words,
    "letterhead.yml": letterhead_words,
}
"""What reads each of the files, in the order in which they need one another."""


@cache
def check_rules() -> None:
    """Nothing where all can be used; RuleError names the file, the line where it is known, and what is wrong."""
    for name, reader in _READERS.items():
        try:
            reader()
        except (AttributeError, KeyError, TypeError, ValueError, ValidationError) as error:
            why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else f"{type(error).__name__}: {error}"
            raise RuleError(
                f"pipeline/rules/{name} is not laid out as it must be ({why}): compare it with the version in Git."
            ) from error
    _refuse_words_both_good_and_bad()
    _refuse_measures_and_features_unknown()


def _lists_of_words(name: str) -> None:
    content = read_yaml(name)
    if not isinstance(content, dict):
        raise RuleError(f"pipeline/rules/{name}, line 1: there must be lists with a name here, as in `good:`.")
    for meaning, words in content.items():
        if not isinstance(words, list):
            line = line_of(name, f"{meaning}:")
            raise RuleError(
                f"pipeline/rules/{name}, line {line}: {meaning} must be a list, each word on a line of its own "
                "that begins with a dash."
            )
    for word in _no_texts(name):
        raise RuleError(
            f"pipeline/rules/{name}, line {word.start_mark.line + 1}: what is listed here is not text: put it in "
            'quotation marks, as in "no", or look at the spaces before it.'
        )


def _no_texts(name: str) -> Iterator[yaml.Node]:
    """What the lists of the file hold that YAML takes for something else: a bare `no` for a truth."""
    content = yaml.compose((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for _, words in content.value if isinstance(content, yaml.MappingNode) else ():
        yield from (word for word in words.value if word.tag != "tag:yaml.org,2002:str")


def _refuse_words_both_good_and_bad() -> None:
    lists = read_yaml("verdict_phrases.yml")
    for word in lists.get("good", ()):
        if word in lists.get("bad", ()):
            raise RuleError(
                f"pipeline/rules/verdict_phrases.yml, line {line_of('verdict_phrases.yml', f'- {word}')}: "
                f"{word} is listed under good and under bad: remove one of the two."
            )


def _refuse_measures_and_features_unknown() -> None:
    measures, features = {measure.id for measure in load_measures()}, set(read_yaml("topic_phrases.yml"))
    for frame in frames():
        named = [frame.measure.replace("{theme}", theme) for theme in THEMES]
        if not measures.intersection(named):
            raise _unknown("measure", frame.measure, "measures.csv")
        for feature in (*frame.has, *frame.any, *frame.lacks):
            if feature not in features:
                raise _unknown("feature", feature, "topic_phrases.yml")


def _unknown(what: str, name: str, listed_in: str) -> RuleError:
    return RuleError(
        f"pipeline/rules/topics_to_measures.yml, line {line_of('topics_to_measures.yml', name)}: "
        f"there is no {what} {name}: take one from {listed_in}."
    )
