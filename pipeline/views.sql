-- What is reckoned from the tables. Tables quote; views reckon, in SQL that a reader can follow.
-- No view puts services in an order of merit: samples of ten or twenty cases do not bear one.

create view sufficiency as
-- One row a letter and measure: how many of how many met the standard, with a 95% Wilson interval.
-- Only headline statements that judge, and only those whose count and total are both known, the count within the
-- total. A share known in words alone is not turned into numbers; `measure_summary` says how many letters
-- are left out for that.
--
-- A letter counts sometimes the good ("sufficient in 17 of 20") and sometimes the bad ("nine of the 20 were
-- insufficient"). `sufficient` is always the good: the count where the verdict is sufficient, the rest of the total
-- where it is insufficient. The same holds of the one measure that reads lower-better (staff who want more training):
-- what is counted there is the staff who did not ask for more, so a higher share is the better one in every row.
--
-- A letter has one headline for a measure. Where two were read, the row takes the checked one, else the one printed
-- first, and `headlines` says how many there were, so that none is passed over in silence.
with
headlines as (
    select
        findings.*,
        case verdict when 'sufficient' then "count" else total - "count" end as sufficient,
        count(*) over (partition by findings.letter, findings.measure) as headlines,
        row_number() over (
            partition by findings.letter, findings.measure
            order by findings.checked desc, paragraphs.position, findings."start", findings.id
        ) as place
    from findings
    join paragraphs on paragraphs.id = findings.paragraph
    where findings.role = 'headline'
        and findings.measure is not null
        and findings.verdict in ('sufficient', 'insufficient')
        and findings.total > 0
        and findings."count" <= findings.total
),
-- Wilson's interval is (s + z²/2 ± z·√(s(n − s)/n + z²/4)) / (n + z²), with z = 1.959963984540054 for 95%.
spreads as (
    select *, 1.0 * sufficient * (total - sufficient) / total + 3.841458820694124 / 4 as spread
    from headlines
    where place = 1
),
-- The square root by Newton's method, since not every SQLite has sqrt().
roots as (
    select
        *,
        (
            with recursive newton (step, root) as (
                select 0, (1 + spread) / 2
                union all
                select step + 1, (root + spread / root) / 2
                from newton
                where step < 60 and abs(root * root - spread) > 1e-13 * spread
            )
            select root from newton order by step desc limit 1
        ) as root
    from spreads
)
select
    roots.letter,
    letters.area_name,
    letters.region,
    letters.published,
    roots.measure,
    roots.sufficient,
    roots.total,
    1.0 * roots.sufficient / roots.total as share,
    -- The last digits of the arithmetic are noise: rounded away, so that 20 of 20 ends at 1.
    round((sufficient + 3.841458820694124 / 2 - 1.959963984540054 * root) / (total + 3.841458820694124), 12) + 0.0
        as wilson_low,
    round((sufficient + 3.841458820694124 / 2 + 1.959963984540054 * root) / (total + 3.841458820694124), 12)
        as wilson_high,
    roots.basis,
    roots.words,
    roots.checked,
    roots.finding,
    roots.headlines,
    letters.facsimile,
    letters.invented
from (select *, id as finding from roots) as roots
join letters on letters.id = roots.letter;

create view measure_summary as
-- One row a measure: the letters that give a figure, their cases put together, and the share of these.
-- Invented letters are never added to published ones: they have rows of their own.
-- The interval takes all cases for one sample. They come from services that differ, so the truth is less certain than
-- the interval says. How it is reckoned: see `sufficiency`.
with
judgements as (
    select measure, invented, letter, published, sufficient, total, checked
    from sufficiency
    union all
    -- Each letter with a headline again, without its figures: so those that have none can be counted.
    select distinct findings.measure, letters.invented, findings.letter, null, null, null, null
    from findings
    join letters on letters.id = findings.letter
    where findings.role = 'headline'
        and findings.measure is not null
        and findings.verdict in ('sufficient', 'insufficient')
),
pooled as (
    select
        measure,
        invented,
        count(total) as letters,
        count(distinct letter) - count(total) as letters_without_figures,
        sum(sufficient) as sufficient,
        sum(total) as total,
        sum(checked) as checked,
        min(published) as first_published,
        max(published) as last_published
    from judgements
    group by measure, invented
),
spreads as (
    select *, 1.0 * sufficient * (total - sufficient) / total + 3.841458820694124 / 4 as spread
    from pooled
),
roots as (
    select
        *,
        (
            with recursive newton (step, root) as (
                select 0, (1 + spread) / 2
                union all
                select step + 1, (root + spread / root) / 2
                from newton
                where step < 60 and abs(root * root - spread) > 1e-13 * spread
            )
            select root from newton order by step desc limit 1
        ) as root
    from spreads
)
select
    roots.measure,
    measures.label,
    measures.theme,
    measures.direction,
    roots.letters,
    roots.letters_without_figures,
    roots.sufficient,
    roots.total,
    1.0 * sufficient / total as share,
    -- The last digits of the arithmetic are noise: rounded away, so that 20 of 20 ends at 1.
    round((sufficient + 3.841458820694124 / 2 - 1.959963984540054 * root) / (total + 3.841458820694124), 12) + 0.0
        as wilson_low,
    round((sufficient + 3.841458820694124 / 2 + 1.959963984540054 * root) / (total + 3.841458820694124), 12)
        as wilson_high,
    roots.checked,
    roots.first_published,
    roots.last_published,
    roots.invented
from roots
join measures on measures.id = roots.measure;

create view finding_details as
-- One row a finding, with what an analyst wants beside it: the letter, its date, the service, the measure in words.
select
    letters.area_name,
    letters.published,
    measures.label,
    findings.quote,
    findings."count",
    findings.total,
    findings.verdict,
    findings.words,
    findings.low,
    findings.high,
    findings.role,
    findings.basis,
    findings.checked,
    letters.facsimile,
    letters.invented,
    measures.theme,
    findings.measure,
    findings.unit,
    findings.voice,
    letters.region,
    paragraphs.section,
    paragraphs.number,
    findings.page,
    findings.sentence,
    findings.unsure,
    findings.rule,
    findings.letter,
    findings.id as finding
from findings
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph
left join measures on measures.id = findings.measure
order by letters.published desc, findings.letter, paragraphs.position, findings."start", findings.id;

create view coverage as
-- What the build holds: one row for the published letters, and one for the invented ones if there are any.
select
    letters.invented,
    count(*) as letters,
    sum(letters.facsimile) as facsimiles,
    count(distinct coalesce(letters.area, letters.area_name)) as services,
    min(letters.published) as first_published,
    max(letters.published) as last_published,
    sum(letters.cases) as cases,
    sum((select count(*) from findings where findings.letter = letters.id)) as findings,
    sum((select count(*) from findings where findings.letter = letters.id and findings.checked)) as checked,
    1.0 * sum((select count(*) from findings where findings.letter = letters.id and findings.checked))
    / nullif(sum((select count(*) from findings where findings.letter = letters.id)), 0) as share_checked,
    sum((select count(*) from numbers where numbers.letter = letters.id and numbers.status = 'unread'))
        as numbers_unread,
    sum((select count(*) from problems where problems.letter = letters.id)) as problems
from letters
group by letters.invented;
