from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from models.source import Source
from pipeline.corpus.areas import areas_in
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import letter_in, letters_in
from pipeline.errors import CorpusError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "ellerport-2014-10"
    folder.mkdir(parents=True)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.4")
    return folder.parent


def fault_of(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CorpusError) as raised:
        source_of(letter_in(path.parent))
    return str(raised.value)


def test_letters_are_the_folders_of_the_corpus_by_name(corpus: Path) -> None:
    for name in ("zennor-2012-01", "alston-2013-02", ".git", "_drafts"):
        (corpus / name).mkdir()
    (corpus / "areas.csv").touch()
    assert [letter.id for letter in letters_in(corpus)] == ["alston-2013-02", "ellerport-2014-10", "zennor-2012-01"]


@pytest.mark.parametrize(
    ("files", "chosen"),
    [(["letter.pdf", "letter.txt"], "letter.pdf"), (["letter.txt"], "letter.txt"), (["scan.pdf"], None)],
)
def test_a_pdf_is_read_before_a_text(tmp_path: Path, files: list[str], chosen: str | None) -> None:
    for name in files:
        (tmp_path / name).touch()
    file = letter_in(tmp_path).file
    assert (file.name if file else None) == chosen


def test_a_folder_without_a_letter_says_what_to_put_in_it(corpus: Path) -> None:
    (corpus / "alston-2013-02").mkdir()
    with pytest.raises(CorpusError, match=r"^alston-2013-02 contains neither letter\.pdf nor letter\.txt: give"):
        source_of(letters_in(corpus)[0])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (Path.exists, "does not exist: use --corpus"),
        (Path.touch, "is a file: use --corpus"),
        (Path.mkdir, "contains no letters: put PDFs in it"),
    ],
)
def test_a_corpus_without_letters_is_one_clear_sentence(
    tmp_path: Path, make: Callable[[Path], object], sentence: str
) -> None:
    make(tmp_path / "letters")
    with pytest.raises(CorpusError, match=sentence):
        letters_in(tmp_path / "letters")


def test_a_bare_folder_with_a_pdf_is_a_source(corpus: Path) -> None:
    digest = sha256(b"%PDF-1.4").hexdigest()
    assert source_of(letters_in(corpus)[0]) == Source(id="ellerport-2014-10", sha256=digest)


def test_what_a_person_knows_is_taken_over(corpus: Path) -> None:
    (corpus / "ellerport-2014-10" / "letter.yml").write_text(
        "area: Ellerport\npublished: 2014-10-22\nfieldwork_start: '2014-09-22'\ncases: 20\ninvented: true\n"
        "planted:\n- paragraph: '1.2'\n  contradiction: Seven of six.\n"
    )
    source = source_of(letters_in(corpus)[0])
    assert source.model_dump(exclude_defaults=True, exclude={"sha256"}) == {
        "id": "ellerport-2014-10",
        "area": "Ellerport",
        "published": date(2014, 10, 22),
        "fieldwork_start": date(2014, 9, 22),
        "cases": 20,
        "invented": True,
        "planted": ({"paragraph": "1.2", "contradiction": "Seven of six."},),
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "area: X\nfieldwrok_start: 2014-09-22\n",
            "line 2: fieldwrok_start is not a key that sqs knows: did you mean fieldwork_start?",
        ),
        ("area: X\n\npublished: 22 October 2014\n", "line 3: published must be a date written 2014-04-23."),
        ("area: X\npublished: 2014-02-30\n", "line 2: 2014-02-30 is not a real date: correct it."),
        ("cases: twenty\n", "line 1: cases must be a whole number in figures."),
        ("area: 5\n", "line 1: area must be text: put it in quotation marks, as in"),
        ("invented: perhaps\n", "line 1: invented must be true or false."),
        ("area: X\narea: Y\n", "line 2: area appears twice in one entry: keep one of them."),
        ("sha256: abc\n", "line 1: sha256 is worked out from the letter's folder and file: remove it."),
        ("planted:\n- paragraph: '1'\n", "line 2: contradiction is missing: add it."),
        ("fieldwork_start: 2014-09-22\nfieldwork_end: 2014-09-20\n", "line 2: fieldwork_end is before"),
        ("- area\n", "line 1: there must be keys and values here, as in `area: Cambridgeshire`."),
        ("area: [X\n", "line 2: this is not valid YAML (did not find expected ',' or ']'): correct it."),
        ("area: !!python/object:os.system x\n", "line 1: this is not valid YAML (could not determine a constructor"),
        ("area: &again [*again]\n", "line 1: *again stands inside what it names, which has no end: write it out."),
        (b"area: Ynys M\xf4n\n", "is not UTF-8 text: save it again in that encoding."),
        (b"area: \x01\n", "is not valid YAML: save it again as plain text."),
    ],
)
def test_a_fault_in_letter_yml_is_named_with_its_line_and_its_cure(
    corpus: Path, content: str | bytes, sentence: str
) -> None:
    assert sentence in (said := fault_of(corpus / "ellerport-2014-10" / "letter.yml", content))
    assert said.startswith("ellerport-2014-10/letter.yml")


def test_an_empty_letter_yml_says_nothing(corpus: Path) -> None:
    (corpus / "ellerport-2014-10" / "letter.yml").touch()
    assert source_of(letters_in(corpus)[0]).area is None


def test_a_corpus_without_areas_uses_the_projects_own(corpus: Path) -> None:
    areas = {area.slug: area for area in areas_in(corpus)}
    assert areas["cambridgeshire"].name == "Cambridgeshire"
    assert len(areas) > 150


def test_a_corpus_may_bring_its_own_areas(corpus: Path) -> None:
    (corpus / "areas.csv").write_text(
        "slug,name,aliases,nation,region,gss_codes,latitude,checked_sqs_period\n"
        "ynys-mon,Ynys Môn,Anglesey|Isle of Anglesey,Wales,Wales,W06000001,53.2,yes\n",
        encoding="utf-8-sig",
    )
    (area,) = areas_in(corpus)
    assert area.model_dump(exclude_defaults=True) == {
        "slug": "ynys-mon",
        "name": "Ynys Môn",
        "aliases": ("Anglesey", "Isle of Anglesey"),
        "nation": "Wales",
        "region": "Wales",
        "gss_codes": ("W06000001",),
        "latitude": 53.2,
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"slug,name,nation,region,latitude\na,A,Wales,Wales,north\n", r"areas\.csv, line 2: latitude cannot be used"),
        (b"slug,name\na,A\n", r"areas\.csv, line 2: nation is empty or missing"),
        (b"slug,name\n\xff\xfe,A\n", r"areas\.csv is not UTF-8 text"),
    ],
)
def test_a_fault_in_areas_csv_is_named_with_its_line(corpus: Path, content: bytes, sentence: str) -> None:
    (corpus / "areas.csv").write_bytes(content)
    with pytest.raises(CorpusError, match=sentence):
        areas_in(corpus)


def test_pdfs_that_stand_in_the_corpus_by_themselves_are_letters_called_as_an_address_can_be(tmp_path: Path) -> None:
    for name in ("SQS Môn (2014).PDF", "leeds.pdf", "notes.txt", ".hidden.pdf", "_draft.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "hull-2013-01").mkdir()
    found = letters_in(tmp_path)
    assert [letter.id for letter in found] == ["hull-2013-01", "leeds", "sqs-mon-2014"]
    assert [letter.folder for letter in found[1:]] == [None, None]
    assert {letter.corpus for letter in found} == {tmp_path}


def test_two_letters_of_one_name_are_named_both(tmp_path: Path) -> None:
    (tmp_path / "leeds").mkdir()
    (tmp_path / "Leeds.pdf").touch()
    with pytest.raises(CorpusError, match=r"would both be the letter leeds: rename one of them"):
        letters_in(tmp_path)
