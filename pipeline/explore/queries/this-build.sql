-- Which build this is
--
-- The fingerprint of the letters and rules used to build this database, so that you can cite it; the version of its
-- tables; and the size of the whole file in megabytes.

select
  (select value from build where key = 'fingerprint') as fingerprint,
  (select value from build where key = 'schema') as schema,
  round(page_count * page_size / 1000000.0, 1) as megabytes
from pragma_page_count
join pragma_page_size
