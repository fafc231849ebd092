-- Themes that letters give results on
--
-- The parts of the inspection on which at least one letter gives a result, in the order of the letters.

select
  theme,
  case theme
    when 'reoffending' then 'Reducing the likelihood of reoffending'
    when 'public' then 'Protecting the public'
    when 'child' then 'Protecting the child or young person'
    when 'sentence' then 'Ensuring that the sentence is served'
    when 'court' then 'Reports to courts and panels'
    when 'management' then 'Operational management'
    when 'cross' then 'Several themes at once'
    else theme
  end as theme_name,
  count(*) as measures
from measures
where exists (select 1 from results where results.measure = measures.id)
group by theme
order by instr('reoffending public child sentence court management cross context', theme)
