-- Letters and what they come to
--
-- One row for each letter, the newest first, at most five hundred: how many findings and results it has, how many of
-- these are doubtful or checked, and all its results in one line. The feed of the site is made of these rows: if the
-- line changes from one build to the next, the letter is in the feed again.

with newest as materialized (
  select * from letters order by published desc, id limit 500
),
results_in_order as (
  select
    results.letter,
    results.measure || ' ' || coalesce(results.bound || ' ', '') || coalesce(results.sufficient || '/' || results.total, results.words, '?')
      || iif(results.certainty is 'doubtful', ' doubtful', '') || iif(results.checked, ' checked', '') as result
  from newest
  join results on results.letter = newest.id
  order by results.letter, results.measure
),
come_to as (
  select letter, count(*) as results, group_concat(result, '; ') as results_in_one_line
  from results_in_order
  group by letter
)
select
  newest.area_name,
  newest.published,
  (select count(*) from findings where findings.letter = newest.id) as findings,
  (select count(*) from findings where findings.letter = newest.id and checked) as checked,
  (select count(*) from findings where findings.letter = newest.id and certainty = 'doubtful') as doubtful,
  coalesce(come_to.results, 0) as results,
  coalesce(come_to.results_in_one_line, '') as results_in_one_line,
  newest.facsimile,
  newest.invented,
  newest.scanned,
  newest.id as letter
from newest
left join come_to on come_to.letter = newest.id
order by newest.published desc, newest.id
