"""A property that is reckoned when it is first asked for, and then kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class kept(Generic[Value]):  # noqa: N801 - it stands where `functools.cached_property` would
    """As `functools.cached_property`, without the lock that it takes before Python 3.12: no two threads share a letter.

    A letter has thousands of such properties: to lock and unlock took a fiftieth of the time in which it is understood.
    """

    def __init__(self, reckon: Callable[[Any], Value]) -> None:
        """Nothing is reckoned yet."""
        self.reckon = reckon
        self.__doc__ = reckon.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which the value is kept."""
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> Value:
        """The value, which from now on stands in the instance itself."""
        value = instance.__dict__[self.name] = self.reckon(instance)
        return value
