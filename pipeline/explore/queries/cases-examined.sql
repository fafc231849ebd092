-- How many cases the inspectors examined
--
-- How many letters report a sample of each size, and when the first and last of them were published.

select
  case
    when cases < 10 then 'under 10'
    when cases < 15 then '10 to 14'
    when cases < 20 then '15 to 19'
    when cases < 25 then '20 to 24'
    when cases < 30 then '25 to 29'
    when cases < 40 then '30 to 39'
    when cases >= 40 then '40 and more'
    else 'not known'
  end as cases,
  count(*) as letters,
  min(published) as first_published,
  max(published) as last_published,
  sum(facsimile) as facsimiles,
  invented
from letters
group by 1, invented
order by invented, letters.cases is null, min(letters.cases)
