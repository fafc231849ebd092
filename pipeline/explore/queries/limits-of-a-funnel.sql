-- The lines of a funnel plot
--
-- Type a measure's short name, or leave it empty for reoffending.assessment. There is one row for each number of cases.
-- It gives the percentages between which 95, and 99.8, of 100 samples of that size would lie if each service's true
-- share were that of all letters combined (exact binomial limits). The wider limits allow for services to differ as
-- much as these letters do. Doubtful figures and limits (at least 20 of 24) are left out of that share.
--
-- Parameters: measure

select
  measure,
  n as cases,
  round(100 * share, 1) as per_cent,
  round(100 * low_95, 1) as from_95,
  round(100 * high_95, 1) as to_95,
  round(100 * low_998, 1) as from_998,
  round(100 * high_998, 1) as to_998,
  round(100 * wider_low_95, 1) as wider_from_95,
  round(100 * wider_high_95, 1) as wider_to_95,
  round(100 * wider_low_998, 1) as wider_from_998,
  round(100 * wider_high_998, 1) as wider_to_998,
  invented
from funnel_limits
where measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
order by invented, n
