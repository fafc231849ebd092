-- Where the results' numbers come from, and which a person has checked
--
-- One result for each letter and measure: in how many the numbers are printed in the sentence itself, carried over from
-- an earlier one (referred), or inferred as the only whole number that fits, and in how many the letter has a share in
-- words or per cent alone; for how many of each a person has read the letter and come to the same; and how many of them
-- are doubtful.

select
  basis,
  case checked when 1 then 'checked by a person' else 'not checked' end as seen,
  count(*) as results,
  sum(certainty is 'doubtful') as of_these_doubtful,
  min(published) as first_published,
  max(published) as last_published,
  invented
from results
group by basis, checked, invented
order by invented, instr('printed referred inferred words percent', basis), checked desc
