-- Results of other services
--
-- For each measure on which a letter gives figures: the shares of all the other services, as whole percentages, and how
-- many letters give each. Type the letter's short name; letters about the same service are left out. Leave it empty to
-- count all letters. Results from fewer than five cases are left out, and so are doubtful ones. Invented letters are
-- compared only with invented ones.
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
    and results.in_sums
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
