"""Pages that say what another page of the file says: the same page twice, or the same page of another letter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.text import Aside
from pipeline.read.pdf.lines import Level, glue
from pipeline.read.sheet import Sheet

FEW = 150
"""Letters: of no more, two pages may be the same without being one page."""
LONG = 30
"""Characters: a line as long is printed again by chance on no other page."""
SHARED, MOST = 3, 0.5
"""Such lines, and of a page's: one of another letter of the same make has as many in common, and no head is as long."""


def once_each(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, of a page that stands there twice, one after the other, only the first with its words.

    A whole letter that stands there twice is two letters, also one of a single page.
    """
    texts = ["".join(glyph.text for glyph in sheet.glyphs) for sheet in sheets]
    if len(set(texts)) < 2:  # noqa: PLR2004  # nothing but that page
        return list(sheets)
    kept = list(sheets[:1])
    for before, text, sheet in zip(texts, texts[1:], sheets[1:], strict=False):
        if text == before and len(text) > FEW:
            aside = Aside(kind="repeated page", text="", page=sheet.page)
            kept.append(replace(sheet, glyphs=(), across=(), asides=(*sheet.asides, aside)))
        else:
            kept.append(sheet)
    return kept


def alike(pages: Mapping[int, Sequence[Level]]) -> dict[int, int]:
    """For each page, by its number, the first one that says mostly the same; itself where there is none."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for page, levels in pages.items():
        lines = {text for text in (glue(level).text for level in levels) if len(text) >= LONG}
        shared = Counter(first[text] for text in lines if text in first)
        other, count = shared.most_common(1)[0] if shared else (page, 0)
        found[page] = found[other] if count >= max(SHARED, MOST * len(lines)) else page
        for text in lines:
            first.setdefault(text, page)
    return found
