"""Where the site can be found by others, so that what is cited from it can be opened."""

from weakref import WeakKeyDictionary

from pipeline.explore.database import Datasette

_ADDRESSES: WeakKeyDictionary[Datasette, str] = WeakKeyDictionary()


def use_public_url(datasette: Datasette, url: str) -> None:
    """Let citations begin with this address; until one is named, with the address that the reader's browser sees."""
    _ADDRESSES[datasette] = url.rstrip("/")


def public_url(datasette: Datasette) -> str | None:
    """The address; empty where none was named, None where it is not `sqs` that serves the site."""
    return _ADDRESSES.get(datasette)


def public(datasette: Datasette, path: str) -> str:
    """The path as it is cited: after the public address, if there is one."""
    return f"{_ADDRESSES.get(datasette, '')}{path}"
