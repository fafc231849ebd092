-- Paragraphs of one letter
--
-- The words of one letter in the order printed, under their headings. The column withheld is 1 if an email address or
-- telephone number has been left out. Type the letter's short name, or leave it empty to list the paragraphs of every
-- letter.
--
-- Parameters: letter

select
  paragraphs.section,
  sections.heading,
  paragraphs.number,
  paragraphs.kind,
  paragraphs.page,
  paragraphs.text,
  instr(paragraphs.text, '[email]') > 0 or instr(paragraphs.text, '[phone]') > 0 as withheld,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  paragraphs.heading as part,
  paragraphs.letter,
  paragraphs.id as paragraph
from letters
cross join paragraphs on paragraphs.letter = letters.id -- in this order, only the rows of one letter are read
left join sections on sections.id = paragraphs.heading
where :letter = '' or letters.id = :letter
order by letters.id, paragraphs.position
