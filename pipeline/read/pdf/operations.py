"""What the program of a page says: its operators and what stands before each, found by one regular expression.

pdfminer's own reader goes through a program state by state and writes to its log at every token; with it, a letter took
half as long again. What is usual is read here as pdfminer reads it, to the last digit. All else is an UnusualError, and
pdfminer reads the program itself.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pdfminer.pdfinterp import PDFStackT
from pdfminer.psparser import ESC_STRING, LIT, literal_name

LONGEST = 2_000_000
"""Bytes: of longer programs, all operations at once would take too much memory."""

TOKEN = re.compile(
    rb"""[\0\s]*+ (?:
      < (?P<hex> [0-9A-Fa-f\s]*+ ) >
    | (?P<whole> [-+]?+ \d++ (?!\.) )
    | (?P<decimal> [-+]?+ (?: \d++ \. \d*+ | \. \d++ ) )
    | \( (?P<string> [^()\\]*+ ) \)
    | \( (?P<escaped> (?: [^()\\]++ | \\. | \( (?: [^()\\]++ | \\. )*+ \) )*+ ) \)
    | / (?P<name> (?: [^\#/%\[\]()<>{}\s]++ | \#[0-9A-Fa-f]{2} )++ ) (?! \# | \Z )
    | \[ (?P<line> (?: [\0\s]*+ (?:
        < [0-9A-Fa-f\s]*+ > | \( [^()\\]*+ \) | [-+]?+ (?: \d++ (?: \. \d*+ )?+ | \. \d++ )
      ) )++ ) [\0\s]*+ \]
    | (?P<operator> [A-Za-z] [^\#/%\[\]()<>{}\s]*+ | ['"] )
    | (?P<begin> \[ | << )
    | (?P<end> \] | >> )
    | % [^\r\n]*+
    | (?P<unusual> . )
    )""",
    re.VERBOSE | re.DOTALL,
)
"""A token, and the white before it."""
LINE, OPERATOR, BEGIN, END = (TOKEN.groupindex[group] for group in ("line", "operator", "begin", "end"))
PART = re.compile(
    rb"< ([0-9A-Fa-f\s]*+) > | \( ([^()\\]*+) \) | ([-+]?+ (?: \d++ (?: \. \d*+ )?+ | \. \d++ ))", re.VERBOSE
)
"""What stands in the list that sets a line: letters, in one of two ways, and how far to move between them."""
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
SPELT = re.compile(rb"#(..)")
NO_OPERATORS = frozenset([b"BI", b"ID", b"EI", b"true", b"false", b"null"])
"""A picture that stands in the program itself, and values."""


class UnusualError(Exception):
    """The program holds something that pdfminer must read itself."""


class Operation(NamedTuple):
    """An operator, and what stands between it and the one before."""

    operands: list[PDFStackT]
    operator: bytes


def operations_of(programs: Sequence[bytes]) -> list[Operation]:
    """The operations in order, each program's last without an operator; an UnusualError if pdfminer must read them."""
    if sum(map(len, programs)) > LONGEST:
        raise UnusualError
    try:
        return [operation for program in programs for operation in list_operations(program)]
    except ValueError as error:  # half a byte, a name that is no UTF-8, a number of thousands of digits
        raise UnusualError from error


def list_operations(program: bytes) -> list[Operation]:
    """The operations of one program; a ValueError where a value cannot be read."""
    operations: list[Operation] = []
    values: list[PDFStackT] = []
    around: list[tuple[bytes, list[PDFStackT]]] = []
    for token in TOKEN.finditer(program):
        kind = token.lastindex
        if kind is None:
            continue  # a comment
        if kind <= LINE:
            values.append(VALUE_OF[kind](token[kind]))
        elif kind == OPERATOR and not around and token[kind] not in NO_OPERATORS:
            operations.append(Operation(values, token[kind]))
            values = []
        elif kind == BEGIN:
            around.append((token[kind], values))
            values = []
        elif kind == END and around:
            beginning, outer = around.pop()
            outer.append(held_by(beginning + token[kind], values))
            values = outer
        else:
            raise UnusualError
    if around:
        raise UnusualError
    return [*operations, Operation(values, b"")]


def held_by(brackets: bytes, values: list[PDFStackT]) -> PDFStackT:
    """The list or the dictionary that the brackets hold."""
    if brackets == b"[]":
        return values
    if brackets != b"<<>>" or len(values) % 2:
        raise UnusualError
    return {literal_name(key): value for key, value in zip(values[::2], values[1::2], strict=True)}


@lru_cache(maxsize=4096)
def from_digits(digits: bytes) -> bytes:
    """The string that is given by its bytes; a ValueError where one of them is not whole."""
    return bytes.fromhex(digits.decode())


def name_of(name: bytes) -> PDFStackT:
    """The name, with what it spells by number."""
    return LIT(SPELT.sub(lambda spelt: bytes.fromhex(spelt[1].decode()), name).decode())


def unescaped(string: bytes) -> bytes:
    """The string with what its backslashes stand for; pdfminer drops a character that needs none."""
    return ESCAPE.sub(meant_by, string)


def meant_by(escape: re.Match[bytes]) -> bytes:
    """The byte that stands in the string instead, or none."""
    digits, character = escape.groups()
    if digits:
        return bytes([int(digits, 8)])  # a ValueError above 255
    if character == b"\r":
        raise UnusualError
    return bytes([ESC_STRING[character]]) if character in ESC_STRING else b""


def line_of(parts: bytes) -> PDFStackT:
    """The list of what is set in a line."""
    return [
        (float(number) if b"." in number else int(number)) if number else string or from_digits(digits)
        for digits, string, number in PART.findall(parts)
    ]


VALUE_OF: tuple[Callable[[bytes], PDFStackT], ...] = (
    bytes,  # there is no group 0
    from_digits,
    int,
    float,
    bytes,
    unescaped,
    name_of,
    line_of,
)
"""How the value is read from the text of each group of a token, by its number."""
