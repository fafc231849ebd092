"""What second readers read: the files that hold it, what the letter bears out, and where it differs from the rows."""

from collections.abc import Sequence

from models.checked import CheckedEntry
from models.reading import Reading
from models.second import SecondReader
from pipeline.annotations.second.align import align
from pipeline.annotations.second.doubts import problems_of_opinions
from pipeline.annotations.second.file import second_in
from pipeline.annotations.second.opinions import opinions_of
from pipeline.language.rules import measure_labels

__all__ = ["second_in", "with_second_readers"]


def with_second_readers(reading: Reading, checked: Sequence[CheckedEntry], readers: Sequence[SecondReader]) -> Reading:
    """The reading with what second readers say of it, and a problem for each doubt that they raise; every row stays.

    `checked` holds the entries of the letter's `findings.yml`.
    """
    if not readers:
        return reading
    alignments = {reader.reader: align(reading.letter, reader.entries) for reader in readers}
    opinions = opinions_of(reading, checked, readers, alignments)
    problems = problems_of_opinions(reading.findings, opinions, alignments, measure_labels())
    return reading.model_copy(update={"opinions": opinions, "problems": (*reading.problems, *problems)})
