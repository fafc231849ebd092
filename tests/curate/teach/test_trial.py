"""An edit of the rules tried: made in a copy, checked like any other, and held to what people have checked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.checked import CheckedEntry
from models.finding import Verdict
from pipeline.build.cache import cache_beside
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.curate.teach import (
    Effects,
    changed_phrases,
    edit_of,
    effects_of,
    keep_edits,
    trial,
    trial_folder,
    trial_processes,
)
from pipeline.curate.teach.word_lists import WORD_LISTS, phrases_in, with_phrase, without_phrase
from pipeline.errors import RuleError
from pipeline.language.rule_files import FOLDER
from pipeline.language.rules_folder import TRIED_RULES
from tests.support.small_letter import READ, REVIEWS, TEXT, put

FALLS_SHORT = "were humdrum"
SHORT = TEXT.replace("Reviews were sufficient in", f"Reviews {FALLS_SHORT} in")
LISTS = "good:\n  - apt\n  - sound\n\n# the others\nbad:\n  - weak\n"


def entered(verdict: Verdict) -> CheckedEntry:
    return REVIEWS.model_copy(update={"quote": f"{FALLS_SHORT} in ten of 13 cases", "verdict": verdict})


@pytest.fixture(scope="module")
def effects(tmp_path_factory: pytest.TempPathFactory) -> Effects:
    """What one phrase changes in four letters: checked as the phrase has it, otherwise, not at all, and without it."""
    place = tmp_path_factory.mktemp("trial")
    for name, text, entries in (
        ("right-2014-10", SHORT, (*READ[:3], entered("insufficient"))),
        ("wrong-2014-10", SHORT, (*READ[:3], entered("sufficient"))),
        ("open-2014-10", SHORT, ()),
        ("other-2014-10", TEXT, ()),
    ):
        folder = put(place / "corpus", name, *entries, text=text)
        (folder / "letter.yml").write_text("complete: All of it.\n" if entries else "", encoding="utf-8")
    edits = [edit_of(f"bad: {FALLS_SHORT}")]
    with trial_folder(edits) as rules, trial_processes(rules, 1) as processes:
        cache = cache_beside(place / "sqs.db")
        return effects_of(processes, letters_in(place / "corpus"), changed_phrases(edits, rules), cache)


@pytest.mark.slow  # a process of its own reads the rules anew
def test_a_change_is_better_or_worse_by_what_a_person_has_checked(effects: Effects) -> None:
    became = {effect.difference.row["letter"]: effect.became for effect in effects.effects}
    assert became == {"right-2014-10": "better", "wrong-2014-10": "worse", "open-2014-10": "other"}
    assert {effect.difference.fields for effect in effects.effects} == {("quote", "verdict")}


@pytest.mark.slow
def test_letters_without_the_words_are_not_read_again(effects: Effects) -> None:
    assert (effects.letters, effects.reread, effects.unreadable) == (4, 3, ())


@pytest.mark.slow
def test_broken_rules_are_named_as_what_is_tried_and_nothing_is_left_set(tmp_path: Path) -> None:
    broken = tmp_path / "verdict_phrases.yml"
    broken.write_text("good:\n  - apt\n bad:\n  - weak\n", encoding="utf-8")
    with (
        pytest.raises(RuleError, match=r"^What you try cannot be used. Your verdict_phrases.yml, line 3: "),
        trial_folder([edit_of(str(broken))]) as rules,
        trial_processes(rules, 1) as processes,
    ):
        processes.understanding("Plans were good in two of the three cases.", "summary")
    assert TRIED_RULES not in os.environ


def fingerprints(rules: Path) -> str:
    code = "from pipeline.build import fingerprint; print(fingerprint.whole_code(), fingerprint.reading_code())"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {TRIED_RULES: str(rules)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_what_is_read_by_tried_rules_is_kept_apart_and_found_again_once_they_are_in_use() -> None:
    with trial_folder([]) as same, trial_folder([edit_of(f"bad: {FALLS_SHORT}")]) as other:
        unchanged = fingerprints(FOLDER)
        assert fingerprints(same) == unchanged
        assert fingerprints(other) != unchanged


def test_a_phrase_is_added_in_its_place_and_taken_out_again() -> None:
    added = with_phrase(LISTS, "good", "neat*")
    assert added == LISTS.replace("  - sound", "  - neat*\n  - sound")
    assert without_phrase(added, "good", "neat*") == LISTS
    assert with_phrase(LISTS, "bad", "no").endswith("bad:\n  - 'no'\n  - weak\n")


def test_a_phrase_that_is_there_is_not_added_and_one_that_is_not_cannot_be_taken_out() -> None:
    with pytest.raises(RuleError, match="“apt” stands under good already"):
        with_phrase(LISTS, "good", "apt")
    with pytest.raises(RuleError, match="“apt” does not stand under bad"):
        without_phrase(LISTS, "bad", "apt")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("goood: neat", "There is no list goood: did you mean good?"),
        ("neat", "neat is neither a file nor a phrase"),
        ("good:", "good: is neither a file nor a phrase"),
        (str(PROJECT / "Makefile"), "has the name of no rule file"),
    ],
)
def test_what_is_no_edit_is_refused(words: str, says: str) -> None:
    with pytest.raises(RuleError, match=says.replace("?", r"\?")):
        edit_of(words)


def test_only_what_is_kept_is_written_into_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    edits = [edit_of("good: zestful*"), edit_of("bad: weak", is_removal=True)]
    with trial_folder([]) as rules:
        monkeypatch.setattr(trial, "FOLDER", rules)
        with trial_folder(edits) as tried:
            assert "zestful*" in phrases_in("verdict_phrases.yml", tried)["good"]
            assert "zestful*" not in phrases_in("verdict_phrases.yml", rules)["good"]
        assert keep_edits(edits) == [rules / "verdict_phrases.yml"]
        kept = phrases_in("verdict_phrases.yml", rules)
        assert ("zestful*" in kept["good"], "weak" in kept["bad"]) == (True, False)
        with pytest.raises(RuleError, match="Only phrases can be kept"):
            keep_edits([edit_of(str(rules / "nouns.yml"))])


@pytest.fixture(params=WORD_LISTS)
def lists(request: pytest.FixtureRequest) -> tuple[str, dict[str, list[str]]]:
    return (FOLDER / request.param).read_text(encoding="utf-8"), phrases_in(request.param)


def test_lists_of_words_are_one_word_a_line_sorted_and_without_doubles(lists: tuple[str, dict[str, list[str]]]) -> None:
    text, phrases = lists
    assert {name: sorted(set(words)) for name, words in phrases.items()} == phrases
    assert text.count("\n  - ") == sum(map(len, phrases.values()))
