-- Services called …
--
-- Type a service's name or part of it, in any form that letters or the official list use, to see the services of that
-- name, with the number of their letters here. Leave it empty to list every service, including those with no letter
-- here.
--
-- Parameters: name

with held as (
  select
    coalesce(area, area_name) as service,
    group_concat(distinct area_name) as called,
    count(*) as letters,
    min(published) as first_published,
    max(published) as last_published,
    sum(facsimile) as facsimiles,
    max(invented) as invented
  from letters
  where coalesce(area, area_name) is not null
  group by coalesce(area, area_name)
),
services as (
  select
    held.service, coalesce(areas.name, held.called) as name, held.called, areas.aliases, areas.region,
    held.letters, held.first_published, held.last_published, held.facsimiles, held.invented
  from held
  left join areas on areas.slug = held.service
  union all
  select slug, name, null, aliases, region, 0, null, null, 0, 0
  from areas
  where slug not in (select service from held)
)
select
  service, name, called as called_in_letters, aliases as also_called, region, letters, first_published,
  last_published, facsimiles, invented
from services
where instr(
    lower(replace(name || '|' || coalesce(called, '') || '|' || coalesce(aliases, ''), '-', ' ')),
    lower(replace(trim(:name), '-', ' '))
  ) > 0
order by name, service
