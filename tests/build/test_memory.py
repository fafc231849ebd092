"""What is loaded is kept once, so that nothing which has been used up since is kept with it."""

import gc

import pytest

from pipeline.build.memory import MADE_BETWEEN, keep_what_is_loaded


def test_a_process_keeps_what_is_loaded_once_only(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    kept: list[None] = []
    monkeypatch.setattr(gc, "freeze", lambda: kept.append(None))
    keep_what_is_loaded.cache_clear()
    try:
        for _ in range(3):
            keep_what_is_loaded()
        assert len(kept) == 1
        assert gc.get_threshold()[0] == MADE_BETWEEN
    finally:
        gc.set_threshold(*before)
