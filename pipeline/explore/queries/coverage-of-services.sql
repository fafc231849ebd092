-- Which services have a letter here
--
-- One row for each service of the list, and for each inspection known elsewhere: whether a letter is held, whether the
-- service is known to have been inspected without its letter being here, or whether nothing is known. Type a service's
-- name or part of it, in any form that the list or letters use, to see only these. Not known does not mean not
-- inspected: the list of known inspections comes from public sources and is not complete.
--
-- Parameters: name

with parts as (
  select
    slug as service, name as listed, null as called, aliases, nation, region, latitude, longitude,
    0 as letters, null as last_published, null as last_inspected, 0 as invented, 0 as facsimiles, null as inspection
  from areas
  union all
  select
    coalesce(area, area_name), null, area_name, null, null, null, null, null,
    1, published, coalesce(fieldwork_end, fieldwork_start), invented, facsimile, null
  from letters
  where coalesce(area, area_name) is not null
  union all
  select coalesce(area, area_name), null, area_name, null, null, null, null, null, 0, null, null, 0, 0, id
  from (
    select *, row_number() over (
      partition by coalesce(area, area_name) order by coalesce(fieldwork_start, published) desc, id
    ) as place
    from inspections_not_held
  )
  where place = 1
),
services as (
  select
    service, coalesce(max(listed), max(called)) as name, max(called) as called, max(aliases) as aliases,
    max(nation) as nation, max(region) as region, max(latitude) as latitude, max(longitude) as longitude,
    sum(letters) as letters, max(last_published) as last_published, max(last_inspected) as last_inspected,
    max(invented) as invented, sum(facsimiles) as facsimiles, max(inspection) as inspection
  from parts
  group by service
)
select
  services.name,
  services.nation,
  services.region,
  case
    when services.letters > 0 then 'letter held'
    when services.inspection is not null then 'inspected, letter not held'
    else 'not known'
  end as status,
  services.letters,
  services.last_published,
  services.last_inspected,
  missing.fieldwork_start,
  missing.fieldwork_end,
  missing.published,
  missing.known_from,
  missing.note,
  services.latitude,
  services.longitude,
  services.facsimiles,
  services.invented,
  services.service
from services
left join inspections as missing on missing.id = services.inspection
where trim(:name) = ''
  or instr(
    lower(replace(services.name || '|' || coalesce(services.aliases, '') || '|' || coalesce(services.called, ''), '-', ' ')),
    lower(replace(trim(:name), '-', ' '))
  ) > 0
order by services.region is null, services.region, services.name collate nocase, services.service
