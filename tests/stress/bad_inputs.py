"""Each bad letter is read, or listed with a sentence; the good letters beside it are built as ever, and in time."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.build import workers
from tests.stress.builds import built, letter, letters_of, listed_in, missing, unlisted
from tests.stress.inputs import content, fonts, structure, texts
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

KINDS = {"structure": structure, "content": content, "fonts": fonts, "texts": texts}

GOOD = ("alston-2013-02", "zennor-2012-01")
SECONDS = 1
"""Of a processor's time for a letter, instead of three minutes: a good one takes a fifth of that."""
PATIENCE = 1800.0


def trial(plan: Plan) -> Losses:
    """Each kind is a corpus of its own."""
    for name in GOOD:
        letter(plan.folder / "good", name)
    built(plan.folder / "good", plan.folder / "good.db")
    expected = letters_of(plan.folder / "good.db") or {}
    return together(_tried(plan.folder / name, plan.some([*kind.inputs()]), expected) for name, kind in KINDS.items())


def _tried(folder: Path, letters: Sequence[tuple[str, bytes]], expected: dict[str, str]) -> Losses:
    folder.mkdir()
    for name in GOOD:
        letter(folder / "corpus", name)
    for name, held in letters:
        (folder / "corpus" / name).mkdir()
        ending = "txt" if folder.name == "texts" else "pdf"
        (folder / "corpus" / name / f"letter.{ending}").write_bytes(held)
    ended = built(folder / "corpus", folder / "sqs.db", prepare=_hurry, patience=PATIENCE)
    # What is said of a letter is looked at below.
    said = ended.said.replace("fault in sqs", "").replace("please report it", "")
    found = together(
        [ended._replace(said=said).faults(folder.name, 0, 1), missing(folder / "sqs.db", expected, folder.name)]
    )
    listed = listed_in(folder / "sqs.db") if not found.databases else {}
    given_up = sum("given up" in words for words in listed.values())
    unclear = unlisted(folder / "sqs.db", [name for name, _ in letters], folder.name)
    faults = [f"{name}: {words}" for name, words in listed.items() if "crashed" in words or "report it" in words]
    figures = f"{folder.name}: {given_up} given up"
    return together(
        [Losses(len(letters), figures=figures), found, unclear, *(lost("tracebacks", words) for words in faults)]
    )


def _hurry() -> None:
    workers.SECONDS = SECONDS
