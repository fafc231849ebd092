-- Change between two letters of a service
--
-- For each measure on which two letters in a row about one service give figures: the earlier and the later share, the
-- difference in percentage points and its 95% interval (Newcombe's, from the two Wilson intervals). If the interval
-- contains 0, chance alone could explain the change. Doubtful figures, those given as at least or at most, those from
-- fewer than five cases, and second copies of a letter are left out. Type the service's key, or leave it empty to see
-- every service.
--
-- Parameters: service

select
  letters.area_name,
  measures.theme,
  changes.measure,
  measures.label,
  before.published as earlier_published,
  earlier.sufficient as earlier_sufficient,
  earlier.total as earlier_total,
  cast(round(100.0 * earlier.sufficient / earlier.total) as integer) as earlier_per_cent,
  letters.published,
  later.sufficient as later_sufficient,
  later.total as later_total,
  cast(round(100.0 * later.sufficient / later.total) as integer) as later_per_cent,
  cast(round(100 * changes.difference) as integer) as points,
  cast(round(100 * changes.difference_low) as integer) as points_from,
  cast(round(100 * changes.difference_high) as integer) as points_to,
  changes.change,
  earlier.marks as earlier_marks,
  later.marks as later_marks,
  later.invented,
  substr(later.finding, length(later.letter) + 2) as place,
  substr(earlier.finding, length(earlier.letter) + 2) as earlier_place,
  changes.letter,
  changes.earlier_letter,
  later.finding as later_finding,
  earlier.finding as earlier_finding
from changes
join letters on letters.id = changes.letter
join letters as before on before.id = changes.earlier_letter
join results as later on later.letter = changes.letter and later.measure = changes.measure
join results as earlier on earlier.letter = changes.earlier_letter and earlier.measure = changes.measure
join measures on measures.id = changes.measure
where letters.id in (
  select id from letters where coalesce(area, area_name) = :service
  union all
  select id from letters where trim(:service) = ''
)
order by
  letters.area_name,
  letters.published desc,
  instr('reoffending public child sentence court management cross context', measures.theme),
  measures.id
