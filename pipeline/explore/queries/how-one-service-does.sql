-- How one service does
--
-- Type a service's name, or part of it, or leave it empty to list every service by name. There is one row for each
-- result: how many out of how many met the standard, that share in per cent, and its 95% interval, which shows how
-- uncertain a sample of this size is. The verdict says whether the quotation counts the cases that met the standard or
-- those that did not. If the letter gives words only, such as nearly all, the columns after the interval give the words
-- and the percentages that they allow. A figure whose certainty is doubtful may well be wrong; doubt_in_words says how.
--
-- Parameters: area

select
  sufficiency.area_name,
  sufficiency.published,
  finding_details.label as measure,
  sufficiency.sufficient,
  sufficiency.total,
  sufficiency.certainty,
  finding_details.doubt_in_words,
  round(100 * sufficiency.share, 1) as per_cent,
  round(100 * sufficiency.wilson_low, 1) as interval_from,
  round(100 * sufficiency.wilson_high, 1) as interval_to,
  sufficiency.bound,
  sufficiency.inverted,
  sufficiency.marks,
  finding_details.quote,
  finding_details.verdict,
  finding_details.words,
  round(100 * finding_details.low, 1) as words_from,
  round(100 * finding_details.high, 1) as words_to,
  sufficiency.checked,
  sufficiency.facsimile,
  sufficiency.invented,
  sufficiency.scanned,
  sufficiency.finding
from sufficiency
join finding_details on finding_details.finding = sufficiency.finding
where trim(:area) = '' or sufficiency.area_name like '%' || trim(:area) || '%'
union all
select
  area_name, published, label, null, total, certainty, doubt_in_words, null, null, null, bound, verdict = 'insufficient',
  nullif(rtrim(iif(certainty is 'doubtful', 'doubtful, ', '') || iif(contradicted, 'contradicted, ', ''), ', '), ''), quote, verdict, words,
  round(100 * low, 1), round(100 * high, 1), checked, facsimile, invented, scanned, finding
from finding_details
where role = 'headline'
  and verdict in ('sufficient', 'insufficient')
  and finding not in (select finding from sufficiency)
  and (trim(:area) = '' or area_name like '%' || trim(:area) || '%')
order by 1, 2, 3, finding
