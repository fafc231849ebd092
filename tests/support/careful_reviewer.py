"""A person who knows what a letter says, and goes over it at the desk with as few keys as they can."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from models.finding import Finding
from pipeline.language.rules import load_measures
from tests.support.desks import Keyboard

DECISIVE = ("measure", "role", "verdict", "count", "total")
VERDICTS = ("sufficient", "insufficient", "none")
ROLES = ("headline", "breakdown", "context")
SHORTEST = 3
"""Letters of a word that a person types at least."""

Fields = Mapping[str, Any]


class CarefulReviewer:
    """Whoever knows of each place in the letter what it says, None where it says nothing."""

    def __init__(self, keyboard: Keyboard, truth: Mapping[int, Finding | None]) -> None:
        self.keyboard = keyboard
        self.truth: dict[int, Fields | None] = {
            start: finding.model_dump(include=set(DECISIVE)) if finding else None for start, finding in truth.items()
        }
        self.numbers: dict[int, Fields] = {
            phrase.start: finding.model_dump(include=set(DECISIVE))
            for finding in truth.values()
            if finding
            for phrase in finding.phrases[:1]
        }

    def go_over(self) -> None:
        """Answer, paragraph after paragraph, until nothing is left, and say so."""
        self.keyboard.press("o")
        while self._left():
            pressed = self.keyboard.pressed
            self._paragraph()
            assert self.keyboard.pressed > pressed, f"no way on from {self._current()}"
        self.keyboard.press("d")

    def _paragraph(self) -> None:
        here = self._current()["paragraph"]
        for item in [each for each in self._left() if each["paragraph"] == here]:
            if item["key"] in {each["key"] for each in self._left()} and self._is_wrong(item):
                self._go_to(item["key"])
                self._mend(self._current())
        left = [each for each in self._left() if each["paragraph"] == here]
        if left and self._current()["paragraph"] != here:
            self._go_to(left[0]["key"])
        if self._current()["paragraph"] == here:
            self.keyboard.press(" " if left else "n")

    def _is_wrong(self, item: Fields) -> bool:
        if "fields" not in item:
            return True
        return any(item["fields"][field] != value for field, value in (self._meant(item) or {"role": "no"}).items())

    def _meant(self, item: Fields) -> Fields | None:
        return self.truth[item["start"]] if item["start"] in self.truth else self.numbers[item["start"]]

    def _mend(self, item: Fields) -> None:
        if "fields" not in item:
            known = item["start"] in self.numbers
            self.keyboard.press("f" if known else "r")
            if known:
                self._mend_fields(self._current())
        elif self._meant(item) is None:
            self.keyboard.press("r")
        else:
            self._mend_fields(item)

    def _mend_fields(self, item: Fields) -> None:
        meant, held = self._meant(item) or {}, item["fields"]
        for field, key in (("count", "c"), ("total", "t")):
            if held[field] != meant[field]:
                self.keyboard.press(key)
                self.keyboard.type("" if meant[field] is None else str(meant[field]))
        if held["measure"] != meant["measure"]:
            self.keyboard.press("m")
            self.keyboard.type(search_for(meant["measure"], held["measure"]))
        for field, key, values in (("verdict", "v", VERDICTS), ("role", "l", ROLES)):
            while self._current()["fields"][field] != meant[field]:
                assert meant[field] in values
                self.keyboard.press(key)
        offered = self.keyboard.page.evaluate("state.offered.map(each => state.findings[each.at].start)")
        if offered and all(self.truth[start] for start in offered):
            self.keyboard.press("y")

    def _go_to(self, key: str) -> None:
        while (steps := self._steps_to(key)) != 0:
            self.keyboard.press("j" if steps > 0 else "k")

    def _steps_to(self, key: str) -> int:
        found: int = self.keyboard.page.evaluate("key => items.indexOf(found(key)) - items.indexOf(current)", key)
        return found

    def _left(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.keyboard.page.evaluate("items.filter(isLeft)")
        return found

    def _current(self) -> dict[str, Any]:
        found: dict[str, Any] = self.keyboard.page.evaluate("current")
        return found


def search_for(measure: str, held: str | None) -> str:
    """Its number among the measures of the theme; else the fewest letters of its name by which the desk finds it."""
    theme = [each.id for each in load_measures() if held and each.id.split(".")[0] == held.split(".")[0]]
    if measure in theme:
        return str(theme.index(measure) + 1)
    (label,) = (each.label for each in load_measures() if each.id == measure)
    words = re.findall(r"[a-z]+", label.casefold())
    begun = [[word[:size] for word in words if len(word) >= size] for size in range(SHORTEST, 12)]
    one = [(word,) for sized in begun for word in sized]
    two = [pair for some, others in zip(begun, begun, strict=True) for pair in product(some, others)]
    return next((" ".join(typed) for typed in (*one, *two) if _finds(typed, held) == [measure]), label)


def _finds(typed: tuple[str, ...], held: str | None) -> list[str]:
    all_ = [each for each in _measures() if all(word in each[1] for word in typed)]
    near = [each for each in all_ if held and each[0].split(".")[0] == held.split(".")[0]]
    return [each[0] for each in (near if len(near) == 1 else all_)]


def _measures() -> Iterator[tuple[str, str]]:
    yield from ((each.id, f"{each.id} {each.label}".casefold()) for each in load_measures())
