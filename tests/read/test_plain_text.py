"""A transcript in plain text: what parts its blocks, and what of its marks is no part of the text."""

from pathlib import Path

import pytest

from models.base import Span
from models.text import Transcript
from pipeline.read import read

LONG = "Overall, we found that the work of the team in the north of the county was better than that of the"


def transcript(tmp_path: Path, text: str, *, encoding: str = "utf-8") -> Transcript:
    path = tmp_path / "letter.txt"
    path.write_bytes(text.encode(encoding))
    return read(path)


def blocks(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    read_text = transcript(tmp_path, text)
    return [(block.kind, block.of(read_text.text)) for block in read_text.blocks]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # Blank lines part blocks; a line's end alone is a space.
        ("Context\n\nWe examined\n20 cases.", [("text", "Context"), ("text", "We examined 20 cases.")]),
        # A form feed is the foot of a page.
        ("We examined 20 cases.\fSummary", [("text", "We examined 20 cases."), ("text", "Summary")]),
        # Each marked line is a block of its own; the number stays, the mark goes.
        ("- 1.1. Good.\n- 1.2. Poor.", [("bullet", "1.1. Good."), ("bullet", "1.2. Poor.")]),
        ("- Good plans\n  and reviews.\n- More.", [("bullet", "Good plans and reviews."), ("bullet", "More.")]),
        ("We found:\n- Good plans.", [("text", "We found:"), ("bullet", "Good plans.")]),
        # A numbered paragraph without the mark begins a block too.
        ("1.1. Good.\n1.2. Poor.", [("bullet", "1.1. Good."), ("bullet", "1.2. Poor.")]),
        # Rows of label and value.
        (
            "<i>To:</i>\tThe Chair\n<i>From:</i>\tThe Inspector",
            [("text", "To: The Chair"), ("text", "From: The Inspector")],
        ),
        # Marks of italics and brackets round addresses of pages.
        ('They wrote: "*Very good*".', [("text", 'They wrote: "Very good".')]),
        ("On the website - <http://www.justice.gov.uk>.", [("text", "On the website - http://www.justice.gov.uk.")]),
        # Every width of space, every hyphen, ligatures.
        ("Su\ufb03cient in\u00a0nine; well\u2011being,\u2003too.", [("text", "Sufficient in nine; well-being, too.")]),
        ("Suffi\u00adcient.", [("text", "Sufficient.")]),
    ],
)
def test_blocks_are_told_by_the_marks_of_a_transcript(
    printed: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert blocks(tmp_path, printed) == expected


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("- 1.1. A majority identified relevant factors, and provided an", "analysis of the key drivers. It was good."),
        ("- 2.6. The safety of victims was given enough attention in 11 of", "21 relevant cases."),
        (LONG, "Brackenshire team in the south, though not in every one of the cases that we examined."),
        ("- 1.1. One plan. It named the", "Chair of the Board and nobody else, which was not good enough."),
    ],
)
def test_a_block_that_a_page_cut_in_two_is_whole(above: str, below: str, tmp_path: Path) -> None:
    kind = "bullet" if above.startswith("- ") else "text"
    assert blocks(tmp_path, f"{above}\n\n{below}") == [(kind, f"{above.removeprefix('- ')} {below}")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Operational management", "We spoke to 22 case managers."),
        (
            "Report of Short Quality Screening (SQS) of youth offending work in Kingston, Richmond and Maidenhead",
            "This report outlines the findings.",
        ),
        ("1. Reducing the likelihood of reoffending", "Assessment was good enough in nine cases."),
        (f"{LONG} south.", "Brackenshire is a large county."),
        ("We found the following:", "Plans were good."),
        (f"{LONG} south, and", "Key strengths"),
        (f"{LONG} south, and", "- A bullet."),
    ],
)
def test_a_block_that_begins_a_paragraph_stays_apart(above: str, below: str, tmp_path: Path) -> None:
    assert [text for _, text in blocks(tmp_path, f"{above}\n\n{below}")] == [above, below.removeprefix("- ")]


def test_bullets_without_stops_are_not_run_together_with_what_follows(tmp_path: Path) -> None:
    text = "- Good plans\n- Good reviews\n\nWe are grateful for the support that we received from staff in the YOS."
    assert [block.split()[0] for _, block in blocks(tmp_path, text)] == ["Good", "Good", "We"]


def test_footnotes_stand_aside_and_their_marks_go(tmp_path: Path) -> None:
    read_text = transcript(
        tmp_path,
        f"The published rate1 was 43.6%.2 It was too high.\n\n{LONG}\n\n1 The rate that was published\nin 2016.\n"
        "2 Source: Ministry of Justice.\n\ncounty as a whole.",
    )
    assert read_text.text == f"The published rate was 43.6%. It was too high.\n{LONG} county as a whole."
    assert [(aside.kind, aside.mark, aside.text) for aside in read_text.asides] == [
        ("footnote", "1", "The rate that was published in 2016."),
        ("footnote", "2", "Source: Ministry of Justice."),
    ]


@pytest.mark.parametrize(
    "text", ["15 June 2016", "1 Bridge Street", "Nine cases.\n\n20 Cases were examined in all, and 1 more was read."]
)
def test_a_block_that_begins_with_a_number_is_no_footnote_without_its_mark(text: str, tmp_path: Path) -> None:
    read_text = transcript(tmp_path, text)
    assert (read_text.text.split("\n"), read_text.asides) == (text.split("\n\n"), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_of_other_systems_and_a_byte_order_mark_change_nothing(encoding: str, tmp_path: Path) -> None:
    read_text = transcript(tmp_path, "Context\r\n\r\nWe examined\r\n20 cases.", encoding=encoding)
    assert read_text.text == "Context\nWe examined 20 cases."


def test_a_transcript_has_neither_pages_nor_boxes(tmp_path: Path) -> None:
    read_text = transcript(tmp_path, "We examined 20 cases.")
    span = Span(start=3, end=11)
    assert (read_text.pages, read_text.page_of(span), read_text.boxes_of(span)) == (None, None, ())
