"""Pages of the live site made into pages that need no server behind them."""

import re
from collections.abc import Callable
from html import escape, unescape

from pipeline.export.site_addresses import FULL_DATABASE, Target, link, target_of

_ATTRIBUTE = re.compile(r'\b(href|src|action|data-rows)="([^"]*)"')
_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_TO_SEARCH = re.compile(r'<form\b[^>]*action="/search"')
_ADDRESS = re.compile(r"(<[^>]*\bdata-address\b[^>]*>)([^<]*)(?=<)")
_TO_TABLE = re.compile(r'<a href="/sqs/[^"]*">table and SQL</a> ·\s*')
_TO_ROW = re.compile(r'<p class="soft"><a href="/sqs/findings/[^"]*">The row</a> · <a href="[^"]*">JSON</a></p>')
_SERVED_BY = re.compile(r"Served by <a [^>]*>Datasette</a>: <a [^>]*>all tables and queries</a>\.")

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a browser may load, as the live site says in a header."""

HEAD = f"""\
<meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="{POLICY}">
  <link rel="icon" href="data:,">"""
"""With an empty picture as the page's sign: else a browser would look for one outside the site's own folder."""

SEARCH = """\
<form class="filters" role="search" method="get" action="index.html">
  <label>Words <input type="search" name="q" size="32" maxlength="200" autocomplete="off" spellcheck="false"></label>
  <button>Search</button>
</form>
<noscript><p>Search on this copy of the site needs JavaScript. Without it, you can read the
<a href="../letters/index.html">letters</a> or open the
<a href="../full-database/index.html">full database</a>.</p></noscript>
<div id="found" aria-live="polite" data-index="index.json"></div>
<script src="search.js" defer></script>
"""


def published_page(html: str, file: str, meet: Callable[[Target], None]) -> str:
    """The page as it is written to `file`. `meet` is called with whatever it links to or shows."""

    def relative(found: re.Match[str]) -> str:
        target = target_of(unescape(found[2]))
        if target is None:
            return found[0]
        meet(target)
        return f'{found[1]}="{escape(link(file, target))}"'

    def address(found: re.Match[str]) -> str:
        target = target_of(unescape(found[2]).strip())
        return found[1] + (escape(link(file, target)) if target else found[2])

    def form(found: re.Match[str]) -> str:
        if _TO_SEARCH.match(found[0]):
            return SEARCH if file == "search/index.html" else found[0]
        to_database = escape(link(file, Target(FULL_DATABASE, None)))
        return (
            f'<p class="soft">To choose what this page shows, open the <a href="{to_database}">full database</a>.</p>'
        )

    html = _FORM.sub(form, html)
    for only_served in (_TO_TABLE, _TO_ROW):
        html = only_served.sub("", html)
    html = _SERVED_BY.sub('<a href="/sqs">How to open the full database</a>.', html)
    html = _ADDRESS.sub(address, html)
    html = _ATTRIBUTE.sub(relative, html)
    return html.replace('<meta charset="utf-8">', HEAD, 1)
