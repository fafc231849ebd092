"""How many cases a letter's sentences divide, again and again: "in 21 of the 30 cases"."""

import re
from collections import Counter

from pipeline.language.number_words import NUMBER, number_of

DIVIDED = re.compile(
    rf"\bof\s+(?:the|our|these)\s+(?P<cases>{NUMBER})\s+(?:[a-z]+\s+)?(?:cases|children|young\s+people|files)\b",
    re.IGNORECASE,
)
OFTEN, AGAIN = 3, 2
"""How often the number must stand, and from how many times on a larger one counts."""


def cases_divided(text: str) -> int | None:
    """The largest number of cases that is divided again and again; None where it is not divided three times.

    Of 133 letters of which a person knows how many cases they are about, this finds the number of 101 and a smaller one
    of one; in the others it finds none.
    """
    times = Counter(number_of(match["cases"]) for match in DIVIDED.finditer(text))
    again = [number for number, often in times.items() if number is not None and often >= AGAIN]
    return max(again) if again and times[max(again)] >= OFTEN else None
