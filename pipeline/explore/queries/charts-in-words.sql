-- What the charts show, in one sentence each
--
-- The main numbers in each chart on the charts page, with published and invented letters apart. Type a theme's short
-- name, such as public, to see its sentences. Doubtful figures are left out of the shares and counted separately.
--
-- Parameters: theme

with
pooled as materialized (
  select
    measure_summary.*,
    sufficient || ' of ' || total || case
      when total < 5 then ''
      else ' (' || iif(total < 10, '', cast(round(100 * share) as integer) || '%, ') || '95% interval '
        || cast(round(100 * wilson_low) as integer) || ' to ' || cast(round(100 * wilson_high) as integer) || ')'
    end as figure,
    total is not null and letters >= 5 and total >= 30 as enough
  from measure_summary
  where measure in (select id from measures where trim(:theme) = '' or theme = trim(:theme))
),
lowest as (
  select invented, label, figure, row_number() over (partition by invented order by share, measure) as place
  from pooled
  where enough
),
highest as (
  select invented, label, figure, row_number() over (partition by invented order by share desc, measure) as place
  from pooled
  where enough
),
largest as (
  select measure, invented, label, figure, row_number() over (partition by invented order by total desc, measure) as place
  from pooled
  where total is not null
),
put_together as (
  select
    pooled.invented,
    case
      when sum(enough) > 1
        then 'Of ' || sum(enough) || ' measures with enough cases, the share that met the standard runs from '
          || min(lowest.figure) || ' for “' || min(lowest.label) || '” to '
          || min(highest.figure) || ' for “' || min(highest.label) || '”. '
      when sum(enough) = 1
        then 'One measure has enough cases: “' || min(lowest.label) || '”, ' || min(lowest.figure) || '. '
      when sum(total is not null) > 0
        then 'The measure with the most cases is “' || min(largest.label) || '”: ' || min(largest.figure) || '. '
      else ''
    end
    || iif(
      sum(total is not null and not enough) > 0,
      sum(total is not null and not enough) || iif(sum(total is not null and not enough) = 1, ' measure has', ' measures have')
      || ' figures from fewer than five letters or 30 cases. ', ''
    )
    || iif(
      sum(total is null and letters_doubtful = 0) > 0,
      sum(total is null and letters_doubtful = 0)
      || iif(sum(total is null and letters_doubtful = 0) = 1, ' measure is', ' measures are') || ' judged in words only. ', ''
    )
    || iif(
      sum(letters_doubtful) > 0,
      'Left out: ' || sum(letters_doubtful) || iif(sum(letters_doubtful) = 1, ' figure that is', ' figures that are')
      || ' doubtful.', ''
    ) as sentence
  from pooled
  left join lowest on lowest.invented = pooled.invented and lowest.place = 1
  left join highest on highest.invented = pooled.invented and highest.place = 1
  left join largest on largest.invented = pooled.invented and largest.place = 1
  group by pooled.invented
),
yearly as (
  select
    largest.invented,
    largest.label,
    substr(results.published, 1, 4) as year,
    sum(results.sufficient) filter (where results.in_sums) as sufficient,
    sum(results.total) filter (where results.in_sums) as total,
    sum(results.in_sums) as letters,
    count(*) filter (where results.certainty is 'doubtful') as doubtful
  from largest
  join results on results.measure = largest.measure and results.invented = largest.invented
  where largest.place = 1 and results.total is not null
  group by largest.invented, year
),
by_year as (
  select
    invented,
    '“' || label || '”, the measure with the most cases, met the standard in ' || group_concat(
      sufficient || ' of ' || total || ' in ' || coalesce(year, 'years not known') || ' (' || letters || iif(letters = 1, ' letter)', ' letters)'),
      ', '
    ) || '.'
    || iif(
      sum(doubtful) > 0,
      ' Left out: ' || sum(doubtful) || iif(sum(doubtful) = 1, ' figure that is', ' figures that are') || ' doubtful.', ''
    ) as sentence
  from (select * from yearly order by invented, year is null, year)
  group by invented
),
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
    sum(basis = 'printed') || ' of ' || count(*) || ' results have their numbers printed in the sentence itself, '
    || sum(basis = 'referred') || ' take one from an earlier sentence, ' || sum(basis = 'inferred')
    || ' are inferred, and ' || sum(basis in ('words', 'percent'))
    || ' give a share in words or per cent only. A person has checked ' || sum(checked) || ' of the ' || count(*) || '.'
    || iif(
      sum(certainty is 'doubtful') > 0,
      ' Doubtful: ' || sum(certainty is 'doubtful') || ' of the ' || count(*) || '.', ''
    ) as sentence
  from results
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
select 'put-together' as chart, trim(sentence) as sentence, invented from put_together
union all select 'by-year', sentence, invented from by_year
union all select 'samples', sentence, invented from samples
union all select 'basis', sentence, invented from read
union all select 'held', sentence, invented from held
union all select 'map', sentence, invented from placed
order by 1, 3
