-- All services on one measure
--
-- Type a measure's short name, such as public.planning, or leave it empty for reoffending.assessment. There is one row
-- for each letter that judges it, in the order of the services' names: how many out of how many met the standard, that
-- share in per cent and its 95% interval. If there is no such figure, the row gives the reason, the words, and the
-- percentages that they allow. The column funnel says whether the share lies within the limits around the share of all
-- letters combined; it is empty for fewer than five cases and where that cannot be decided. A figure whose certainty is
-- doubtful may well be wrong, and is not in that share; doubt_in_words says how. To see only some rows, type a region,
-- a year of publication, or counts or words (for figures). Give a page number to see one hundred rows.
--
-- Parameters: measure, region, year, figures, page

with limits as materialized (
  select * from funnel_limits where measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
),
chosen as (
  select results.letter, letters_in_order.turn
  from results
  join letters_in_order on letters_in_order.letter = results.letter
  where results.measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
    and trim(:region) in ('', letters_in_order.region)
    and trim(:year) in ('', letters_in_order.year)
    and (
      trim(:figures) not in ('counts', 'words') or (trim(:figures) = 'counts') = (results.total is not null)
    )
),
before (results) as (
  select iif(trim(:page) = '', 0, 100 * (max(1, min(cast(trim(:page) as integer), 1000000)) - 1))
),
on_page as materialized (
  select letter, turn
  from chosen
  order by turn
  limit iif(trim(:page) = '', -1, 100)
  offset (select results from before)
),
shown as materialized (
  select
    letter,
    (select results from before) + row_number() over (order by turn) as place,
    (select count(*) from chosen) as results_in_all
  from on_page
)
select
  letters.area_name,
  letters.region,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.published,
  found.measure,
  found.sufficient,
  found.total,
  found.certainty,
  findings.doubt_in_words,
  cast(round(100.0 * found.sufficient / found.total) as integer) as per_cent,
  cast(round(100 * found.wilson_low) as integer) as interval_from,
  cast(round(100 * found.wilson_high) as integer) as interval_to,
  found.bound,
  found.inverted,
  found.contradicted,
  found.marks,
  round(found.chance, 4) as chance,
  round(found.false_discovery, 4) as false_discovery,
  case
    when found.certainty is 'doubtful' or found.total < 5 then null
    when 1.0 * found.sufficient / found.total > limits.high_998 and found.bound is not 'at most' and found.bound is not 'fewer than' then 'above the 99.8% limits'
    when 1.0 * found.sufficient / found.total < limits.low_998 and found.bound is not 'at least' and found.bound is not 'more than' then 'below the 99.8% limits'
    when 1.0 * found.sufficient / found.total > limits.high_95 and found.bound is not 'at most' and found.bound is not 'fewer than' then 'above the 95% limits'
    when 1.0 * found.sufficient / found.total < limits.low_95 and found.bound is not 'at least' and found.bound is not 'more than' then 'below the 95% limits'
    when limits.n is not null and found.bound is null then 'within the limits'
  end as funnel,
  case
    when found.total is not null then null
    when findings."count" > findings.total then 'the count is above its total'
    when found.basis = 'percent' then 'a percentage only'
    when found.words is not null then 'in words only'
    else 'count or total not known'
  end as no_figure,
  findings.quote,
  findings.verdict,
  case when found.total is null then findings.words else found.words end as words,
  round(100 * findings.low, 1) as words_from,
  round(100 * findings.high, 1) as words_to,
  found.basis,
  found.checked,
  letters.copy_of,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  coalesce(letters.area, letters.area_name) as service,
  found.letter,
  found.finding,
  substr(found.finding, length(found.letter) + 2) as mark,
  shown.place,
  shown.results_in_all
from shown
join letters on letters.id = shown.letter
join results as found
  on found.letter = shown.letter
  and found.measure = coalesce(nullif(trim(:measure), ''), 'reoffending.assessment')
join findings on findings.id = found.finding
left join limits on limits.invented = found.invented and limits.n = found.total
order by shown.place
