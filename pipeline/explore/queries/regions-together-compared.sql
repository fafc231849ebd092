-- Regions, on the measures that are compared
--
-- One row for each region and measure: the letters of the region that give a figure, their cases added up, and the
-- share of these that met the standard, with its 95% interval. Invented letters have their own rows. Doubtful figures
-- and limits are left out. Type a theme's short name, or all; leave it empty for reoffending. Or type the short names
-- of measures, with | between them.
--
-- Parameters: theme, measure

select
  pooled.region,
  pooled.measure,
  measures.label,
  measures.theme,
  pooled.letters,
  pooled.sufficient,
  pooled.total,
  cast(round(100.0 * pooled.sufficient / pooled.total) as integer) as per_cent,
  cast(round(100 * pooled.wilson_low) as integer) as interval_from,
  cast(round(100 * pooled.wilson_high) as integer) as interval_to,
  pooled.invented
from pooled
join measures on measures.id = pooled.measure
where pooled.period = 'all'
  and pooled.region <> 'all'
  and case
    when trim(:measure) <> '' then instr('|' || trim(:measure) || '|', '|' || pooled.measure || '|') > 0
    else trim(:theme) = 'all' or measures.theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
  end
order by
  pooled.invented,
  pooled.region = 'not known',
  pooled.region,
  instr('reoffending public child sentence court management cross context', measures.theme),
  pooled.measure
