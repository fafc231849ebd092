"""Costly queries, several at once, of a site that may take a gigabyte and no more."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from itertools import product
from urllib.parse import quote_plus

from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan
from tests.stress.site import Serving, demonstration, serving

MEGABYTES, AT_ONCE, LONGEST = 1024, 8, 60.0
FORMS = ("", ".json", ".csv")

N = "with recursive n(x) as (select 1 union all select x + 1 from n{}) {}"
QUERIES = (
    N.format("", "select count(*) from n"),
    N.format("", "select x from n"),
    N.format(" limit 5000000", "select x from n order by -x"),
    N.format(" limit 2000000", "select group_concat(x) from n"),
    N.format(" limit 99999", "select hex(zeroblob(900000)) from n"),
    N.format(" limit 2000", "select printf('%.900000c', 'x'), x from n"),
    N.format(" limit 99999", "select json_group_array(x), x from n group by x % 9000"),
    "select printf('%.900000000c', 'x')",
    "select hex(zeroblob(1000000000))",
    "select randomblob(1000000000)",
    "select replace(hex(zeroblob(900000)), '0', hex(zeroblob(900000)))",
    "select count(*) from findings a, findings b, findings c, findings d",
    "select * from findings a, findings b, findings c",
    "select distinct a.sentence || b.sentence from findings a, findings b",
    "select a.text || b.text || c.text from paragraphs a, paragraphs b, paragraphs c order by 1",
    "select quote like '%a%b%c%d%e%f%g%h%i%j%' from findings a, paragraphs b, paragraphs c",
    "select * from results, results_reckoned, findings",
    "select count(*) from findings_fts where findings_fts match 'a* OR b* OR c* OR the NEAR the'",
    "select sum(length(a.text || b.text)) from paragraphs a, paragraphs b",
    "select glob('*a*b*c*d*e*f*g*h*', text || text || text) from paragraphs, findings",
)
LONG = ("(" * 3_000 + "1" + ")" * 3_000, " union all ".join(["select 1"] * 600), " + ".join(["1"] * 20_000))

WHOLE = tuple(
    f"/sqs/{table}{form}?_size=max&{more}"
    for table in ("findings", "paragraphs", "results", "boxes")
    for form, more in (
        ("", "_labels=on"),
        ("", "_facet=id&_facet=letter"),
        (".json", "_shape=array"),
        (".csv", "_labels=on"),
    )
)
"""Whole tables, in each form there is."""


def trial(plan: Plan) -> Losses:
    """Each is answered, refused in time with a sentence, or told to come again; then the site answers as ever."""
    database = demonstration(plan.folder, 40 if plan.is_short else 400)
    addresses = [f"/sqs{form}?sql={quote_plus(query)}" for query, form in product(QUERIES, FORMS)]
    addresses += [f"/sqs.json?sql={quote_plus(f'select {sql}')}" for sql in LONG]
    addresses += WHOLE
    with serving(database, port=8500, megabytes=MEGABYTES) as site, ThreadPoolExecutor(AT_ONCE) as threads:
        found = list(threads.map(lambda address: _asked(site, address, (200, 400, 414, 429)), plan.some(addresses)))
        found += [_asked(site, address, (200,)) for address in ("/", "/search?q=plans", "/sqs/findings.json")]
        found.append(site.end())
    return together(found)


def _asked(site: Serving, address: str, statuses: tuple[int, ...]) -> Losses:
    connection = site.connection(LONGEST)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        words = answer.read().decode("utf-8", "replace")
    except TimeoutError:
        return lost("hangs", f"{address[:200]}: no answer in {LONGEST} seconds")
    except (OSError, HTTPException) as error:
        # An answer that is broken off says of itself that it is not whole.
        return Losses(1) if "Incomplete" in repr(error) else lost("server_errors", f"{address[:200]}: {error!r}")
    finally:
        connection.close()
    if answer.status not in statuses:
        return lost("server_errors", f"{address[:200]}: {answer.status} {words[:300]}")
    if "Traceback" in words:
        return lost("tracebacks", f"{address[:200]}: {words[:300]}")
    return Losses(1)
