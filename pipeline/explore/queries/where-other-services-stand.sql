-- Where other services stand
--
-- For each measure on which a letter gives figures: the shares of all the other services, each in whole per cent, and
-- how many letters give it. Give the letter's short name; the service's own letters are left out. Left empty, all
-- letters are counted. Results from fewer than five cases are not counted, nor are doubtful ones, and invented letters
-- stand beside invented ones only.
--
-- Parameters: letter

with
asked as (
  select distinct measure, invented
  from results
  where total is not null
    and letter in (select id from letters where trim(:letter) = '' or id = :letter)
),
own as (
  select
    results.measure,
    results.invented,
    cast(round(100.0 * results.sufficient / results.total) as integer) as per_cent,
    count(*) as letters
  from results
  where results.total >= 5
    and results.certainty is not 'doubtful'
    and results.letter in (
      select id
      from letters
      where coalesce(area, area_name, id) = (select coalesce(area, area_name, id) from letters where id = :letter)
    )
  group by 1, 2, 3
)
select
  asked.measure,
  letters_by_share.per_cent,
  letters_by_share.letters - coalesce(own.letters, 0) as letters,
  asked.invented
from asked
join letters_by_share on letters_by_share.measure = asked.measure and letters_by_share.invented = asked.invented
left join own
  on own.measure = asked.measure and own.invented = asked.invented and own.per_cent = letters_by_share.per_cent
where letters_by_share.letters > coalesce(own.letters, 0)
order by asked.measure, asked.invented, letters_by_share.per_cent
