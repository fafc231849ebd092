"""Another name of a service, written into `areas.csv`."""

import csv
from io import StringIO
from pathlib import Path

from pipeline.corpus.areas import area_of, areas_in
from pipeline.corpus.atomic_write import replace_file
from pipeline.corpus.folders import AREAS, PROJECT, areas_file
from pipeline.errors import CorpusError


def write_alias(name: str, slug: str, corpus: Path) -> Path:
    """The list of services that now has the name among the service's others; every other line stays as it was.

    CorpusError where there is no such service, or where another goes by the name.
    """
    areas = areas_in(corpus)
    path = areas_file(corpus)
    wanted = next((area for area in areas if area.slug == slug), None)
    if wanted is None:
        raise CorpusError(f"{path} has no service {slug}: `sqs service NAME` lists those that a name may mean.")
    known = area_of(name, areas)
    if known:
        raise CorpusError(f"{path}: {known.name} ({known.slug}) goes by the name {name} already.")
    if "|" in name or not name.strip() or not name.isprintable():
        raise CorpusError(f"“{name}” cannot be the name of a service: write it without | and line breaks.")
    before = path.read_bytes().decode("utf-8-sig")
    marked = path.read_bytes().startswith(b"\xef\xbb\xbf")
    after = _with_alias(before, slug, name.strip())
    own = _list_to_write(path, corpus)
    replace_file(own, after.encode("utf-8-sig" if marked else "utf-8"))
    return own


def _list_to_write(path: Path, corpus: Path) -> Path:
    """The list itself; for a corpus elsewhere, a copy there, since what is installed is lost with the next version."""
    is_ours_to_write = path != AREAS or corpus.resolve().is_relative_to(PROJECT)
    return path if is_ours_to_write else corpus / "areas.csv"


def _with_alias(text: str, slug: str, name: str) -> str:
    lines = text.splitlines(keepends=True)
    rows = csv.reader(lines)
    head = next(rows)
    begun = rows.line_num
    for row in rows:
        if row and row[head.index("slug")] == slug:
            place = head.index("aliases")
            row[place] = "|".join(filter(None, (row[place], name)))
            anew = StringIO()
            ending = "\r\n" if lines[begun].endswith("\r\n") else "\n"
            csv.writer(anew, lineterminator=ending).writerow(row)
            return "".join((*lines[:begun], anew.getvalue(), *lines[rows.line_num :]))
        begun = rows.line_num
    raise CorpusError(f"{slug} is not in the list of services.")
