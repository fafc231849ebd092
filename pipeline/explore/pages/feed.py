"""What is new or has changed, as a feed that a reader of feeds can follow."""

import asyncio
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from datasette import Response
from datasette.utils import tilde_encode

from pipeline.explore.database import NAME, Datasette, Row, answer
from pipeline.explore.dates import day
from pipeline.explore.notices import not_official
from pipeline.explore.public_address import public
from pipeline.language.plurals import quantity

KIND = "application/atom+xml; charset=utf-8"


async def feed(datasette: Datasette, request: Datasette) -> Response:
    """The feed: an entry for each letter, the newest first.

    An entry's id holds a digest of the letter's results, so that a letter whose results have changed comes up anew.
    """
    letters = await answer(datasette, "letters-and-their-results")
    built = await asyncio.to_thread(_last_written, datasette.databases[NAME].path)

    def address(path: str) -> str:
        found = public(datasette, datasette.urls.path(path))
        return found if "//" in found else f"{request.scheme}://{request.host}{found}"

    entries = "".join(_entry(row, address(f"/letters/{tilde_encode(row['letter'])}"), built) for row in letters.rows)
    body = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:sqs-letters:results</id>
  <title>Short Quality Screening letters: new and changed results</title>
  <subtitle>{await not_official(datasette)}</subtitle>
  <author><name>sqs-letters</name></author>
  <link rel="self" href={quoteattr(address("/feed.xml"))}/>
  <link href={quoteattr(address("/letters"))}/>
  <updated>{built}</updated>
{entries}</feed>
"""
    return Response(body, content_type=KIND)


def _last_written(file: str) -> str:
    return datetime.fromtimestamp(Path(file).stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(row: Row, address: str, built: str) -> str:
    said = (
        f"{quantity(row['results'], 'result')} from {quantity(row['findings'], 'finding')}, "
        f"{row['checked']} checked by a person, {row['doubtful']} doubtful."
    )
    title = f"{row['area_name'] or row['letter']}, letter of {day(row['published']) or 'an unknown date'}"
    digest = hashlib.sha256(row["results_in_one_line"].encode()).hexdigest()[:12]
    return f"""\
  <entry>
    <id>urn:sqs-letters:{escape(row["letter"])}:{digest}</id>
    <title>{escape(title)}{" (invented)" if row["invented"] else ""}</title>
    <link href={quoteattr(address)}/>
    <updated>{built}</updated>
    <summary>{escape(said)}</summary>
  </entry>
"""
