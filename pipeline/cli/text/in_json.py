"""What status, check and diff find, for a program to read."""

import json
from collections.abc import Sequence
from typing import Any

from pipeline.annotations.entries import DECISIVE
from pipeline.curate.check.letter_check import EntryCheck, LetterCheck, UncheckableLetter
from pipeline.curate.diff import Differences
from pipeline.curate.status import Status


def as_json_text(content: object) -> str:
    """The content as JSON, indented."""
    return json.dumps(content, indent=2, ensure_ascii=False)


def status_in_json(status: Status) -> dict[str, Any]:
    """The letters held, those that cannot be read, and the inspections whose letter is missing."""
    return {
        "held": [
            {
                "letter": each.source.id,
                "service": each.service,
                "published": each.source.published and str(each.source.published),
                "findings": each.findings,
                "checked": each.checked,
                "complete": each.source.complete,
                "facsimile": each.source.facsimile,
                "invented": each.source.invented,
            }
            for each in status.held
        ],
        "unreadable": [letter.model_dump(mode="json") for letter in status.unreadable],
        "inspections": status.inspections,
        "missing": [inspection.model_dump(mode="json") for inspection in status.missing],
    }


def check_in_json(results: Sequence[LetterCheck | UncheckableLetter]) -> list[dict[str, Any]]:
    """For each letter every entry with what became of it, what is new, and what is unread; or why there is none."""
    return [
        {"letter": result.id, "message": result.message, "expected": result.expected}
        if isinstance(result, UncheckableLetter)
        else {
            "letter": result.folder.id,
            "entries": list(map(_entry, result.entries)),
            "new": [
                {"paragraph": finding.paragraph, "quote": finding.of(result.reading.letter.text)}
                | {field: getattr(finding, field) for field in DECISIVE}
                for finding in result.new
            ],
            "unread": [number.of(result.reading.letter.text) for number in result.unread],
        }
        for result in results
    ]


def _entry(entry_check: EntryCheck) -> dict[str, Any]:
    finding = entry_check.finding
    return {
        "line": entry_check.line,
        "became": entry_check.became,
        "misfit": entry_check.misfit or None,
        "entry": entry_check.entry.model_dump(mode="json"),
        "read": {field: getattr(finding, field) for field in DECISIVE} if finding else None,
    }


def diff_in_json(found: Differences) -> dict[str, Any]:
    """Every finding gained, lost or changed with its rows, how many are the same, and letters that one build has."""
    return {
        "differences": [
            {"kind": each.kind, "fields": list(each.fields), "old": each.old, "new": each.new}
            for each in found.differences
        ],
        "same": found.same,
        "gained_letters": found.gained_letters,
        "lost_letters": found.lost_letters,
    }
