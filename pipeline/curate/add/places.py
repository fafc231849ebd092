"""Where on the network a host is: asked once, so that nobody can say one thing when it is judged and another later."""

import socket
from functools import cache
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


def is_private(address: str) -> bool:
    """Whether the host of the address is this machine, or one that only a network like its own can reach."""
    return not all(map(_is_public, places_of(urlsplit(address).hostname or "")))


@cache
def places_of(host: str) -> tuple[str, ...]:
    """The host's numbers on the network, as they were when it was first asked for; none where nobody knows it."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()  # whoever asks there will be told
    return tuple(dict.fromkeys(str(place[0]) for _, _, _, _, place in found))


def is_asked_by_proxy(address: str) -> bool:
    """Whether another machine finds the host and asks it for us."""
    parts = urlsplit(address)
    return bool(getproxies().get(parts.scheme)) and not proxy_bypass(parts.hostname or "")


def _is_public(place: str) -> bool:
    found = ip_address(place.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_global
    return found.is_global
