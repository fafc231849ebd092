-- Services on a map
--
-- One row for each service that has a letter here. The pin is the mean place of where its people live, not an office; a
-- service that the list does not know has none, and stands in the table only. Pins of invented services stand in the
-- sea, where there is no real place to mistake them for. All that the map shows stands in the table below it.

select
  coalesce(areas.name, letters.area_name) as service_name,
  areas.region,
  count(*) as letters,
  max(coalesce(letters.fieldwork_end, letters.fieldwork_start, letters.published)) as last_inspected,
  max(letters.published) as last_published,
  areas.latitude,
  areas.longitude,
  sum(letters.facsimile) as facsimiles,
  letters.invented,
  case
    when areas.slug is not null
      then json_object(
        'title', areas.name,
        'description',
        count(*) || iif(count(*) = 1, ' letter', ' letters')
        || coalesce(', last inspected ' || max(coalesce(letters.fieldwork_end, letters.fieldwork_start, letters.published)), '')
        || iif(letters.invented, '. Invented.', ''),
        'link', '../services/' || areas.slug
      )
  end as popup
from letters
left join areas on areas.slug = letters.area
group by coalesce(letters.area, letters.area_name), letters.invented
order by service_name collate nocase, letters.invented
