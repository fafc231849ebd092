"""What a letter has said so far, and the groups that this makes: what later numbers may be counted of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from models.base import Span
from models.finding import OPPOSITE, Verdict
from pipeline.interpret.kept import kept

CUSTODY = "custody"
"""The kind of case of which every letter tells, so that its number is in reach where nothing names it, too."""
RECENT = 40
"""How many statements back a later one may reach."""
Origin = Literal[
    "sample", "reports", "respondents", "custody", "kind",
    "named", "counted", "left", "left by all", "whole", "elsewhere",
]  # fmt: skip
"""How a group came about: the letter's cases, its court reports, the staff who answered, those in custody, those of
another kind ("court orders"); named ("nine cases needed a plan"), counted by a statement, left by one or by several
together, the whole that a statement divides, or that one on the same measure divided elsewhere in the letter."""


@dataclass(frozen=True)
class Antecedent:
    """A statement that has been read, as later ones see it."""

    span: Span
    thread: str
    """The thread of its paragraph: bullets and the line that leads in to them share one."""
    sentence: int
    """The place of its sentence in the thread."""
    count: int | None
    total: int | None
    total_at: Span | None
    """Where the total is printed."""
    measure: str | None
    verdict: Verdict | None
    topic: str | None = None
    """The measure that its words speak of, also where they judge nothing."""
    noun: str | None = None
    """What is counted, as the letter calls it: `case`, `report`, `staff` ..."""
    probability: float = 1.0
    """How likely it is that it was read right."""
    published: bool = True
    """False where the words only name a group: "nine cases needed a plan"."""
    needed: bool = False
    """Whether its words say of which cases something was due: "nine needed a plan", "a victim was known in six"."""
    leans: str | None = None
    """How it leans on what was said before, as `Statement` has it."""
    kind_counted: str | None = None
    """The kind of case of which it says how many there are: "14 were court orders"."""
    kind_of_whole: str | None = None
    """The kind of case that its total counts: "12 of the 14 court orders"."""
    strong: bool = False
    """Whether a word of its clause judges: "15 were good", but not "19 had one"."""
    denied: bool = False
    """Whether it fell short because its words deny something, "were not sufficient": affirmed of others, that is so."""

    @property
    def judges(self) -> bool:
        """Whether what was counted met the standard or did not."""
        return self.verdict in OPPOSITE


OF_THE_LETTER: frozenset[Origin] = frozenset({"reports", "respondents", "custody", "kind"})
"""Groups that a letter speaks of wherever it likes, once it has said how large they are."""


class Group(NamedTuple):
    """A set of cases, reports, children or staff that the letter has spoken of."""

    size: int
    origin: Origin
    at: Span | None
    """Where its size is printed."""
    antecedent: Antecedent | None = None
    """The statement that it came about by."""

    @property
    def members(self) -> Verdict | None:
        """What all of its members were: sufficient or insufficient; None where that is not known."""
        if self.antecedent is None or not self.antecedent.judges:
            return None
        if self.origin == "counted":
            return self.antecedent.verdict
        return OPPOSITE[self.antecedent.verdict] if self.origin in {"left", "left by all"} else None

    @property
    def is_part(self) -> bool:
        """Whether it is what a statement counted, or left over."""
        return self.origin in {"counted", "left", "left by all"}


@dataclass(frozen=True)
class Discourse:
    """Everything said so far. `after` returns a new one; nothing is patched."""

    sample: Group | None = None
    reports: Group | None = None
    respondents: Group | None = None
    kinds: Mapping[str, Group] = field(default_factory=dict)
    """The cases of each kind, once the letter has said how many there are."""
    antecedents: tuple[Antecedent, ...] = ()
    by_measure: Mapping[str | None, tuple[Antecedent, ...]] = field(default_factory=dict)
    """The same by what was judged."""

    def after(self, said: Antecedent) -> "Discourse":
        """The discourse once this has been said as well."""
        measure = said.measure or ""
        reports, respondents = self.reports, self.respondents
        if said.count and measure == "context.psr-cases":
            reports = Group(said.count, "reports", said.span, said)
        elif said.count and measure == "context.respondents":
            respondents = Group(said.count, "respondents", said.span, said)
        elif said.total and measure.startswith("court.psr") and reports is None:
            reports = Group(said.total, "reports", said.total_at, said)
        elif said.total and measure.startswith("management.") and respondents is None:
            respondents = Group(said.total, "respondents", said.total_at, said)
        by_measure = {**self.by_measure, said.measure: (*self.by_measure.get(said.measure, ()), said)}
        antecedents, kinds = (*self.antecedents, said), self._kinds_after(said)
        return Discourse(self.sample, reports, respondents, kinds, antecedents, by_measure)

    def _kinds_after(self, said: Antecedent) -> Mapping[str, Group]:
        """The kinds of case; what the letter says first of how many there are of one holds."""
        measure = said.measure or ""
        for kind, size, at in (
            (CUSTODY if measure == "context.custody-cases" else said.kind_counted, said.count, said.span),
            (CUSTODY if measure.endswith(".planning-custody") else said.kind_of_whole, said.total, said.total_at),
        ):
            if kind is not None and size and kind not in self.kinds:
                return {**self.kinds, kind: Group(size, "kind", at, said)}
        return self.kinds

    def here(self, thread: str) -> tuple[Antecedent, ...]:
        """What was said in this thread, the last first."""
        return self._threads.get(thread, ())

    def before(self, thread: str) -> tuple[Antecedent, ...]:
        """What was said in the last thread that said anything, the last first."""
        return next((said for other, said in self._threads.items() if other != thread), ())

    def last(self, thread: str) -> Antecedent | None:
        """What was said last in this thread."""
        return next(iter(self.here(thread)), None)

    def groups(self, thread: str, measure: str | None, kind: str | None) -> tuple[Group, ...]:
        """The groups in reach of a statement on the measure that speaks of that kind of case, the nearest first.

        Those of its own thread, of the one before, of statements on the same measure elsewhere, and the letter's.
        """
        here, before = self.here(thread), self.before(thread)
        found = [*self._groups_made_by(here), *self._groups_made_by(before)]
        near = {id(said) for said in (*here, *before)}
        elsewhere = [said for said in self.on(measure) if said.total and id(said) not in near] if measure else []
        if elsewhere:
            found.append(Group(elsewhere[-1].total or 0, "elsewhere", elsewhere[-1].total_at, elsewhere[-1]))
        of_the_kind = self.kinds.get(kind) if kind is not None else None
        custody = self.kinds.get(CUSTODY) if kind != CUSTODY else None
        detained = custody._replace(origin="custody") if custody is not None else None
        of_the_letter = (self.sample, self.reports, self.respondents, detained, of_the_kind)
        return (*found, *(group for group in of_the_letter if group is not None))

    def on(self, measure: str) -> tuple[Antecedent, ...]:
        """All that was said on the measure, in the order of the text."""
        return self.by_measure.get(measure, ())

    @kept
    def _threads(self) -> Mapping[str, tuple[Antecedent, ...]]:
        """What was said of late, by its thread; the last thread, and what was said last in each, first."""
        threads: dict[str, list[Antecedent]] = {}
        for said in reversed(self.antecedents[-RECENT:]):
            threads.setdefault(said.thread, []).append(said)
        return {thread: tuple(said) for thread, said in threads.items()}

    @staticmethod
    def _groups_made_by(recent: tuple[Antecedent, ...]) -> Iterator[Group]:
        taken: dict[int, int] = {}
        for said in recent:
            if said.measure == "context.cases":
                continue  # the sample is a group already
            if said.count:
                yield Group(said.count, "counted" if said.published else "named", said.span, said)
            if said.total is None:
                continue
            yield Group(said.total, "whole", said.total_at, said)
            if said.count is None or not said.published:
                continue
            left = said.total - said.count
            if left > 0:
                yield Group(left, "left", said.total_at, said)
            taken[said.total] = taken.get(said.total, 0) + said.count
            left_by_all = said.total - taken[said.total]
            if 0 < left_by_all != left:
                yield Group(left_by_all, "left by all", said.total_at, said)
