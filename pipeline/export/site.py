"""The site as files that any web server serves, with nothing behind them."""

import asyncio
import json
import sqlite3
from contextlib import closing
from importlib.resources import files as resources
from pathlib import Path

from pipeline.errors import SqsError
from pipeline.explore.site import site
from pipeline.export.feeds import atom_feed, sitemap
from pipeline.export.folder import put_folder, refuse_place
from pipeline.export.release import release_files
from pipeline.export.site_addresses import FULL_DATABASE, Target
from pipeline.export.site_pages import published_page
from pipeline.export.tables import build_of

MARK = ".published-by-sqs"
"""Says that a folder holds a site that may be replaced."""

_FULL_DATABASE = """\
<h1>The full database</h1>
<p>This copy of the site is made of files, so it cannot filter, sort or answer questions in SQL. The full site can, and
it runs on your own computer:</p>
<pre>pip install sqs-letters
sqs explore --no-build --db sqs.db</pre>
<p>The second command needs <a href="/sqs.db" download>the database, sqs.db</a>, in the current folder. It prints the
address to open.</p>
<p>The same rows are here <a href="../data/release/README.md">as CSV, Parquet and Excel files</a>.</p>
"""


def publish(
    database: Path, folder: Path, *, corpus: Path | None = None, metadata: Path | None = None, base_url: str = ""
) -> int:
    """How many files the site has, which then stand in `folder`; the release of its rows is under `data/release`.

    `corpus` and `metadata` are as `explore` has them. With a `base_url`, there is a sitemap, and the feed and the
    release name whole addresses. Raises SqsError where the database is no build, and where the folder holds anything
    but a site that was published before.
    """
    refuse_place(folder, MARK)
    base_url = f"{base_url.rstrip('/')}/" if base_url else ""
    build = build_of(database, base_url)
    pages = asyncio.run(_pages(database, corpus, metadata))
    release = release_files(build, database.read_bytes(), base_url=base_url)
    files = pages | {f"data/release/{name}": content for name, content in release.items()}
    files["search/index.json"] = _search_index(database)
    files["search/search.js"] = (resources("pipeline.export") / "published" / "search.js").read_bytes()
    files["feed.xml"] = atom_feed(build, base_url).encode()
    if base_url:
        files["sitemap.xml"] = sitemap(files, base_url).encode()
    files[MARK] = b""
    put_folder(folder, files)
    return len(files)


async def _pages(database: Path, corpus: Path | None, metadata: Path | None) -> dict[str, bytes]:
    """Every page that is linked from the first, and all that they show, by the file that each becomes."""
    client = site(database, metadata, corpus).client
    files: dict[str, bytes] = {}
    waiting = [Target("index.html", "/"), Target(FULL_DATABASE, "/data")]
    while waiting:
        target = waiting.pop()
        if target.file in files or target.address is None:
            continue
        answer = await client.get(target.address)
        if answer.status_code != 200:  # noqa: PLR2004 - an answer that succeeded
            if target.file.endswith(".png"):
                continue  # the page says in words why there is no picture
            raise SqsError(f"The page {target.address} could not be made, so nothing was published: please report it.")
        content: bytes = answer.content
        if answer.headers["content-type"].startswith("text/html"):
            html = _told(answer.text, target.file)
            content = published_page(html, target.file, waiting.append).encode()
        files[target.file] = content
    return files


def _told(html: str, file: str) -> str:
    """The page, its content replaced where only a server could have made it."""
    if file != FULL_DATABASE:
        return html
    before, _, rest = html.partition('<main id="content" class="content" tabindex="-1">')
    title = before.replace(before[before.index("<title>") : before.index("</title>")], "<title>The full database")
    return (
        f'{title}<main id="content" class="content" tabindex="-1">{_FULL_DATABASE}</main>{rest.partition("</main>")[2]}'
    )


def _search_index(database: Path) -> bytes:
    """The paragraphs of all letters, each with where it stands."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "select coalesce(area_name, letters.id), coalesce(published, ''), paragraphs.number, paragraphs.text,"
            " '../' || address || '/index.html#' || substr(paragraphs.id, length(letters.id) + 2)"
            " from paragraphs join letters on letters.id = paragraphs.letter order by letters.id, paragraphs.position"
        )
        index = [
            {"title": f"{area}, {published}, paragraph {number}", "link": address, "text": text}
            for area, published, number, text, address in rows
        ]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
