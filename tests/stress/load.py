"""Fifty readers for a minute: pages, searches, whole tables, slow ones, and those who hang up."""

import csv
import io
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from tests.bench.site import addresses
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan
from tests.stress.site import Serving, demonstration, serving
from tests.support.served_site import rows

CLIENTS, SECONDS, LETTERS = 50, 60.0, 300
QUIETER = 0.25
"""The last part of the time, in which nobody asks for a large answer: where many wait for theirs, each takes long."""
LONGEST = 30.0
"""Seconds that anybody waits."""
MOST = 1_000
"""Megabytes that the server may take."""
TABLES = ("findings", "paragraphs", "numbers", "problems", "results")
QUERIES = ("where-numbers-come-from", "what-inspectors-said", "services-compared", "statements-for-a-person")


class Met(NamedTuple):
    """What one request met."""

    seconds: float
    losses: Losses


Kinds = tuple[Callable[..., Met], ...]
"""What a reader may do next; what stands there twice is done twice as often."""


def trial(plan: Plan) -> Losses:
    """How long readers wait, and how much memory the server takes; at the end it still answers, and ends when asked."""
    database = demonstration(plan.folder, 40 if plan.is_short else LETTERS)
    lasts = 4.0 if plan.is_short else SECONDS
    clients = 10 if plan.is_short else CLIENTS
    sizes = {table: rows(database, f"select count(*) from {table}")[0][0] for table in TABLES}  # noqa: S608 - our names
    pages = {kind: found for kind, found in addresses(database).items() if found}
    with serving(database, port=8400) as site, ThreadPoolExecutor(clients + 1) as threads:
        until = time.monotonic() + lasts
        watched = threads.submit(_watched, site, until)
        client = partial(_client, site, until=until, quieter=QUIETER * lasts, pages=pages, sizes=sizes)
        asked = [threads.submit(client, plan.chance(place)) for place in range(clients)]
        met = [each for client in asked for each in client.result()]
        memory = watched.result()
        met.append(_page(site, plan.chance("last"), {"home": ["/"]}, sizes))
        ended = site.end()
    waited = [each.seconds for each in met if each.seconds]
    figures = f"half within {median(waited):.2f} s, 95% within {quantiles(waited, n=20)[-1]:.2f} s; {_in_words(memory)}"
    return together([Losses(len(met), figures=figures), ended, _grown(memory), *(each.losses for each in met)])


def _in_words(memory: Sequence[float]) -> str:
    second, last = _later(memory)
    return f"memory {second:.0f} MB in the second third, {last:.0f} MB in the last, {max(memory):.0f} MB at most"


def _later(memory: Sequence[float]) -> tuple[float, float]:
    """What it took in the second third of the time, and in the last, at the median."""
    third = len(memory) // 3
    return median(memory[third : 2 * third]), median(memory[2 * third :])


def _grown(memory: Sequence[float]) -> Losses:
    second, last = _later(memory)
    if max(memory) > MOST or last > 1.5 * second:
        return lost("hangs", f"memory is not flat: {_in_words(memory)}")
    return Losses()


def _watched(site: Serving, until: float) -> list[float]:
    memory: list[float] = []
    while time.monotonic() < until or len(memory) < 6:
        memory.append(site.megabytes)
        time.sleep(0.25)
    return memory


def _client(
    site: Serving,
    chance: Random,
    until: float,
    quieter: float,
    pages: Mapping[str, Sequence[str]],
    sizes: Mapping[str, int],
) -> list[Met]:
    """What one reader meets until then; in the last seconds, as many as `quieter` says, nothing large."""
    short: Kinds = (_page, _page, _page, _page, _page, _page, _hang_up)
    kinds: Kinds = (*short, _table, _saved, _slow)
    met = []
    while (now := time.monotonic()) < until:
        met.append(chance.choice(kinds if until - now > quieter else short)(site, chance, pages, sizes))
        time.sleep(chance.uniform(0, 1))
    return met


def _asked(site: Serving, address: str) -> tuple[float, Losses, str]:
    begun = time.monotonic()
    connection = site.connection(LONGEST)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        words = answer.read().decode()
    except TimeoutError:
        return 0.0, lost("hangs", f"{address}: no answer in {LONGEST} seconds"), ""
    except (OSError, HTTPException) as error:
        return 0.0, lost("server_errors", f"{address}: {error!r}"), ""
    finally:
        connection.close()
    status = answer.status
    found = Losses() if status in (200, 429) else lost("server_errors", f"{address}: {status} {words[:200]}")
    return time.monotonic() - begun, found, words if status == 200 else ""


def _page(site: Serving, chance: Random, pages: Mapping[str, Sequence[str]], _: Mapping[str, int]) -> Met:
    seconds, losses, _words = _asked(site, chance.choice(pages[chance.choice(list(pages))]))
    return Met(seconds, losses)


def _table(site: Serving, chance: Random, _: Mapping[str, Sequence[str]], sizes: Mapping[str, int]) -> Met:
    """A whole table: its rows are counted, and no time, for it is long."""
    name = chance.choice(list(sizes))
    _seconds, losses, words = _asked(site, f"/sqs/{name}.csv?_stream=on&_size=max")
    count = len(list(csv.reader(io.StringIO(words, newline="")))) - 1
    if words and count != sizes[name]:
        losses = losses.and_also(lost("csvs", f"{name}: {count} of {sizes[name]} rows, and nothing says so"))
    return Met(0.0, losses)


def _saved(site: Serving, chance: Random, *_: object) -> Met:
    _seconds, losses, _words = _asked(site, f"/sqs/{chance.choice(QUERIES)}.csv")
    return Met(0.0, losses)


def _slow(site: Serving, chance: Random, _: Mapping[str, Sequence[str]], sizes: Mapping[str, int]) -> Met:
    """Asks for a whole table, or the rows of a saved query, and takes a little of them now and then."""
    address = f"/sqs/{chance.choice([f'{chance.choice(list(sizes))}.csv?_stream=on&_size=max', f'{QUERIES[0]}.csv'])}"
    try:
        with socket.create_connection((site.host, site.port), LONGEST) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            for _turn in range(chance.randrange(5, 40)):
                if not line.recv(1024):
                    break
                time.sleep(0.1)
    except TimeoutError:
        return Met(0.0, lost("hangs", f"{address}: nothing more in {LONGEST} seconds"))
    return Met(0.0, Losses())


def _hang_up(site: Serving, chance: Random, pages: Mapping[str, Sequence[str]], _: Mapping[str, int]) -> Met:
    address = chance.choice(pages[chance.choice(list(pages))])
    with socket.create_connection((site.host, site.port), LONGEST) as line:
        line.sendall(f"GET {address} HTTP/1.1\r\nHost: x\r\n\r\n".encode()[: chance.randrange(200)])
        time.sleep(chance.uniform(0, 0.05))
    return Met(0.0, Losses())
