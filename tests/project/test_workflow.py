"""What the project's host reads: the workflow that checks a pull request, and the form for reporting a wrong row."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in

COMMENT = PROJECT / ".github" / "workflows" / "comment.yml"
WORKFLOW = PROJECT / ".github" / "workflows" / "check.yml"
FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"


def jobs() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"])


def steps() -> list[dict[str, Any]]:
    return [step for job in jobs().values() for step in job["steps"]]


def test_the_workflow_may_only_read_and_keeps_nothing() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    checkouts = [step["with"] for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert [settings["persist-credentials"] for settings in checkouts] == [False, False]
    assert "cache" not in WORKFLOW.read_text(encoding="utf-8")


def test_each_action_is_pinned_to_a_whole_version() -> None:
    actions = [step["uses"] for step in steps() if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", action) for action in actions)


def test_the_workflow_runs_the_whole_check_on_each_python_and_shows_the_rows_on_pull_requests() -> None:
    check, shown = jobs()["check"], jobs()["rows"]
    assert check["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert check["env"]["PYTHON"] == "python${{ matrix.python }}"
    assert ".ci/run" in [step.get("run") for step in check["steps"]]
    assert shown["if"] == "github.event_name == 'pull_request'"
    assert [step["run"] for step in shown["steps"] if "run" in step] == [
        ".ci/rows HEAD^1 >rows.md",
        'cat rows.md >>"$GITHUB_STEP_SUMMARY"',
    ]
    assert shown["steps"][-1]["with"]["path"] == "rows.md"
    assert shown["steps"][0]["with"]["fetch-depth"] == 2
    assert all(os.access(PROJECT / script, os.X_OK) for script in (".ci/run", ".ci/rows"))


def test_what_comments_on_a_pull_request_may_do_nothing_else_and_runs_none_of_its_code() -> None:
    workflow = yaml.safe_load(COMMENT.read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {}
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert workflow[True]["workflow_run"]["workflows"] == ["Check"]  # to YAML, `on` is a truth
    assert not any("uses" in step for step in job["steps"])
    assert all("${{" not in step["run"] for step in job["steps"]), "what others wrote would be run"


def test_a_comment_is_cut_before_it_is_too_long_and_calls_nobody(tmp_path: Path) -> None:
    (job,) = yaml.safe_load(COMMENT.read_text(encoding="utf-8"))["jobs"].values()
    (script,) = (step["run"] for step in job["steps"] if "Make it fit" in step["name"])
    (tmp_path / "rows.md").write_text("@somebody\n" + "é" * 40_000, encoding="utf-8")
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)
    comment = (tmp_path / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- rows -->\n(at)somebody\né")
    assert comment.endswith("</details>\n\nThe rest is in the summary of the check.\n")
    assert len(comment.encode()) < 65_536


def form() -> dict[str, dict[str, Any]]:
    body = yaml.safe_load((FORMS / "wrong-row.yml").read_text(encoding="utf-8"))["body"]
    return {part["id"]: part for part in body if "id" in part}


def test_the_form_for_a_wrong_row_asks_for_four_things_and_all_are_needed() -> None:
    assert list(form()) == ["address", "letter", "row", "right"]
    assert all(part["validations"] == {"required": True} for part in form().values())


def test_the_example_in_the_form_is_a_row_of_a_letter_held_here() -> None:
    letter_id, paragraph, offset = form()["address"]["attributes"]["placeholder"].split("/")
    _, reading = read_letter(letter_in(PROJECT / "corpus" / letter_id))
    found = {(finding.paragraph, finding.start): finding for finding in reading.findings}
    (start,) = (each.start for each in reading.letter.paragraphs if each.key == paragraph)
    finding = found[paragraph, start + int(offset)]
    assert form()["letter"]["attributes"]["placeholder"] == finding.sentence.of(reading.letter.text)
    assert f"count: {finding.count}, total: {finding.total}," in form()["row"]["attributes"]["placeholder"]
    assert f"verdict: {finding.verdict}," in form()["right"]["attributes"]["placeholder"]


def test_the_links_of_the_form_lead_somewhere() -> None:
    links = re.findall(r"\]\(\.\./blob/HEAD/([^)]+)\)", (FORMS / "wrong-row.yml").read_text(encoding="utf-8"))
    assert "METHODOLOGY.md" in links
    assert all((PROJECT / link).is_file() for link in links)
