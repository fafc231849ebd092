-- Measures that can be compared
--
-- The measures on which letters here give a result, in the order of the letters' parts. Type a theme's short name, such
-- as public, to see the measures of that theme, or type all. Leave it empty for reoffending.
--
-- Parameters: theme

select id as measure, label, theme, direction, definition
from measures
where (trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending'))
  and exists (select 1 from results where results.measure = measures.id)
order by instr('reoffending public child sentence court management cross context', theme), id
