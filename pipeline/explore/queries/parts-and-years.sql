-- Parts of the letters, and years
--
-- What you can narrow a search to: the sections in the letters here, and the years in which they were published.

select
  'section' as kind,
  section as value,
  case section
    when 'context' then 'Introduction and context'
    when 'summary' then 'Summary'
    when 'reoffending' then 'Reducing the likelihood of reoffending'
    when 'public' then 'Protecting the public'
    when 'child' then 'Protecting the child or young person'
    when 'sentence' then 'Ensuring that the sentence is served'
    when 'management' then 'Operational management'
    when 'strengths' then 'Key strengths'
    when 'improvements' then 'Areas for improvement'
    else section
  end as label,
  min(position) as place
from sections
group by section
union all
select distinct 'year', substr(published, 1, 4), substr(published, 1, 4), null
from letters
where published is not null
order by kind, place, value
