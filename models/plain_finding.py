"""A finding as a plain object, for programs that use this package as a library."""

from typing import Any, Literal

from models.base import Noun
from models.finding import Basis, Bound, Certainty, Role, Verdict
from models.text import Box


class PlainFinding(Noun):
    """One numeric statement of a letter. All but `boxes` are the columns of the table `findings`, under their names."""

    id: str
    letter: str
    paragraph: str
    """The letter and the paragraph's number: `some-letter/1.4`."""
    quote: str
    start: int
    """How many characters of the paragraph come before the quotation."""
    end: int
    page: int | None
    """From 1; None where the letter came as plain text."""
    sentence: str
    measure: str | None
    """What is judged, such as `reoffending.review`."""
    role: Role | None
    verdict: Verdict | None
    count: int | None
    total: int | None
    why_no_count: str | None
    why_no_total: str | None
    low: float | None
    """The lowest share that the words allow, from 0 to 1."""
    high: float | None
    bound: Bound | None
    """How the words limit the count: `at least` means that it may be higher."""
    basis: Basis
    words: str | None
    unit: Literal["case", "child", "report", "staff"] | None
    voice: Literal["inspector", "staff", "statistics"] | None
    antecedent: str | None
    unsure: str | None
    rule: str
    confidence: float | None
    """How likely it is that numbers, verdict and measure are all right, from 0 to 1."""
    certainty: Certainty | None
    """`doubtful`: it may well be wrong."""
    doubt: str | None
    doubt_in_words: str | None
    contradicted: bool
    """The letter says something else that cannot be true as well."""
    checked: bool
    scanned: bool
    boxes: tuple[Box, ...]
    """Where the quotation is on the page, one for each printed line; empty where the letter came as plain text."""

    @property
    def row(self) -> dict[str, Any]:
        """The columns of the table `findings` with their values."""
        return self.model_dump(exclude={"boxes"})
