-- Services on a map
--
-- One row for each service that has a letter here. The pin marks the middle of where the service's people live, not an
-- office. A service that is not in the list has no pin and is only in the table; nor has an invented one, which is
-- nowhere. Everything on the map is also in the table below it.

select
  coalesce(areas.name, letters.area_name) as service_name,
  areas.region,
  count(*) as letters,
  max(coalesce(letters.fieldwork_end, letters.fieldwork_start, letters.published)) as last_inspected,
  max(letters.published) as last_published,
  iif(letters.invented, null, areas.latitude) as latitude,
  iif(letters.invented, null, areas.longitude) as longitude,
  sum(letters.facsimile) as facsimiles,
  letters.invented,
  case
    when areas.slug is not null and not letters.invented
      then json_object(
        'title', areas.name,
        'description',
        count(*) || iif(count(*) = 1, ' letter', ' letters')
        || coalesce(', last inspected ' || max(coalesce(letters.fieldwork_end, letters.fieldwork_start, letters.published)), ''),
        'link', '../services/' || areas.slug
      )
  end as popup
from letters
left join areas on areas.slug = letters.area
group by coalesce(letters.area, letters.area_name), letters.invented
order by service_name collate nocase, letters.invented
