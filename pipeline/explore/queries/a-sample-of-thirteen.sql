-- A result from about thirteen cases
--
-- One result, as an example of how to read a share: the one whose number of cases is nearest to 13. Results in which
-- all cases or none met the standard are skipped, and so are doubtful figures. A published letter is preferred to an
-- invented one, and a checked statement to an unchecked one.

with
points as (
  select *, abs(total - 13) as away
  from funnel_points
  where sufficient between 1 and total - 1 and not doubtful and bound is null
),
nearest as (select invented, away from points order by invented, away limit 1)
select
  letters.area_name,
  letters.published,
  letters.title,
  measures.label,
  example.measure,
  example.sufficient,
  example.total,
  cast(round(100.0 * example.sufficient / example.total) as integer) as per_cent,
  cast(round(100 * example.wilson_low) as integer) as interval_from,
  cast(round(100 * example.wilson_high) as integer) as interval_to,
  findings.quote,
  paragraphs.number,
  example.certainty,
  example.marks,
  example.checked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(findings.id, length(findings.letter) + 2) as place,
  example.letter,
  example.finding
from (
  select results.*
  from points
  join nearest on nearest.invented = points.invented and nearest.away = points.away
  join results
    on results.measure = points.measure and results.invented = points.invented and results.total = points.total
    and results.sufficient = points.sufficient
  where results.in_sums
  order by results.checked desc, results.published desc, results.letter, results.measure
  limit 1
) as example
join letters on letters.id = example.letter
join measures on measures.id = example.measure
join findings on findings.id = example.finding
join paragraphs on paragraphs.id = findings.paragraph
