-- One letter beside all letters
--
-- One row for each measure on which a letter gives figures: how many met the standard, the share and its 95% interval,
-- and beside them all letters: their combined share, the lowest and the highest share, and the middle half of shares
-- (whole percentages, from at least five cases, without doubtful figures). The column standing says whether the letter
-- lies above, below or within the range of chance around the combined share; limits says beyond which limits. If that
-- cannot be decided, undecided says why. The letter is one of all letters. Type its short name, or leave it empty to
-- see every letter.
--
-- Parameters: letter

with asked as materialized (
  select results.*, 1.0 * sufficient / total as share
  from results
  where total is not null
    and letter in (select id from letters where trim(:letter) = '' or id = :letter)
),
shares as (
  select
    measure, invented, per_cent,
    sum(letters) over (partition by measure, invented order by per_cent) as up_to,
    sum(letters) over (partition by measure, invented) as in_all
  from letters_by_share
  where letters > 0 and measure in (select measure from asked)
),
spreads as (
  select
    measure, invented,
    min(per_cent) as lowest,
    -- fewer than five letters have no middle half
    min(per_cent) filter (where in_all >= 5 and 4 * up_to >= in_all) as quarter,
    min(per_cent) filter (where in_all >= 5 and 4 * up_to >= 3 * in_all) as three_quarters,
    max(per_cent) as highest
  from shares
  group by measure, invented
),
together as materialized (select * from measure_summary where total > 0 and measure in (select measure from asked)),
beside as (
  select
    asked.*,
    together.share as pooled,
    together.sufficient as pooled_sufficient,
    together.total as pooled_total,
    together.letters,
    case
      when asked.certainty is 'doubtful' then 'the figure is doubtful'
      when asked.total < 5 then 'fewer than five cases'
      when coalesce(together.letters < 5 or together.total < 30, 1) then 'too few other letters'
    end as unable,
    asked.share > together.share as higher,
    case
      when asked.share not between funnel_limits.low_998 and funnel_limits.high_998 then '99.8%'
      when asked.share not between funnel_limits.low_95 and funnel_limits.high_95 then '95%'
    end as beyond
  from asked
  left join together on together.measure = asked.measure and together.invented = asked.invented
  left join funnel_limits
    on funnel_limits.measure = asked.measure and funnel_limits.invented = asked.invented
    and funnel_limits.n = asked.total
),
placed as (
  select
    *,
    case
      when unable is not null then unable
      -- "At least nine" may be more: only what lies beyond the limits on that side is certain.
      when bound in ('at least', 'more than') and not (higher and beyond is not null) then 'the letter says ' || bound
      when bound in ('at most', 'fewer than') and not (not higher and beyond is not null) then 'the letter says ' || bound
    end as undecided
  from beside
)
select
  measures.theme,
  placed.measure,
  measures.label,
  placed.sufficient,
  placed.total,
  cast(round(100 * placed.share) as integer) as per_cent,
  cast(round(100 * placed.wilson_low) as integer) as interval_from,
  cast(round(100 * placed.wilson_high) as integer) as interval_to,
  case
    when placed.undecided is not null then 'undecided'
    when placed.beyond is null then 'within'
    when placed.higher then 'above'
    else 'below'
  end as standing,
  case when placed.undecided is null then placed.beyond end as limits,
  placed.undecided,
  cast(round(100 * placed.pooled) as integer) as pooled_per_cent,
  placed.pooled_sufficient,
  placed.pooled_total,
  placed.letters,
  spreads.lowest,
  spreads.quarter,
  spreads.three_quarters,
  spreads.highest,
  placed.bound,
  placed.inverted,
  placed.marks,
  placed.certainty,
  findings.doubt_in_words,
  findings.quote,
  findings.sentence,
  findings.voice,
  placed.checked,
  paragraphs.number,
  findings.page,
  letters.area_name,
  letters.published,
  letters.fieldwork_start,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(placed.finding, length(placed.letter) + 2) as place,
  placed.letter,
  placed.finding
from placed
join measures on measures.id = placed.measure
join letters on letters.id = placed.letter
join findings on findings.id = placed.finding
join paragraphs on paragraphs.id = findings.paragraph
left join spreads on spreads.measure = placed.measure and spreads.invented = placed.invented
order by
  letters.published desc,
  placed.letter,
  instr('reoffending public child sentence court management cross context', measures.theme),
  measures.id
