"""The templates of our pages, filled in fast: without a break, and compiled once on each machine."""

from collections.abc import Mapping
from contextlib import suppress
from weakref import WeakKeyDictionary

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, Template
from jinja2.bccache import Bucket

from pipeline.explore.database import Datasette

_OF_PAGES: WeakKeyDictionary[Datasette, Environment] = WeakKeyDictionary()


async def filled(datasette: Datasette, request: Datasette, template: str, context: Mapping[str, object]) -> str:
    """The text of a page: the template of this name with what is in the context, and what every page knows."""
    if datasette not in _OF_PAGES:
        _OF_PAGES[datasette] = _environment_of_pages(datasette.jinja_env)
    text: str = await datasette.render_template(_OF_PAGES[datasette].get_template(template), context, request=request)
    return text


def _environment_of_pages(of_datasette: Environment) -> Environment:
    found = of_datasette.overlay(enable_async=False, bytecode_cache=_kept_on_this_machine())
    found.template_class = _FilledAtOnce
    return found


class _FilledAtOnce(Template):
    """A template that is filled in without a break.

    Datasette's own may wait for something in the middle, and each call of a macro makes ready for that: it takes half
    as long again. What our pages show is all there before.
    """

    async def render_async(self, *context: object, **more: object) -> str:
        """The text; this is the method that Datasette calls."""
        return self.render(*context, **more)


class _Compiled(FileSystemBytecodeCache):
    """Templates as Python compiled them, in a temporary folder of this user: it takes most of a second for all."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _kept_on_this_machine() -> BytecodeCache | None:
    try:
        return _Compiled(pattern="sqs-%s.cache")
    except (OSError, RuntimeError):  # there is no folder that is this user's alone
        return None
