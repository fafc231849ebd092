-- Shares by year
--
-- One row for each measure and year: the letters that give a figure, their cases added up, and the share of these that
-- met the standard, with its 95% interval. The year is that of publication. Each year's letters are about different
-- services, so a difference between two years may not be a change. Type a theme's short name, such as public, to see
-- only its measures. Letters whose figure is doubtful are counted separately and are not in the share; the columns
-- with_doubtful give the figures that include them.
--
-- Parameters: theme

with pooled as (
  select
    measure,
    invented,
    substr(published, 1, 4) as year,
    count(*) filter (where certainty is not 'doubtful') as letters,
    count(*) filter (where certainty is 'doubtful') as letters_doubtful,
    sum(sufficient) filter (where certainty is not 'doubtful') as sufficient,
    sum(total) filter (where certainty is not 'doubtful') as total,
    sum(sufficient) as sufficient_with_doubtful,
    sum(total) as total_with_doubtful,
    coalesce(sum(checked), 0) as checked,
    min(published) filter (where certainty is not 'doubtful') as first_published,
    max(published) filter (where certainty is not 'doubtful') as last_published
  from results
  where total is not null
    and measure in (select id from measures where trim(:theme) = '' or theme = trim(:theme))
  group by measure, invented, year
),
-- Wilson's interval, as in measure_summary.
spreads as (
  select *, 1.0 * sufficient * (total - sufficient) / total + 3.841458820694124 / 4 as spread
  from pooled
),
roots as (
  select
    *,
    (
      with recursive newton (step, root) as (
        select 0, (1 + spread) / 2
        union all
        select step + 1, (root + spread / root) / 2
        from newton
        where step < 60 and abs(root * root - spread) > 1e-13 * spread
      )
      select root from newton order by step desc limit 1
    ) as root
  from spreads
)
select
  measures.theme,
  roots.measure,
  measures.label,
  coalesce(roots.year, 'not known') as year,
  roots.letters,
  roots.letters_doubtful,
  roots.sufficient,
  roots.total,
  cast(round(100.0 * sufficient / total) as integer) as per_cent,
  cast(round(
    100 * (sufficient + 3.841458820694124 / 2 - 1.959963984540054 * root) / (total + 3.841458820694124)
  ) as integer) as interval_from,
  cast(round(
    100 * (sufficient + 3.841458820694124 / 2 + 1.959963984540054 * root) / (total + 3.841458820694124)
  ) as integer) as interval_to,
  roots.sufficient_with_doubtful,
  roots.total_with_doubtful,
  cast(round(100.0 * sufficient_with_doubtful / total_with_doubtful) as integer) as per_cent_with_doubtful,
  roots.checked,
  roots.first_published,
  roots.last_published,
  roots.invented
from roots
join measures on measures.id = roots.measure
order by
  instr('reoffending public child sentence court management cross context', measures.theme),
  roots.measure, roots.invented, roots.year is null, roots.year
