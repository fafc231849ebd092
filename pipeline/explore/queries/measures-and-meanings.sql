-- Measures and what they mean
--
-- All measures that letters are read for, with what each means, and how many letters here give a result on it.

select
  id as measure,
  label,
  definition,
  theme,
  (select count(*) from results where results.measure = measures.id) as letters_with_results
from measures
order by instr('reoffending public child sentence court management cross context', theme), id
