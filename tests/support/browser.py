"""A real browser, driven: the Chromium that the machine has, asked what a person would see."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from shutil import which
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--no-sandbox",  # the tests may run as root, where its sandbox does not
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)

WIDTHS = (320, 768, 1280)

AXE: str = Axe().axe_script
"""The script of axe-core, which a page holds once it has run there."""


def chromium() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(which, NAMES)), None)


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """A page, and what went on behind it."""

    page: Page
    address: str
    """Where the site is."""
    complaints: list[str] = field(default_factory=list)
    """What the browser complained of: faults of scripts, what the policy of the page forbids, files not found."""
    elsewhere: list[str] = field(default_factory=list)
    """The addresses of other machines that were asked for."""

    def open(self, path: str) -> Page:
        """The page at this path of the site."""
        self.page.goto(f"{self.address}{path}", wait_until="load")
        return self.page

    def watch(self) -> None:
        """Put down what the browser complains of, and what it asks others for."""
        self.page.on("console", lambda message: self._complain(message.type, message.text))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self.page.on("request", self._asked)

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{self.page.url.removeprefix(self.address)}: {text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and not request.url.startswith(f"{self.address}/"):
            self.elsewhere.append(request.url)


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Watched]:  # noqa: ANN401 - Playwright's own options
    """A new page of the browser, watched; `options` are those of a Playwright context."""
    context: BrowserContext = browser.new_context(**options)
    try:
        seen = Watched(context.new_page(), address)
        seen.watch()
        yield seen
    finally:
        context.close()


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds on the page as it is now, by all its rules or by these, one sentence for each place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def is_wider_than_the_window(page: Page) -> bool:
    """Whether the page as a whole can be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
