"""Who may come to the desk: the browser that was given the address, and only from the desk's own page."""

import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Final

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Gate:
    """The one-time token of the address, and the cookie that it is exchanged for."""

    def __init__(self, port: int) -> None:
        self.hosts: Final = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie: Final = f"sqs_desk_{port}"
        """Cookies of one host are shared by all its ports: two desks must not take each other's."""
        self._token: str | None = secrets.token_urlsafe(32)
        self._session: str | None = None

    @property
    def address(self) -> str:
        """Where the desk opens, once."""
        return f"http://{self.hosts[0]}/?token={self._token}"

    def exchange(self, token: str) -> str | None:
        """The cookie to set for the token; None where it is wrong, or was used before."""
        if self._token is None or not hmac.compare_digest(token.encode(), self._token.encode()):
            return None
        self._token, self._session = None, secrets.token_urlsafe(32)
        return f"{self.cookie}={self._session}; Path=/; HttpOnly; SameSite=Strict"

    def why_not(self, headers: Mapping[str, str], *, writes: bool) -> str | None:
        """Why the request is refused, in a sentence; None where it may pass."""
        return self.why_not_here(headers, writes=writes) or self._why_not_they(headers)

    def why_not_here(self, headers: Mapping[str, str], *, writes: bool) -> str | None:
        """The same for a request that need not bring the cookie yet."""
        if headers.get("Host") not in self.hosts:
            return "This is not the desk's address."
        if headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            return "Another page asked for this."
        if writes and headers.get("Origin") != f"http://{headers.get('Host')}":
            return "Only the desk's own page can change a letter."
        return None

    def _why_not_they(self, headers: Mapping[str, str]) -> str | None:
        try:
            given = SimpleCookie(headers.get("Cookie", "")).get(self.cookie)
        except CookieError:
            given = None
        if self._session and given and hmac.compare_digest(given.value.encode(), self._session.encode()):
            return None
        return (
            "Open the desk at the address that sqs review printed. Each address works once: run it again for a new one."
        )
