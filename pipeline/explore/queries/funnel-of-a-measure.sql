-- The points of a funnel plot
--
-- Type a measure's short name, or leave it empty for reoffending.assessment. There is one row for each count and total
-- that letters give: how many letters give it, which letters they are (five at most), where the first of them says so,
-- and whether the share lies within the limits around the share of all letters combined. Doubtful figures and limits
-- (bound) have their own rows and are not in that share. The place (funnel) is empty for fewer than five cases, for
-- doubtful figures, and where a limit does not decide it. A letter that is here twice counts once.
--
-- Parameters: measure

with given as (
  select
    invented, total, sufficient, bound,
    cast(round(100 * min(wilson_low)) as integer) as interval_from,
    cast(round(100 * max(wilson_high)) as integer) as interval_to
  from results
  where measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment') and total is not null
  group by invented, total, sufficient, bound
),
points as (
  select *, iif(doubtful, 'doubtful', null) as certainty, 1.0 * sufficient / total as share
  from funnel_points
  where measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
)
select
  points.measure,
  points.sufficient,
  points.total,
  points.certainty,
  points.bound,
  round(100 * points.share, 1) as per_cent,
  given.interval_from,
  given.interval_to,
  points.letters,
  points.names,
  case
    when points.certainty is 'doubtful' or points.total < 5 then null
    when points.share > limits.high_998 and points.bound is not 'at most' and points.bound is not 'fewer than' then 'above the 99.8% limits'
    when points.share < limits.low_998 and points.bound is not 'at least' and points.bound is not 'more than' then 'below the 99.8% limits'
    when points.share > limits.high_95 and points.bound is not 'at most' and points.bound is not 'fewer than' then 'above the 95% limits'
    when points.share < limits.low_95 and points.bound is not 'at least' and points.bound is not 'more than' then 'below the 95% limits'
    when limits.n is not null and points.bound is null then 'within the limits'
  end as funnel,
  points.facsimiles,
  points.first_name,
  points.first_letter,
  points.first_mark,
  points.invented
from points
left join funnel_limits as limits
  on limits.measure = points.measure and limits.invented = points.invented and limits.n = points.total
left join given
  on given.invented = points.invented and given.total = points.total and given.sufficient = points.sufficient
  and given.bound is points.bound
order by points.invented, points.total, points.sufficient, points.certainty, points.bound
