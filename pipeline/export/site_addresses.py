"""Where on the published site each address of the live one is found."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

FULL_DATABASE = "full-database/index.html"
"""The page that says how to open what only a server can show."""

_OF_THE_PAGES = re.compile(
    r"/(?:(?:services|measures|letters)(?:/[^/]+)?|letters/[^/]+/(?:pages|findings)/[^/.]+|"
    r"compare|search|charts|data|glossary|coverage)?"
)
_OF_FILES = re.compile(
    r"/letters/[^/]+/(?:picture|pages)/[^/]+\.png|/charts/[^/]+\.(?:svg|png)|/excel/[^/]+\.xlsx|"
    r"/-/static[^?]*|/sqs/[^/]+\.(?:csv|json)|/sqs\.db"
)


@dataclass(frozen=True)
class Target:
    """A file of the published site."""

    file: str
    """Its path from the top of the site."""
    address: str | None
    """Where the live site has its content; None where it is made here."""
    end: str = ""
    """What comes after it in a link: `?q=plan#hits`."""


def target_of(address: str) -> Target | None:
    """The file for an address of the live site; None for an address elsewhere, and for a place on the same page."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    if parts.path == "/search":
        return Target("search/index.html", "/search", (f"?{parts.query}" if parts.query else "") + anchor)
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if parts.path == "/feed.xml":
        return Target("feed.xml", None)
    if _OF_THE_PAGES.fullmatch(parts.path):
        folder = posixpath.join(parts.path.strip("/"), _as_name(parts.query))
        return Target(posixpath.join(folder, "index.html"), asked, anchor)
    if _OF_FILES.fullmatch(parts.path):
        return Target(_file(parts.path, parts.query), _rows_alone(parts.path, parts.query))
    return Target(FULL_DATABASE, None)


def link(from_file: str, target: Target) -> str:
    """The target as a link in a page, relative to it, so that the site can stand in any folder of any server."""
    return posixpath.relpath(target.file, posixpath.dirname(from_file) or ".") + target.end


def _rows_alone(path: str, query: str) -> str:
    """The address of a file; JSON without the time that the answer took, which differs from one copy to the next."""
    if not path.endswith(".json"):
        return f"{path}?{query}" if query else path
    asked = [(name, value) for name, value in parse_qsl(query) if name not in ("_shape", "_size")]
    return f"{path}?{urlencode([*asked, ('_shape', 'array'), ('_size', 'max')])}"


def _file(path: str, query: str) -> str:
    if path.startswith("/-/"):
        return path.removeprefix("/-/")
    if path == "/sqs.db":
        return "data/sqs.db"
    folder, _, name = path.replace("/sqs/", "/data/queries/").lstrip("/").rpartition("/")
    stem, _, ending = name.rpartition(".")
    if asked := _as_name(query):
        stem = f"{stem}-{asked}"
    return f"{folder}/{stem}.{ending}"


def _as_name(query: str) -> str:
    """What was asked as part of a file's name; what only says in which form the answer is wanted is left out."""
    asked = [f"{name}-{value}" for name, value in parse_qsl(query) if not name.startswith("_")]
    return re.sub(r"[^A-Za-z0-9_~-]+", "-", "-".join(asked)).strip("-")
