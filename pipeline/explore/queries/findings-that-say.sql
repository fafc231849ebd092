-- Findings whose sentence says …
--
-- Type one or more words to see the findings whose sentence contains all of them, newest letter first. Leave it empty
-- to list every finding. Words in double quotes must be next to each other; plan also finds plans and planned. You can
-- narrow the search by a section's short name, such as public, and by year. Only the first 200 characters of the words
-- count. Give a page, from 1, to get as many rows as size says, or 50; without a page you get all rows. The column hits
-- is how many were found in all, and hit is the row's place among them. The column marked is the sentence with each
-- matching word between two characters that appear in no letter (U+FDD0 and U+FDD1).
--
-- Parameters: words, section, year, page, size

with asked as (
  select coalesce(
    nullif(escape_fts(replace(replace(replace(substr(:words, 1, 200), char(10), ' '), '“', '"'), '”', '"')), ''),
    '""'
  ) as words
),
anywhere (place) as (
  select rowid from findings_fts where findings_fts match (select words from asked)
  union all
  select rowid from findings where trim(:words) = ''
),
found as materialized (
  select anywhere.place, findings_in_order.turn
  from anywhere
  join findings_in_order on findings_in_order.place = anywhere.place
  where (trim(:section) = '' or findings_in_order.section = trim(:section))
    and (trim(:year) = '' or findings_in_order.year = trim(:year))
),
hits as materialized (
  select place, (select count(*) from found) as hits
  from found
  order by turn
  limit iif(cast(:page as integer) < 1, -1, iif(cast(:size as integer) < 1, 50, cast(:size as integer)))
  offset (cast(:page as integer) - 1) * iif(cast(:size as integer) < 1, 50, cast(:size as integer))
),
marks as materialized (
  select rowid as place, highlight(findings_fts, 1, char(64976), char(64977)) as marked
  from findings_fts
  where findings_fts match (select words from asked) and +rowid in (select place from hits)
)
select
  letters.area_name,
  letters.published,
  paragraphs.section,
  paragraphs.number,
  findings.page,
  findings.sentence,
  marks.marked,
  findings.quote,
  measures.label as measure,
  findings."count",
  findings.total,
  findings.bound,
  findings.contradicted,
  letters.copy_of,
  findings.certainty,
  findings.doubt_in_words,
  findings.verdict,
  findings.words,
  findings.checked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  max(cast(:page as integer) - 1, 0) * iif(cast(:size as integer) < 1, 50, cast(:size as integer))
  + row_number() over (
    order by letters.published desc, letters.id, paragraphs.position, findings."start", findings.id
  ) as hit,
  hits.hits,
  findings.letter,
  findings.paragraph,
  findings.id as finding
from hits
join findings on findings.rowid = hits.place
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph
left join measures on measures.id = findings.measure
left join marks on marks.place = hits.place
order by letters.published desc, letters.id, paragraphs.position, findings."start", findings.id
