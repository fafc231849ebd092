-- Letters
--
-- One row for each letter that could be read, by the service's name: its dates, how many numeric statements were found
-- in it, how many of these are doubtful, how many a person has checked, and how many numbers and statements still need
-- attention. Type a service's name, or part of it, and a year of publication to see only those. Give a page to see a
-- hundred letters at a time; found is how many there are in all.
--
-- Parameters: service, year, page

with chosen as (
  select *, count(*) over () as found
  from letters
  where (trim(:service) = '' or coalesce(area_name, id) like '%' || trim(:service) || '%')
    and (trim(:year) = '' or substr(published, 1, 4) = trim(:year))
  order by coalesce(area_name, id), published, id
  limit iif(cast(:page as integer) > 0, 100, -1)
  offset 100 * (max(1, min(cast(:page as integer), 1000000)) - 1)
)
select
  area_name,
  published,
  fieldwork_start,
  fieldwork_end,
  cases,
  (select count(*) from findings where findings.letter = chosen.id) as findings,
  (select count(*) from findings where findings.letter = chosen.id and findings.certainty = 'doubtful') as doubtful,
  (select count(*) from findings where findings.letter = chosen.id and findings.checked) as checked,
  (select count(*) from numbers where numbers.letter = chosen.id and numbers.status = 'unread') as numbers_unread,
  (select count(*) from problems where problems.letter = chosen.id) as problems,
  facsimile,
  invented,
  scanned,
  id as letter,
  found
from chosen
order by coalesce(area_name, id), published, id
