-- Inspections by year, with and without a letter here
--
-- The letters that are here, and the inspections that public sources mention but whose letter is not here. They are
-- listed by the year of the visit, or of publication if the date of the visit is not known. The list of known
-- inspections is not complete.

select
  coalesce(substr(coalesce(fieldwork_start, published), 1, 4), 'not known') as year,
  'letter here' as held,
  count(*) as inspections,
  sum(facsimile) as facsimiles,
  invented
from letters
group by 1, invented
union all
select coalesce(substr(coalesce(fieldwork_start, published), 1, 4), 'not known'), 'no letter here', count(*), 0, 0
from inspections_not_held
group by 1
order by 5, 1, 2
