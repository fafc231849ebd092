-- Change between two letters of a service
--
-- For each measure on which two letters in a row about one service give figures: the earlier and the later share, the
-- difference in percentage points and its 95% interval (Newcombe's, from the two Wilson intervals). If the interval
-- contains 0, chance alone could explain the change. Doubtful figures, those given as at least or at most, those from
-- fewer than five cases, and second copies of a letter are left out. Type the service's key, or leave it empty to see
-- every service.
--
-- Parameters: service

with given as materialized (
  select
    results.*,
    1.0 * results.sufficient / results.total as share,
    coalesce(letters.area, letters.area_name) as service,
    letters.area_name,
    dense_rank() over (partition by coalesce(letters.area, letters.area_name) order by letters.published, letters.id) as place
  from results
  join letters on letters.id = results.letter
  where letters.published is not null
    and not results.is_copy
    and coalesce(letters.area, letters.area_name) is not null
    and (trim(:service) = '' or coalesce(letters.area, letters.area_name) = :service)
),
pairs as (
  select
    later.service,
    later.area_name,
    later.measure,
    later.invented,
    earlier.letter as earlier_letter,
    earlier.published as earlier_published,
    earlier.sufficient as earlier_sufficient,
    earlier.total as earlier_total,
    earlier.share as earlier_share,
    earlier.finding as earlier_finding,
    later.letter,
    later.published,
    later.sufficient as later_sufficient,
    later.total as later_total,
    later.share as later_share,
    later.finding,
    (later.share - later.wilson_low) * (later.share - later.wilson_low)
    + (earlier.wilson_high - earlier.share) * (earlier.wilson_high - earlier.share) as down,
    (later.wilson_high - later.share) * (later.wilson_high - later.share)
    + (earlier.share - earlier.wilson_low) * (earlier.share - earlier.wilson_low) as up
  from given as later
  join given as earlier
    on earlier.service = later.service and earlier.measure = later.measure and earlier.place = later.place - 1
  where later.total >= 5 and earlier.total >= 5
    and later.certainty is not 'doubtful' and earlier.certainty is not 'doubtful'
    and later.bound is null and earlier.bound is null
),
-- The square root by Newton's method, since not every SQLite has sqrt().
roots as (
  select
    *,
    (
      with recursive newton (step, root) as (
        select 0, (1 + down) / 2
        union all
        select step + 1, (root + down / root) / 2 from newton where step < 60 and abs(root * root - down) > 1e-13
      )
      select root from newton order by step desc limit 1
    ) as root_down,
    (
      with recursive newton (step, root) as (
        select 0, (1 + up) / 2
        union all
        select step + 1, (root + up / root) / 2 from newton where step < 60 and abs(root * root - up) > 1e-13
      )
      select root from newton order by step desc limit 1
    ) as root_up
  from pairs
)
select
  roots.area_name,
  measures.theme,
  roots.measure,
  measures.label,
  roots.earlier_published,
  roots.earlier_sufficient,
  roots.earlier_total,
  cast(round(100 * roots.earlier_share) as integer) as earlier_per_cent,
  roots.published,
  roots.later_sufficient,
  roots.later_total,
  cast(round(100 * roots.later_share) as integer) as later_per_cent,
  cast(round(100 * (roots.later_share - roots.earlier_share)) as integer) as points,
  cast(round(100 * (roots.later_share - roots.earlier_share - roots.root_down)) as integer) as points_from,
  cast(round(100 * (roots.later_share - roots.earlier_share + roots.root_up)) as integer) as points_to,
  case
    when roots.later_share - roots.earlier_share > roots.root_down then 'higher'
    when roots.earlier_share - roots.later_share > roots.root_up then 'lower'
    else 'chance could explain it'
  end as change,
  roots.invented,
  substr(roots.finding, length(roots.letter) + 2) as place,
  substr(roots.earlier_finding, length(roots.earlier_letter) + 2) as earlier_place,
  roots.letter,
  roots.earlier_letter,
  roots.finding as later_finding,
  roots.earlier_finding
from roots
join measures on measures.id = roots.measure
order by
  roots.area_name,
  roots.published desc,
  instr('reoffending public child sentence court management cross context', measures.theme),
  measures.id
