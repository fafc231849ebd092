-- Letters
--
-- One row for each letter that could be read, by the service's name: its dates, how many numeric statements were found
-- in it, how many of these are doubtful, how many a person has checked, and how many numbers and statements still need
-- attention. Type a service's name, or part of it, and a year of publication to see only those. Give a page to see a
-- hundred letters at a time; found is how many there are in all.
--
-- Parameters: service, year, page

with
chosen as (
  select letter, turn, count(*) over () as found
  from letters_in_order
  where (trim(:year) = '' or year = trim(:year))
    and (
      trim(:service) = ''
      or letter in (select id from letters where coalesce(area_name, id) like '%' || trim(:service) || '%')
    )
  order by turn
  limit iif(cast(:page as integer) > 0, 100, -1)
  offset 100 * (max(1, min(cast(:page as integer), 1000000)) - 1)
)
select
  area_name,
  published,
  fieldwork_start,
  fieldwork_end,
  cases,
  (select count(*) from findings where findings.letter = chosen.letter) as findings,
  (select count(*) from findings where findings.letter = chosen.letter and findings.certainty = 'doubtful') as doubtful,
  (select count(*) from findings where findings.letter = chosen.letter and findings.checked) as checked,
  (select count(*) from numbers where numbers.letter = chosen.letter and numbers.status = 'unread') as numbers_unread,
  (select count(*) from problems where problems.letter = chosen.letter) as problems,
  facsimile,
  invented,
  scanned,
  chosen.letter,
  chosen.found
from chosen
join letters on letters.id = chosen.letter
order by chosen.turn
