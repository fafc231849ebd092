"""What tests share without asking for it."""

import pytest


@pytest.fixture(autouse=True)
def sure_of_each_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a person goes over a letter, all readings are sure: which are doubtful changes with what was learned."""
    if "review" in request.node.nodeid:
        monkeypatch.setattr("pipeline.interpret.certainty_of", lambda *_: "sure")
