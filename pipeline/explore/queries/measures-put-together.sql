-- Measures, all letters combined
--
-- One row for each measure: the letters that give a figure, their cases added up, and the share of these that met the
-- standard, with its 95% interval. A measure is marked as few if it is based on fewer than five letters or fewer than
-- 30 cases. Letters that judge in words only, or whose figure is doubtful or only a limit (at least 20 of 24), are
-- counted separately and are not in the share; the columns with_doubtful and with_bounds include them. The interval
-- takes all cases for one sample; the spread allows for services to differ. Invented letters have their own rows. The
-- order is that of the letters' parts. Type share as the order to see the measures least often sufficient first: that
-- shows which work is done least well, and says nothing about any one service. Type a measure's or a theme's short name
-- to see only that.
--
-- Parameters: measure, theme, order

with summary as (
  select *
  from measure_summary
  where trim(:measure) = '' or measure = trim(:measure)
),
known as (
  select
    measures.id as measure,
    measures.label,
    measures.theme,
    summary.letters,
    summary.letters_without_figures,
    summary.letters_doubtful,
    summary.letters_bounded,
    summary.sufficient,
    summary.total,
    summary.share,
    cast(round(100 * summary.share) as integer) as per_cent,
    cast(round(100 * summary.wilson_low) as integer) as interval_from,
    cast(round(100 * summary.wilson_high) as integer) as interval_to,
    cast(round(100 * summary.spread_low) as integer) as spread_from,
    cast(round(100 * summary.spread_high) as integer) as spread_to,
    round(summary.dispersion, 2) as dispersion,
    case
      when summary.measure is null and measures.direction = 'context' then 'judges nothing'
      when summary.measure is null then 'no result'
      when summary.total is null and summary.letters_doubtful > 0 then 'doubtful only'
      when summary.total is null then 'in words only'
      when summary.letters < 5 or summary.total < 30 then 'few'
      else 'enough'
    end as evidence,
    summary.sufficient_with_doubtful,
    summary.total_with_doubtful,
    cast(round(100 * summary.share_with_doubtful) as integer) as per_cent_with_doubtful,
    summary.total_with_bounds,
    cast(round(100 * summary.lowest_share_with_bounds) as integer) as lowest_with_bounds,
    cast(round(100 * summary.highest_share_with_bounds) as integer) as highest_with_bounds,
    summary.checked,
    summary.first_published,
    summary.last_published,
    summary.invented,
    measures.definition,
    measures.unit,
    measures.voice,
    measures.direction,
    instr('reoffending public child sentence court management cross context', measures.theme) as place
  from measures
  left join summary on summary.measure = measures.id
  where (trim(:measure) = '' or measures.id = trim(:measure))
    and (trim(:theme) = '' or measures.theme = trim(:theme))
)
select
  measure, label, theme, letters, letters_without_figures, letters_doubtful, letters_bounded, sufficient, total, per_cent, interval_from,
  interval_to, spread_from, spread_to, dispersion, evidence, sufficient_with_doubtful, total_with_doubtful,
  per_cent_with_doubtful, total_with_bounds, lowest_with_bounds, highest_with_bounds, checked, first_published, last_published, invented, definition, unit, voice, direction
from known
order by
  total is null,
  case when trim(:order) = 'share' then evidence = 'few' else place end,
  case when trim(:order) = 'share' then share else evidence = 'few' end,
  place,
  measure,
  invented
