"""Language models, reached through the `llm` library: the one place that imports it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions, version
from queue import Empty, Queue
from threading import Thread

import llm

from pipeline.curate.second.answer import shortened
from pipeline.errors import SqsError


class ServiceError(SqsError):
    """A model that cannot be had, or that gave no answer."""


@dataclass(frozen=True)
class Reply:
    """What a model said, and what it said that it is."""

    text: str
    version: str


@dataclass(frozen=True)
class LanguageModel:
    """A model that can be asked."""

    model: llm.Model
    options: Mapping[str, str]
    seconds: float
    """How long an answer may take."""

    @property
    def name(self) -> str:
        """What `llm` calls it."""
        return str(self.model.model_id)

    @property
    def receiver(self) -> str:
        """Whom the words go to, as far as its plugin lets one know."""
        if address := getattr(self.model, "api_base", None):
            return f"the server at {address}, through {self._plugin}"
        if self.model.needs_key:
            return f"the online service “{self.model.needs_key}”, through {self._plugin}"
        return f"{self._plugin}, which asks for no key: it probably runs on this computer, but its own page says where"

    @property
    def _plugin(self) -> str:
        return _package_and_version(type(self.model).__module__.split(".")[0])

    def ask(self, guide: str, request: str, schema: str) -> Reply:
        """Its answer; ServiceError where it gives none in time, or the service refuses."""
        asked = json.loads(schema) if self.model.supports_schema else None
        system = guide if asked else f"{guide}\n# The schema of the answer\n\n{schema}\n"

        def answer() -> Reply:
            response = self.model.prompt(request, system=system, schema=asked, stream=False, options=dict(self.options))
            text = response.text()
            return Reply(text, f"{response.resolved_model or self.name} ({self._plugin})")

        return self._in_time(answer)

    def _in_time(self, answer: Callable[[], Reply]) -> Reply:
        """What `answer` returns. It runs in a thread of its own, which is left behind where it takes too long."""
        answered: Queue[Reply | Exception] = Queue()

        def run() -> None:
            try:
                answered.put(answer())
            except Exception as error:  # noqa: BLE001 - whatever a plugin raises is said in one sentence below
                answered.put(error)

        Thread(target=run, daemon=True).start()
        try:
            reply = answered.get(timeout=self.seconds)
        except Empty:
            raise ServiceError(
                f"{self.name} gave no answer within {self.seconds:g} seconds: try again later, or allow more with "
                "--timeout."
            ) from None
        if isinstance(reply, Exception):
            said = shortened(str(reply)).rstrip(".") or type(reply).__name__
            raise ServiceError(f"{self.name} cannot be used now: {said}.") from reply
        return reply


@cache
def _package_and_version(module: str) -> str:
    """What brought this module, and its version. To look through all that is installed takes longer than an answer."""
    name = next(iter(packages_distributions().get(module, ())), None)
    return f"{name} {version(name)}" if name else module


def language_model(name: str, *, options: Mapping[str, str], seconds: float) -> LanguageModel:
    """The model of that name; ServiceError where `llm` knows none, or it takes no such option."""
    try:
        model = llm.get_model(name)
    except llm.UnknownModelError:
        raise ServiceError(
            f"There is no language model {name}: `llm models` lists those that are installed, and "
            "`llm install` adds more."
        ) from None
    unknown = [option for option in options if option not in model.Options.model_fields]
    if unknown:
        raise ServiceError(f"{name} has no option {unknown[0]}: `llm models --options -m {name}` lists its options.")
    return LanguageModel(model, options, seconds)
