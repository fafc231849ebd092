"""Columns in plain words, from `column_names.yml`, beside their technical names on Datasette's own pages."""

import re
from functools import cache
from pathlib import Path

import yaml
from markupsafe import Markup, escape

FILE = Path(__file__).parent / "column_names.yml"

_NAME = r"(?P<name>[a-z][a-z0-9_]*)"
_DESCRIPTIONS = re.compile(r'<dl class="column-descriptions">.*?</dl>', re.DOTALL)
_DESCRIBED = re.compile(rf"(?P<before><dt>){_NAME}(?=</dt>)")
_HEADING = re.compile(rf'(?P<before><th\b[^>]*\bclass="col-[^>]*>\s*(?:<a\b[^>]*>)?\s*){_NAME}(?=\s*<|&nbsp;)')
_FACET = re.compile(rf'(?P<before><p class="facet-info-name">\s*<strong>){_NAME}(?=\s)')
_OPTION = re.compile(rf"<option(?P<selected> selected)?>{_NAME}</option>")
_SORT = re.compile(rf'(?P<before><option value="[^"]*"[^>]*>Sort by ){_NAME}(?=</option>)')
_NARROW = "@media only screen and (max-width: 576px)"
_CARD = re.compile(rf':before \{{ content: "{_NAME}"')


@cache
def column_names() -> dict[str, str]:
    """The plain name of each column of the tables, the views and the saved queries, by its technical name."""
    found: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def with_plain_names(html: str) -> Markup:
    """The markup of a page, each column that we know by its plain name and its own."""
    html = _DESCRIPTIONS.sub(lambda listed: _DESCRIBED.sub(_both, listed[0]), html)
    for place in (_HEADING, _FACET):
        html = place.sub(_both, html)
    html = _OPTION.sub(_choice, html)
    html = _SORT.sub(lambda found: f"{found['before']}{_in_brackets(found['name'])}", html)
    return Markup(html)  # noqa: S704 - markup that a template has made, escaped there


def with_plain_labels(html: str) -> Markup:
    """The same for the styles that label the cells where each row is a card: on narrow screens, and on paper."""
    html = html.replace(_NARROW, f"@media print, {_NARROW.removeprefix('@media ')}")
    return Markup(_CARD.sub(lambda found: f':before {{ content: "{_in_brackets(found["name"])}"', html))  # noqa: S704


def _both(found: re.Match[str]) -> str:
    plain = column_names().get(found["name"])
    if plain is None:
        return found[0]
    return f'{found["before"]}<span class="plain">{escape(plain)}</span> <span class="technical">{found["name"]}</span>'


def _choice(found: re.Match[str]) -> str:
    """The option as the browser sends it: by its technical name."""
    return f'<option value="{found["name"]}"{found["selected"] or ""}>{_in_brackets(found["name"])}</option>'


def _in_brackets(name: str) -> str:
    plain = column_names().get(name)
    return name if plain is None else f"{escape(plain)} ({name})"
