"""What changed on each measure from one letter about a service to the next, and what chance could explain of it."""

import sqlite3
from collections.abc import Iterable

from pipeline.load.body import Row
from pipeline.load.statistics import difference

FEWEST_CASES = 5
"""With fewer, an interval says next to nothing."""

PAIRS = """
with described as (
  select letters.id, letters.published, coalesce(letters.area, letters.area_name) as service
  from letters
  where letters.published is not null
    and exists (select 1 from results where results.letter = letters.id and not results.is_copy)
),
placed as (
  select id, service, dense_rank() over (partition by service order by published, id) as place
  from described
  where service is not null
),
usable as (
  select results.*, placed.service, placed.place
  from results
  join placed on placed.id = results.letter
  where results.total >= :fewest
    and results.certainty is not 'doubtful'
    and results.bound is null
    and not results.is_copy
)
select later.letter, later.measure, earlier.letter, earlier.sufficient, earlier.total, later.sufficient, later.total
from usable as later
join usable as earlier
  on earlier.service = later.service and earlier.measure = later.measure and earlier.place = later.place - 1
order by later.letter, later.measure
"""


def changes(connection: sqlite3.Connection) -> Iterable[Row]:
    """The rows of `changes`, from a database that holds the results with their statistics."""
    for letter, measure, earlier, *counts in connection.execute(PAIRS, {"fewest": FEWEST_CASES}):
        before, after = (counts[0], counts[1]), (counts[2], counts[3])
        found = difference(before, after)
        yield {
            "letter": letter,
            "measure": measure,
            "earlier_letter": earlier,
            "difference": found.share,
            "difference_low": found.low,
            "difference_high": found.high,
            "change": "higher" if found.low > 0 else "lower" if found.high < 0 else "chance could explain it",
        }
