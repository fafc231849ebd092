"""An executor without threads or processes, whose answers are made up."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class StandIn(Executor):
    """Does at once what it is given to do, and answers what `answer` makes of it."""

    def __init__(self, answer: Callable[[Callable[[], object]], object]) -> None:
        self.answer = answer
        self.given = 0

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        self.given += 1
        future: Future[Any] = Future()
        try:
            future.set_result(self.answer(lambda: function(*args, **kwargs)))
        except BaseException as error:  # noqa: BLE001 - as an executor does
            future.set_exception(error)
        return future
