"""What text recognition makes of print is brought back to what was printed, where it can have been one thing only."""

import pytest

from models.text import Transcript
from pipeline.read.pdf.layout import transcript_of
from pipeline.read.scan.recognised_lines import level_lines
from pipeline.read.sheet import Glyph, Sheet
from pipeline.segment.headings import headings_in

SIZE = 8.0
"""Points, as recognition measures it."""
LETTER = 5.0
"""Points: the width of each letter."""
FULL = "Inspectors looked at the assessment and planning of the work in each of the cases in the"


def recognised(*lines: str, size: float = SIZE, slope: float = 0.0) -> Transcript:
    """The transcript of pages given line by line, each line as `x down words`, the pages parted by an empty one.

    Words that begin with a number and a colon stand there, `101:words`; after `/6` type is measured so large.
    """
    pages = [page.strip().split("\n") for page in "\n".join(lines).split("\n\n")]
    sheets = [
        Sheet(number, 595, 842, tuple(glyph for line in page for glyph in glyphs_of(line, size, slope)), ())
        for number, page in enumerate(pages, start=1)
    ]
    return transcript_of(level_lines(sheets, range(1, len(sheets) + 1)))


def glyphs_of(line: str, size: float, slope: float) -> list[Glyph]:
    place, down, words = line.split(" ", 2)
    x, (down, _, own) = float(place), down.partition("/")
    size, width = (float(own), LETTER * float(own) / SIZE) if own else (size, LETTER)
    glyphs = []
    for word in words.split(" "):
        start, colon, rest = word.partition(":")
        is_placed = colon and start.isdigit()
        x = float(start) if is_placed else x
        for letter in f"{rest if is_placed else word} ":
            baseline = float(down) + slope * x
            glyphs.append(Glyph(baseline, x, x + width, letter, baseline - 6, baseline + 2, size, "Noto", bold=False))
            x += width
    return glyphs


def blocks(transcript: Transcript) -> list[tuple[str, str]]:
    return [(block.kind, block.of(transcript.text)) for block in transcript.blocks]


@pytest.mark.parametrize("seen", ["e", "e\u00a2", "\u00a2", "*", "+", "\u00ab", "TM", "mTM", "\u2022"])
@pytest.mark.parametrize("filler", ["", "\u2014 ", "| "])
def test_a_bullet_is_one_whatever_it_was_taken_for(seen: str, filler: str) -> None:
    lines = [f"65 {down} {seen} {filler}94:Plans were {word}." for down, word in ((100, "good"), (114, "late"))]
    assert blocks(recognised(*lines)) == [("bullet", "Plans were good."), ("bullet", "Plans were late.")]


@pytest.mark.parametrize("word", ["A", "I", "a", "24", "We"])
def test_a_short_word_before_wide_white_is_no_bullet(word: str) -> None:
    assert blocks(recognised(f"65 100 {word} 94:plan was made.")) == [("text", f"{word} plan was made.")]


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("1.1.", "1.1."),
        ("1.1. |", "1.1."),
        ("1.1. __", "1.1."),
        ("1,1.", "1.1."),
        ("l.1:", "1.1."),
        ("1.I", "1.1"),
        ("2;5;", "2.5."),
        ("1.1O.", "1.10."),
        ("1.1.\u2018", "1.1."),
    ],
)
def test_the_number_that_hangs_before_a_paragraph_is_spelt_as_one(seen: str, printed: str) -> None:
    assert blocks(recognised(f"65 100 {seen} 101:Plans were good.")) == [("bullet", f"{printed} Plans were good.")]


@pytest.mark.parametrize("seen", ["14", "14.", "145"])
def test_a_number_that_lost_its_stops_is_given_them_where_the_others_have_theirs(seen: str) -> None:
    others = [f"65 {100 + 14 * number} 1.{number}. 101:Plans were good." for number in (1, 2, 3)]
    hanging = f"65 156 {seen} 101:Reviews were late."
    assert blocks(recognised(*others, hanging))[-1] == ("bullet", "1.4. Reviews were late.")
    assert "1.4. Reviews" not in recognised(hanging).text


def test_a_number_that_cannot_be_made_out_is_left_out() -> None:
    assert blocks(recognised("65 100 ut 94:Protecting the public")) == [("text", "Protecting the public")]


def test_the_number_of_a_heading_is_spelt_as_one_with_ordinary_white_after_it() -> None:
    assert blocks(recognised("65 100 3, Protecting the child or young person")) == [
        ("text", "3. Protecting the child or young person")
    ]


@pytest.mark.parametrize("speck", [".", "'", "|", "\u2018", "~"])
def test_a_speck_beside_the_text_is_left_out(speck: str) -> None:
    assert blocks(recognised(f"40 100 {speck} 65:{FULL}", "65 114 sample.")) == [("text", f"{FULL} sample.")]


def test_white_that_a_line_has_all_along_parts_no_mark_from_it() -> None:
    assert blocks(recognised("65 100 & 78:families 126:were 154:good.")) == [("text", "& families were good.")]


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("17 out of the 2O", "17 out of the 20"),
        ("l7 out of the 20", "17 out of the 20"),
        ("in all 1O (I0%) of", "in all 10 (10%) of"),
        ("that | thought of", "that I thought of"),
        ("Ill or Oslo, 20th of I", "Ill or Oslo, 20th of I"),
    ],
)
def test_a_number_is_spelt_with_digits_and_a_stroke_alone_is_a_word(seen: str, printed: str) -> None:
    assert recognised(f"65 100 {seen} cases.").text == f"{printed} cases."


@pytest.mark.parametrize(
    "seen",
    [
        "colin.barnes@example.gov.uk",
        "colin.barnes @example.gov.uk",
        "colin.barnes @ example.gov.uk",
        "colin. barnes@example.gov.uk",
        "colin.barnes\u00a9example.gov.uk",
    ],
)
def test_an_address_is_redacted_however_it_was_taken_apart(seen: str) -> None:
    assert recognised(f"65 100 Write to {seen} or call O7826 9O5352.").text == "Write to [email] or call [phone]."


def test_words_whose_places_overlap_keep_their_order() -> None:
    """An underline makes a word seem wider than it is."""
    assert recognised("65 100 Protecting 70:the 100:public").text == "Protecting the public"


@pytest.mark.parametrize("slope", [-0.025, 0.005, 0.02, 0.025])
def test_a_line_that_slopes_is_one_line(slope: float) -> None:
    transcript = recognised(f"65 100 {FULL}", "65 114 sample, and judged nine of them.", slope=slope)
    assert [line.of(transcript.text) for line in transcript.lines] == [FULL, "sample, and judged nine of them."]


@pytest.mark.parametrize("mark", ["1", "*", "'", "+"])
def test_a_footnote_is_told_by_its_smaller_letters_and_what_its_mark_was_taken_for(mark: str) -> None:
    transcript = recognised(
        *(f"65 {down} {FULL}" for down in (100, 114, 128)), f"65 700/6 {mark} The rate that was available during it."
    )
    assert transcript.text == f"{FULL} {FULL} {FULL}"
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [
        ("footnote", "The rate that was available during it.")
    ]


def test_a_line_of_low_letters_belongs_to_its_paragraph() -> None:
    """`cases` has no tall letters, so that recognition measures a smaller type."""
    transcript = recognised(f"65 100 {FULL}", "65 114/7 cases on more use.")
    assert transcript.text == f"{FULL} cases on more use."
    assert len({round(line.bottom - line.top, 1) for line in transcript.lines}) == 1


@pytest.mark.parametrize(("scanned", "found"), [(True, ["Pre-sentence reports"]), (False, [])])
def test_a_scan_shows_no_weight_so_that_a_heading_need_not_be_bold(scanned: bool, found: list[str]) -> None:  # noqa: FBT001  # as parametrized
    transcript = recognised(f"65 100 {FULL}", "65 114 sample.", "65 150 Pre-sentence reports", "65 186 Nine were good.")
    transcript = transcript.model_copy(update={"scanned": scanned})
    assert [heading.of(transcript.text) for heading in headings_in(transcript, begin=0)] == found


def test_a_bullet_is_told_from_the_word_that_it_was_taken_for_a_part_of() -> None:
    assert blocks(recognised("65 100 m@Plans were good.", "65 114 \u00a2Reviews were late.")) == [
        ("bullet", "Plans were good."),
        ("bullet", "Reviews were late."),
    ]


def test_a_running_head_is_told_however_it_is_spelt_on_each_page() -> None:
    heads = ["Short Quality Screening: Aldmoor", "Short Quality Screenlng: Aldmoor", "Short Qua1ity Screening: A1dmoor"]
    pages = [f"65 40 {head}\n65 300 {FULL}\n65 314 {FULL}\n" for head in heads]
    transcript = recognised(*pages)
    assert transcript.text == " ".join([FULL] * 6)
    assert [aside.kind for aside in transcript.asides] == ["running head"] * 3


def test_what_is_read_in_emblems_on_most_pages_is_left_out() -> None:
    emblems = ["EN ke CareQuality \u00b0 TM", "i> Ye TM", "=) wie CQ Ofeted BB"]
    pages = [f"65 60 {emblem}\n65 300 {FULL}\n65 314 {FULL}\n" for emblem in emblems]
    transcript = recognised(*pages)
    assert transcript.text == " ".join([FULL] * 6)


def test_a_line_of_few_words_at_the_head_of_one_page_is_kept() -> None:
    pages = [f"65 60 {line}\n65 300 {FULL}\n65 314 {FULL}.\n" for line in (FULL, "of 20 (YJB) YOS.", FULL)]
    assert "of 20 (YJB) YOS." in recognised(*pages).text
