-- Where the results' numbers come from, and which a person has checked
--
-- There is one result for each letter and measure. The query counts the results whose numbers are printed in the
-- sentence itself, carried over from an earlier one (referred), or inferred as the only whole number that fits, and the
-- results that the letter gives in words or per cent only. For each it also counts how many a person has checked, and
-- how many are doubtful.

select
  basis,
  case checked when 1 then 'checked by a person' else 'not checked' end as seen,
  results,
  doubtful as of_these_doubtful,
  first_published,
  last_published,
  invented
from results_by_basis
order by invented, instr('printed referred inferred words percent', basis), checked desc
