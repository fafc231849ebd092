-- How findings were read
--
-- The rules that find numbers: what each is for, how many findings and numbers it accounts for here, and the quotations
-- that it is tested on.

select
  rules.id as rule,
  rules.kind,
  rules.meaning,
  (select count(*) from findings where findings.rule = rules.id) as findings,
  (select count(*) from numbers where numbers.rule = rules.id) as numbers,
  rules.examples
from rules
order by findings desc, numbers desc, rules.id
