"""Lists of services and of inspections with rows that cannot be meant."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.stress.corpora import Spoil

AREAS = "slug,name,nation,region,latitude,longitude\nalston,Alston,England,North,54.5,-2\n"
INSPECTIONS = "area_name,fieldwork_start,fieldwork_end,published,cases,known_from,note\nAlston,2014-02,,,,,\n"

ROWS = {
    "twice": "alston,Alston,England,North,,\n",
    "too few": "b\n",
    "too many": "b,B,England,North,1,2,3,4\n",
    "nothing": ",,,,,\n",
    "no number": "b,B,England,North,north,\n",
    "too far": "b,B,England,North,91,0\n",
    "endless": "b,B,England,North,inf,0\n",
    "not a number": "b,B,England,North,nan,0\n",
    "a NUL": "b,B\0,England,North,,\n",
    "an open quotation": 'b,"B,England,North,,\n',
    "a huge cell": f'b,"{"x" * 200_000}",England,North,,\n',
    "a surrogate": "b,B\udce9,England,North,,\n",
    "a formula": "b,=cmd|x,England,North,,\n",
    "a line end in a cell": 'b,"B\nB",England,North,,\n',
    "a slug with a slash": "../b,B,England,North,,\n",
    "an odd nation": "b,B,Scotland,North,,\n",
    "markup": "b,<script>,England,North,,\n",
}
INSPECTED = {
    "twice": "Alston,2014-02,,,,,\n",
    "no day": "Bute,2014-02-30,,,,,\n",
    "no month": "Bute,2014-13,,,,,\n",
    "backwards": "Bute,2014-03,2014-02,,,,\n",
    "no cases": "Bute,,,,0,,\n",
    "too many cases": f"Bute,,,,{10**30},,\n",
    "no name": ",2014-02,,,,,\n",
    "a name of marks": "---,2014-02,,,,,\n",
    "too few": "Bute\n",
    "too many": "Bute,,,,,,,,,\n",
    "a NUL": "Bu\0te,,,,,,\n",
    "an open quotation": 'Bute,"2014-02,,,,,\n',
    "a huge cell": f'Bute,,,,,,"{"x" * 200_000}"\n',
    "a surrogate": "Bu\udce9te,,,,,,\n",
    "an odd address": "Bute,,,,,javascript:alert(1),\n",
    "Arabic figures": "Bute,\u0662\u0660\u0661\u0664-02,,,,,\n",
    "the year nought": "Bute,0000-01,,,,,\n",
}
HEADS = ("", "\n", "slug\n", "slug,slug\na,b\n", ",,,\n", "\x00\n", "x" * 200_000, "\ufeff", '"\n', "slug;name\na;b\n")


def spoilt() -> Iterator[tuple[str, Spoil]]:
    """Corpora with such lists. An older database stays as it was, or the row is put up with."""
    for name, head, rows in (("areas.csv", AREAS, ROWS), ("inspections.csv", INSPECTIONS, INSPECTED)):
        for kind, row in rows.items():
            yield f"{name} with {kind}", partial(_written, name, head + row)
        for place, text in enumerate(HEADS):
            yield f"{name} headed {place}", partial(_written, name, text)
        yield f"{name} as a folder", partial(_as_folder, name)
        yield f"{name} leading out", partial(_linked, name)


def _written(name: str, text: str, corpus: Path) -> None:
    (corpus / name).write_bytes(text.encode("utf-8", "surrogateescape"))


def _as_folder(name: str, corpus: Path) -> None:
    (corpus / name).mkdir()


def _linked(name: str, corpus: Path) -> None:
    (corpus / name).symlink_to("/etc/passwd")
