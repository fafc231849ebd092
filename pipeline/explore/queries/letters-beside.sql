-- The letter before and the letter after
--
-- Type a letter's short name to see the letters that come before and after it by the name of the service and the date.
-- Leave it empty to see no letter.
--
-- Parameters: letter

with named as (
  select id, area_name, published, coalesce(area_name, id) as name, coalesce(published, '') as day
  from letters
),
here as materialized (select * from named where id = :letter),
before as (
  select named.* from named, here
  where (named.name, named.day, named.id) < (here.name, here.day, here.id)
  order by named.name desc, named.day desc, named.id desc
  limit 1
),
after as (
  select named.* from named, here
  where (named.name, named.day, named.id) > (here.name, here.day, here.id)
  order by named.name, named.day, named.id
  limit 1
)
select
  before.id as letter_before,
  before.area_name as name_before,
  before.published as published_before,
  after.id as letter_after,
  after.area_name as name_after,
  after.published as published_after
from here
left join before on 1
left join after on 1
