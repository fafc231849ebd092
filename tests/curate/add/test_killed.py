"""A letter's folder stands whole in the corpus or not at all, however `sqs add` ends."""

import tempfile
import time
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest

from tests.support.add_command import DATED, add, files_in
from tests.support.processes import killed_after, random_moment
from tests.support.sqs_command import sqs

TIMES = 50


@pytest.mark.kill
def test_killed_at_any_moment_it_has_added_the_letter_or_left_the_corpus_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # what is left there goes with the rest
    letter = tmp_path / "a letter.txt"
    letter.write_text(DATED)
    before = tmp_path / "before"
    before.mkdir()
    (before / "inspections.csv").write_text("area_name,published\n")
    add(copytree(before, tmp_path / "warm"), letter)  # what it imports and prepares is at hand from now on
    begun = time.monotonic()
    whole = copytree(before, tmp_path / "whole")
    add(whole, letter)
    lasts = time.monotonic() - begun
    expected = files_in(whole)
    for place in range(TIMES):
        corpus = copytree(before, tmp_path / str(place))
        # The folder is written in the last moments; most of the blows fall there.
        moment = 0.85 * lasts + random_moment(0.3 * lasts) if place % 4 else random_moment(lasts)
        killed_after(moment, partial(sqs, "add", letter, "--corpus", corpus))
        seen = {path: content for path, content in files_in(corpus).items() if not path.startswith(".")}
        assert seen in (files_in(before), expected | files_in(before), expected)  # the list is filled last
        assert letter.read_text() == DATED


def test_what_a_killed_one_leaves_does_not_hinder_the_next(tmp_path: Path) -> None:
    letter = tmp_path / "a letter.txt"
    letter.write_text(DATED)
    corpus = tmp_path / "corpus"
    left = corpus / ".eastmere-2014-10.0a1b2c3d.half-written"
    left.mkdir(parents=True)
    (left / "letter.txt").write_text(DATED[:100])
    add(corpus, letter)
    assert set(files_in(corpus / "eastmere-2014-10")) == {"letter.txt", "letter.yml", "findings.yml"}
