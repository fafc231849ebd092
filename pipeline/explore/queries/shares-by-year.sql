-- Shares by year
--
-- One row for each measure and year: the letters that give a figure, their cases added up, and the share of these that
-- met the standard, with its 95% interval. The year is that of publication. Each year's letters are about different
-- services, so a difference between two years may not be a change. Type a theme's short name, such as public, to see
-- only its measures. Letters whose figure is doubtful, or only a limit, are counted separately and are not in the
-- share; the columns with_doubtful give the figures that include doubtful ones. The spread allows for services to
-- differ.
--
-- Parameters: theme

with sums as (
  select
    measure,
    invented,
    coalesce(substr(published, 1, 4), 'not known') as year,
    sum(in_sums) as letters,
    sum(certainty is 'doubtful') as letters_doubtful,
    sum(certainty is not 'doubtful' and bound is not null) as letters_bounded,
    sum(sufficient) filter (where in_sums) as sufficient,
    sum(total) filter (where in_sums) as total,
    sum(sufficient) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as sufficient_with_doubtful,
    sum(total) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as total_with_doubtful,
    coalesce(sum(checked), 0) as checked,
    min(published) filter (where in_sums) as first_published,
    max(published) filter (where in_sums) as last_published
  from results
  where total is not null
    and not is_copy
    and measure in (select id from measures where trim(:theme) = '' or theme = trim(:theme))
  group by measure, invented, year
)
select
  measures.theme,
  sums.measure,
  measures.label,
  sums.year,
  sums.letters,
  sums.letters_doubtful,
  sums.letters_bounded,
  sums.sufficient,
  sums.total,
  cast(round(100.0 * sums.sufficient / sums.total) as integer) as per_cent,
  cast(round(100 * pooled.wilson_low) as integer) as interval_from,
  cast(round(100 * pooled.wilson_high) as integer) as interval_to,
  cast(round(100 * pooled.spread_low) as integer) as spread_from,
  cast(round(100 * pooled.spread_high) as integer) as spread_to,
  sums.sufficient_with_doubtful,
  sums.total_with_doubtful,
  cast(round(100.0 * sums.sufficient_with_doubtful / sums.total_with_doubtful) as integer) as per_cent_with_doubtful,
  sums.checked,
  sums.first_published,
  sums.last_published,
  sums.invented
from sums
join measures on measures.id = sums.measure
left join pooled
  on pooled.measure = sums.measure and pooled.invented = sums.invented and pooled.period = sums.year
  and pooled.region = 'all'
order by
  instr('reoffending public child sentence court management cross context', measures.theme),
  sums.measure, sums.invented, sums.year = 'not known', sums.year
