-- Numbers of one letter that are not findings
--
-- The numbers in one letter that were set aside, each with the reason, and those that no rule recognises. Type the
-- letter's short name, or leave it empty to see those of every letter.
--
-- Parameters: letter

select
  numbers.text,
  numbers.status,
  numbers.rule,
  rules.meaning,
  numbers.start,
  numbers.start + length(numbers.text) as "end",
  numbers.page,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  numbers.letter,
  numbers.paragraph,
  numbers.id as number
from letters
cross join numbers on numbers.letter = letters.id -- in this order, only the rows of one letter are read
join paragraphs on paragraphs.id = numbers.paragraph
left join rules on rules.id = numbers.rule
where numbers.status <> 'read' and (:letter = '' or letters.id = :letter)
order by letters.id, paragraphs.position, numbers.start, numbers.id
