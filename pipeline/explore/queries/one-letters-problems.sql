-- What does not add up in one letter
--
-- Statements in a letter that a person should look at, errors first. Type the letter's short name, or leave it empty to
-- see those of every letter. Problems about a number that no rule recognises are listed with that number, in the query
-- Numbers not read.
--
-- Parameters: letter

select
  problems.severity,
  problems."check",
  problems.message,
  problems.quote,
  paragraphs.number,
  problems.page,
  letters.area_name,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(problems.paragraph, length(problems.letter) + 2) as place,
  problems.letter,
  problems.id as problem
from problems
join letters on letters.id = problems.letter
left join paragraphs on paragraphs.id = problems.paragraph
where problems.letter in (select id from letters where trim(:letter) = '' or id = :letter)
  and not exists (
    select 1
    from numbers
    where numbers.letter = problems.letter
      and numbers.status = 'unread'
      and substr(problems.id, 1, length(numbers.id) + 1) = numbers.id || '/'
  )
order by
  letters.published desc, problems.letter,
  case problems.severity when 'error' then 1 when 'warning' then 2 else 3 end,
  paragraphs.position, problems.id
