-- Services compared on the measures of a theme
--
-- One row for each letter and measure, in the order of the services' names: how many out of how many met the standard,
-- that share in per cent and its 95% interval. If there is no such figure, the row gives the reason and the words. A
-- letter that gives no result on any of the measures has one row, empty from the measure on. Type a theme's short name,
-- or all; leave it empty for reoffending. To see only some letters, type a region, a year of publication, an edition
-- (the heading of the letter's first part, as printed, because letters do not state their edition) or a size (under 15,
-- 15 to 29, 30 and more: how many cases were examined). Give a page number to see fifty letters. The shade is the fifth
-- in which the share lies, from 1 to 5. There is no shade for fewer than five cases, or if the certainty is doubtful:
-- doubt_in_words says what such a figure may be instead.
--
-- Parameters: theme, region, year, edition, size, page

with described as (
  select
    id, area_name, published,
    coalesce(region, 'not known') as region,
    coalesce(strftime('%Y', published), 'not known') as year,
    coalesce(
      (
        select heading from sections
        where sections.letter = letters.id and section = 'reoffending' and heading <> ''
        order by position limit 1
      ),
      'not known'
    ) as edition,
    case
      when cases < 15 then 'under 15'
      when cases < 30 then '15 to 29'
      when cases >= 30 then '30 and more'
      else 'not known'
    end as size
  from letters
),
placed as (
  select
    id as letter, edition,
    row_number() over (order by area_name collate nocase, published, id) as place,
    count(*) over () as letters_in_all
  from described
  where trim(:region) in ('', region)
    and trim(:year) in ('', year)
    and trim(:edition) in ('', edition)
    and trim(:size) in ('', size)
),
shown as materialized (
  select *
  from placed
  where trim(:page) = '' or (place - 1) / 50 + 1 = max(1, cast(trim(:page) as integer))
),
given as materialized (
  select results.*, measures.label, measures.theme
  from shown
  join results on results.letter = shown.letter
  join measures on measures.id = results.measure
  where trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
)
select
  letters.area_name,
  letters.region,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.published,
  shown.edition,
  letters.cases,
  given.measure,
  given.label,
  given.theme,
  given.sufficient,
  given.total,
  given.certainty,
  findings.doubt_in_words,
  cast(round(100.0 * given.sufficient / given.total) as integer) as per_cent,
  cast(round(100 * given.wilson_low) as integer) as interval_from,
  cast(round(100 * given.wilson_high) as integer) as interval_to,
  given.bound,
  given.inverted,
  given.contradicted,
  given.marks,
  case when given.total >= 5 and given.certainty is not 'doubtful' then min(5, 1 + 5 * given.sufficient / given.total) end as shade,
  case
    when given.measure is null or given.total is not null then null
    when findings."count" > findings.total then 'the count is above its total'
    when given.basis = 'percent' then 'a percentage only'
    when given.words is not null then 'in words only'
    else 'count or total not known'
  end as no_figure,
  findings.quote,
  findings.verdict,
  case when given.total is null then findings.words else given.words end as words,
  given.basis,
  given.checked,
  letters.copy_of,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  coalesce(letters.area, letters.area_name) as service,
  shown.letter,
  given.finding,
  substr(given.finding, length(shown.letter) + 2) as mark,
  shown.place,
  shown.letters_in_all
from shown
join letters on letters.id = shown.letter
left join given on given.letter = shown.letter
left join findings on findings.id = given.finding
order by
  shown.place,
  instr('reoffending public child sentence court management cross context', given.theme),
  given.measure
