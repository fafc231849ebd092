-- Known inspections whose letter is not here
--
-- Inspections of this kind that public sources mention but whose letter is not in this database, in date order. Those
-- whose date is not known come last. If only the month is known, the date is the year and month. The list is not
-- complete.

select area_name, region, fieldwork_start, fieldwork_end, published, cases, known_from, note, id
from inspections_not_held
order by
  coalesce(fieldwork_start, published) is null, coalesce(fieldwork_start, published), id
