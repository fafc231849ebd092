-- Services and their letters
--
-- Type a service's name, part of it, or another name that it is known by. There is one row for each letter, by the
-- service's name, newest letter first. Leave it empty to list every letter. Give a page number to see a hundred
-- services at a time, starting with page 1.
--
-- Parameters: name, page

with
named as (
  select letter, service, service_turn
  from letters_in_order
  where trim(:name) = ''
    or letter in (
      select letters.id
      from letters
      left join areas on areas.slug = letters.area
      where instr(
          lower(coalesce(letters.area_name, '') || '|' || coalesce(areas.name || '|' || coalesce(areas.aliases, ''), '')),
          lower(trim(:name))
        )
    )
),
placed as materialized (select *, dense_rank() over (order by service_turn) as place from named),
counted as materialized (select max(place) as services from placed)
select
  services.name as service_name,
  placed.service,
  letters.nation,
  letters.region,
  letters.published,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.cases,
  (select count(*) from findings where findings.letter = placed.letter) as findings,
  (select coalesce(sum(checked), 0) from findings where findings.letter = placed.letter) as checked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  placed.letter as letter,
  (placed.place + 99) / 100 as page,
  (counted.services + 99) / 100 as pages,
  counted.services
from placed
cross join counted
join letters on letters.id = placed.letter
left join services on services.service = placed.service
where trim(:page) = '' or (placed.place + 99) / 100 = cast(:page as integer)
order by placed.place, letters.published desc, placed.letter
