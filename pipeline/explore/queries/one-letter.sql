-- One letter
--
-- What is known about one letter, and what became of its numbers. Type the letter's short name, such as
-- cambridgeshire-2014-04, or leave it empty to list every letter.
--
-- Parameters: letter

select
  letters.title,
  letters.area_name,
  coalesce(letters.area, letters.area_name) as service,
  letters.region,
  letters.published,
  letters.fieldwork_start,
  letters.fieldwork_end,
  letters.cases,
  letters.pages,
  (select count(*) from findings where findings.letter = letters.id) as findings,
  (select count(*) from findings where findings.letter = letters.id and findings.certainty = 'doubtful') as doubtful,
  (select count(*) from findings where findings.letter = letters.id and findings.checked) as checked,
  (select count(*) from numbers where numbers.letter = letters.id and numbers.status = 'set aside')
    as numbers_set_aside,
  (select count(*) from numbers where numbers.letter = letters.id and numbers.status = 'unread') as numbers_unread,
  (select count(*) from problems where problems.letter = letters.id) as problems,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  letters.note,
  letters.source,
  letters.sha256,
  letters.id as letter
from letters
where :letter = '' or letters.id = :letter
order by letters.id
