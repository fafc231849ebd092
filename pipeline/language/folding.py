"""Text folded: what means the same and is set otherwise made alike, be it white space, quotation marks or dashes."""

_TYPED = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)


def single_spaced(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def as_typed(text: str) -> str:
    """The text as a keyboard has it, quotation marks straight and dashes short; each character keeps its place."""
    return text.translate(_TYPED)
