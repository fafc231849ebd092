"""A choice between readings of one part of a statement: its measure, its verdict."""

from typing import Generic, NamedTuple, TypeVar

from pipeline.interpret.candidates.evidence import Evidence

Value = TypeVar("Value")


class Choice(NamedTuple, Generic[Value]):
    """One value with what speaks for it or against it."""

    value: Value
    evidence: Evidence
