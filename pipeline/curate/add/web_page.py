"""The links of a web page that lead to PDFs on its own site."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from pipeline.curate.add.fetching import FetchedFile

MOST_LINKS = 300
"""Of one page. There are about a hundred letters."""


@dataclass(frozen=True)
class PdfLinks:
    """The links of a page to PDFs."""

    here: tuple[str, ...]
    """Addresses on the page's own site, in the order of the page."""
    elsewhere: int
    """How many lead to other sites."""
    beyond: int
    """How many are too many."""


def links_of(page: FetchedFile) -> PdfLinks:
    """The links of the page that lead to PDFs, each address once; the links of pages that it links to are not its."""
    reader = _Links()
    reader.feed(page.content.decode(page.encoding or "utf-8", errors="replace"))
    base = urljoin(page.address, reader.base)
    found = dict.fromkeys(urldefrag(urljoin(base, link)).url for link in reader.pdfs)
    here = [link for link in found if site_of(link) == site_of(page.address)]
    return PdfLinks(tuple(here[:MOST_LINKS]), len(found) - len(here), max(len(here) - MOST_LINKS, 0))


def site_of(address: str) -> tuple[str, int | None]:
    """The host of an address and its port, `www.` or no."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address, None


class _Links(HTMLParser):
    """Gathers the links that name a PDF as what they lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.pdfs: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The parser's own name."""
        given = {name: value or "" for name, value in attrs}
        link = given.get("href", "").strip()
        if tag == "base":
            self.base = self.base or link
        elif tag in ("a", "area") and link and (_names_pdf(link) or given.get("type") == "application/pdf"):
            self.pdfs.append(link)


def _names_pdf(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("", "http", "https") and unquote(parts.path).lower().rstrip("/").endswith(".pdf")
