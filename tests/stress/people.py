"""Who is named in letterheads, contact paragraphs and copy lists, and how they can be reached: taken at run time."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"\+?\d[\d ]{8,}\d")
HEAD = re.compile(r"^<i>(?:To|From|Copy to):</i>\t(.+)$", re.MULTILINE)
LISTED = re.compile(r"\t<i>([^<]+)</i>$", re.MULTILINE)
NAME = re.compile(r"(?:[A-Z][\w'\u2019-]+ ){1,3}[A-Z][\w'\u2019-]+")
TITLES = re.compile(r"^(?:Sir|Dr|Councillor|Cllr|Mr|Mrs|Ms) ")
CONTACT = re.compile(r"^(?:If you have any|Note:|For further|Should you).*$", re.MULTILINE)


def people_in(texts: Iterable[str]) -> frozenset[str]:
    """Each name, address and number. A name has no word that the letters print in small letters too."""
    whole = list(texts)
    common = {word for text in whole for word in re.findall(r"\b[a-z]{2,}\b", text)}
    found = {each for text in whole for each in _in_letter(text, common)}
    return frozenset(found)


def transcripts(*corpora: Path) -> Iterator[str]:
    """The text of each letter, as people have copied it from the page."""
    for corpus in corpora:
        for path in sorted(corpus.glob("*/letter.txt")):
            yield path.read_text(encoding="utf-8")


def _in_letter(text: str, common: set[str]) -> Iterator[str]:
    yield from E_MAIL.findall(text)
    yield from (number.strip() for number in TELEPHONE.findall(text))
    names = [name for row in HEAD.findall(text) for name in [row.split(",")[0]] if "list" not in name]
    names += [name for row in LISTED.findall(text) for name in row.split(", ") if not re.search(r"\d", name)]
    names += [name for words in CONTACT.findall(text) for name in NAME.findall(words)]
    for name in names:
        plain = TITLES.sub("", name.strip())
        words = plain.casefold().split()
        if len(words) > 1 and not set(words) & common - {"mark", "grant", "rose"}:
            yield plain
