"""A letter's YAML files, each key with each odd value, and files that are no YAML."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

from tests.stress.builds import letter
from tests.stress.corpora import Spoil

BAD = "castle-ness-2016-03"

NUMBERS = ("-1", "1e400", ".nan", str(10**19), "9" * 5000, "0x7fffffffffffffff", "1_0", "1:30", "true", "[1]", '"20"')
WORDS = (
    '"a\\0b"',
    '"\\ud800"',
    '"\\u202e\\u0007"',
    "!!python/object:os.system x",
    "[[]]",
    "{a: b}",
    "1",
    f"'{'x' * 99_999}'",
)
DAYS = ("2014-02-30", "0000-01-01", "99999-01-01", "2014-04-23 25:61:00", "2014-04-23T00:00:00Z", "tomorrow", "1e9")

FACTS = {
    **dict.fromkeys(("cases",), NUMBERS),
    **dict.fromkeys(("area", "title", "note", "source"), WORDS),
    **dict.fromkeys(("published", "fieldwork_start"), DAYS),
    **dict.fromkeys(("invented", "facsimile"), ("yes please", "2", "null", "[]")),
    **dict.fromkeys(("unreadable", "complete"), ("''", "' '", "[]", "1", '"a\\nb"')),
    **dict.fromkeys(("id", "sha256", "__class__", "<<", "~"), ("x", "null")),
}
ENTRY = {
    "paragraph": ('"1.1"', *WORDS),
    "quote": ("17 out of the 20", *WORDS, "''"),
    "measure": ("reoffending.assessment", "nothing", "1", "''"),
    "role": ("headline", "nothing", "null", "1"),
    "verdict": ("sufficient", "nothing", "null", "[]"),
    "count": ("17", *NUMBERS),
    "total": ("20", *NUMBERS),
    "basis": ("printed", "nothing", "null"),
    "words": ("null", *WORDS),
    "by": ("AB", '"\\u202e"', "''", "[]"),
}
FILES = {
    "nothing": b"",
    "zeros": bytes(5000),
    "no UTF-8": b"area: caf\xe9\n",
    "UTF-16": "area: Alston\n".encode("utf-16"),
    "brackets": b"[" * 100_000,
    "braces": b"{a: " * 5_000,
    "a tab": b"area:\n\t- x\n",
    "two documents": b"area: Alston\n---\narea: Other\n",
    "an alias to nothing": b"area: *nothing\n",
    "an alias to itself": b"&a [*a]\n",
    "aliases that multiply": b"".join(
        b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9) if n else b"x") for n in range(12)
    ),
    "merges": b"a: &a {x: 1}\nb: {<<: *a, <<: [*a, *a]}\n",
    "a conflict": b"<<<<<<< one\narea: Alston\n=======\narea: Other\n>>>>>>> other\n",
    "a list": b"- a\n- b\n",
    "a word": b"Alston\n",
    "a key of lists": b"? [a, b]\n: c\n",
    "a key twice": b"area: a\narea: b\n",
    "a directive": b"%YAML 9.9\n---\narea: a\n",
    "a binary": b"area: !!binary x\n",
    "a set": b"!!set {a, b}\n",
    "an ordered map": b"!!omap [a: b]\n",
    "a mark of order": b"\xef\xbb\xbfarea: Alston\n",
    "signs of the terminal": b'area: "\x1b[2J"\n',
    "three megabytes": b"note: " + b"x" * 3_000_000,
}


def spoilt() -> Iterator[tuple[str, Spoil]]:
    """Letters with such files beside them."""
    for key, values in FACTS.items():
        for place, value in enumerate(values):
            yield f"letter.yml {key} {place}", partial(_with, "letter.yml", f"{key}: {value}\n".encode())
    for key, (_, *odd) in ENTRY.items():
        for place, value in enumerate(odd):
            lines = {each: usual for each, (usual, *_) in ENTRY.items()} | {key: value}
            entry = "\n  ".join(f"{each}: {said}" for each, said in lines.items())
            yield f"findings.yml {key} {place}", partial(_with, "findings.yml", f"- {entry}\n".encode())
    for name, (kind, content) in product(("letter.yml", "findings.yml", "second.yml"), FILES.items()):
        yield f"{name} of {kind}", partial(_with, name, content)


def _with(name: str, content: bytes, corpus: Path) -> None:
    (letter(corpus, BAD) / name).write_bytes(content)
