"""A letter fetched from its address: over http or https alone, of bounded size and in bounded time.

The standard library does it: one file is asked for, once, and nothing is kept between two requests.
"""

import re
import time
from contextlib import closing
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead, responses
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from pipeline import __version__
from pipeline.errors import SqsError
from pipeline.read import HEADER_WITHIN
from pipeline.read.kinds import packed_kind

LARGEST = 20_000_000
"""Bytes. The letters have five pages or so; a scan of one has a few million."""
LONGEST = 60.0
"""Seconds in which the whole file must have come."""
LONGEST_SILENCE = 20.0
"""Seconds to wait for a server that sends nothing."""

_SCHEMES = ("http", "https")
_CHUNK = 1 << 16
_SAVE_IT = "or save the letter yourself and give the file"


def is_pdf(content: bytes | bytearray) -> bool:
    """Whether the content begins like a PDF, whatever its file is called."""
    return b"%PDF-" in content[:HEADER_WITHIN]


def fetch(address: str) -> bytes:
    """The PDF at the address; SqsError where none can be fetched, or none should be."""
    refusal = _refusal(address)
    if refusal:
        raise SqsError(f"{re.sub('//[^/]*@', '//', address)} was not downloaded, because it {refusal}.")
    until = time.monotonic() + LONGEST
    # In an address, as browsers show it, there may be spaces and letters with accents.
    request = Request(quote(address, safe="!#$%&'()*+,/:;=?@[]~"))  # noqa: S310 - `_refusal` has looked at its scheme
    request.add_header("User-Agent", f"sqs-letters/{__version__} (a person is adding one published letter)")
    request.add_header("Accept", "application/pdf")
    try:
        with closing(_opener().open(request, timeout=LONGEST_SILENCE)) as response:
            return _content(response, address, until)
    except HTTPError as error:
        raise SqsError(f"{address}: {_answer(error.code)}.") from error
    except TimeoutError as error:
        raise _too_slow(address) from error
    except IncompleteRead as error:
        raise _transfer_error(address) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            raise _too_slow(address) from error
        why = getattr(reason, "strerror", None) or reason
        raise SqsError(
            f"{address} cannot be downloaded ({why}): check the address and your network, {_SAVE_IT}."
        ) from error


def _refusal(address: str) -> str | None:
    """Why the address is none to fetch from, if it is not."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "is not a valid web address: check it"
    if parts.scheme not in _SCHEMES:
        return "does not begin with https:// or http://"
    if "@" in parts.netloc:
        return "contains a user name: only letters that are open to everyone belong in the corpus"
    return None


class _Redirects(HTTPRedirectHandler):
    """Follows the server to another address if that may be fetched."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to make next; HTTPError where there must be none."""
        if _refusal(newurl):
            raise HTTPError(newurl, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """What fetches web addresses. The library's own would open files of this machine, too."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _content(response: HTTPResponse, address: str, until: float) -> bytes:
    content = bytearray()
    if (response.length or 0) > LARGEST:
        raise _too_large(address)
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > LARGEST:
            raise _too_large(address)
        if len(content) >= HEADER_WITHIN and not is_pdf(content):
            break
        if time.monotonic() > until:
            raise _too_slow(address)
    if not is_pdf(content):
        kind = packed_kind(bytes(content))
        if kind:
            raise SqsError(f"{address} is not a PDF but {kind.name}: {kind.cure}.")
        raise SqsError(
            f"{address} is not a PDF: if it is a page that links to the letter, give the letter's own address."
        )
    if response.length:
        raise _transfer_error(address)
    return bytes(content)


def _answer(code: int) -> str:
    if 300 <= code < 400:  # noqa: PLR2004 - the answers that lead elsewhere
        return f"the server redirects to an address that sqs does not follow; check the address, {_SAVE_IT}"
    return f"the server answered {code} ({responses.get(code, 'unknown')}); check the address, {_SAVE_IT}"


def _too_large(address: str) -> SqsError:
    return SqsError(
        f"{address} is larger than {LARGEST // 1_000_000} MB, which is too big for a letter: "
        "give the letter's own address."
    )


def _too_slow(address: str) -> SqsError:
    return SqsError(f"{address}: the server took too long; try again later, {_SAVE_IT}.")


def _transfer_error(address: str) -> SqsError:
    return SqsError(f"{address} was not downloaded completely: try again, {_SAVE_IT}.")
