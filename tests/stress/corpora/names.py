"""Letters with odd names, odd kinds of file, and links."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.stress.builds import letter
from tests.stress.corpora import Spoil
from tests.support.small_letter import TEXT

NAMES = (
    *(
        "a b",
        "a'b",
        'a"b',
        "a%2fb",
        "a\\b",
        "a;b",
        "a|b",
        "a?b",
        "a#b",
        "a\nb",
        "a\tb",
        "a\x1b[2Jb",
        "-rf",
        "--help",
        "~",
    ),
    *(
        "con",
        "nul.txt",
        "x" * 255,
        "é",
        "e\u0301",
        "\u202ea",
        "\U0001f600",
        "\u0130",
        "ALSTON-2013-02",
        "{{7*7}}",
        "<b>",
    ),
    *("=1+1", "%s", "$HOME", "letter.pdf", "0", "null", "a.b", "a..b", "a,b", "a:b", os.fsdecode(b"caf\xe9"), "sqs.db"),
)
FILES = (
    "x.PDF",
    "x.pdf.pdf",
    " .pdf",
    "é.pdf",
    "X.pdf",
    "a b.pdf",
    os.fsdecode(b"\xff.pdf"),
    "=1.pdf",
    "\n.pdf",
    "ß.pdf",
)
LINKED = ("letter.txt", "letter.yml", "findings.yml", "second.yml")


def spoilt() -> Iterator[tuple[str, Spoil]]:
    """Corpora that hold these beside good letters."""
    for name in NAMES:
        yield f"a letter called {name[:20]!a}", partial(_called, name)
    for name in FILES:
        yield f"a file called {name!a}", partial(_file, name)
    for name in LINKED:
        for target in ("/etc/passwd", "/dev/zero", "..", ".", "/proc/self/environ", name):
            yield f"{name} leading to {target}", partial(_linked, name, target)
    for kind in ("letter.pdf", "letter.yml", "findings.yml", "second.yml"):
        yield f"a pipe called {kind}", partial(_pipe, kind)
    yield "a folder without a letter", lambda corpus: (corpus / "empty").mkdir()
    yield "a folder in a circle", lambda corpus: (corpus / "round").symlink_to(corpus)
    yield "a folder that leads out", lambda corpus: (corpus / "out").symlink_to("/etc")
    yield "both a PDF and a text", _both


def _called(name: str, corpus: Path) -> None:
    letter(corpus, name)


def _file(name: str, corpus: Path) -> None:
    (corpus / name).write_bytes(b"%PDF-1.4\n")


def _linked(name: str, target: str, corpus: Path) -> None:
    folder = letter(corpus, "castle-ness-2016-03")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)


def _pipe(name: str, corpus: Path) -> None:
    os.mkfifo(letter(corpus, "castle-ness-2016-03") / name)


def _both(corpus: Path) -> None:
    (letter(corpus, "castle-ness-2016-03") / "letter.pdf").write_text(TEXT)
