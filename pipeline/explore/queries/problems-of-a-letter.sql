-- What does not add up in one letter
--
-- The statements in one letter that a person should look at, in the order printed. Those about the whole letter come
-- first. Type the letter's short name, or leave it empty to see those of every letter.
--
-- Parameters: letter

select
  problems.severity,
  problems."check",
  problems.message,
  problems.quote,
  problems.page,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  problems.letter,
  problems.paragraph,
  problems.id as problem
from letters
cross join problems on problems.letter = letters.id -- in this order, only the rows of one letter are read
left join paragraphs on paragraphs.id = problems.paragraph
where :letter = '' or letters.id = :letter
order by
  letters.id, paragraphs.position,
  case problems.severity when 'error' then 1 when 'warning' then 2 else 3 end, problems.id
