"""By whatever name a reader calls the site, links lead to the site."""

import asyncio
from pathlib import Path

import pytest

from pipeline.explore.site import site
from tests.support.asgi import body_of, headers_of, messages_of

pytestmark = pytest.mark.slow

ADDRESSES = ("/sqs/findings", "/sqs/findings.json?_size=1", "/sqs/what-is-here", "/sqs/numbers.csv?_size=1", "/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("public", "host", "leads_to"),
    [
        (None, "evil.example", "http://127.0.0.1:8001/"),
        (None, "localhost:8001@evil.example", "http://127.0.0.1:8001/"),
        (None, "localhost:9000", "http://localhost:9000/"),
        (None, "[::1]:8001", "http://[::1]:8001/"),
        ("https://sqs.example.org/letters", "evil.example", "https://sqs.example.org/"),
        ("https://sqs.example.org", "sqs.example.org", "https://sqs.example.org/"),
    ],
)
def test_a_false_name_of_the_site_is_repeated_to_nobody(
    database: Path, address: str, public: str | None, host: str, leads_to: str
) -> None:
    sent = asyncio.run(messages_of(site(database, public_url=public), address, host=host))
    said = body_of(sent).decode() + str(headers_of(sent))
    assert sent[0]["status"] == 200
    assert "evil" not in said
    assert leads_to in said or "json+datasette" not in said
