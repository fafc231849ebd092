"""Telephone numbers in all the ways in which people write them, told from the numbers that a letter counts with."""

import re
from collections.abc import Iterator

SEPARATOR = r"(?:[)\]]? (?:\s{0,2}[-\u2013\u2014./\u00b7_]\s{0,2} | , | \s{0,2}) [(\[]?)"
BEFORE = r"(?<!\d) (?<!\d[-.,/\u2013\u2014]) (?<![\u00a3$\u20ac])"

# `07826 905352`, `0161 240 5336`, `(0161) 240-5336`, `+44 (0)20 7035 2203`: ten or eleven digits from the nought on.
SPACED = re.compile(
    rf"""
    {BEFORE} (?!0\d\s0\d)  # which are the places in a list
    \(? (?: (?:\+|00)44\)? [\s-]? (?:\(0\)[\s-]?)? [1-9] | 0[1-9] )
    (?: \)? [\s-]{{0,2}} \(? \d ){{8,9}}
    (?<! \s\d ) (?! [\s-]?\d )  # a lone figure after it is a count
    """,
    re.VERBOSE,
)
# The code that begins a number; without its plus, 44 must be followed by a code as long as those of towns.
BEGINNING = re.compile(
    rf"""
    {BEFORE} [(\[]{{0,2}}
    (?:
        (?P<abroad>(?:\+|00\s?)44) {SEPARATOR} (?:[(\[]\s?0\s?[)\]] {SEPARATOR})? (?P<after>[1-9]\d{{1,9}})
      | (?P<bare>44) {SEPARATOR} (?:[(\[]\s?0\s?[)\]] {SEPARATOR})?
        (?P<town>20(?={SEPARATOR}[378])|2[3489]|[1-9]\d{{2,4}}|[1-9]\d{{8,9}})(?!\d)
      | 0(?P<home>[1-9]\d{{1,9}})
    )
    (?!\d)
    """,
    re.VERBOSE,
)
GROUP = re.compile(rf"{SEPARATOR}(\d{{2,8}})(?!\d)", re.VERBOSE)
INTERNATIONAL = re.compile(r"[(\[]*(?:\+|00\s?)?44[)\]]?[\s.-]*(?:[(\[]\s?0\s?[)\]])?")
NATIONAL_DIGITS = (9, 10)
"""How many digits follow the nought, or the 44, of a British number."""
DIGIT = re.compile(r"\d")
FEWEST_DIGITS = 6
"""Of a number that is announced; any other has more."""
YEAR = re.compile("(?:19|20)[0-9]{2}")

# "Tel.", "Telephone number:", "Mob", "T:" before it say that the digits are a number to call, however they are set.
ANNOUNCED = re.compile(
    r"""
    \b (?: (?:tele?(?:phone)?|phone|mob(?:ile)?|fax) (?:\s?(?:nos?|numbers?)\b)? | [tm](?=:) )
    [\s.:)\-\u2013]{0,4}
    (?P<number> [+(\[]{0,2} \d (?:[\s().\[\]/\u2013\u2014\u00b7_,-]{0,3} \d){5,14} (?!\d) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
EXTENSION = re.compile(r"\s?[,;(]?\s?(?:ext(?:ension|n)?\b[.:]?|ext|x)\s?\d{1,6}\b\)?", re.IGNORECASE)


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where each telephone number begins and ends, with its extension; places may overlap."""
    if len(DIGIT.findall(text)) < FEWEST_DIGITS:
        return  # as in most paragraphs
    for found in SPACED.finditer(text):
        yield found.start(), _end_of_extension(text, found.end())
    for found in BEGINNING.finditer(text):
        if end := _end_of_groups(text, found):
            yield found.start(), _end_of_extension(text, end)
    for found in ANNOUNCED.finditer(text):
        if end := _end_of_called(found["number"]):
            yield found.start("number"), _end_of_extension(text, found.start("number") + end)


def _end_of_groups(text: str, beginning: re.Match[str]) -> int | None:
    """Where the groups of digits after the code have as many digits as a number has; None where they never have."""
    least, most = NATIONAL_DIGITS
    digits = len(beginning["after"] or beginning["town"] or beginning["home"])
    end, years = beginning.end(), 0
    while digits < most and (group := GROUP.match(text, end)):
        if digits + len(group[1]) > most or (beginning["bare"] and len(group[1]) <= 2):  # noqa: PLR2004 - pairs
            break
        digits, end = digits + len(group[1]), group.end()
        years += bool(YEAR.fullmatch(group[1]))
    in_table = beginning["bare"] and years > 1
    return end if least <= digits <= most and not in_table else None


def _end_of_called(number: str) -> int | None:
    """Where a number to call ends in the digits after "Tel."; None where they are the figures of a row of a table."""
    groups = list(re.finditer(r"\d+", number))
    sizes = [len(group[0]) for group in groups]
    first = groups[0][0]
    code = INTERNATIONAL.match(number)
    if first.startswith("0") and len(first) == 1 and not code and (set(sizes) != {1} or sum(sizes) not in (10, 11)):
        return None
    if not (first.startswith("0") or code or number[0] in "+(["):
        short = min(sizes) < 3  # noqa: PLR2004 - a local number has groups of three or more
        return None if short or all(YEAR.fullmatch(group[0]) for group in groups) else len(number)
    most = NATIONAL_DIGITS[1] + (len(re.sub(r"\D", "", code[0])) if code else 1)
    digits, end = 0, 0
    for size, group in zip(sizes, groups, strict=True):
        lone = size == 1 and digits >= most - 1 and set(sizes) != {1}  # a count that follows the number
        if digits + size > most or lone:
            break
        digits, end = digits + size, group.end()
    return end or None


def _end_of_extension(text: str, end: int) -> int:
    found = EXTENSION.match(text, end)
    return found.end() if found else end
