import json
from pathlib import Path

import pytest

from pipeline.annotations.real_sentences import ExpectedShare, RealSentence, real_sentences
from pipeline.curate.evaluate.sentences import differing, evaluate_sentences, has_wrong_number
from pipeline.errors import CorpusError
from tests.support.letters_by_hand import finding_of, letter_of

WORDS = "Plans were good in 15 of 20 cases."


def statement(quote: str = "15 of 20 cases", /, **fields: object) -> ExpectedShare:
    held = {"quote": quote, "count": 15, "total": 20, "percent": None, "words": None, "basis": "printed"}
    return ExpectedShare.model_validate(held | {"verdict": None} | fields)


def sentence(*statements: ExpectedShare, words: str = WORDS) -> RealSentence:
    return RealSentence(document="a report", year=2015, kind="N of N", sentence=words, statements=statements)


@pytest.mark.parametrize(
    ("why", "read", "printed", "differs", "is_wrong"),
    [
        ("the same", {}, {}, (), False),
        ("another count", {"count": 14}, {}, ("count",), True),
        ("another total", {"total": 21}, {}, ("total",), True),
        ("a missing number is not wrong", {"total": None}, {}, ("total",), False),
        ("a number where none is printed", {}, {"total": None}, ("total",), True),
        ("numbers in words alone", {"count": None, "total": None}, {"count": None, "total": None}, (), False),
        ("a percentage beside both numbers may be left out", {}, {"percent": 75}, (), False),
        ("a percentage", {"count": None, "words": "over 75%"}, {"count": None, "percent": 75}, (), False),
        ("a percentage in words", {"count": None, "words": "ten per cent"}, {"count": None, "percent": 10}, (), False),
        ("another percentage", {"count": None, "words": "7.5%"}, {"count": None, "percent": 75}, ("words",), False),
        ("no percentage", {"count": None}, {"count": None, "percent": 75}, ("words",), False),
        ("a range in words", {"words": "20\u201324%"}, {"range": (20, 24)}, (), False),
        (
            "a range as bounds",
            {"count": None, "low": 0.195, "high": 0.245},
            {"count": None, "range": (20, 24)},
            (),
            False,
        ),
        (
            "half a range",
            {"count": None, "low": 0.2, "high": 0.3},
            {"count": None, "range": (20, 24)},
            ("words",),
            False,
        ),
    ],
)
def test_the_numbers_of_a_statement_are_right_when_they_are_those_printed(
    why: str, read: dict[str, object], printed: dict[str, object], differs: tuple[str, ...], *, is_wrong: bool
) -> None:
    letter = letter_of([("summary", "Summary", [("summary.1", WORDS)])])
    finding = finding_of(letter, "15 of 20 cases", **({"count": 15, "total": 20} | read))
    compared = statement(**printed)
    assert (tuple(differing(finding, compared)), has_wrong_number(finding, compared)) == (differs, is_wrong), why


@pytest.mark.parametrize(
    ("why", "statements", "found", "numbers", "wrong"),
    [
        ("read right", [statement()], (1, 1, 1), (1, 1, 1), 0),
        ("read with another count", [statement(count=16)], (1, 1, 1), (0, 1, 1), 1),
        ("missed", [statement(), statement("good", count=None)], (1, 1, 2), (1, 1, 2), 0),
        ("read where no share is", [], (0, 1, 0), (0, 1, 0), 0),
        ("optional and read", [statement(optional=True, count=16)], (0, 0, 0), (0, 0, 0), 0),
        ("optional and missed", [statement(), statement("good", optional=True)], (1, 1, 1), (1, 1, 1), 0),
    ],
)
def test_a_sentence_is_read_as_a_letter_of_its_own(
    why: str,
    statements: list[ExpectedShare],
    found: tuple[int, int, int],
    numbers: tuple[int, int, int],
    wrong: int,
) -> None:
    measured = evaluate_sentences([sentence(*statements)])
    counted = [(score.right, score.read, score.expected) for score in (measured.found, measured.numbers)]
    assert (counted, measured.wrong) == ([found, numbers], wrong), why


def test_figures_are_of_all_sentences_and_faults_name_the_place_of_theirs() -> None:
    measured = evaluate_sentences([sentence(statement()), sentence(), sentence(statement(count=16))])
    assert (measured.sentences, measured.numbers.f1, measured.wrong_share) == (3, 2 / 5, 1 / 2)
    assert [(fault.paragraph, fault.kind, fault.differs, fault.sentence) for fault in measured.faults] == [
        ("2", "not expected", (), WORDS),
        ("3", "wrong", ("count",), WORDS),
    ]


def test_without_statements_no_share_of_them_is_wrong() -> None:
    assert evaluate_sentences([]).wrong_share is None


def test_sentences_are_read_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "real.jsonl"
    one, other = sentence(statement(range=(20, 24), optional=True)), sentence(words="None\u2028of it.")
    file.write_text(f"{one.model_dump_json()}\n\n{other.model_dump_json()}\n", encoding="utf-8")
    assert real_sentences(file) == (one, other)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"sentence": ', "real.jsonl, line 2: Invalid JSON"),
        (json.dumps({"colour": "red"}).encode(), "real.jsonl, line 2: document: Field required; correct it."),
        (b"caf\xe9", "real.jsonl is not UTF-8 text: save it again in that encoding."),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "real.jsonl").write_bytes(sentence().model_dump_json().encode() + b"\n" + content)
    with pytest.raises(CorpusError) as raised:
        real_sentences(tmp_path / "real.jsonl")
    assert said in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"none\.jsonl cannot be opened \(No such file or directory\)"):
        real_sentences(tmp_path / "none.jsonl")
