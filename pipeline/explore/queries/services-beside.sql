-- The service before and the service after
--
-- Type a service's key to see the services that come before and after it by name. Leave it empty to see no service.
--
-- Parameters: service

with named as (
  select distinct
    coalesce(areas.name, letters.area_name) as service_name,
    coalesce(letters.area, letters.area_name) as service
  from letters
  left join areas on areas.slug = letters.area
  where coalesce(letters.area, letters.area_name) is not null
),
placed as (
  select
    service,
    lag(service) over by_name as service_before,
    lag(service_name) over by_name as name_before,
    lead(service) over by_name as service_after,
    lead(service_name) over by_name as name_after
  from named
  window by_name as (order by service_name collate nocase, service)
)
select service_before, name_before, service_after, name_after
from placed
where service = :service
