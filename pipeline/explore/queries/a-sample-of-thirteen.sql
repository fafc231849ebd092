-- A result from about thirteen cases
--
-- One result, as an example of how to read a share: the one whose number of cases is nearest to 13. Results in which
-- all cases or none met the standard are skipped, and so are doubtful figures. A published letter is preferred to an
-- invented one, and a checked statement to an unchecked one.

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
  select *
  from results
  where sufficient between 1 and total - 1 and in_sums
  order by invented, abs(total - 13), checked desc, published desc, letter, measure
  limit 1
) as example
join letters on letters.id = example.letter
join measures on measures.id = example.measure
join findings on findings.id = example.finding
join paragraphs on paragraphs.id = findings.paragraph
