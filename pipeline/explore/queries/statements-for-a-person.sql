-- Statements that a person should look at
--
-- What does not add up or could not be decided, with the words concerned and what to do about it. Errors come first.
-- Type a letter's short name, or part of it, to see only that letter's statements.
--
-- Parameters: letter

select
  problems.severity,
  problems."check",
  problems.message,
  problems.quote,
  letters.area_name,
  letters.published,
  paragraphs.number,
  problems.page,
  paragraphs.text,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  problems.letter
from problems
join letters on letters.id = problems.letter
left join paragraphs on paragraphs.id = problems.paragraph
where trim(:letter) = '' or problems.letter like '%' || trim(:letter) || '%'
order by
  case problems.severity when 'error' then 1 when 'warning' then 2 else 3 end,
  problems.letter, paragraphs.position, problems.id
