-- One service and its letters
--
-- The letters about one service, newest first. Type the service's key: its short name in the list of services, such as
-- cambridgeshire, or its name as printed if it is not in the list. Leave it empty to list every letter.
--
-- Parameters: service

select
  coalesce(areas.name, letters.area_name) as service_name,
  coalesce(letters.area, letters.area_name) as service,
  letters.nation,
  letters.region,
  letters.title,
  letters.published,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.cases,
  (select count(*) from findings where findings.letter = letters.id) as findings,
  (select count(*) from findings where findings.letter = letters.id and findings.certainty = 'doubtful') as doubtful,
  (select coalesce(sum(checked), 0) from findings where findings.letter = letters.id) as checked,
  (select count(*) from numbers where numbers.letter = letters.id and numbers.status = 'unread') as numbers_unread,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  letters.note,
  letters.source,
  letters.id as letter
from letters
left join areas on areas.slug = letters.area
where letters.id in (
  select id from letters where coalesce(area, area_name) = :service
  union all
  select id from letters where trim(:service) = ''
)
order by letters.published desc, letters.id
