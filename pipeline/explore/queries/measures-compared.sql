-- Measures that can be compared
--
-- The measures on which letters here give a result, in the order of the letters' parts. Type a theme's short name, such
-- as public, to see the measures of that theme, or type all. Leave it empty for reoffending. Or type the short names of
-- measures, with | between them, to see only those.
--
-- Parameters: theme, measure

select id as measure, label, theme, direction, definition
from measures
where case
    when trim(:measure) <> '' then instr('|' || trim(:measure) || '|', '|' || id || '|') > 0
    else trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
  end
  and exists (select 1 from results where results.measure = measures.id)
order by instr('reoffending public child sentence court management cross context', theme), id
