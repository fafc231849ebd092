-- One measure across services
--
-- Type a measure's short name, such as public.planning, or words from its label, such as pre-sentence. Leave it empty
-- to list all measures. There is one row for each letter with a figure: how many out of how many met the standard, that
-- share in per cent, and its 95% interval. Rows are in order of the services' names, because samples of ten or twenty
-- cases are too small for a league table. A figure whose certainty is doubtful may well be wrong; doubt_in_words says
-- how.
--
-- Parameters: measure

select
  sufficiency.measure,
  measures.label,
  sufficiency.area_name,
  sufficiency.region,
  sufficiency.published,
  sufficiency.sufficient,
  sufficiency.total,
  sufficiency.certainty,
  findings.doubt_in_words,
  round(100 * sufficiency.share, 1) as per_cent,
  round(100 * sufficiency.wilson_low, 1) as interval_from,
  round(100 * sufficiency.wilson_high, 1) as interval_to,
  sufficiency.bound,
  sufficiency.inverted,
  sufficiency.marks,
  sufficiency.words,
  sufficiency.basis,
  sufficiency.checked,
  sufficiency.facsimile,
  sufficiency.invented,
  sufficiency.scanned,
  sufficiency.finding
from sufficiency
join measures on measures.id = sufficiency.measure
join findings on findings.id = sufficiency.finding
where trim(:measure) = ''
  or sufficiency.measure = trim(:measure)
  or measures.label like '%' || trim(:measure) || '%'
order by sufficiency.measure, sufficiency.area_name, sufficiency.published, sufficiency.letter
