"""The services that a name may mean."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.text.wrapping import wrap
from pipeline.corpus.likely_areas import LikelyArea
from pipeline.corpus.naming import for_corpus


def likely_lines(name: str, likely: Sequence[LikelyArea], corpus: Path, width: int) -> Iterator[str]:
    """The lines, folded at `width`: each service with the reason, then what settles it."""
    if not likely:
        yield from wrap(f"No service in areas.csv has a name like {name}: add the service there.", width)
        return
    yield f"No service in areas.csv is called {name}. It may be:"
    longest = max(len(each.area.slug) for each in likely)
    for area, why in likely:
        rest = (longest + 4) * " "
        yield from wrap(f"{area.name}: {why}", width, first=f"  {area.slug:<{longest}}  ", rest=rest)
    command = f"sqs service {shlex.quote(name)} {likely[0].area.slug}{for_corpus(corpus)}"
    yield f"To add the name to the one that is right: {command}"
