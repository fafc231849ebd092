"""The title, the area that it names, and the number of cases."""

import pytest

from models.letter import Letterhead
from models.text import Aside
from pipeline.segment import segment
from tests.support.transcripts import THEMES, TITLE, letter_of, letter_opening, transcript_of


@pytest.mark.parametrize(
    ("blocks", "area"),
    [
        (["Report of Short Quality Screening (SQS) of youth offending work in Harrowby"], "Harrowby"),
        (["Short Quality Screening (SQS) of youth offending work in the Vale of Arwel"], "Vale of Arwel"),
        (
            ["Report of the Short Quality Screening inspection of youth offending services in Thorpe upon Hull"],
            "Thorpe upon Hull",
        ),
        (["Report of Short Quality Screening (SQS) of youth justice work in Thorpe-on-Sea"], "Thorpe-on-Sea"),
        (["SQS INSPECTION OF YOUTH OFFENDING WORK IN HARROWBY"], "HARROWBY"),
        (
            ["Report of Short Quality Screening (SQS)", "of youth offending work in Northby and", "Vale of Arwel"],
            "Northby and Vale of Arwel",
        ),
        (["Report of Short Quality Screening (SQS) of youth offending work in", "Harrowby"], "Harrowby"),
        (["Report of", "Short Quality Screening of youth offending work in Harrowby"], "Harrowby"),
        (
            ["HM Inspectorate of Probation", "Short Quality Screening (SQS)", "Youth offending work in Cwm Arwel"],
            "Cwm Arwel",
        ),
        (["Harrowby Youth Offending Team: Short Quality Screening"], "Harrowby"),
        (
            ["Report of Short Quality Screening", "Ellerby & North East Harrowshire Youth Offending Service"],
            "Ellerby & North East Harrowshire",
        ),
        (
            ["Report of Short Quality Screening of youth offending work in Ellerby, Northby and Cwm Arwel YOS"],
            "Ellerby, Northby and Cwm Arwel",
        ),
        (["Short Quality Screening of youth offending work undertaken by Harrowby Youth Justice Service"], "Harrowby"),
        (["Short Quality Screening of youth offending work in Harrowby (24-26 March 2014)"], "Harrowby"),
        (["Re: Short Quality Screening of youth offending work in Harrowby, March 2014"], "Harrowby"),
        (["Short Quality Screening of Harrowby\u2019s Youth Offending Service"], "Harrowby"),
        (["Letter to Ellerby Council: Short Quality Screening of youth offending work in Harrowby"], "Harrowby"),
        (["A short screening of the quality of youth offending work in Harrowby"], "Harrowby"),
        # printed without a gap before the introduction
        (
            ["Short Quality Screening of youth offending work in the Vale of Arwel This report outlines it."],
            "Vale of Arwel",
        ),
    ],
)
def test_the_area_is_the_name_in_the_title(blocks: list[str], area: str) -> None:
    assert letter_opening(*blocks, "Context", "We did this.").letterhead.area == area


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([TITLE], TITLE),
        (["To: the Chair of Harrowby YOS Management Board", TITLE, "This report outlines our findings."], TITLE),
        (["Report of Short Quality Screening (SQS) of", "youth offending work in Harrowby"], TITLE),
        ([f"{TITLE} This report outlines the findings of the SQS inspection."], TITLE),
        ([f"Subject: {TITLE}", "Dear Colleague,"], TITLE),
        (
            ["Inspection of youth offending work in Harrowby", "This letter is our SQS report."],
            "Inspection of youth offending work in Harrowby",
        ),
    ],
)
def test_the_title_is_given_as_printed_and_whole(blocks: list[str], title: str) -> None:
    assert letter_opening(*blocks).letterhead.title == title


def test_the_area_is_taken_from_the_commentary_where_the_title_names_none() -> None:
    letter = letter_opening(
        "Short Quality Screening", "Summary", "It was good.", "Commentary on the inspection in Cwm Arwel:"
    )
    assert letter.letterhead.area == "Cwm Arwel"


def test_what_the_letter_does_not_say_is_none() -> None:
    letter = letter_opening("This is what the SQS inspection of the team found.")
    assert letter.letterhead == Letterhead(
        area=None, title=None, published=None, fieldwork_start=None, fieldwork_end=None, cases=None
    )


def test_rows_that_reading_set_aside_are_asked_as_well() -> None:
    transcript = transcript_of(TITLE, "The inspection was conducted on 24-26 March.", *THEMES)
    rows = (Aside(kind="letterhead", text="Publication date: 23 April 2014"),)
    letterhead = segment(transcript.model_copy(update={"asides": rows}), file="letter.pdf").letterhead
    assert [str(day) for day in (letterhead.published, letterhead.fieldwork_start)] == ["2014-04-23", "2014-03-24"]


@pytest.mark.parametrize(
    ("statement", "cases", "printed"),
    [
        ("We examined 20 cases supervised by the YOS.", 20, "20"),
        ("In order to do this, we examined eight cases.", 8, "eight"),
        ("A sample of 47 cases was inspected.", 47, "47"),
        ("We read the records of 20 cases which the team had held since the winter.", 20, "20"),
        ("They read the paper and electronic files of 38 cases, and held 33 interviews.", 38, "38"),
        ("20 cases were examined.", 20, "20"),
        ("We looked at fourteen cases.", 14, "fourteen"),
        ("The sample consisted of 32 cases.", 32, "32"),
        ("The sample in Harrowby comprised 18 cases supervised by the team.", 18, "18"),
        ("Our sample was made up of thirty-one cases.", 31, "thirty-one"),
        ("We looked closely at a total of twenty-two recent cases.", 22, "twenty-two"),
        ("Inspectors assessed a representative sample of 36 statutory cases.", 36, "36"),
        ("Thirty cases, all of them recent, were assessed by us.", 30, "Thirty"),
        ("We examined the case files of 20 children and young people.", 20, "20"),
        ("We examined 20 of the 60 cases that met our criteria.", 20, "20"),
        ("This inspection was based on one hundred and four cases.", 104, "one hundred and four"),
        ("Cases inspected: 14", 14, "14"),
        ("We examined 20 cases. Of these, six were referral orders.", 20, "20"),
        ("We examined 20 cases and spoke to 12 case managers.", 20, "20"),
        ("Our evidence came from 28 cases held by the YOT, which we read with the case managers.", 28, "28"),
        ("These findings rest on a close reading of 22 case files.", 22, "22"),
        ("Twenty-four cases made up our sample.", 24, "Twenty-four"),
        ("We went through 28 files, sitting down with the case manager who held the file.", 28, "28"),
        ("Inspectors read the records of 18 young people.", 18, "18"),
        ("Twenty-two case files were read by our inspectors.", 22, "Twenty-two"),
        ("Our sample covered 19 young people.", 19, "19"),
        ("We looked at 20 cases and opened 14 files of children looked after.", 20, "20"),
        ("We read 12 files of staff meetings.", None, None),
        ("We read six supervision records.", None, None),
        ("We looked at three young people's panels.", None, None),
        ("Our inspection took in two children's homes.", None, None),
        ("Four young people had been selected for the reparation scheme.", None, None),
        ("Only six of 20 files had been examined by a manager.", None, None),
        ("The team holds 16 cases, in 12 of which we read a report.", None, None),
        ("The inspection found that in 16 cases plans were late.", None, None),
        ("In our last inspection we examined 38 cases. This time we examined 20 cases.", 20, "20"),
        ("We examined 20 cases. All in all, we examined 21 cases.", None, None),
        ("Safeguarding had been properly assessed in 25 of the 30 cases.", None, None),
        ("We examined 26 cases. We also looked at the use of custody in nine cases.", 26, "26"),
        ("We examined 26 cases. Inspectors looked at files and spoke with the case manager in 22 cases.", 26, "26"),
        ("The team opened a new office last year and had 90 cases.", None, None),
        ("We examined the work in 26 of the 30 cases selected.", 26, "26"),
        ("We examined 26 cases. Six cases in which a child had moved were looked at more closely.", 26, "26"),
        ("We therefore looked at the early work that the team had done in 30 recent cases.", 30, "30"),
        ("We looked at whether plans were in place in 12 cases.", None, None),
        ("18 cases held by the Harrowby Youth Offending and Prevention Service (YOPS) were inspected.", 18, "18"),
        ("To that end, 18 cases under the supervision of the YOS were subjected to scrutiny.", 18, "18"),
        ("Examination was accordingly made of 20 cases in which an order had begun.", 20, "20"),
        ("We interviewed 12 case managers.", None, None),
        ("All 20 cases were supervised by the YOS.", None, None),
    ],
)
def test_the_number_of_cases_is_the_one_said_to_be_examined(statement: str, cases: int | None, printed: str) -> None:
    letter = letter_opening(TITLE, "Context", statement)
    span = letter.letterhead.cases_span
    assert letter.letterhead.cases == cases
    assert (span.of(letter.text) if span else None) == printed


def test_the_cases_of_the_context_go_before_those_of_the_summary() -> None:
    letter = letter_opening(TITLE, "Context", "We examined 20 cases.", "Summary", "We looked at nine cases with a PSR.")
    assert letter.letterhead.cases == 20


def test_the_files_of_the_introduction_go_before_the_cases_of_the_summary() -> None:
    letter = letter_opening(TITLE, "Context", "We went through 28 files.", "Summary", "We read nine cases with a PSR.")
    assert letter.letterhead.cases == 28


def test_the_cases_of_a_theme_are_not_the_sample() -> None:
    letter = letter_of(TITLE, *THEMES, "- 2.2. We examined nine cases with a victim.")
    assert letter.letterhead.cases is None
