-- Letters, year by year
--
-- How many letters were published in each year. The year is empty if a letter's date is not known.

select substr(published, 1, 4) as year, count(*) as letters, sum(facsimile) as facsimiles, sum(invented) as invented
from letters
group by year
order by year
