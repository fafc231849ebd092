"""`sqs second` with a model of recorded answers: each kind of answer ends as it should, and none changes a row."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import llm
import pytest

from models.checked import CheckedEntry
from models.second import SecondReader
from pipeline.annotations.second import second_in
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letter_in
from pipeline.curate.second.prompt import prompt_version
from tests.support.replaying_model import NAME, Recorded, Recording, answer, replaying
from tests.support.small_letter import PLANS, READ, REVIEWS, TEXT, put
from tests.support.sqs_command import sqs

CLOSING = """
We are grateful to Jo Bloggs for the help that was given. Eight of ten lines were answered.

Yours sincerely

Alex Example

Copy to:

Sam Sample, Chief Executive
"""

Ask = Callable[..., tuple[int, str, str, Recording]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "corpus")


@pytest.fixture
def ask(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The command on the letter, the model giving these answers; no row changes, whatever they are."""

    def run(
        *answers: Recorded, arguments: tuple[str, ...] = ("--yes",), **how: bool
    ) -> tuple[int, str, str, Recording]:
        before = read_letter(letter_in(folder))[1]
        place = (folder.name, "--corpus", folder.parent, "--model", NAME)
        with replaying(monkeypatch, tmp_path / "llm", *answers, **how) as recording:
            status, out, err = sqs("second", *place, *arguments)
        after = read_letter(letter_in(folder))[1]
        assert (after.findings, after.numbers) == (before.findings, before.numbers)
        return status, " ".join(out.split()), " ".join(err.split()), recording

    return run


def changed(entry: CheckedEntry, **fields: object) -> CheckedEntry:
    return entry.model_copy(update=fields)


def second_of(folder: Path) -> SecondReader:
    (reader,) = second_in(folder / "second.yml")
    return reader


def test_a_good_answer_is_saved_with_what_gave_it(ask: Ask, folder: Path) -> None:
    status, out, err, recording = ask(answer(READ))
    assert (status, err) == (0, "")
    reader = second_of(folder)
    assert (reader.reader, reader.kind, reader.entries, reader.refused) == (NAME, "model", READ, ())
    assert reader.version is not None
    assert reader.version.startswith("replaying-2026-11 (")
    assert reader.prompt == prompt_version()
    assert "replaying reads 4 statements. Refused: 0." in out
    assert "agrees 4, differs 0, read by it alone 0, not read by it 0." in out
    assert len(recording.asked) == 1


def test_a_second_run_takes_the_place_of_the_first(ask: Ask, folder: Path) -> None:
    ask(answer(READ))
    ask(answer(READ[:2]))
    assert second_of(folder).entries == READ[:2]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (changed(REVIEWS, quote="sufficient in eleven of 13 cases", count=11), "does not contain"),
        (changed(REVIEWS, total=14), "The total 14 is not printed"),
        (changed(REVIEWS, total=17, basis="referred"), "The total 17 is not the one beside the count: 13"),
        (changed(REVIEWS, count=9), "The count 9 is not in the words"),
        (changed(REVIEWS, paragraph="9.9"), "has no paragraph 9.9"),
        (changed(REVIEWS, measure="reoffending.everything"), "there is no measure"),
        (changed(REVIEWS, words="nearly all"), "does not say “nearly all”"),
    ],
)
def test_what_the_letter_does_not_say_is_refused(ask: Ask, folder: Path, wrong: CheckedEntry, reason: str) -> None:
    status, out, _, _ = ask(answer([PLANS, wrong]))
    assert status == 0
    assert second_of(folder).entries == (PLANS,)
    (refused,) = second_of(folder).refused
    assert reason.casefold() in refused.reason.casefold()
    assert "Refused: 1." in out
    assert refused.reason in out


@pytest.mark.parametrize(
    "malformed",
    [
        "Here they are: ten of 13.",
        '{"entries": [{"paragraph": "1.2"}]}',
        '{"entries": [1, 2,, 3]}',
        json.dumps({"entries": [], "remarks": "none"}),
        json.dumps({"entries": [{**json.loads(answer([REVIEWS]))["entries"][0], "count": "ten"}]}),
        "",
    ],
)
def test_a_malformed_answer_is_asked_for_again(ask: Ask, folder: Path, malformed: str) -> None:
    status, _, _, recording = ask(malformed, answer(READ))
    assert status == 0
    assert second_of(folder).entries == READ
    assert len(recording.asked) == 2
    assert "Your last answer could not be used" in str(recording.asked[1].prompt)


def test_answers_that_stay_malformed_end_with_nothing_saved(ask: Ask, folder: Path) -> None:
    status, _, err, recording = ask("I am sorry, but I cannot help with letters.")
    assert status == 1
    assert len(recording.asked) == 3
    assert "says “I am sorry, but I cannot help with letters.”" in err
    assert "Nothing was saved for this letter." in err
    assert not (folder / "second.yml").exists()


def test_an_answer_that_is_cut_off_is_asked_for_in_halves(ask: Ask, folder: Path) -> None:
    good = answer(READ)
    status, _, _, recording = ask(good[: len(good) // 2], answer(READ[:1]), answer(READ[1:]))
    assert status == 0
    assert second_of(folder).entries == READ
    assert len(recording.asked) == 3
    assert "# Earlier paragraphs" in str(recording.asked[2].prompt)


def test_an_answer_that_is_always_cut_off_ends_with_nothing_saved(ask: Ask, folder: Path) -> None:
    status, _, err, _ = ask('{"entries": [{"paragraph": "1.')
    assert status == 1
    assert "it is cut off before its end" in err
    assert not (folder / "second.yml").exists()


@pytest.mark.parametrize(
    "error",
    [
        llm.ModelError("Rate limit reached: you exceeded your current quota"),
        llm.NeedsKeyException("No key found - add one using 'llm keys set replaying'"),
        ConnectionError("Connection refused"),
    ],
)
def test_a_service_that_refuses_ends_the_command(ask: Ask, folder: Path, error: Exception) -> None:
    status, _, err, recording = ask(error)
    assert status == 2
    assert err == f"sqs: replaying cannot be used now: {error}."
    assert len(recording.asked) == 1
    assert not (folder / "second.yml").exists()


def test_a_model_that_is_too_slow_ends_the_command(ask: Ask, folder: Path) -> None:
    status, _, err, _ = ask(5.0, arguments=("--yes", "--timeout", "0.05"))
    assert status == 2
    assert "replaying gave no answer within 0.05 seconds" in err
    assert not (folder / "second.yml").exists()


def test_an_answer_round_its_json_is_read(ask: Ask, folder: Path) -> None:
    ask(f"Here is the answer:\n```json\n{answer(READ)}\n```\n", supports_schema=False)
    assert second_of(folder).entries == READ


@pytest.mark.parametrize("supports_schema", [True, False])
def test_the_model_gets_the_schema_and_the_measures(ask: Ask, *, supports_schema: bool) -> None:
    _, _, _, recording = ask(answer(READ), supports_schema=supports_schema)
    (prompt,) = recording.asked
    system = str(prompt.system)
    assert "`reoffending.review`" in system
    assert (prompt.schema is not None) == supports_schema
    assert ('"AnsweredEntry"' in system) != supports_schema


def test_a_dry_run_prints_all_and_sends_nothing(ask: Ask, folder: Path) -> None:
    status, out, _, recording = ask(answer(READ), arguments=("--dry-run", "--price", "1", "10"))
    assert (status, recording.asked) == (0, [])
    assert "[1.2] Reviews were sufficient in ten of 13 cases." in out
    assert "# How to read a letter" in out
    assert "Estimate:" in out
    assert "at your prices" in out
    assert not (folder / "second.yml").exists()


def test_what_is_printed_by_a_dry_run_is_what_is_sent(ask: Ask) -> None:
    _, out, _, _ = ask(answer(READ), arguments=("--dry-run",))
    _, _, _, recording = ask(answer(READ))
    assert " ".join(recording.sent.split()) in out
    assert " ".join(str(recording.asked[0].system).split()) in out


def test_nothing_is_sent_without_a_yes(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    status, out, _, recording = ask(answer(READ), arguments=())
    assert recording.asked == []
    assert status == 130
    assert "To: replaying, " in out
    assert not (folder / "second.yml").exists()


def test_only_the_published_paragraphs_are_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "- 1.2. Ring Jo on 01632 960123 or write to jo@example.org: reviews were sufficient in ten of 13 cases."
    text = "Jo Addressee\nChair of the Board\n\n" + TEXT.replace(TEXT.splitlines()[-1], told) + CLOSING
    folder = put(tmp_path / "corpus", text=text)
    with replaying(monkeypatch, tmp_path / "llm", answer([])) as recording:
        status, _, err = sqs("second", folder.name, "--corpus", folder.parent, "--model", NAME, "--yes")
    assert (status, err) == (0, "")
    assert "reviews were sufficient in ten of 13 cases" in recording.sent
    for unsent in ("Addressee", "Bloggs", "Alex", "Sam Sample", "Eight of ten", "960123", "example.org"):
        assert unsent not in recording.sent
