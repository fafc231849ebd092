"""What a person is shown of a statement: its words, its reading, what is doubtful, the printed lines."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from models.text import Line
from pipeline.cli.interview.session import interview
from pipeline.cli.text.passage import passage
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from tests.support.reviewers import LETTERS, Scripted, changed, check_of, drafts, found_in, reviewed
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, TEXT, put


def test_a_question_tells_its_place_its_words_and_how_they_are_read(folder: Path) -> None:
    _, person = reviewed(folder, "s", "q")
    assert person.seen[person.seen.index("2 of 4: paragraph 1.1, Reduce the likelihood of reoffending") :] == [
        "2 of 4: paragraph 1.1, Reduce the likelihood of reoffending",
        "",
        "  Assessment was >>>sufficient in 17 out of the 20 cases<<<. Intervention plans",
        "  had been drawn up well enough in 12 of the 20. In their way, nine tenders were",
        "  looked at.",
        "",
        "Reading: counts 17 of 20 as sufficient; measure: Assessing why the child offends",
        "  (reoffending.assessment); headline; both numbers are printed in the sentence.",
        "",
        "a accept  c correct  r reject  s skip  b back  p picture  ? help  q quit: ",
    ]


def test_what_is_marked_is_reversed_where_that_can_be_seen() -> None:
    (letter, place) = (
        (letter_check := check_of(LETTERS / "ellerport-2014-10")).reading.letter,
        letter_check.reading.findings[3],
    )
    lines = list(passage(letter, place, width=60, colour=True))
    shown = "".join(lines)
    assert shown.count("\x1b[1m\x1b[7m") == shown.count("\x1b[0m") >= 1
    reversed_words = [part.split("\x1b[0m")[0] for part in shown.split("\x1b[1m\x1b[7m")[1:]]
    assert " ".join(reversed_words).split() == place.of(letter.text).split()
    plain = " ".join(passage(letter, place, width=60, colour=False))
    assert " ".join(plain.partition(">>>")[2].partition("<<<")[0].split()) == " ".join(place.of(letter.text).split())


def test_of_a_long_paragraph_only_the_sentence_and_what_it_leans_on_are_shown(tmp_path: Path) -> None:
    padding = "The service worked on many other things. " * 40
    text = TEXT.replace("Assessment", f"{padding}Assessment").replace("Plans", f"{padding}Plans")
    _, person = reviewed(put(tmp_path, text=text.replace("In their", f"{padding}In their")), "s", "s")
    assert "offending [...] Assessment was >>>sufficient in 17 out of the 20 cases<<<. [...] Reading" in person.told
    assert (
        "offending [...] Intervention plans had been drawn up >>>well enough in 12 of the 20<<<. [...] Reading"
        in person.told
    )
    assert ", Context We >>>examined 20 cases<<<. Reading" in person.told


def test_doubts_are_told_and_follow_the_answers(tmp_path: Path) -> None:
    folder = put(tmp_path, "eastmere-2014-10", *drafts(CASES, changed(ASSESSMENT, count=16), PLANS), REVIEWS)
    to_measure = ["reoffending.assessment", "", "", "21", "", "", "", "The letter says so.", "q"]
    _, person = reviewed(folder, "a", "s", "c", *to_measure)
    assert (
        "Doubtful: The rules read these words differently: counts 17 of 20 as sufficient; measure: Assessing"
        in person.told
    )
    assert (
        "Doubtful: “sufficient in 17 out of the 20 cases” in 1.1 is also a headline on this measure: a letter can "
        "have only one." in person.told
    )
    assert "Doubtful: 21 is more than its total, 20." in person.told


def test_a_draft_that_no_rule_reads_says_so(tmp_path: Path) -> None:
    tenders = changed(CASES, paragraph="1.1", quote="nine tenders", measure=None, count=9, checked=False)
    folder = put(tmp_path, "eastmere-2014-10", *READ, tenders)
    _, person = reviewed(folder, "a")
    assert "Doubtful: No rule reads these words." in person.told
    assert "Accepted. Its note: No rule reads this." in person.told
    assert found_in(folder)[-1] == changed(tenders, checked=True, note="No rule reads this.")
    assert not check_of(folder).failing()


def test_a_letter_in_plain_text_has_no_picture_and_says_so(folder: Path) -> None:
    _, person = reviewed(folder, "p")
    assert "The letter is plain text, so it has no page to show." in person.told


def test_the_picture_is_a_file_whose_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / "corpus" / "ellerport-2014-10"
    shutil.copytree(LETTERS / "ellerport-2014-10", folder)
    (folder / "findings.yml").unlink()
    opened: list[Path] = []

    class WithAScreen(Scripted):
        def look_at(self, picture: Path) -> bool:
            opened.append(picture)
            return len(opened) > 1

    person = WithAScreen(iter(["s", "p", "p", "q"]))
    interview(letter_to_review(letter_in(folder)), person)
    first, second = opened
    assert f"The picture is {first}." in person.seen
    assert f"The picture is {second}, which is being opened." in person.seen
    assert first.name.startswith("ellerport-2014-10-")
    with Image.open(first) as image:
        assert image.format == "PNG"
        assert image.width > 400


def test_a_page_that_cannot_be_drawn_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ellerport-2014-10"
    shutil.copytree(LETTERS / "ellerport-2014-10", folder)
    (folder / "findings.yml").unlink()
    to_review = letter_to_review(letter_in(folder))
    (folder / "letter.pdf").write_bytes(b"")
    person = Scripted(iter(["p", "a", "q"]))
    walk = interview(to_review, person)
    assert f"The page cannot be drawn: open {folder / 'letter.pdf'} instead." in person.told
    assert walk.tally == {"accepted": 1}


def test_no_picture_is_made_of_lines_that_hold_an_address(tmp_path: Path) -> None:
    text = TEXT.replace("examined 20 cases.", "examined 20 cases, as someone@example.org knows.")
    folder = put(tmp_path, text=text)
    to_review = letter_to_review(letter_in(folder))
    transcript = to_review.check.reading.letter.transcript
    assert "[email]" in transcript.text
    line = Line(start=0, end=1, page=1, top=0, bottom=9, edges=(0, 1), bold=False, gap_above=None)
    letter = to_review.check.reading.letter.model_copy(
        update={"transcript": transcript.model_copy(update={"lines": (line,)})}
    )
    letter_check = replace(to_review.check, reading=to_review.check.reading.model_copy(update={"letter": letter}))
    person = Scripted(iter("p"))
    interview(replace(to_review, check=letter_check), person)
    assert "These lines contain an email address or telephone number, so no picture of them is made." in person.told
