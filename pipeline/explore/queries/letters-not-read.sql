-- Letters that could not be read
--
-- The letters in the corpus that are missing from all the other tables, and what to do about each.

select id as letter, file, message, reason
from unreadable
order by id
