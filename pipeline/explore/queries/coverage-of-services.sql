-- Which services have a letter here
--
-- One row for each service of the list, and for each inspection known elsewhere: whether a letter is held, whether the
-- service is known to have been inspected without its letter being here, or whether nothing is known. Type a service's
-- name or part of it, in any form that the list or letters use, to see only these. Not known does not mean not
-- inspected: the list of known inspections comes from public sources and is not complete.
--
-- Parameters: name

with held as (
  select
    coalesce(area, area_name) as service, max(area_name) as called, count(*) as letters, max(published) as last_published,
    max(coalesce(fieldwork_end, fieldwork_start)) as last_inspected, max(invented) as invented, sum(facsimile) as facsimiles
  from letters
  where coalesce(area, area_name) is not null
  group by 1
),
missing as (
  select
    coalesce(area, area_name) as service, area_name, fieldwork_start, fieldwork_end, published, known_from, note,
    row_number() over (
      partition by coalesce(area, area_name) order by coalesce(fieldwork_start, published) desc, id
    ) as place
  from inspections_not_held
),
services as (
  select slug as service, name, aliases, nation, region, latitude, longitude from areas
  union all
  select service, called, null, null, null, null, null from held where service not in (select slug from areas)
  union all
  select service, area_name, null, null, null, null, null
  from missing
  where place = 1 and service not in (select slug from areas) and service not in (select service from held)
)
select
  services.name,
  services.nation,
  services.region,
  case
    when held.letters > 0 then 'letter held'
    when missing.service is not null then 'inspected, letter not held'
    else 'not known'
  end as status,
  coalesce(held.letters, 0) as letters,
  held.last_published,
  held.last_inspected,
  missing.fieldwork_start,
  missing.fieldwork_end,
  missing.published,
  missing.known_from,
  missing.note,
  services.latitude,
  services.longitude,
  coalesce(held.facsimiles, 0) as facsimiles,
  coalesce(held.invented, 0) as invented,
  services.service
from services
left join held on held.service = services.service
left join missing on missing.service = services.service and missing.place = 1
where trim(:name) = ''
  or instr(
    lower(replace(services.name || '|' || coalesce(services.aliases, '') || '|' || coalesce(held.called, ''), '-', ' ')),
    lower(replace(trim(:name), '-', ' '))
  ) > 0
order by services.region is null, services.region, services.name collate nocase, services.service
