"""By which names the site is called: what a reader calls it otherwise is repeated to nobody."""

import re

from pipeline.explore.csv_cells import Message

OURSELVES = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")


def with_own_host(scope: Message, public: str | None) -> Message:
    """The request, under the public address where it names another host than this machine.

    Links that Datasette writes out whole begin with the name by which the request called the site; so anyone could
    have a page, which a proxy may keep for others, lead elsewhere.
    """
    said = [value for name, value in scope["headers"] if name == b"host"]
    if len(said) == 1 and OURSELVES.fullmatch(said[0].decode("latin-1").casefold()):
        return scope
    scheme, _, rest = (public or "").rpartition("://")
    host = rest.split("/")[0] or _socket_of(scope)
    others = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {**scope, "scheme": scheme or scope.get("scheme", "http"), "headers": [(b"host", host.encode()), *others]}


def _socket_of(scope: Message) -> str:
    """The address at which the request came in."""
    host, port = scope.get("server") or ("localhost", None)
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port}" if port else shown
