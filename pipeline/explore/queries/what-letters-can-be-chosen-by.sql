-- How letters can be filtered
--
-- The nations, regions, years of publication, editions and sizes of the letters here, each with the number of letters,
-- and the themes on which they give results. Letters do not state their edition, so the edition is the heading of their
-- first part, as printed. The size is how many cases the inspectors examined. Type the ones you want, such as region
-- year, or leave it empty for all.
--
-- Parameters: choices

with wanted (choice) as (
  select value
  from json_each('["nation", "region", "year", "edition", "size", "theme"]')
  where trim(:choices) = '' or instr(:choices, value)
),
editions as (
  select
    coalesce(
      (
        select heading from sections
        where sections.letter = letters.id and section = 'reoffending' and heading <> ''
        order by position limit 1
      ),
      'not known'
    ) as edition
  from letters
)
select choice, coalesce(nation, 'not known') as value, count(*) as letters, nation is null as place
from wanted
join letters on choice = 'nation'
group by value
union all
select choice, coalesce(region, 'not known') as value, count(*) as letters, region is null as place
from wanted
join letters on choice = 'region'
group by value
union all
select choice, coalesce(strftime('%Y', published), 'not known') as value, count(*), published is null
from wanted
join letters on choice = 'year'
group by value
union all
select choice, edition, count(*), edition = 'not known'
from wanted
join editions on choice = 'edition'
group by edition
union all
select
  choice,
  case
    when cases < 15 then 'under 15'
    when cases < 30 then '15 to 29'
    when cases >= 30 then '30 and more'
    else 'not known'
  end as value,
  count(*),
  coalesce(min(cases), 1000000)
from wanted
join letters on choice = 'size'
group by value
union all
select distinct
  choice, theme, null, instr('reoffending public child sentence court management cross context', theme)
from wanted
join measures on choice = 'theme'
where exists (select 1 from results where results.measure = measures.id)
order by 1, 4, 2
