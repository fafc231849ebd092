"""A page of ours: a template filled in, and kept while its database cannot change."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import cache, wraps
from pathlib import Path
from weakref import WeakKeyDictionary

from datasette import Response

from pipeline.explore.database import NAME, Datasette
from pipeline.explore.filled_template import filled
from pipeline.explore.shared_work import SharedWork

STATIC = Path(__file__).parent / "static"
PLUGIN = "sqs-letters"

BYTES_KEPT = 64 * 2**20
"""How much is kept of pages already made. Past it, those not asked for longest are made again."""

MADE_AT_ONCE = 4
"""Pages that are being made. Were all that are asked for made side by side, the first would be ready with the last."""

View = Callable[..., Awaitable[Response]]


class AnswerCache:
    """Answers already made, by their address."""

    def __init__(self) -> None:
        self.answers: OrderedDict[str, Response] = OrderedDict()
        self.bytes = 0

    def find(self, address: str) -> Response | None:
        """The answer made for this address before."""
        if address in self.answers:
            self.answers.move_to_end(address)
        return self.answers.get(address)

    def keep(self, address: str, answer: Response) -> None:
        """Keep an answer, and let go of the oldest beyond what may be kept."""
        self.bytes += len(answer.body) - (len(self.answers[address].body) if address in self.answers else 0)
        self.answers[address] = answer
        while self.bytes > BYTES_KEPT:
            _, oldest = self.answers.popitem(last=False)
            self.bytes -= len(oldest.body)


_KEPT: WeakKeyDictionary[Datasette, AnswerCache] = WeakKeyDictionary()
_MAKING: WeakKeyDictionary[Datasette, SharedWork] = WeakKeyDictionary()
_TURNS: WeakKeyDictionary[Datasette, asyncio.Semaphore] = WeakKeyDictionary()


def cache_answers(view: View) -> View:
    """The view, its answers kept by address while the database is immutable: the same question has the same answer."""

    @wraps(view)
    async def answered(datasette: Datasette, request: Datasette) -> Response:
        database = datasette.databases.get(NAME)
        if database is None or database.is_mutable:
            return await view(datasette, request)
        answers = _KEPT.setdefault(datasette, AnswerCache())
        found = answers.find(request.full_path)
        if found is None:
            making = _MAKING.setdefault(datasette, SharedWork())
            found = await making.done(request.full_path, lambda: _in_its_turn(view, datasette, request))
            if found.status == 200:  # noqa: PLR2004 - an answer that succeeded
                answers.keep(request.full_path, found)
        return found

    return answered


async def _in_its_turn(view: View, datasette: Datasette, request: Datasette) -> Response:
    async with _TURNS.setdefault(datasette, asyncio.Semaphore(MADE_AT_ONCE)):
        return await view(datasette, request)


async def page(datasette: Datasette, request: Datasette, template: str, **context: object) -> Response:
    """The template filled in, as an answer."""
    return Response.html(await filled(datasette, request, f"{template}.html", context))


def static(datasette: Datasette, name: str) -> str:
    """The address of a file under `static/`, which changes with what the file holds."""
    address: str = datasette.urls.static_plugins(PLUGIN, name)
    return f"{address}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
