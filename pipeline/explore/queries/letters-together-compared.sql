-- All letters, on the measures that are compared
--
-- One row for each measure: the letters that give a figure, their cases added up, and the share of these that met the
-- standard, with its 95% interval. Invented letters have their own rows. Doubtful figures are left out. Type a theme's
-- short name, or all; leave it empty for reoffending. Or type the short names of measures, with | between them.
--
-- Parameters: theme, measure

select
  measure,
  label,
  theme,
  letters,
  sufficient,
  total,
  cast(round(100 * share) as integer) as per_cent,
  cast(round(100 * wilson_low) as integer) as interval_from,
  cast(round(100 * wilson_high) as integer) as interval_to,
  letters_doubtful,
  first_published,
  last_published,
  invented
from measure_summary
where total > 0
  and case
    when trim(:measure) <> '' then instr('|' || trim(:measure) || '|', '|' || measure || '|') > 0
    else trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
  end
order by invented, instr('reoffending public child sentence court management cross context', theme), measure
