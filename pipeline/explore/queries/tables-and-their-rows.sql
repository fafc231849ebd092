-- How many rows each table has
--
-- The tables of this database. Views are calculated from them and have no rows of their own.

select 'letters' as name, count(*) as rows from letters
union all select 'sections', count(*) from sections
union all select 'paragraphs', count(*) from paragraphs
union all select 'findings', count(*) from findings
union all select 'alternatives', count(*) from alternatives
union all select 'second_readings', count(*) from second_readings
union all select 'cues', count(*) from cues
union all select 'numbers', count(*) from numbers
union all select 'problems', count(*) from problems
union all select 'unreadable', count(*) from unreadable
union all select 'boxes', count(*) from boxes
union all select 'inspections', count(*) from inspections
union all select 'measures', count(*) from measures
union all select 'areas', count(*) from areas
union all select 'rules', count(*) from rules
union all select 'tables', count(*) from tables
union all select 'columns', count(*) from columns
union all select 'results', count(*) from results
union all select 'pooled', count(*) from pooled
union all select 'funnel_limits', count(*) from funnel_limits
union all select 'letters_by_share', count(*) from letters_by_share
union all select 'funnel_points', count(*) from funnel_points
union all select 'measure_years', count(*) from measure_years
union all select 'results_by_basis', count(*) from results_by_basis
union all select 'coverage', count(*) from coverage
union all select 'services', count(*) from services
union all select 'letters_in_order', count(*) from letters_in_order
union all select 'findings_in_order', count(*) from findings_in_order
union all select 'paragraphs_in_order', count(*) from paragraphs_in_order
union all select 'measure_summary', count(*) from measure_summary
union all select 'changes', count(*) from changes
