-- Services called …
--
-- Type a service's name or part of it, in any form that letters or the official list use, to see the services of that
-- name, with the number of their letters here. Leave it empty to list every service, including those with no letter
-- here.
--
-- Parameters: name

with every as (
  select service, name, called_in_letters, also_called, region, letters, first_published, last_published, facsimiles, invented
  from services
  union all
  select slug, name, null, aliases, region, 0, null, null, 0, 0
  from areas
  where slug not in (select service from services)
)
select
  service, name, called_in_letters, also_called, region, letters, first_published, last_published, facsimiles, invented
from every
where instr(
    lower(replace(name || '|' || coalesce(called_in_letters, '') || '|' || coalesce(also_called, ''), '-', ' ')),
    lower(replace(trim(:name), '-', ' '))
  ) > 0
order by name, service
