-- What the charts of all letters show, in one sentence each
--
-- The main numbers in the charts of letters, inspections and services on the charts page, with published and invented
-- letters apart.

with
sizes as (
  select
    invented, cases,
    row_number() over (partition by invented order by cases) as place,
    count(*) over (partition by invented) as letters
  from letters
  where cases is not null
),
samples as (
  select
    invented,
    case letters
      when 1 then 'One letter says how many cases were examined: ' || max(cases) || '.'
      else letters || ' letters say how many cases were examined: from ' || min(cases) || ' to ' || max(cases)
        || '; half of the letters had ' || max(case when place = (letters + 1) / 2 then cases end) || ' or fewer.'
    end as sentence
  from sizes
  group by invented
),
read as (
  select
    invented,
    coalesce(sum(results) filter (where basis = 'printed'), 0) || ' of ' || sum(results)
    || ' results have their numbers printed in the sentence itself, '
    || coalesce(sum(results) filter (where basis = 'referred'), 0) || ' take one from an earlier sentence, '
    || coalesce(sum(results) filter (where basis = 'inferred'), 0) || ' are inferred, and '
    || coalesce(sum(results) filter (where basis in ('words', 'percent')), 0)
    || ' give a share in words or per cent only. A person has checked '
    || coalesce(sum(results) filter (where checked), 0) || ' of the ' || sum(results) || '.'
    || iif(sum(doubtful) > 0, ' Doubtful: ' || sum(doubtful) || ' of the ' || sum(results) || '.', '') as sentence
  from results_by_basis
  group by invented
),
held as (
  select
    invented,
    count(*) || iif(count(*) = 1, ' letter is here', ' letters are here')
    || case
      when invented then ', all invented'
      else '; known inspections with no letter here: ' || (select count(*) from inspections_not_held)
    end || '.' as sentence
  from letters
  group by invented
),
placed as (
  select
    letters.invented,
    iif(
      letters.invented,
      'Invented services are nowhere, so they have no place on the map: '
        || count(distinct coalesce(letters.area, letters.area_name)) || '.',
      'Services with a place on the map: '
        || count(distinct letters.area) filter (where areas.latitude is not null and areas.longitude is not null)
        || ' of ' || count(distinct coalesce(letters.area, letters.area_name)) || '.'
    ) as sentence
  from letters
  left join areas on areas.slug = letters.area
  group by letters.invented
)
select 'samples' as chart, sentence, invented from samples
union all select 'basis', sentence, invented from read
union all select 'held', sentence, invented from held
union all select 'map', sentence, invented from placed
order by 1, 3
