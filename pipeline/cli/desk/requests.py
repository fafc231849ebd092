"""What the page asks for, each request held to what it may say, and what it does at the desk."""

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, TypeAdapter

from models.base import Noun
from pipeline.curate.review.answers import A_NAME
from pipeline.curate.review.desk import Desk

Place = Annotated[StrictInt, Field(ge=0)]


class DeskRequest(Noun):
    """One answer."""

    do: Literal[
        "accept",
        "other",
        "correct",
        "reject",
        "explain",
        "add",
        "set aside",
        "quote",
        "split",
        "merge",
        "take offer",
        "complete",
        "incomplete",
        "undo",
    ]
    at: Place = 0
    positions: tuple[Place, ...] = ()
    start: Place = 0
    end: Place = 0
    number: Place = 0
    field: Literal["measure", "role", "verdict", "count", "total", "basis", "words"] = "total"
    value: StrictInt | str | None = None
    sure: StrictBool = False


class DeskName(Noun):
    """Who sits at the desk."""

    by: Annotated[str, Field(pattern=A_NAME)]


REQUEST = TypeAdapter(DeskRequest)
NAME = TypeAdapter(DeskName)


def after(desk: Desk, request: DeskRequest) -> Desk:
    """The desk after the answer, which is on disk; AnswerRefusedError where it cannot stand."""
    return _ANSWERS[request.do](desk, request)


_ANSWERS: Mapping[str, Callable[[Desk, DeskRequest], Desk]] = {
    "accept": lambda desk, asked: desk.accept(asked.positions),
    "other": lambda desk, asked: desk.take_other(asked.at, asked.number),
    "correct": lambda desk, asked: desk.correct(asked.at, asked.field, asked.value),
    "reject": lambda desk, asked: desk.reject(asked.at),
    "explain": lambda desk, asked: desk.explain(asked.at, None if asked.value is None else str(asked.value)),
    "add": lambda desk, asked: desk.add(asked.start, asked.end),
    "set aside": lambda desk, asked: desk.set_aside(asked.start, asked.end),
    "quote": lambda desk, asked: desk.quote(asked.at, asked.start, asked.end),
    "split": lambda desk, asked: desk.split(asked.at, asked.start, asked.end),
    "merge": lambda desk, asked: desk.merge(asked.at),
    "take offer": lambda desk, _: desk.take_offer(),
    "complete": lambda desk, asked: desk.complete(sure=asked.sure),
    "incomplete": lambda desk, _: desk.incomplete(),
    "undo": lambda desk, _: desk.undo(),
}
