-- How many lie outside the limits
--
-- Type a measure's short name; left empty, reoffending.assessment is taken. How many letters give a figure, and how
-- many of these lie outside the 95% limits, and outside the 99.8% limits, round the share of all letters put together.
-- Those outside the 99.8% limits are outside the 95% limits too and are counted in both.
--
-- Parameters: measure

with limits as materialized (
  select *
  from funnel_limits
  where measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
)
select
  limits.measure,
  count(*) as letters,
  sum(1.0 * results.sufficient / results.total not between limits.low_95 and limits.high_95) as outside_95,
  sum(1.0 * results.sufficient / results.total > limits.high_95) as above_95,
  sum(1.0 * results.sufficient / results.total < limits.low_95) as below_95,
  sum(1.0 * results.sufficient / results.total not between limits.low_998 and limits.high_998) as outside_998,
  sum(1.0 * results.sufficient / results.total > limits.high_998) as above_998,
  sum(1.0 * results.sufficient / results.total < limits.low_998) as below_998,
  min(results.total) as smallest_total,
  max(results.total) as largest_total,
  limits.invented
from limits
join results
  on results.measure = limits.measure and results.invented = limits.invented and results.total = limits.n
group by limits.measure, limits.invented
order by limits.invented
