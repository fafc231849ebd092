-- How many lie outside the limits
--
-- Type a measure's short name, or leave it empty for reoffending.assessment. The query counts the letters that give a
-- figure, and how many of these lie outside the 95% limits, and outside the 99.8% limits, around the share of all
-- letters combined. Those outside the 99.8% limits are outside the 95% limits too and are counted in both. Letters
-- whose figure is doubtful, only a limit, or from fewer than five cases are counted separately and are not among the
-- others. The columns wider count those outside the limits that allow for services to differ as much as these letters
-- do.
--
-- Parameters: measure

with placed as (
  select
    limits.measure, limits.invented, limits.low_95, limits.high_95, limits.low_998, limits.high_998,
    limits.wider_low_95, limits.wider_high_95, limits.wider_low_998, limits.wider_high_998,
    funnel_points.letters,
    funnel_points.total,
    1.0 * funnel_points.sufficient / funnel_points.total as share,
    funnel_points.doubtful,
    not funnel_points.doubtful and funnel_points.bound is null and funnel_points.total >= 5 as counts,
    not funnel_points.doubtful and funnel_points.bound is null and funnel_points.total < 5 as few
  from funnel_points
  join funnel_limits as limits
    on limits.measure = funnel_points.measure and limits.invented = funnel_points.invented
    and limits.n = funnel_points.total
  where funnel_points.measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
)
select
  measure,
  sum(letters * counts) as letters,
  sum(letters * doubtful) as letters_doubtful,
  sum(letters * (not counts and not doubtful and not few)) as letters_bounded,
  sum(letters * few) as letters_few,
  sum(letters * (counts and share not between low_95 and high_95)) as outside_95,
  sum(letters * (counts and share > high_95)) as above_95,
  sum(letters * (counts and share < low_95)) as below_95,
  sum(letters * (counts and share not between low_998 and high_998)) as outside_998,
  sum(letters * (counts and share > high_998)) as above_998,
  sum(letters * (counts and share < low_998)) as below_998,
  sum(letters * (counts and share not between wider_low_95 and wider_high_95)) as outside_wider_95,
  sum(letters * (counts and share not between wider_low_998 and wider_high_998)) as outside_wider_998,
  min(total) filter (where counts) as smallest_total,
  max(total) filter (where counts) as largest_total,
  invented
from placed
group by measure, invented
order by invented
