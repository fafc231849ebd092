"""Dates in every form that inspectors print them."""

from datetime import date

import pytest

from pipeline.segment.dates import dates_in
from tests.support.transcripts import TITLE, letter_opening

PUBLISHED = date(2014, 4, 23)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("23rd April 2014", "2014-04-23", "2014-04-23"),
        ("23 April 2014", "2014-04-23", "2014-04-23"),
        ("23 APRIL 2014", "2014-04-23", "2014-04-23"),
        ("23rd April, 2014", "2014-04-23", "2014-04-23"),
        ("the 23rd of April 2014", "2014-04-23", "2014-04-23"),
        ("April 23, 2014", "2014-04-23", "2014-04-23"),
        ("Wednesday 23 April 2014", "2014-04-23", "2014-04-23"),
        ("Wed, 23rd Apr 2014", "2014-04-23", "2014-04-23"),
        ("23 Sept. 2014", "2014-09-23", "2014-09-23"),
        ("23.04.2014", "2014-04-23", "2014-04-23"),
        ("23/04/2014", "2014-04-23", "2014-04-23"),
        ("23/4/14", "2014-04-23", "2014-04-23"),
        ("23-04-2014", "2014-04-23", "2014-04-23"),
        ("2014-04-23", "2014-04-23", "2014-04-23"),
        ("23 April \u201914", "2014-04-23", "2014-04-23"),
        ("23rdApril 2014", "2014-04-23", "2014-04-23"),  # spaces lost in a PDF
        ("23 rd April 2014", "2014-04-23", "2014-04-23"),  # a raised "rd"
        ("24th-26th March 2014", "2014-03-24", "2014-03-26"),
        ("24\u201326 March 2014", "2014-03-24", "2014-03-26"),
        ("24 \u2014 26 March 2014", "2014-03-24", "2014-03-26"),
        ("04-07 April 2016", "2016-04-04", "2016-04-07"),
        ("22-24th June 2015", "2015-06-22", "2015-06-24"),
        ("22nd, 23rd & 24th June 2015", "2015-06-22", "2015-06-24"),
        ("5 and 6 May 2014", "2014-05-05", "2014-05-06"),
        ("24th to the 26th of March 2014", "2014-03-24", "2014-03-26"),
        ("Monday 24 to Wednesday 26 March 2014", "2014-03-24", "2014-03-26"),
        ("29th September to 1st October 2014", "2014-09-29", "2014-10-01"),
        ("29 September - 1 October 2014", "2014-09-29", "2014-10-01"),
        ("29 September 2014 to 1 October", "2014-09-29", "2014-10-01"),
        ("30 November and 2 December 2015", "2015-11-30", "2015-12-02"),
        ("30 December 2013 to 3 January 2014", "2013-12-30", "2014-01-03"),
        ("30 December to 3 January 2014", "2013-12-30", "2014-01-03"),
        ("30 December 2013 \u2013 3 January", "2013-12-30", "2014-01-03"),
        ("March 24-26, 2014", "2014-03-24", "2014-03-26"),
        ("March 31 - April 2, 2014", "2014-03-31", "2014-04-02"),
        ("24-26/03/2014", "2014-03-24", "2014-03-26"),
        ("24/03/2014 - 26/03/2014", "2014-03-24", "2014-03-26"),
        ("24.03.14 to 26.03.14", "2014-03-24", "2014-03-26"),
        ("12, 13 and 14 March", "2014-03-12", "2014-03-14"),  # the year of the last such days before publication
        ("12 to 14 May", "2013-05-12", "2013-05-14"),
        ("30 December to 3 January", "2013-12-30", "2014-01-03"),
        ("March 24th", "2014-03-24", "2014-03-24"),
        ("29 February", "2012-02-29", "2012-02-29"),
        ("26-24 March 2014", "2014-03-26", "2014-03-24"),  # printed the wrong way round: for a person to see
    ],
)
def test_a_date_is_read_in_every_form(printed: str, first: str, last: str) -> None:
    sentence = f"It was made on {printed} in the town."
    [dates] = dates_in(sentence)
    assert dates.first_and_last(published=PUBLISHED) == (day(first), day(last))
    assert dates.of(sentence) == printed.removeprefix("the ")


@pytest.mark.parametrize(
    "words",
    [
        "9 of the 24 may have been",
        "In May 12 cases were seen",
        "In March 2014 we found",
        "17 of 20 cases",
        "at 10.30 on 24.5 per cent",
        "Level 2 or 3",
        "marched on 24",
    ],
)
def test_other_numbers_are_no_dates(words: str) -> None:
    assert dates_in(words) == ()


@pytest.mark.parametrize("printed", ["31 February 2014", "30 February to 3 March 2014", "31/02/2014"])
def test_a_day_that_does_not_exist_is_none(printed: str) -> None:
    [dates] = dates_in(printed)
    assert dates.first_and_last(published=PUBLISHED) is None


def test_a_date_without_year_is_none_where_the_publication_is_unknown() -> None:
    [dates] = dates_in("24-26 March")
    assert dates.first_and_last() is None


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("Publication date: 23rd April 2014", "2014-04-23"),
        ("Publication Date \u2013 Wednesday 23 April 2014", "2014-04-23"),
        ("Date of publication: 23.04.2014", "2014-04-23"),
        ("Published: 23/04/2014", "2014-04-23"),
        ("Published on 23 April 2014", "2014-04-23"),
        ("This report was published on the 23rd of April 2014.", "2014-04-23"),
        ("Date: April 23, 2014", "2014-04-23"),
        ("Date of report: 23 April 2014", "2014-04-23"),
        ("Issued 23 April 2014", "2014-04-23"),
        ("Wednesday 23 April 2014", "2014-04-23"),
        ("From: an inspector Publication date: 23 April 2014 Copy to: see end", "2014-04-23"),
        ("Publication date: 23 April 2014 (embargoed until 22 April 2014)", "2014-04-23"),
        ("Published April 2014", None),
        ("Inspection date: 24 March 2014", None),
        ("It will be published on the website. We began on 24 March 2014.", None),
    ],
)
def test_the_date_of_publication_is_read_from_its_label(row: str, published: str | None) -> None:
    assert letter_opening(row, TITLE, "Context", "We did this.").letterhead.published == day(published)


def test_the_date_of_publication_may_stand_in_the_block_after_its_label() -> None:
    assert letter_opening("Publication date:", "23 April 2014", TITLE).letterhead.published == PUBLISHED


def test_a_surer_label_wins() -> None:
    letter = letter_opening("Date: 20 April 2014", "Publication date: 23 April 2014", TITLE)
    assert letter.letterhead.published == PUBLISHED


def test_two_dates_of_publication_are_none() -> None:
    letter = letter_opening("Publication date: 22 April 2014", "Publication date: 23 April 2014", TITLE)
    assert letter.letterhead.published is None


@pytest.mark.parametrize(
    ("introduction", "start", "end"),
    [
        ("The recent SQS inspection, conducted from the 24th-26th March 2014.", "2014-03-24", "2014-03-26"),
        ("The inspection was conducted from 04-07 April 2014.", "2014-04-04", "2014-04-07"),
        ("The inspection took place between 22-24th March 2014.", "2014-03-22", "2014-03-24"),
        ("Inspectors visited from 29th September to 1st October 2013.", "2013-09-29", "2013-10-01"),
        ("Fieldwork was undertaken between 30 November and 2 December 2013.", "2013-11-30", "2013-12-02"),
        ("Fieldwork: 24\u201326 March 2014", "2014-03-24", "2014-03-26"),
        ("Dates of inspection: 24 to 26 March 2014", "2014-03-24", "2014-03-26"),
        ("We visited the team on 5 and 6 March 2014.", "2014-03-05", "2014-03-06"),
        ("We carried out the inspection on 12, 13 and 14 March.", "2014-03-12", "2014-03-14"),
        ("The screening ran from 30 December 2013 to 3 January 2014.", "2013-12-30", "2014-01-03"),
        ("Between 24 and 26 March 2014 we carried out a Short Quality Screening.", "2014-03-24", "2014-03-26"),
        ("This SQS inspection (24-26 March 2014) was one of four.", "2014-03-24", "2014-03-26"),
        ("We were in the town on Monday 24, Tuesday 25 and Wednesday 26 March 2014.", "2014-03-24", "2014-03-26"),
        ("We inspected on 24 March 2014.", "2014-03-24", "2014-03-24"),
        ("Thank you for having us in Harrowby from 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        ("Between 24th and 26th March 2014 a team from HMI Probation inspected it.", "2014-03-24", "2014-03-26"),
        ("It was inspected by the Inspectorate of Probation on 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        ("It was inspected by HMI inspectors on 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        ("Cases were inspected by an assistant inspector on 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        ("Staff spent much time with us from 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        # one end only is said
        ("The inspection was carried out in the week commencing 10 March 2014.", "2014-03-10", None),
        ("It was an inspection carried out w/c Monday 10 March 2014.", "2014-03-10", None),
        ("The inspection was held over three days from 24 March 2014.", "2014-03-24", None),
        ("The inspection took place in the week ending 14 March 2014.", None, "2014-03-14"),
        # dates of something else
        ("We announced it on 10 March 2014 and carried it out from 24-26 March 2014.", "2014-03-24", "2014-03-26"),
        ("The inspection, announced on 7 March 2014, was conducted on 24-26 March.", "2014-03-24", "2014-03-26"),
        ("Our previous inspection, conducted from 4-6 March 2011, found little.", None, None),
        (
            "Since the previous inspection on 4 May 2011 ... we held this SQS on 24-26 March.",
            "2014-03-24",
            "2014-03-26",
        ),
        ("When we last inspected, on 4-6 March 2011, it was carried out in a week.", None, None),
        ("The letter told us of an audit held on 4-6 March 2014.", None, None),
        (
            "The inspection was conducted from 24-26 March 2014. The board met on 2 April 2014.",
            "2014-03-24",
            "2014-03-26",
        ),
        ("The inspection of 24-26 March 2014 ended with a meeting held on 27 March 2014.", "2014-03-24", "2014-03-26"),
        ("We inspected the work of the team. It will be published on 23 April 2014.", None, None),
        ("We inspected cases that had commenced between 1 October and 31 December 2013.", None, None),
        ("The inspection was carried out in March 2014.", None, None),
        ("Its schools were inspected by Ofsted on 24-26 March 2014.", None, None),
        ("The CQC inspected the hospital on 24-26 March 2014.", None, None),
        ("The Inspectorate of Constabulary visited on 24-26 March 2014.", None, None),
        # two statements that cannot both hold
        ("We inspected on 24-26 March 2014. We inspected on 25-27 March 2014.", None, None),
    ],
)
def test_the_fieldwork_is_read_from_what_is_said_of_this_inspection(
    introduction: str, start: str | None, end: str | None
) -> None:
    letterhead = letter_opening("Publication date: 23 April 2014", TITLE, introduction).letterhead
    assert (letterhead.fieldwork_start, letterhead.fieldwork_end) == (day(start), day(end))


def test_fieldwork_after_publication_is_kept_as_printed() -> None:
    letterhead = letter_opening("Publication date: 23 April 2014", TITLE, "We inspected on 24-26 May 2014.").letterhead
    assert (letterhead.fieldwork_start, letterhead.fieldwork_end) == (date(2014, 5, 24), date(2014, 5, 26))
