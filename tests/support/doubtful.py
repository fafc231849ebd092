"""Doubtful findings made by hand: which of those that are read are doubtful changes with what was learned."""

from collections.abc import Callable
from pathlib import Path

from models.finding import Alternative, Finding
from models.reading import Reading
from models.source import Source
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import PROJECT, letters_in
from tests.support.readings import build_as_read

LETTERS = PROJECT / "tests" / "letters"
DOUBTFUL = "The total may be 99"


def other(finding: Finding, *differs: str, **fields: object) -> Alternative:
    """Another reading of the finding, alike but for these fields."""
    held = {"is_finding": True, "confidence": 0.3, "differs": differs or tuple(fields)}
    alike = finding.model_dump(include={"count", "total", "verdict", "measure"})
    return Alternative.model_validate({**alike, **held, **fields})


def doubted(finding: Finding, *others: Alternative, doubt: str | None = "numbers") -> Finding:
    """The finding, doubtful."""
    update = {"certainty": "doubtful", "confidence": 0.4, "doubt": doubt, "checked": False, "alternatives": others}
    return finding.model_copy(update=update)


def sure(finding: Finding) -> Finding:
    """The finding, sure."""
    return finding.model_copy(
        update={"certainty": "sure", "confidence": 0.99, "doubt": None, "checked": False, "alternatives": ()}
    )


def built_with_doubts(path: Path, is_doubtful: Callable[[int], bool], cache: Cache) -> Path:
    """A database of the invented letters: findings are doubtful where their place in the letter says so, else sure."""
    readings, _ = read_corpus(letters_in(LETTERS), cache=cache)
    return build_as_read(path, [_with_doubts(*read, is_doubtful) for read in readings])


def _with_doubts(source: Source, reading: Reading, is_doubtful: Callable[[int], bool]) -> tuple[Source, Reading]:
    findings = tuple(
        doubted(finding, other(finding, total=99)) if is_doubtful(place) else sure(finding)
        for place, finding in enumerate(reading.findings)
    )
    return source, reading.model_copy(update={"findings": findings})
