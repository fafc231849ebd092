-- Services that have a letter here
--
-- The services by name, each with the key that its page's address ends in.

select distinct
  coalesce(areas.name, letters.area_name) as service_name,
  coalesce(letters.area, letters.area_name) as service
from letters
left join areas on areas.slug = letters.area
where letters.area_name is not null or letters.area is not null
order by service_name collate nocase, service
