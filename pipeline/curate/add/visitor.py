"""Many files fetched politely: as each site's `robots.txt` allows, and with a pause between two requests to it."""

import time
from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpx

from pipeline.curate.add import fetching
from pipeline.curate.add.asking import AnswerLimits, TooMuchError
from pipeline.curate.add.fetching import PROGRAM, FetchedFile, follow, refusal_of
from pipeline.curate.add.web_page import site_of

PAUSE = 1.0
"""Seconds between two requests to one site, where it asks for no longer."""
LONGEST_PAUSE = 30.0
"""Seconds: a site that asks for a longer one gets this."""
LARGEST_RULES = 500_000
"""Bytes of a robots.txt; one that is larger was made for no program (RFC 9309, 2.5)."""


@dataclass
class Visitor:
    """One who fetches, and knows when each site was last asked and what it allows."""

    _asked: dict[tuple[str, int | None], float] = field(default_factory=dict)
    _rules: dict[tuple[str, int | None], RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, address: str, *, site: str | None = None) -> FetchedFile:
        """The file at the address; SqsError where it cannot be fetched, or its site wants it left alone.

        With a `site`, the address of a page, no redirect to another site is followed.
        """

        def refusal(found: str) -> str | None:
            if why := refusal_of(found):
                return why
            if site and site_of(found) != site_of(site):
                return "is on another site than the page that links to it"
            rules = self._rules_of(found)
            if rules is None:
                return "is on a site that did not say what programs may fetch (robots.txt): try again later"
            if not rules.can_fetch(PROGRAM, found):
                return "is closed to programs by the site's robots.txt: save it yourself and give the file"
            self._wait(found, float(rules.crawl_delay(PROGRAM) or 0))
            return None

        return fetching.fetch(address, refusal=refusal)

    def _wait(self, address: str, asked_for: float) -> None:
        pause = max(PAUSE, min(asked_for, LONGEST_PAUSE))
        last = self._asked.get(site_of(address))
        if last is not None:
            time.sleep(max(0.0, last + pause - time.monotonic()))
        self._asked[site_of(address)] = time.monotonic()

    def _rules_of(self, address: str) -> RobotFileParser | None:
        site = site_of(address)
        if site not in self._rules:
            self._rules[site] = _rules_at(address)
        return self._rules[site]


def _rules_at(address: str) -> RobotFileParser | None:
    """What the site allows: all where it has no `robots.txt`; None where that cannot be had (RFC 9309, 2.3.1)."""
    limits = AnswerLimits(fetching.LONGEST, fetching.LONGEST_SILENCE, LARGEST_RULES)
    try:
        answer = follow(urljoin(address, "/robots.txt"), {"User-Agent": PROGRAM}, limits, refusal=refusal_of)
    except (httpx.HTTPError, httpx.InvalidURL, TooMuchError):
        return None
    if answer is None or answer.status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return None
    rules = RobotFileParser()
    rules.parse(answer.content.decode("utf-8", "replace").splitlines() if answer.status == httpx.codes.OK else [])
    return rules
