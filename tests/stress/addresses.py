"""Addresses that nobody means: made of the site's own, with parts taken away, put in, repeated and mistaken."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from pipeline.corpus.folders import PROJECT
from pipeline.explore.saved_queries import saved_queries
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan
from tests.stress.site import Serving, demonstration, serving
from tests.support.served_site import STANDING, letters, measures, rows, services

MANY, AT_ONCE, LONGEST = 5_200, 4, 60.0
HOST = "evil.example"

ODD = ("", " ", "0", "-1", "1", "99999999999999999999", "1e400", "nan", "null", "true", "'", '"', "''", "`", "\\",
       "%", "%%", "~",
       "~2F", "%2F", "%00", "%0A%0D", "../..", "..%2f..", "%2e%2e", "a" * 5_000, "\u202e", "\u0130", "\U0001f600",
       "caf\xe9", "[]", "{}",
       '{"a":1}', "*", "?", "a,b", "a,b,c,d,e", "|", "a|b", "||", "$next", ";", "1;select 1", "1=1) or (1=1", "NEAR",
       "AND OR NOT",
       '"a', "a*", "(a", "-a", "{a b}: c", "<script>alert(1)</script>", "{{7*7}}", "javascript:alert(1)", "2014",
       "2014-02-30",
       "harrowmere", "findings", "reoffending.assessment", "sqlite_master", "sqs", "_internal", "sqs.json", ".csv",
       ".db")  # fmt: skip
NAMES = ("_size", "_next", "_sort", "_sort_desc", "_where", "_through", "_search", "_searchmode", "_search_quote",
         "_facet",
         "_facet_array", "_facet_date", "_facet_size", "_nofacet", "_nocount", "_nosuggest", "_shape", "_json",
         "_json_infinity",
         "_labels", "_label", "_col", "_nocol", "_trace", "_timelimit", "_ttl", "_header", "_dl", "_stream", "_nl",
         "_extra", "_blob_column",
         "_blob_hash", "_filter_column", "_filter_op", "_filter_value", "_hide_sql", "_show_sql", "sql", "id",
         "letter", "count", "quote__contains",
         "count__gt", "count__in", "id__in", "quote__like", "quote__glob", "letter__not", "count__isnull",
         "quote__arraycontains",
         "count__date", "q", "in", "year", "theme", "measure", "page", "service", "order", "area", "finding", "name",
         "p0", "x")  # fmt: skip
FORMS = (
    "",
    "",
    "",
    ".json",
    ".csv",
    ".jsono",
    ".geojson",
    ".blob",
    ".db",
    ".html",
    ".json.csv",
    "/",
    "//",
    "/0",
    "/1,2",
    "/a~2Fb",
)
PLACES = ("/-/static/app.css", "/-/static-plugins/sqs-letters/ours.css", "/-/plugins", "/-/versions", "/-/metadata",
          "/-/search",
          "/favicon.ico", "/robots.txt", "/charts/samples.png", "/charts/samples.svg", "/sqs.db", "/_memory",
          "/_internal", "/sqs")  # fmt: skip


def trial(plan: Plan) -> Losses:
    """No answer is a fault, shows a trace or a place on the machine, or repeats a false name of the host."""
    database = demonstration(plan.folder, 0)
    asked = list(odd_addresses(database, plan))
    with serving(database, port=8600) as site, ThreadPoolExecutor(AT_ONCE) as threads:
        chance = [plan.chance(f"host {place}").random() < 0.2 for place in range(len(asked))]
        found = list(threads.map(lambda each: _asked(site, *each), zip(asked, chance, strict=True)))
        found.append(site.end())
    return together(found)


def known_addresses(database: Path) -> Sequence[str]:
    """One of each kind that there is, and all tables and saved queries."""
    tables = [name for (name,) in rows(database, "select name from sqlite_master where type in ('table', 'view')")]
    several = [each for kind in (services, letters, measures) for each in kind(database)[:5]]
    ids = [f"/sqs/findings/{quote(name, safe='')}" for (name,) in rows(database, "select id from findings limit 5")]
    return [
        *STANDING, *PLACES, *several, *ids, *(f"/sqs/{name}" for name in tables),
        *(f"/sqs/{query.name}" for query in saved_queries()),
        *(f"{letter}/pages/2" for letter in letters(database)[:5]),
        *(f"{letter}/pages/1.png" for letter in letters(database)[:5]),
        *(f"{letter}/picture/1.1.png" for letter in letters(database)[:5]),
    ]  # fmt: skip


def odd_addresses(database: Path, plan: Plan) -> Iterator[str]:
    """So many, the same for the same seed."""
    known = known_addresses(database)
    for place in range(plan.many(MANY)):
        yield _odd(known, plan.chance(place))


def _odd(known: Sequence[str], chance: Random) -> str:
    path = chance.choice(known)
    parts = path.split("/")
    kind = chance.randrange(6)
    if kind == 0:
        parts[chance.randrange(1, len(parts))] = _as_part(chance)
    elif kind == 1:
        parts.insert(chance.randrange(1, len(parts) + 1), _as_part(chance))
    elif kind == 2:
        place = chance.randrange(len(path))
        parts = f"{path[:place]}{_as_part(chance)}{path[place + chance.randrange(3) :]}".split("/")
    path = f"/{'/'.join(parts).lstrip('/')}{chance.choice(FORMS)}"
    values = [(chance.choice(NAMES), chance.choice(ODD)) for _ in range(chance.choice((0, 1, 1, 2, 5)))]
    said = urlencode(values, errors="surrogatepass") if chance.random() < 0.8 else "&".join(
        f"{name}={quote(value, safe=chr(37) + ';,=~')}" for name, value in values
    )  # fmt: skip
    return f"{path}?{said}" if said else path


def _as_part(chance: Random) -> str:
    return quote(chance.choice(ODD), safe="%~,.;*'\"(){}[]|\\<>".replace(" ", "") if chance.random() < 0.5 else "")


def _asked(site: Serving, address: str, is_false: bool) -> Losses:  # noqa: FBT001 - as chance has it
    connection = site.connection(LONGEST)
    try:
        connection.putrequest("GET", address, skip_host=True)
        connection.putheader("Host", HOST if is_false else f"{site.host}:{site.port}")
        connection.endheaders()
        answer = connection.getresponse()
        content = answer.read()
    except TimeoutError:
        return lost("hangs", f"{address[:300]}: no answer in {LONGEST} seconds")
    except (OSError, HTTPException, ValueError) as error:
        return Losses(1) if "Incomplete" in repr(error) else lost("server_errors", f"{address[:300]}: {error!r}")
    finally:
        connection.close()
    heads = str(answer.headers)
    return together(
        [Losses(1), *_faults(address[:300], answer.status, heads, content, answer.headers.get_content_type())]
    )


def _faults(address: str, status: int, heads: str, content: bytes, kind: str) -> Iterator[Losses]:
    words = content.decode("utf-8", "replace")
    if status >= 500:
        yield lost("server_errors", f"{address}: {status} {words[:300]}")
    if "Traceback" in words or ("fts5" in words and status >= 400):
        yield lost("tracebacks", f"{address}: {status} {words[:300]}")
    for secret in (str(PROJECT), "site-packages", "/tmp/", "/root"):  # noqa: S108 - looked for, not used
        if secret in words + heads and kind != "application/octet-stream":
            yield lost("leaks", f"{address}: {status} shows {secret}")
    if HOST in words + heads:
        place = (words + heads).index(HOST)
        yield lost(
            "leaks", f"{address}: {status} repeats the host: {(words + heads)[max(place - 80, 0) : place + 40]!r}"
        )
    if kind == "application/json":
        try:
            json.loads(content)
        except ValueError:
            yield lost("csvs", f"{address}: {status} no whole JSON: {words[-100:]!r}")
