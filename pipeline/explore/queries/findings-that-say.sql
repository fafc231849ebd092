-- Findings whose sentence says …
--
-- Type a word or several: the findings in whose sentence all of them stand, the newest letter first. Left empty, every
-- finding is listed. Words in double quotes are looked for side by side; plan also finds plans and planned. A section's
-- short name, such as public, and a year narrow it; of the words, the first 200 characters count. With a page, from 1,
-- come as many rows as size says, or 50; without one, all of them. The column hits counts all that are found, and hit
-- says which of them a row is; marked is the sentence with each word found between two signs that stand in no letter
-- (U+FDD0 and U+FDD1).
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
  select
    anywhere.place, letters.published, findings.letter, paragraphs.position, findings."start", findings.id
  from anywhere
  join findings on findings.rowid = anywhere.place
  join letters on letters.id = findings.letter
  join paragraphs on paragraphs.id = findings.paragraph
  where (trim(:section) = '' or paragraphs.section = trim(:section))
    and (trim(:year) = '' or substr(letters.published, 1, 4) = trim(:year))
),
hits as materialized (
  select place, (select count(*) from found) as hits
  from found
  order by published desc, letter, position, "start", id
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
