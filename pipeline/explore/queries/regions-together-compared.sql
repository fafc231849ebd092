-- Regions, on the measures that are compared
--
-- One row for each region and measure: the letters of the region that give a figure, their cases added up, and the
-- share of these that met the standard, with its 95% interval. Invented letters have their own rows. Doubtful figures
-- and limits are left out. Type a theme's short name, or all; leave it empty for reoffending. Or type the short names
-- of measures, with | between them.
--
-- Parameters: theme, measure

with measured as materialized (
  select id, label, theme
  from measures
  where case
      when trim(:measure) <> '' then instr('|' || trim(:measure) || '|', '|' || id || '|') > 0
      else trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
    end
),
doubtful as materialized (
  select coalesce(letters.region, 'not known') as region, results.measure, results.invented, count(*) as letters
  from results
  join letters on letters.id = results.letter
  where results.certainty = 'doubtful'
    and results.total is not null
    and not results.is_copy
    and results.measure in (select id from measured)
  group by 1, 2, 3
)
select
  pooled.region,
  pooled.measure,
  measured.label,
  measured.theme,
  pooled.letters,
  pooled.sufficient,
  pooled.total,
  cast(round(100.0 * pooled.sufficient / pooled.total) as integer) as per_cent,
  cast(round(100 * pooled.wilson_low) as integer) as interval_from,
  cast(round(100 * pooled.wilson_high) as integer) as interval_to,
  coalesce(doubtful.letters, 0) as letters_doubtful,
  pooled.invented
from pooled
join measured on measured.id = pooled.measure
left join doubtful
  on doubtful.region = pooled.region and doubtful.measure = pooled.measure and doubtful.invented = pooled.invented
where pooled.period = 'all' and pooled.region <> 'all'
order by
  pooled.invented,
  pooled.region = 'not known',
  pooled.region,
  instr('reoffending public child sentence court management cross context', measured.theme),
  pooled.measure
