-- Numbers not read
--
-- Numbers that no rule recognises, with the words around them. Each may be a statement that is missing from the
-- findings. Type a letter's short name, or leave it empty to see those of every letter.
--
-- Parameters: letter

select
  numbers.text,
  substr(paragraphs.text, max(1, numbers.start - 79), 160) as words_around,
  paragraphs.number,
  numbers.page,
  letters.area_name,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(numbers.paragraph, length(numbers.letter) + 2) as place,
  numbers.letter,
  numbers.id as number_id
from numbers
join letters on letters.id = numbers.letter
join paragraphs on paragraphs.id = numbers.paragraph
where numbers.status = 'unread'
  and numbers.letter in (select id from letters where trim(:letter) = '' or id = :letter)
order by letters.published desc, numbers.letter, paragraphs.position, numbers.start
