-- What did inspectors say about …
--
-- Type a word or several: the paragraphs that hold all of them, the newest letter first. Left empty, every paragraph is
-- listed. Words in double quotes are looked for side by side; plan also finds plans and planned. A section's short
-- name, such as public, and a year narrow it; of the words, the first 200 characters count. With a page, from 1, come
-- as many rows as size says, or 50; without one, all of them. The column hits counts all that are found, and hit says
-- which of them a row is; marked is the part of the paragraph round the words, each between two signs that stand in no
-- letter (U+FDD0 and U+FDD1).
--
-- Parameters: words, section, year, page, size

with asked as (
  select coalesce(
    nullif(escape_fts(replace(replace(replace(substr(:words, 1, 200), char(10), ' '), '“', '"'), '”', '"')), ''),
    '""'
  ) as words
),
anywhere (place) as (
  select rowid from paragraphs_fts where paragraphs_fts match (select words from asked)
  union all
  select rowid from paragraphs where trim(:words) = ''
),
found as materialized (
  select anywhere.place, letters.published, paragraphs.letter, paragraphs.position
  from anywhere
  join paragraphs on paragraphs.rowid = anywhere.place
  join letters on letters.id = paragraphs.letter
  where (trim(:section) = '' or paragraphs.section = trim(:section))
    and (trim(:year) = '' or substr(letters.published, 1, 4) = trim(:year))
),
hits as materialized (
  select place, (select count(*) from found) as hits
  from found
  order by published desc, letter, position
  limit iif(cast(:page as integer) < 1, -1, iif(cast(:size as integer) < 1, 50, cast(:size as integer)))
  offset (cast(:page as integer) - 1) * iif(cast(:size as integer) < 1, 50, cast(:size as integer))
),
marks as materialized (
  select rowid as place, snippet(paragraphs_fts, 0, char(64976), char(64977), ' … ', 48) as marked
  from paragraphs_fts
  where paragraphs_fts match (select words from asked) and +rowid in (select place from hits)
)
select
  letters.area_name,
  letters.published,
  paragraphs.section,
  paragraphs.number,
  paragraphs.page,
  paragraphs.text,
  marks.marked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  max(cast(:page as integer) - 1, 0) * iif(cast(:size as integer) < 1, 50, cast(:size as integer))
  + row_number() over (order by letters.published desc, letters.id, paragraphs.position) as hit,
  hits.hits,
  paragraphs.letter,
  paragraphs.id as paragraph
from hits
join paragraphs on paragraphs.rowid = hits.place
join letters on letters.id = paragraphs.letter
left join marks on marks.place = hits.place
order by letters.published desc, letters.id, paragraphs.position
