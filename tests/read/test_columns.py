"""What stands in columns, in boxes or in the margin of a page is read in the order in which a person reads it."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from models.reading import Reading
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, LetterFolder
from pipeline.read import read
from tests.support.areas import Area, Dot, broken, page_of
from tests.support.turned import turned

CASES = PROJECT / "tests" / "cases"
HEADING = "**1. Reducing the likelihood of reoffending"
ASSESSED = (
    "Assessment of the likelihood of reoffending was sufficient in 17 out of the 20 cases in the sample. There was "
    "good evidence that this work was informed by the perspectives of children and young people."
)
REPORTS = "Pre-sentence reports were provided in nine cases, of which six were judged sufficient by the inspectors."
REVIEWS = "Reviews were less consistent, with 10 out of 13 relevant cases being sufficient. In three they were late."
PLANS = (
    "Planning to manage the risk of harm was sufficient in 12 of the 16 relevant cases. In the other four there was a "
    "plan, but nobody had looked at it since the order was made, and it did not say what would be done and by whom."
)
THANKS = "We are grateful for the support that we received from staff in the service, and from all who spoke to us."
COMMENT = "Commented [PS1]: 16 of the 20 cases? Check with the lead inspector."


def blocks(path: Path, content: bytes) -> list[str]:
    (path / "letter.pdf").write_bytes(content)
    return read(path / "letter.pdf").text.split("\n")


def side_notes(path: Path) -> list[str]:
    return [aside.text for aside in read(path / "letter.pdf").asides if aside.kind == "side note"]


@pytest.mark.parametrize("flush", [False, True], ids=["ragged", "flush"])
@pytest.mark.parametrize("lower", [0, 5.3, 14], ids=["lines level", "lines between", "one lower"])
@pytest.mark.parametrize(("left", "gutter"), [(225, 15), (150, 20), (300, 14), (225, 60)])
def test_two_columns_are_read_one_after_the_other(
    left: float, gutter: float, lower: float, tmp_path: Path, *, flush: bool
) -> None:
    columns = (
        Area(65, 100, left, (HEADING, ASSESSED, REPORTS), flush=flush),
        Area(65 + left + gutter, 100 + lower, 465 - left - gutter, (REVIEWS, PLANS), flush=flush),
    )
    assert blocks(tmp_path, page_of(*columns)) == [HEADING[2:], ASSESSED, REPORTS, REVIEWS, PLANS]


@pytest.mark.parametrize("lower", [0, 5.3], ids=["lines level", "lines between"])
@pytest.mark.parametrize(("width", "gutter"), [(205, 12), (215, 12), (215, 15)])
def test_columns_set_flush_in_large_type_close_together_are_kept_apart(
    width: float, gutter: float, lower: float, tmp_path: Path
) -> None:
    left = (ASSESSED, REPORTS, REVIEWS, "**2. Protecting the public", PLANS)
    right = ("**3. Protecting the child or young person", THANKS, REPORTS)
    columns = (
        Area(65, 100, width, left, size=12, flush=True),
        Area(65 + width + gutter, 100 + lower, width, right, size=12, flush=True),
    )
    expected = [paragraph.removeprefix("**") for paragraph in (*left, *right)]
    assert blocks(tmp_path, page_of(*columns)) == expected


def test_the_end_of_a_line_is_no_mark_of_a_larger_heading_beside_it(tmp_path: Path) -> None:
    line = "Overall, the work that we saw fell below what"
    width = stringWidth(line, "Helvetica", 11) + 1
    left = Area(65, 100, width, (f"{line} we expect. {ASSESSED}", REPORTS))
    right = Area(65 + width + 9, 104, 220, ("**3. Protecting the child", THANKS, REVIEWS), size=13)
    assert blocks(tmp_path, page_of(left, right))[0].startswith(f"{line} we")


def test_the_dots_of_a_rule_between_columns_are_no_bullets(tmp_path: Path) -> None:
    columns = (Area(65, 100, 220, (ASSESSED, REPORTS)), Area(310, 100, 220, (REVIEWS, PLANS)))
    dots = tuple(Dot(298, 96 + 3 * place) for place in range(70))
    assert blocks(tmp_path, page_of(*columns, dots=dots)) == [ASSESSED, REPORTS, REVIEWS, PLANS]
    path = tmp_path / "letter.pdf"
    assert {block.kind for block in read(path).blocks} == {"text"}


STRENGTHS, IMPROVEMENTS = "**Key strengths", "**Areas requiring improvement"
ITEMS = ("Staff knew families well.", "Reviews were late.", "Courts were served well.", "Plans were not shared.")


@pytest.mark.parametrize("items", [1, 2])
@pytest.mark.parametrize("left", [77, 85])
def test_short_lists_side_by_side_are_read_one_after_the_other(left: float, items: int, tmp_path: Path) -> None:
    areas = [Area(65, 100, 465, (ASSESSED,)), Area(65, 200, 200, (STRENGTHS,)), Area(300, 200, 200, (IMPROVEMENTS,))]
    dots = []
    for place in range(items):
        for x, item in ((left, ITEMS[2 * place]), (left + 235, ITEMS[2 * place + 1])):
            areas.append(Area(x, 220 + 16 * place, 200, (item,)))
            dots.append(Dot(x - 8, 215.5 + 16 * place))
    closing = Area(65, 280, 465, ("We thank all who took part in this inspection of the service.",))
    expected = [ASSESSED, STRENGTHS[2:], *ITEMS[: 2 * items : 2], IMPROVEMENTS[2:], *ITEMS[1 : 2 * items : 2]]
    found = blocks(tmp_path, page_of(*areas, closing, dots=tuple(dots)))
    assert found == [*expected, *closing.paragraphs]


def test_text_over_both_columns_stands_between_them(tmp_path: Path) -> None:
    content = page_of(
        Area(65, 80, 465, (THANKS,)),
        Area(65, 120, 220, (ASSESSED, REVIEWS)),
        Area(310, 120, 220, (REPORTS, THANKS)),
        Area(65, 310, 465, ("**Commentary on the inspection of youth offending work in Marlowick and its districts",)),
        Area(65, 340, 220, (PLANS,)),
        Area(310, 340, 220, (REVIEWS, REPORTS)),
    )
    heading = "Commentary on the inspection of youth offending work in Marlowick and its districts"
    expected = [THANKS, ASSESSED, REVIEWS, REPORTS, THANKS, heading, PLANS, REVIEWS, REPORTS]
    assert blocks(tmp_path, content) == expected


def test_a_paragraph_runs_on_from_one_column_to_the_next(tmp_path: Path) -> None:
    first, second = PLANS.split(" a plan, but")
    content = page_of(
        Area(65, 100, 220, (REVIEWS, ASSESSED, first)), Area(310, 100, 220, (f"a plan, but{second}", REPORTS, THANKS))
    )
    assert blocks(tmp_path, content) == [REVIEWS, ASSESSED, PLANS, REPORTS, THANKS]


LONG = (
    "The inspectors wished to see whether whoever had assessed the child or young person, often under pressure of time "
    "and without hearing from the family, had understood what had led to the offending, had asked about health, school "
    "and friends, had listened to what was said, and had drawn from all this a plan that would be followed by everyone "
    "who worked with the child or young person."
)


@pytest.mark.parametrize("lower", [0, 5.3], ids=["lines level", "lines between"])
def test_a_sentence_longer_than_its_ragged_column_is_read_on_in_the_next(lower: float, tmp_path: Path) -> None:
    words = LONG.split()
    lines = [" ".join(words[place : place + 6]) for place in range(0, len(words), 6)]
    half = len(lines) // 2
    columns = (Area(65, 100, 230, tuple(lines[:half]), gap=0), Area(320, 100 + lower, 230, tuple(lines[half:]), gap=0))
    assert blocks(tmp_path, page_of(*columns)) == [LONG]


def test_a_table_set_in_small_letters_is_read_row_by_row(tmp_path: Path) -> None:
    labels = [
        "how well it was assessed",
        "how soon it was planned",
        "how it was reviewed",
        "how well it was reported on",
    ]
    counts = ["good in ten cases", "good in nine cases", "good in four cases", "good in none of the cases"]
    rows = [f"{label} {count}" for label, count in zip(labels, counts, strict=True)]
    areas = [Area(65, 100, 190, tuple(labels), gap=0), Area(300, 100, 190, tuple(counts), gap=0)]
    assert blocks(tmp_path, page_of(*areas)) == rows


def test_three_columns_are_read_from_left_to_right(tmp_path: Path) -> None:
    columns = (Area(x, 100, 145, words) for x, words in ((50, (ASSESSED, REPORTS)), (215, (REVIEWS,)), (380, (PLANS,))))
    assert blocks(tmp_path, page_of(*columns)) == [ASSESSED, REPORTS, REVIEWS, PLANS]


def test_columns_of_a_page_on_its_side_are_read_too(tmp_path: Path) -> None:
    content = page_of(Area(65, 100, 225, (ASSESSED, REPORTS)), Area(305, 100, 225, (REVIEWS, PLANS)))
    assert blocks(tmp_path, turned(content, [(90, 180)])) == [ASSESSED, REPORTS, REVIEWS, PLANS]


@pytest.mark.parametrize(("box_x", "text_x"), [(330, 65), (65, 270)], ids=["on the right", "on the left"])
def test_a_box_that_the_text_runs_round_is_read_after_the_paragraph(box_x: int, text_x: int, tmp_path: Path) -> None:
    first, *others = broken(PLANS, "Helvetica", Area(65, 0, 465, ()))
    second, third, *_ = broken(" ".join(others), "Helvetica", Area(65, 0, 250, ()))
    rest = " ".join(others).removeprefix(f"{second} {third} ")
    content = page_of(
        Area(65, 80, 465, (REPORTS,)),
        Area(65, 115, 465, (first,)),
        Area(text_x, 128.75, 250, (second, third), gap=0),
        Area(box_x, 130, 190, ("In one case a plan was reviewed weekly, which was good.",), framed=True),
        Area(65, 156.25, 465, (rest, THANKS)),
    )
    found = blocks(tmp_path, content)
    assert found == [REPORTS, PLANS, "In one case a plan was reviewed weekly, which was good.", THANKS]


@pytest.mark.parametrize(("x", "width"), [(535, 50), (8, 38)], ids=["on the right", "on the left"])
@pytest.mark.parametrize("size", [6, 8])
def test_comments_in_the_margin_are_told_apart(x: int, width: int, size: int, tmp_path: Path) -> None:
    text = Area(65, 100, 465, (HEADING, ASSESSED, REPORTS, REVIEWS))
    found = blocks(tmp_path, page_of(text, Area(x, 123, width, (COMMENT,), size=size)))
    assert found == [HEADING[2:], ASSESSED, REPORTS, REVIEWS]
    assert side_notes(tmp_path) == [COMMENT]


def test_a_table_of_labels_and_sentences_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Assessment", REVIEWS), ("Reports for the court", REPORTS), ("Planning", PLANS)]
    areas = []
    for place, (label, words) in enumerate(rows):
        areas += [Area(65, 100 + 60 * place, 100, (label,)), Area(200, 100 + 60 * place, 330, (words,))]
    assert blocks(tmp_path, page_of(*areas)) == [f"{label} {words}" for label, words in rows]


def reading(case: str) -> Reading:
    return read_letter(LetterFolder(id="case", file=CASES / f"{case}.pdf"))[1]


def rows(case: str) -> list[tuple[str, str | None, str | None, object, object]]:
    return [(each.paragraph, each.measure, each.verdict, each.count, each.total) for each in reading(case).findings]


@pytest.mark.parametrize("case", ["c05-two-columns", "e04-margin-comments", "f01-hyphens-100"])
def test_a_letter_set_otherwise_gives_the_same_rows(case: str) -> None:
    assert rows(case) == rows("base")


def test_lists_side_by_side_are_two_sections() -> None:
    found = reading("e03-strengths-beside-improvements")
    sections = {
        part.section: [
            other.of(found.letter.text) for other in found.letter.paragraphs if other.section == part.section
        ]
        for part in found.letter.paragraphs
    }
    assert sections["strengths"] == [
        "Assessment was sufficient in 17 of the 20 cases.",
        "Plans were sufficient in 12 of the 16 cases, which is good.",
    ]
    assert sections["improvements"][:2] == [
        "Reviews were insufficient in three of the 13 cases.",
        "Vulnerability plans were insufficient in eight of the 14 cases.",
    ]


def test_a_note_in_the_margin_is_a_problem_that_names_its_page() -> None:
    told = [problem.message for problem in reading("e04-margin-comments").problems if "beside" in problem.message]
    assert len(told) == 1
    assert told[0].startswith("Nothing was read from the words beside the text of page 1, “Commented [PS1")


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    assert "which was risk-led and strengths-based, was evidence-led" in read(CASES / "f01-hyphens-100.pdf").text
