"""What tells other programs which pages a published site has, and which letters are new."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

from pipeline.export.tables import ReleasedBuild
from pipeline.export.title import title_of

_NO_DAY = "2012-01-01"


def sitemap(files: Iterable[str], base_url: str) -> str:
    """`sitemap.xml`: the address of each page."""
    pages = sorted(file.removesuffix("index.html") for file in files if file.endswith("index.html"))
    places = "".join(f"  <url><loc>{escape(base_url + quote(page, safe='/~'))}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{places}</urlset>\n"
    )


def atom_feed(build: ReleasedBuild, base_url: str) -> str:
    """`feed.xml`: an entry for each letter, the newest first; each is dated by its letter, not by the clock."""
    (letters,) = [table for table in build.tables if table.name == "letters"]
    names = [column.name for column in letters.columns]
    rows = [dict(zip(names, row, strict=True)) for row in letters.rows]
    rows.sort(key=lambda row: (str(row["published"] or _NO_DAY), str(row["id"])), reverse=True)
    entries = "".join(
        f"""\
  <entry>
    <id>urn:sqs-letters:{escape(str(row["id"]))}</id>
    <title>{escape(str(row["area_name"] or row["id"]))}{" (invented)" if row["invented"] else ""}</title>
    <link href="{escape(str(row["address"]))}/"/>
    <updated>{row["published"] or _NO_DAY}T00:00:00Z</updated>
  </entry>
"""
        for row in rows
    )
    itself = f'  <link rel="self" href="{escape(base_url)}feed.xml"/>\n' if base_url else ""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:sqs-letters</id>
  <title>{title_of(build).title}</title>
  <author><name>sqs-letters contributors</name></author>
{itself}  <updated>{build.about.get("date", _NO_DAY)}T00:00:00Z</updated>
{entries}</feed>
"""
