"""A review that is killed, at whatever moment, leaves findings.yml as it was after some whole answer."""

import time
from pathlib import Path

import pytest

from models.checked import CheckedEntry
from pipeline.cli.interview.session import interview
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from tests.support.processes import killed_after, random_moment
from tests.support.reviewers import Scripted, drafts, found_in
from tests.support.small_letter import READ, put

CORRECTION = ["c", "public.review", "b", "i", "3", "14", "", "", "So it says."]
ANSWERS = ["a", *CORRECTION, "b", "r", "no plan", "s", "b", *CORRECTION, "b", "b", "b", "a", *CORRECTION, "a", "a"]


@pytest.mark.kill
def test_killed_at_any_moment_it_leaves_the_file_as_after_some_whole_answer(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *drafts(*READ[1:]))
    path = folder / "findings.yml"
    before = path.read_bytes()
    to_review = letter_to_review(letter_in(folder))
    stages: list[tuple[CheckedEntry, ...]] = []
    begun = time.monotonic()
    interview(to_review, Scripted(iter(ANSWERS), on_key=lambda: stages.append(found_in(folder))))
    whole = time.monotonic() - begun
    stages.append(found_in(folder))
    assert len(set(stages)) == 7
    met = set()
    for _ in range(50):
        path.write_bytes(before)
        killed_after(random_moment(whole), lambda: interview(to_review, Scripted(iter(ANSWERS))))
        met.add(found_in(folder))
    assert met <= set(stages)
    assert len(met) > 1
