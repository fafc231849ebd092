"""A file fetched from its address: over http or https alone, of bounded size and in bounded time."""

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from http.client import responses
from urllib.parse import urlsplit

import httpx

from pipeline import __version__
from pipeline.curate.add.asking import AnswerLimits, TooMuchError, WebAnswer, asked
from pipeline.curate.add.places import is_private
from pipeline.errors import SqsError
from pipeline.read import HEADER_WITHIN
from pipeline.read.kinds import WEB_PAGE, packed_kind, worded_kind

LARGEST = 20_000_000
"""Bytes. The letters have five pages or so; a scan of one has a few million."""
LONGEST = 60.0
"""Seconds in which the whole file must have come, redirects and all."""
LONGEST_SILENCE = 20.0
"""Seconds to wait for a server that sends nothing."""
MOST_REDIRECTS = 10

PROGRAM = "sqs-letters"
"""By this name a site's `robots.txt` may address us."""

HEADERS = {
    "User-Agent": f"{PROGRAM}/{__version__} (a person is adding published letters)",
    "Accept": "application/pdf, text/html;q=0.5",
    "Accept-Encoding": "identity",
}

_SCHEMES = ("http", "https")
_SAVE_IT = "or save the letter yourself and give the file"

Refusal = Callable[[str], str | None]
"""Why an address is none to fetch from, as it follows “was not downloaded, because it”; None where it may be."""


@dataclass(frozen=True)
class FetchedFile:
    """What an address gave."""

    address: str
    """At which it was found in the end, after every redirect."""
    content: bytes
    encoding: str | None = None
    """Of a web page's text, where the server names it."""

    @property
    def is_web_page(self) -> bool:
        """Whether it is a page of links rather than a letter."""
        return not is_pdf(self.content) and worded_kind(self.content) == WEB_PAGE


def is_pdf(content: bytes | bytearray) -> bool:
    """Whether the content begins like a PDF, whatever its file is called."""
    return b"%PDF-" in content[:HEADER_WITHIN]


def refusal_of(address: str) -> str | None:
    """Why nothing should be fetched from the address, if that is so."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "is not a valid web address: check it"
    if parts.scheme not in _SCHEMES:
        return "does not begin with https:// or http://"
    if "@" in parts.netloc:
        return "contains a user name: only letters that are open to everyone belong in the corpus"
    return None if parts.hostname else "is not a valid web address: check it"


def fetch(address: str, *, refusal: Refusal = refusal_of) -> FetchedFile:
    """The PDF or the web page at the address; SqsError where neither can be fetched, or none should be."""
    why = refusal(address)
    if why:
        raise SqsError(f"{re.sub('//[^/]*@', '//', address)} was not downloaded, because it {why}.")
    try:
        answer = follow(address, HEADERS, _all_of_a_letter(LARGEST), refusal=refusal)
    except TooMuchError as error:
        raise _too_large(address) from error
    except httpx.TimeoutException as error:
        raise _too_slow(address) from error
    except httpx.RemoteProtocolError as error:
        raise _transfer_error(address) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SqsError(
            f"{address} cannot be downloaded ({_reason(error)}): check the address and your network, {_SAVE_IT}."
        ) from error
    if answer is None:
        raise SqsError(
            f"{address}: the server redirects to an address that sqs does not follow; check the address, {_SAVE_IT}."
        )
    return _fetched(answer, address)


def follow(address: str, headers: dict[str, str], limits: AnswerLimits, *, refusal: Refusal) -> WebAnswer | None:
    """The answer at the end of all redirects; None where one leads where none should, or there are too many.

    None is followed to this machine or into its network, unless to the host that the address itself names. The time
    is for all of them together; what `refusal` takes is not counted.
    """
    found, left, cookies = address, limits.seconds, httpx.Cookies()
    for _ in range(MOST_REDIRECTS):
        if found != address:
            is_elsewhere = urlsplit(found).hostname != urlsplit(address).hostname
            if refusal_of(found) or (is_elsewhere and is_private(found)) or refusal(found):
                return None
        begun = time.monotonic()
        answer = asked(found, headers, cookies, replace(limits, seconds=left))
        if answer.moved_to is None:
            return answer
        found, left = answer.moved_to, left - (time.monotonic() - begun)
    return None


def _all_of_a_letter(largest: int) -> AnswerLimits:
    """Nobody waits for the end of what is neither a PDF nor a web page."""

    def is_neither(content: bytearray) -> bool:
        return len(content) >= HEADER_WITHIN and not is_pdf(content) and worded_kind(bytes(content)) != WEB_PAGE

    return AnswerLimits(LONGEST, LONGEST_SILENCE, largest, is_neither)


def _fetched(answer: WebAnswer, address: str) -> FetchedFile:
    if answer.status != httpx.codes.OK:
        said = f"{answer.status} ({responses.get(answer.status, 'unknown')})"
        raise SqsError(f"{address}: the server answered {said}; check the address, {_SAVE_IT}.")
    fetched = FetchedFile(answer.address, answer.content, answer.encoding)
    if not (is_pdf(answer.content) or fetched.is_web_page):
        kind = packed_kind(fetched.content)
        cure = f"but {kind.name}: {kind.cure}" if kind else "or a web page: give the letter's own address"
        raise SqsError(f"{address} is not a PDF {cure}.")
    return fetched


def _reason(error: BaseException | None) -> str:
    """What the system says of it, else what the library does."""
    said = str(error)
    while error:
        if isinstance(error, OSError) and error.errno:
            # A name that is not known has a negative number, and words of its own.
            return os.strerror(error.errno) if error.errno > 0 else str(error.strerror)
        error = error.__cause__ or error.__context__
    return said


def _too_large(address: str) -> SqsError:
    return SqsError(
        f"{address} is larger than {LARGEST // 1_000_000} MB, which is too big for a letter: "
        "give the letter's own address."
    )


def _too_slow(address: str) -> SqsError:
    return SqsError(f"{address}: the server took too long; try again later, {_SAVE_IT}.")


def _transfer_error(address: str) -> SqsError:
    return SqsError(f"{address} was not downloaded completely: try again, {_SAVE_IT}.")
