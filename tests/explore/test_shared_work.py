"""What several readers ask for at once, and what many pages show, is asked of the database once."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from datasette import Response
from jinja2 import Template

from pipeline.explore.database import NAME, Datasette, answer
from pipeline.explore.page import MADE_AT_ONCE, cache_answers
from pipeline.explore.shared_work import SharedWork
from pipeline.explore.site import site
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import METADATA


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("two") / "sqs.db", [cambridgeshire(), eastmere()])


def test_those_who_ask_at_once_wait_for_one_and_those_who_ask_later_ask_anew() -> None:
    done: list[int] = []

    async def work() -> int:
        await asyncio.sleep(0)
        done.append(1)
        return len(done)

    async def ask() -> list[int]:
        shared = SharedWork()
        together = await asyncio.gather(*(shared.done("a", work) for _ in range(5)))
        return [*together, await shared.done("a", work)]

    assert asyncio.run(ask()) == [1, 1, 1, 1, 1, 2]


def test_a_reader_who_goes_away_ends_it_for_nobody_else() -> None:
    async def ask() -> str:
        shared, ready = SharedWork(), asyncio.Event()

        async def work() -> str:
            await ready.wait()
            return "made"

        leaves, stays = (asyncio.create_task(shared.done("a", work)) for _ in range(2))
        await asyncio.sleep(0)
        leaves.cancel()
        await asyncio.sleep(0)
        ready.set()
        return await stays  # type: ignore[no-any-return]

    assert asyncio.run(ask()) == "made"


def test_what_fails_fails_for_all_who_wait_and_is_tried_again() -> None:
    async def ask() -> list[object]:
        shared = SharedWork()

        async def work() -> None:
            raise LookupError

        found: list[object] = await asyncio.gather(*(shared.done("a", work) for _ in "ab"), return_exceptions=True)
        return found

    assert [type(each) for each in asyncio.run(ask())] == [LookupError, LookupError]


def test_what_many_pages_show_is_asked_once_and_what_is_of_one_letter_each_time(two: Path) -> None:
    here = site(two, METADATA)
    asked: list[str] = []
    execute = here.databases[NAME].execute

    async def counted(sql: str, *values: object, **others: object) -> object:
        asked.append(sql)
        return await execute(sql, *values, **others)

    async def ask() -> None:
        await here.invoke_startup()
        here.databases[NAME].execute = counted
        for _ in range(3):
            await answer(here, "what-is-here")
            await answer(here, "measures-put-together", theme="public")
        assert len(asked) == 2
        for _ in range(3):
            await answer(here, "one-letter", letter="cambridgeshire-2014-04")

    asyncio.run(ask())
    assert len(asked) == 5


def test_the_same_page_is_made_once_for_all_who_ask_at_once(two: Path) -> None:
    here = site(two, METADATA)
    made: list[str] = []
    render = here.render_template

    async def counted(template: Template, *values: object, **others: object) -> object:
        made.append(template.name or "")
        return await render(template, *values, **others)

    async def ask() -> set[str]:
        await here.invoke_startup()
        here.render_template = counted
        return {each.text for each in await asyncio.gather(*(here.client.get("/measures") for _ in range(8)))}

    assert len(asyncio.run(ask())) == 1
    assert made == ["measures.html"]


def test_a_few_pages_are_made_at_once_and_the_others_in_the_order_in_which_they_were_asked_for(two: Path) -> None:
    begun: list[int] = []
    making: list[int] = []

    async def view(_: Datasette, request: Datasette) -> Response:
        begun.append(request.number)
        making.append(len(begun) - len(done))
        await asyncio.sleep(0)
        done.append(request.number)
        return Response.text(str(request.number))

    async def ask() -> list[Response]:
        page, datasette = cache_answers(view), site(two, METADATA)
        requests = [SimpleNamespace(full_path=f"/{number}", number=number) for number in range(3 * MADE_AT_ONCE)]
        return await asyncio.gather(*(page(datasette, request) for request in requests))

    done: list[int] = []
    answers = asyncio.run(ask())
    assert [answer.body for answer in answers] == [str(number) for number in begun]
    assert begun == sorted(begun)
    assert max(making) == MADE_AT_ONCE
