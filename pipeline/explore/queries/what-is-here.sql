-- What is here
--
-- How many letters there are, about how many services, and when they were published; how many of their statements are
-- doubtful, and how many a person has checked. Published and invented letters are counted separately.

select
  invented, letters, facsimiles, services, first_published, last_published, cases, findings, doubtful, checked,
  round(100 * share_checked, 1) as per_cent_checked, numbers_unread, problems
from coverage
order by invented
