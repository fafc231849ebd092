-- The service before and the service after
--
-- Type a service's key to see the services that come before and after it by name. Leave it empty to see no service.
--
-- Parameters: service

with named as (
  select coalesce(areas.name, letters.area_name) as name, coalesce(letters.area, letters.area_name) as service
  from letters
  left join areas on areas.slug = letters.area
  where coalesce(letters.area, letters.area_name) is not null
),
here as materialized (select name collate nocase as name, service from named where service = :service limit 1),
before as (
  select named.name, named.service
  from named, here
  where named.name collate nocase < here.name or (named.name = here.name collate nocase and named.service < here.service)
  order by named.name collate nocase desc, named.service desc
  limit 1
),
after as (
  select named.name, named.service
  from named, here
  where named.name collate nocase > here.name or (named.name = here.name collate nocase and named.service > here.service)
  order by named.name collate nocase, named.service
  limit 1
)
select
  before.service as service_before,
  before.name as name_before,
  after.service as service_after,
  after.name as name_after
from here
left join before on 1
left join after on 1
