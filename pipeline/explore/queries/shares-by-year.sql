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
from measure_years as sums
join measures on measures.id = sums.measure
left join pooled
  on pooled.measure = sums.measure and pooled.invented = sums.invented and pooled.period = sums.year
  and pooled.region = 'all'
where trim(:theme) in ('', measures.theme)
order by
  instr('reoffending public child sentence court management cross context', measures.theme),
  sums.measure, sums.invented, sums.year = 'not known', sums.year
