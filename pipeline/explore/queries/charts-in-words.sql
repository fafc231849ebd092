-- What the charts of a theme show, in one sentence each
--
-- The main numbers in the charts of shares on the charts page, with published and invented letters apart. Type a
-- theme's short name, such as public, to see its sentences. Doubtful figures are left out of the shares and counted
-- separately.
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
  select largest.label, measure_years.*
  from largest
  join measure_years on measure_years.measure = largest.measure and measure_years.invented = largest.invented
  where largest.place = 1
),
by_year as (
  select
    invented,
    '“' || label || '”, the measure with the most cases, met the standard in ' || group_concat(
      sufficient || ' of ' || total || ' in ' || iif(year = 'not known', 'years not known', year) || ' (' || letters || iif(letters = 1, ' letter)', ' letters)'),
      ', '
    ) || '.'
    || iif(
      sum(letters_doubtful) > 0,
      ' Left out: ' || sum(letters_doubtful) || iif(sum(letters_doubtful) = 1, ' figure that is', ' figures that are') || ' doubtful.', ''
    ) as sentence
  from (select * from yearly order by invented, year = 'not known', year)
  group by invented
)
select 'put-together' as chart, trim(sentence) as sentence, invented from put_together
union all select 'by-year', sentence, invented from by_year
order by 1, 3
