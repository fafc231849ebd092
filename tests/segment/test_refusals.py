"""Documents that are no letters of a Short Quality Screening."""

from pathlib import Path

import pytest

from models.base import Noun
from pipeline.errors import NotSqsLetterError, RuleError, WelshLetterError
from pipeline.segment.vocabulary import HeadingWords, Pattern, load
from tests.support.transcripts import THEMES, TITLE, letter_of

HEADING_RULES = """
sections: [{{section: {section}, meaning: A., any_of: {any_of}, examples: [A], near_misses: [B]}}]
sentence_words: is
clause_words: who
end_of_letter: []
closing: []
"""

JOINT_INSPECTION = (
    "21 April 2016",
    "Joint targeted area inspection of the multi-agency response to abuse and neglect in Harrowby",
    "Between 27 February and 3 March 2016, four inspectorates undertook a joint inspection in Harrowby.",
    "This letter outlines our findings about the work of the youth offending team, last seen in an SQS of 2014.",
    "Key strengths",
    "- Staff reduce the risk of harm to children.",
    "Case study: effective practice",
    "The police and the youth offending team protect children and young people well.",
    "Areas for improvement",
    "- The public protection unit has too much to do.",
    "Next steps",
    "The local authority should prepare a written statement of proposed action.",
)

WELSH = (
    "Dyddiad cyhoeddi: 8 Gorffennaf 2015",
    "Adroddiad ar Sgrinio Ansawdd Byr (SQS) o waith troseddau ieuenctid yn Nyffryn Arwel",
    "Cynhaliwyd yr arolygiad o 8 i 10 Mehefin 2015 fel rhan o'n rhaglen o arolygu gwaith troseddau ieuenctid.",
    "Cyd-destun",
    "Archwiliwyd 24 o achosion gennym. Mae gwaith da ar ddechrau dedfryd yn bwysig, ac roedd hyn wedi gwella.",
    "1. Lleihau'r tebygolrwydd o aildroseddu",
    "1.1. Roedd yr asesiad yn ddigonol mewn 19 o'r 24 achos, ac roedd y staff yn gweithio'n dda gyda'r bobl ifanc.",
)


class Labels(Noun):
    labels: tuple[Pattern, ...]


def test_a_letter_of_another_programme_is_refused_though_it_mentions_the_screening() -> None:
    with pytest.raises(NotSqsLetterError) as refusal:
        letter_of(*JOINT_INSPECTION)
    assert str(refusal.value) == (
        "letter.txt: this is not a Short Quality Screening letter, because it does not have sections on reducing "
        "reoffending, protecting the public, protecting the child or young person and ensuring that the sentence is "
        "served; remove it, or replace it with the letter itself."
    )


def test_what_never_names_the_screening_is_refused_by_that() -> None:
    with pytest.raises(NotSqsLetterError, match="it does not have the words 'Short Quality Screening' in its title"):
        letter_of(
            "Full Joint Inspection of youth offending work in Harrowby", *THEMES, "4. Serving the sentence", "Good."
        )


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        ("Minutes of the Management Board",),
        ("The last SQS inspection was good.", "Safeguarding", "Plans were sufficient."),
        (
            TITLE,
            "This is to announce the inspection.",
            "- Reducing the likelihood of reoffending",
            "- Protecting the public",
        ),
    ],
    ids=["nothing", "minutes", "one theme and a mention", "an announcement"],
)
def test_what_has_too_few_signs_of_such_a_letter_is_refused(blocks: tuple[str, ...]) -> None:
    with pytest.raises(NotSqsLetterError, match=r"letter\.txt: this is not a Short Quality Screening letter, because"):
        letter_of(*blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        ("Findings for Harrowby", "This is the report of our SQS inspection.", *THEMES),
        ("A short screening of the quality of your work", *THEMES),
        ("Inspection of youth offending work in Harrowby", "Context", "We used the SQS criteria.", *THEMES),
        (TITLE, "Safeguarding", "Plans were sufficient."),
    ],
    ids=["named in the introduction", "oddly titled", "named in the context", "one theme left"],
)
def test_a_letter_is_read_with_an_odd_title_or_with_themes_missing(blocks: tuple[str, ...]) -> None:
    assert letter_of(*blocks).paragraphs


def test_the_welsh_edition_is_refused_as_such() -> None:
    with pytest.raises(WelshLetterError, match=r"letter\.txt: the letter is in Welsh; use the English edition\."):
        letter_of(*WELSH)


def test_an_english_letter_about_welsh_places_and_people_is_read() -> None:
    letter = letter_of(
        "To: Gwenllian ap Rhys, Cadeirydd, Bwrdd Rheoli Dyffryn Arwel ac Ynys y Barri",
        "Short Quality Screening of youth offending work in Dyffryn Arwel and Pen-y-bont ar Ogwr",
        "Context",
        "Staff of Cyngor Dyffryn Arwel met us at Canolfan y Bont, and some of them spoke Welsh with the young people.",
        *THEMES,
    )
    assert letter.letterhead.area == "Dyffryn Arwel and Pen-y-bont ar Ogwr"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("sections: [", "pipeline/rules/headings.yml, line 2: this is not valid YAML ("),
        ("sections: []", "headings.yml, sentence_words: Field required; correct it."),
        (
            HEADING_RULES.format(section="planning", any_of="[a]"),
            "headings.yml, sections 1 section: Input should be 'context', 'summary', ",
        ),
        (
            HEADING_RULES.format(section="child", any_of="[]"),
            "headings.yml, sections 1 any_of: Tuple should have at least 1 item",
        ),
    ],
)
def test_a_fault_in_the_rules_is_named_with_its_file_and_entry(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "headings.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as fault:
        load(file, HeadingWords)
    assert str(fault.value).startswith(message)


def test_a_pattern_that_cannot_be_compiled_is_named(tmp_path: Path) -> None:
    file = tmp_path / "letterhead.yml"
    file.write_text("labels: ['published(']", encoding="utf-8")
    with pytest.raises(RuleError, match=r"letterhead\.yml, labels 1: .*'published\(' cannot be read"):
        load(file, Labels)
