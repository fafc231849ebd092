-- Services and their letters
--
-- Type a service's name, part of it, or another name that it is known by. There is one row for each letter, by the
-- service's name, newest letter first. Leave it empty to list every letter. Give a page number to see a hundred
-- services at a time, starting with page 1.
--
-- Parameters: name, page

with
named as (
  select
    letters.*,
    coalesce(letters.area, letters.area_name) as service,
    coalesce(areas.name, letters.area_name) as service_name
  from letters
  left join areas on areas.slug = letters.area
  where trim(:name) = ''
    or instr(
      lower(coalesce(letters.area_name, '') || '|' || coalesce(areas.name || '|' || coalesce(areas.aliases, ''), '')),
      lower(trim(:name))
    )
),
placed as (
  select *, dense_rank() over (order by service is null, service_name collate nocase, service) as place
  from named
)
select
  service_name,
  service,
  nation,
  region,
  published,
  fieldwork_start,
  fieldwork_end,
  cases,
  (select count(*) from findings where findings.letter = placed.id) as findings,
  (select coalesce(sum(checked), 0) from findings where findings.letter = placed.id) as checked,
  facsimile,
  invented,
  scanned,
  id as letter,
  (place + 99) / 100 as page,
  ((select max(place) from placed) + 99) / 100 as pages,
  (select max(place) from placed) as services
from placed
where trim(:page) = '' or (place + 99) / 100 = cast(:page as integer)
order by place, published desc, id
