-- What is here
--
-- How many letters, of how many services, from when to when, and how many of the statements are doubtful, and how many
-- a person has checked.
-- Published letters and invented ones are counted apart.

select
  invented, letters, facsimiles, services, first_published, last_published, cases, findings, doubtful, checked,
  round(100 * share_checked, 1) as per_cent_checked, numbers_unread, problems
from coverage
order by invented
