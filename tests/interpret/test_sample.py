"""Of how many cases numbers are counted: as a person tells it, as the letter says, else as its sentences divide."""

from pathlib import Path

from models.finding import Finding
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letters_in
from tests.support.small_letter import TEXT, put

SAYS = TEXT.replace("in ten of 13 cases", "in most cases").replace("12 of the 20", "12 of the 20 cases")
DIVIDES = SAYS.replace("We examined 20", "We examined many") + "- 1.3. Objectives were clear in 11 of the 20 cases.\n"
SILENT = (
    DIVIDES.replace("17 out of the 20 cases", "most cases")
    .replace("12 of the 20 cases", "many of them")
    .replace("11 of the 20 cases", "many cases")
)
BARE = "- 1.4. Assessments had been finished late in five cases.\n"


def bare_count(corpus: Path, text: str, facts: str = "", *, unaided: bool = False) -> Finding:
    """What is read of the count that names no whole."""
    folder = put(corpus, text=text + BARE)
    if facts:
        (folder / "letter.yml").write_text(facts, encoding="utf-8")
    (letter,) = letters_in(corpus)
    _, read = read_letter(letter.unaided if unaided else letter)
    (finding,) = (each for each in read.findings if each.paragraph == "1.4")
    return finding


def test_where_the_letter_does_not_say_it_its_sentences_divide_the_cases_and_nothing_of_them_is_sure(
    tmp_path: Path,
) -> None:
    told = bare_count(tmp_path / "told", SAYS)
    supposed = bare_count(tmp_path / "supposed", DIVIDES)
    assert (told.count, told.total) == (supposed.count, supposed.total) == (5, 20)
    assert told.certainty == "sure"
    assert supposed.certainty != "sure"


def test_nor_is_anything_sure_that_is_counted_of_it_by_way_of_another_count(tmp_path: Path) -> None:
    text = DIVIDES + "- 1.5. Interventions were delivered well in 14 cases. In the other six they were not.\n"
    put(tmp_path, text=text)
    _, read = read_letter(letters_in(tmp_path)[0])
    printed = {each.certainty for each in read.findings if each.paragraph == "1.1"}
    well, not_so = (each for each in read.findings if each.paragraph == "1.5")
    assert "sure" in printed  # those print their total
    assert (well.total, not_so.total) == (20, 20)
    assert "sure" not in {well.certainty, not_so.certainty}


def test_what_a_person_has_written_down_counts_but_not_where_the_rules_are_measured(tmp_path: Path) -> None:
    told = bare_count(tmp_path / "told", SILENT, "cases: 24\n")
    untold = bare_count(tmp_path / "untold", SILENT)
    unaided = bare_count(tmp_path / "unaided", SILENT, "cases: 24\n", unaided=True)
    assert (told.total, untold.total, unaided.total) == (24, None, None)
