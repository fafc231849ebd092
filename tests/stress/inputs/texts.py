"""Letters as plain text that are no text, or one without end."""

from tests.stress.inputs import Inputs
from tests.support.small_letter import TEXT

PASSAGES = {
    "sevens": "Of these, seven were good. " * 3_000,
    "shares": "In 17 of the 20 cases, nine of 12, two of which were late, " * 1_500,
    "counts": "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 of 11, " * 2_000,
    "thirds": "A third, half, two thirds and 33% of the 20 cases were good. " * 1_500,
    "remaining": "The remaining three were not. The other two were. " * 1_500,
    "quotations": "\u201c" * 20_000,
    "brackets": "(" * 50_000,
    "stops": ". " * 50_000,
    "e-mails": "a@" * 50_000,
    "names": "a.b-" * 50_000 + "@x",
    "telephones": "0161 496 0000 " * 5_000,
    "figures": "1234567890 " * 20_000,
    "figures-in-one": "1" * 300_000,
    "dates": "1st January 2014 to " * 5_000,
    "dashes": "-" * 200_000,
    "marks": "e\u0301" * 100_000,
    "invisible": "\u200b\u00ad\ufeff" * 50_000,
    "turned": "\u202e" * 1_000,
    "words": "assessment " * 50_000,
    "one-word": "assessment" * 30_000,
    "commas": "good, " * 50_000,
    "capitals": "YOT YOS YJB " * 20_000,
    "tongues": "Mae asesiadau yn dda mewn 17 o 20 achos. " * 2_000,
    "signs": "\x01\x02\x1b[2J\x7f\x85" * 5_000,
    "halves": "\u00bd \u2153 \u2044 " * 20_000,
    "wide": "\uff11\uff17 of the \uff12\uff10 cases " * 5_000,
    "huge": f"{10**30} of the {10**31} cases. " * 1_000,
    "below": "-17 of the -20 cases. " * 2_000,
    "none": "0 of the 0 cases. 20 of the 0 cases. " * 2_000,
    "percent": "1e400% and 999999999999% and NaN% of the 20 cases. " * 500,
    "faces": "\U0001f600" * 50_000,
    "tabs": "a\tb\t" * 20_000,
    "markup": "<i>" * 30_000,
    "stars": "*" * 100_000,
}
WHOLE = {
    "nothing": b"",
    "a-mark": b"\xef\xbb\xbf",
    "white": b" \n\t" * 10_000,
    "zeros": bytes(10_000),
    "utf-16": TEXT.encode("utf-16"),
    "utf-32": TEXT.encode("utf-32"),
    "latin-1": TEXT.replace("Eastmere", "Caf\xe9").encode("latin-1"),
    "noise": bytes(range(256)) * 400,
    "returns": TEXT.replace("\n", "\r").encode(),
    "feeds": TEXT.replace("\n", "\f").encode(),
    "one-line": TEXT.replace("\n", " ").encode(),
    "separators": TEXT.replace("\n", "\u2028").encode(),
    "twice": (TEXT * 2).encode(),
    "many-times": (TEXT * 500).encode(),
    "backwards": TEXT[::-1].encode(),
    "headings": ("1. Reduce the likelihood of reoffending\n\n" * 5_000).encode(),
    "bullets": (TEXT + "- 1.3. \n" * 20_000).encode(),
    "numbered": (TEXT + "".join(f"- 1.{place}. Good in 9 of 12.\n" for place in range(2_000))).encode(),
    "a-pdf": b"%PDF-1.7\n" + TEXT.encode(),
    "a-page": b"<!DOCTYPE html><p>" + TEXT.encode(),
    "rich": b"{\\rtf1 " + TEXT.encode() + b"}",
    "zipped": b"PK\x03\x04" + TEXT.encode(),
    "surrogates": TEXT.encode() + b"\xed\xa0\x80",
    "overlong": TEXT.encode() + b"\xc0\xaf",
}


def inputs() -> Inputs:
    """A good letter with each passage in the midst of it, and what is none."""
    for name, passage in PASSAGES.items():
        yield f"passage-{name}", TEXT.replace("- 1.2.", f"{passage}\n\n- 1.2.", 1).encode()
    for name, passage in PASSAGES.items():
        lines = passage[:20_000].replace(" ", "\n\n")
        yield f"lines-{name}", TEXT.replace("- 1.2.", f"{lines}\n\n- 1.2.", 1).encode()
    yield from WHOLE.items()
