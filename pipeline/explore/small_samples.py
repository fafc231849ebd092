"""How much is shown of a figure from few cases: one rule for every page, drawing and file."""

FEWEST_DRAWN = 5
"""With fewer cases the count stands alone: no interval, no drawing, no place beside the range of chance."""

FEWEST_SHARED = 10
"""With fewer cases there is no share in per cent, and the interval is drawn dashed."""


def is_enough_to_draw(total: int | None) -> bool:
    """Whether a figure of so many cases has an interval."""
    return total is not None and total >= FEWEST_DRAWN


def is_enough_for_a_share(total: int | None) -> bool:
    """Whether a figure of so many cases has a share in per cent."""
    return total is not None and total >= FEWEST_SHARED
