"""One request to a web server that may be slow, endless or hostile: what it answers, within limits."""

import asyncio
import contextlib
import ssl
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import cache

import httpx

from pipeline.curate.add.places import is_asked_by_proxy, places_of

PACKED = ("gzip", "x-gzip", "deflate")
PLAIN = ("", "identity")
EITHER_HEADER = zlib.MAX_WBITS | 32
"""For zlib: the packed bytes begin as gzip's do, or as its own."""


class TooMuchError(Exception):
    """The answer is larger than it may be."""


@dataclass(frozen=True)
class WebAnswer:
    """What a server has answered."""

    address: str
    status: int
    moved_to: str | None
    """Where it says that the file is."""
    content: bytes
    encoding: str | None
    """Of its text, where the server names it."""


@dataclass(frozen=True)
class AnswerLimits:
    """How much an answer may take."""

    seconds: float
    """For all of it, from the first byte to the last."""
    silence: float
    """Seconds that a server may send nothing."""
    largest: int
    """Bytes, unpacked."""
    enough: Callable[[bytearray], bool] = lambda _: False
    """Whether so much is all that anybody wants to know."""


def asked(address: str, headers: dict[str, str], cookies: httpx.Cookies, limits: AnswerLimits) -> WebAnswer:
    """The answer; TooMuchError or a TimeoutException where it takes more than it may, another HTTPError if it fails."""

    async def in_time() -> WebAnswer:
        async with asyncio.timeout(limits.seconds):
            return await _asked(address, headers, cookies, limits)

    try:
        return asyncio.run(in_time())
    except TimeoutError as error:
        raise httpx.ReadTimeout("the whole answer took too long") from error


async def _asked(address: str, headers: dict[str, str], cookies: httpx.Cookies, limits: AnswerLimits) -> WebAnswer:
    """The answer of the first of the host's places that lets itself be asked."""
    places: tuple[str | None, ...] = (None,)
    if not is_asked_by_proxy(address):
        places = places_of(httpx.URL(address).host) or places
    for place in places[:-1]:
        with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
            return await _asked_at(place, address, headers, cookies, limits)
    return await _asked_at(places[-1], address, headers, cookies, limits)


async def _asked_at(
    place: str | None, address: str, headers: dict[str, str], cookies: httpx.Cookies, limits: AnswerLimits
) -> WebAnswer:
    """The answer at this place, under the host's own name; where it is None, wherever others find the host."""
    content = bytearray()
    named = httpx.URL(address)
    url = named.copy_with(host=place) if place else named
    told = {**headers, "Host": named.netloc.decode("ascii")}
    async with (
        httpx.AsyncClient(
            headers=told, cookies=cookies, timeout=limits.silence, verify=_certificates(), trust_env=place is None
        ) as client,
        client.stream("GET", url, extensions={"sni_hostname": named.raw_host.decode("ascii")}) as response,
    ):
        moved_to = str(named.join(response.headers["Location"])) if response.next_request else None
        if moved_to is None and response.status_code == httpx.codes.OK:
            if int(response.headers.get("Content-Length", "0")) > limits.largest:
                raise TooMuchError
            async for chunk in _unpacked(response, limits.largest):
                content += chunk
                if len(content) > limits.largest:
                    raise TooMuchError
                if limits.enough(content):
                    break
        cookies.update(client.cookies)
    return WebAnswer(str(named), response.status_code, moved_to, bytes(content), response.charset_encoding)


@cache
def _certificates() -> ssl.SSLContext:
    """Of those who vouch for servers: reading them takes longer than most answers."""
    return httpx.create_ssl_context()


async def _unpacked(response: httpx.Response, largest: int) -> AsyncIterator[bytes]:
    """What was sent, packed or not; of what is packed never more at once than may come in all."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in (*PLAIN, *PACKED):
        raise httpx.DecodingError(f"packed as {packing}, which was not asked for")
    unpacking = zlib.decompressobj(EITHER_HEADER)
    async for chunk in response.aiter_raw():
        if packing in PLAIN:
            yield chunk
            continue
        try:
            yield unpacking.decompress(chunk, largest + 1)
        except zlib.error as error:
            raise httpx.RemoteProtocolError(str(error)) from error
    if packing in PACKED and not unpacking.eof:
        raise httpx.RemoteProtocolError("broken off")
