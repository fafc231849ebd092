"""A person's own annotation is a second reader like any other, and the command says what is amiss."""

import re
from pathlib import Path

import pytest

from pipeline.annotations.drafts import entries_as_text
from pipeline.annotations.second import second_in
from pipeline.corpus.folders import PROJECT
from tests.support.small_letter import READ, REVIEWS, put
from tests.support.sqs_command import sqs


def test_an_annotation_is_kept_by_a_letter_and_not_by_a_name(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    blind = tmp_path / "jo-bloggs.yml"
    blind.write_text(entries_as_text([*READ[:3], REVIEWS.model_copy(update={"verdict": "insufficient"})]))
    for which in ("A", "B"):
        status, out, _ = sqs("second", folder.name, "--corpus", folder.parent, "--from", blind, "--as", which)
        assert status == 0
        assert f"person {which} reads 4 statements" in out
        assert "agrees 3, differs 1" in " ".join(out.split())
    first, second = second_in(folder / "second.yml")
    assert (first.reader, first.kind, second.reader) == ("person A", "person", "person B")
    assert first.version is first.prompt is None
    assert "bloggs" not in (folder / "second.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Use either --model, for a language model, or --from, for a person's annotation."),
        (("--model", "x", "--from", "y"), "Use either --model"),
        (("eastmere-2014-10", "--from", "y"), "--from goes with one letter."),
        (("--model", "no-such-model"), "There is no language model no-such-model"),
        (("--from", "no-such-file.yml"), "no-such-file.yml"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    folder = put(tmp_path / "corpus")
    status, _, err = sqs("second", folder.name, "--corpus", folder.parent, *arguments)
    assert status == 2
    assert message in err


def test_without_the_library_the_command_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cli.commands.second.find_spec", lambda _: None)
    folder = put(tmp_path / "corpus")
    status, _, err = sqs("second", folder.name, "--corpus", folder.parent, "--model", "x")
    assert status == 2
    assert "pip install 'sqs-letters[second-reader]'" in err


def test_one_module_imports_the_library_and_one_command_imports_that_module() -> None:
    code = {file: file.read_text(encoding="utf-8") for file in (PROJECT / "pipeline").rglob("*.py")}
    importing = [
        file.name for file, text in code.items() if re.search(r"^\s*(?:import|from) llm\b", text, re.MULTILINE)
    ]
    assert importing == ["models.py"]
    models = r"^(?:    )?from pipeline\.curate\.second\.(?:models|read_letter) import"
    assert {file.name for file, text in code.items() if re.search(models, text, re.MULTILINE)} == {
        "read_letter.py",
        "second.py",
    }
