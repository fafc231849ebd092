-- Strengths and areas for improvement
--
-- What a letter lists under these two headings, in its own words. Type the letter's short name, or leave it empty to
-- see the lists of every letter.
--
-- Parameters: letter

select
  paragraphs.section,
  paragraphs.kind,
  paragraphs.number,
  paragraphs.page,
  paragraphs.text,
  letters.area_name,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(paragraphs.id, length(paragraphs.letter) + 2) as place,
  paragraphs.letter,
  paragraphs.id as paragraph
from paragraphs
join letters on letters.id = paragraphs.letter
where +paragraphs.section in ('strengths', 'improvements')
  and paragraphs.letter in (select :letter union all select id from letters where trim(:letter) = '')
order by letters.published desc, paragraphs.letter, paragraphs.position
