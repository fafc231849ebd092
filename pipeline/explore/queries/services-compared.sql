-- Services compared on the measures of a theme
--
-- One row for each letter and measure, in the order of the services' names: how many out of how many met the standard,
-- that share in per cent and its 95% interval. If there is no such figure, the row gives the reason and the words. A
-- letter that gives no result on any of the measures has one row, empty from the measure on. Type a theme's short name,
-- or all; leave it empty for reoffending. Or type the short names of measures, with | between them. To see only some
-- letters, type the names of services with | between them, a nation, a region, a year of publication, an edition (the
-- heading of the letter's first part, as printed, because letters do not state their edition) or a size (under 15, 15
-- to 29, 30 and more: how many cases were examined). Type yes as outside to see only letters that lie outside the 95%
-- limits of chance on one of the measures; standing says where each result lies, limits beyond which of the limits.
-- Type date as sort to see the newest letters first, or a measure's short name to see the highest shares on it first:
-- chance moves each of them within its interval, so this is not an order of merit. Give a page number to see up to
-- fifty letters, fewer if there are many measures. The shade is the fifth in which the share lies, from 1 to 5. There
-- is no shade for fewer than ten cases, or if the certainty is doubtful: doubt_in_words says what such a figure may be
-- instead.
--
-- Parameters: theme, measure, service, nation, region, year, edition, size, outside, sort, page

with recursive
wanted (name, rest) as (
  select '', lower(trim(:service)) || '|'
  union all
  select trim(substr(rest, 1, instr(rest, '|') - 1)), substr(rest, instr(rest, '|') + 1)
  from wanted
  where rest <> ''
),
called as (
  select letters.id
  from letters
  left join areas on areas.slug = letters.area
  where exists (
      select 1
      from wanted
      where wanted.name <> ''
        and wanted.name in (lower(letters.area), lower(letters.area_name), lower(areas.name))
    )
),
chosen as materialized (
  select letter, turn, edition
  from letters_in_order
  where trim(:nation) in ('', nation)
    and trim(:region) in ('', region)
    and trim(:year) in ('', year)
    and trim(:edition) in ('', edition)
    and trim(:size) in ('', size)
    and (trim(:service) = '' or letter in (select id from called))
),
measured as materialized (
  select id, label, theme
  from measures
  where case
      when trim(:measure) <> '' then instr('|' || trim(:measure) || '|', '|' || id || '|') > 0
      else trim(:theme) = 'all' or theme = coalesce(nullif(trim(:theme), ''), 'reoffending')
    end
    and exists (select 1 from results where results.measure = measures.id)
),
together as materialized (select measure, invented, share from measure_summary where letters >= 5 and total >= 30),
placed as (
  select
    chosen.*,
    row_number() over (
      order by
        case when trim(:sort) = 'date' then (select published from letters where letters.id = chosen.letter) end desc,
        case
          when trim(:sort) not in ('', 'date') then (
            select 1.0 * sufficient / total
            from results
            where results.letter = chosen.letter
              and results.measure = trim(:sort)
              and results.measure in (select id from measured)
          )
        end desc,
        turn
    ) as place,
    count(*) over () as letters_in_all
  from chosen
  where trim(:outside) = ''
    or exists (
      select 1
      from measured
      join results on results.letter = chosen.letter and results.measure = measured.id
      join together on together.measure = results.measure and together.invented = results.invented
      where results.total >= 5 and results.chance < 0.05
    )
),
-- About three hundred results on a page.
page (letters) as (select max(7, min(50, 320 / max(1, count(*)))) from measured),
shown as materialized (
  select placed.*
  from placed, page
  where trim(:page) = '' or (place - 1) / page.letters + 1 = max(1, cast(trim(:page) as integer))
),
given as materialized (
  select
    results.*, measured.label, measured.theme,
    case
      when together.share is null or results.total < 5 or results.chance is null then null
      when results.chance >= 0.05 then 'within'
      when 1.0 * results.sufficient / results.total > together.share then 'above'
      else 'below'
    end as standing
  from shown
  cross join measured
  join results on results.letter = shown.letter and results.measure = measured.id
  left join together on together.measure = results.measure and together.invented = results.invented
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
  given.standing,
  case when given.standing in ('above', 'below') then iif(given.chance < 0.002, '99.8%', '95%') end as limits,
  case when given.total >= 10 and given.certainty is not 'doubtful' then min(5, 1 + 5 * given.sufficient / given.total) end as shade,
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
