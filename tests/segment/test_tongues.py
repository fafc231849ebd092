"""Documents in other languages, and letters that stand beside their Welsh edition."""

import pytest

from models.letter import Letter
from pipeline.errors import NotSqsLetterError, WelshLetterError
from tests.support.transcripts import THEMES, TITLE, letter_of

ENGLISH = (
    TITLE,
    (
        "This report outlines the findings of the recent SQS inspection, which was part of our programme for "
        "youth offending work. We examined 20 cases that were supervised by the team, and spoke with the staff who had "
        "worked with the children and young people in them."
    ),
    "Context",
    (
        "In order to do this we examined 20 cases. The quality of the work was not the same in all, and had been "
        "better where managers had looked at it. Plans were made with the children and with their families."
    ),
    *THEMES,
    "Areas requiring improvement",
    "- Reviews should be completed when they are required.",
)
WELSH = (
    "Adroddiad ar Sgrinio Ansawdd Byr (SQS) o waith troseddau ieuenctid yn Harrowby",
    (
        "Cynhaliwyd yr arolygiad o 8 i 10 Mehefin 2015 fel rhan o'n rhaglen o arolygu gwaith troseddau ieuenctid. "
        "Archwiliwyd 24 o achosion gennym, ac roedd y staff yn gweithio'n dda gyda'r bobl ifanc a'u teuluoedd."
    ),
    "Cyd-destun",
    (
        "Mae gwaith da ar ddechrau dedfryd yn bwysig, ac roedd hyn wedi gwella ers yr arolygiad diwethaf. Roedd y "
        "cynlluniau wedi eu gwneud gyda'r plant a phobl ifanc."
    ),
    "1. Lleihau'r tebygolrwydd o aildroseddu",
    "- 1.1. Roedd yr asesiad yn ddigonol mewn 19 o'r 24 achos, ac roedd y staff yn gweithio'n dda gyda'r bobl ifanc.",
    "2. Amddiffyn y cyhoedd",
    "- 2.1. Roedd y cynlluniau yn ddigonol mewn 12 o'r 16 achos perthnasol, ond dylai rheolwyr fod wedi gwella hyn.",
)
OTHERS = {
    "German": "Wir haben ein neues Verfahren am Anfang des Jahres eingeführt, und die Arbeit mit Kindern ist gut. ",
    "Spanish": "El equipo trabajó con los jóvenes y sus familias, y la evaluación del riesgo fue suficiente o buena. ",
    "Portuguese": "O trabalho com os jovens e as famílias foi bom, e eu vi que o plano era adequado ou suficiente. ",
    "Romanian": "Am constatat că planul ar trebui să fie mai bun, iar eu o spun: echipa ar avea nevoie de sprijin. ",
    "Polish": "Zespół pracował z młodzieżą i rodzinami, a ocena ryzyka o którą prosiliśmy była dobra nad wyraz. ",
    "French": "Le travail avec les jeunes était bon, et ils ont eu un plan suffisant dans la plupart des cas. ",
    "Dutch": "Het werk met jongeren was goed, en het plan was in de meeste gevallen voldoende of beter. ",
    "Swedish": "Hon arbetade med unga och deras familjer, och planen var bra i de flesta fall som vi såg. ",
    "Irish": "Rinne an fhoireann obair mhaith leis na daoine óga, agus bhí an plean sásúil i bhformhór na gcásanna. ",
    "Breton": "Labouret he deus ar skipailh gant an dud yaouank, hag ar steuñv a oa mat evit an darn vrasañ anezho. ",
    "Greek": "Εκεί η ομάδα εργάστηκε με τους νέους και τις οικογένειές τους, και το σχέδιο ήταν επαρκές. ",
}


def read_words(letter: Letter) -> str:
    return " ".join(paragraph.of(letter.text) for paragraph in letter.paragraphs)


@pytest.mark.parametrize("language", OTHERS)
def test_welsh_is_said_of_welsh_alone(language: str) -> None:
    with pytest.raises(NotSqsLetterError, match=r"letter\.txt: this is not in English, so it is not a") as said:
        letter_of("2014", *(OTHERS[language] * 3 for _ in range(4)))
    assert said.type is not WelshLetterError


@pytest.mark.parametrize("words", ["y o am ar eu neu gan ein", "n n n y y y y y o o", "a b c d y o", ""])
def test_letters_and_signs_that_are_no_language_are_not_called_welsh(words: str) -> None:
    with pytest.raises(NotSqsLetterError) as said:
        letter_of(f"{words} " * 30)
    assert said.type is not WelshLetterError


@pytest.mark.parametrize("blocks", [(*ENGLISH, *WELSH), (*WELSH, *ENGLISH)], ids=["English first", "Welsh first"])
def test_of_a_letter_in_both_languages_the_english_is_read(blocks: tuple[str, ...]) -> None:
    alone, both = letter_of(*ENGLISH), letter_of(*blocks)
    assert [paragraph.key for paragraph in both.paragraphs] == [paragraph.key for paragraph in alone.paragraphs]
    assert read_words(both) == read_words(alone)
    assert both.letterhead.model_copy(update={"cases_span": None}) == alone.letterhead.model_copy(
        update={"cases_span": None}
    )
    assert [(left.why, left.of(both.text)) for left in both.left_out] == [
        ("Welsh", "\n".join(block.removeprefix("- ") for block in WELSH))
    ]


def test_a_welsh_letter_with_an_english_note_is_refused_as_welsh() -> None:
    note = "This is the Welsh edition of the letter. The English edition was sent with it, and is on our website. " * 5
    with pytest.raises(
        WelshLetterError, match="the letter is in Welsh, and the English text beside it is not a letter; use"
    ):
        letter_of(note, *WELSH)


def test_a_few_words_of_welsh_stay_in_an_english_letter() -> None:
    letter = letter_of(*ENGLISH, "- Dylai'r plant a phobl ifanc wybod hyn.")
    assert letter.left_out == ()
    assert "phobl ifanc" in read_words(letter)
