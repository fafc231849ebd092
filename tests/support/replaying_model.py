"""A language model that gives recorded answers, installed as any plugin of `llm` is."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import llm
import pytest
from llm.plugins import pm

from models.checked import CheckedEntry

NAME = "replaying"

Recorded = str | Exception | float
"""What the model says, what it fails with, or how many seconds it takes to say nothing."""
_SAID = ("paragraph", "quote", "measure", "role", "verdict", "count", "total", "basis", "words", "optional")


def answer(entries: Iterable[CheckedEntry]) -> str:
    """A good answer with these entries."""
    return json.dumps({"entries": [entry.model_dump(include=set(_SAID)) for entry in entries]})


@dataclass
class Recording:
    """What the model is to say, one after the other, the last again and again; and what it was asked."""

    answers: Sequence[Recorded]
    supports_schema: bool = True
    asked: list[llm.Prompt] = field(default_factory=list)

    @property
    def sent(self) -> str:
        """All that was sent to it but the guide."""
        return "\n".join(str(prompt.prompt) for prompt in self.asked)

    @llm.hookimpl
    def register_models(self, register: object) -> None:
        assert callable(register)
        register(_Replaying(self))


class _Replaying(llm.Model):
    model_id = NAME

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self.supports_schema = recording.supports_schema

    def execute(
        self,
        prompt: llm.Prompt,
        stream: bool,  # noqa: ARG002, FBT001 - as llm asks
        response: llm.Response,
        conversation: llm.Conversation | None,  # noqa: ARG002 - as llm asks
    ) -> Iterator[str]:
        said = self.recording.answers[min(len(self.recording.asked), len(self.recording.answers) - 1)]
        self.recording.asked.append(prompt)
        response.set_resolved_model("replaying-2026-11")
        if isinstance(said, Exception):
            raise said
        if isinstance(said, float):
            time.sleep(said)
            return
        yield said


@contextmanager
def replaying(
    monkeypatch: pytest.MonkeyPatch, settings: Path, *answers: Recorded, supports_schema: bool = True
) -> Iterator[Recording]:
    """The model is installed, with settings of its own; what it is asked stands in the recording."""
    monkeypatch.setenv("LLM_USER_PATH", str(settings))
    recording = Recording(answers, supports_schema)
    pm.register(recording, name=NAME)
    try:
        yield recording
    finally:
        pm.unregister(name=NAME)
