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
    letters.id, letters.published,
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
placed as materialized (
  select *, dense_rank() over (order by service is null, service_name collate nocase, service) as place
  from named
),
counted as materialized (select max(place) as services from placed)
select
  placed.service_name,
  placed.service,
  letters.nation,
  letters.region,
  letters.published,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.cases,
  (select count(*) from findings where findings.letter = placed.id) as findings,
  (select coalesce(sum(checked), 0) from findings where findings.letter = placed.id) as checked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  placed.id as letter,
  (placed.place + 99) / 100 as page,
  (counted.services + 99) / 100 as pages,
  counted.services
from placed
cross join counted
join letters on letters.id = placed.id
where trim(:page) = '' or (placed.place + 99) / 100 = cast(:page as integer)
order by placed.place, letters.published desc, placed.id
