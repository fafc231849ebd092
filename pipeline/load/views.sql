-- What is reckoned from the tables. Tables quote; views reckon, in SQL that a reader can follow.
-- No view puts services in an order of merit: samples of ten or twenty cases do not bear one.

create view results_reckoned as
-- One row a letter and measure, from headline statements that judge: how many of how many met the standard, with a
-- 95% Wilson interval. Where no headline gives a count and a total that can be used (none is printed, or the count is
-- above the total), `sufficient` and `total` are empty: a share known in words alone is not turned into numbers.
--
-- A letter counts sometimes the good ("sufficient in 17 of 20") and sometimes the bad ("nine of the 20 were
-- insufficient"). `sufficient` is always the good: the count where the verdict is sufficient, the rest of the total
-- where it is insufficient. The same holds of the one measure that reads lower-better (staff who want more training):
-- what is counted there is the staff who did not ask for more, so a higher share is the better one in every row.
--
-- A letter has one headline for a measure. Where two were read, the row takes one with figures before one without,
-- then the checked one, else the one printed first, and `headlines` says how many of that kind there were, so that
-- none is passed over in silence. A headline that is not doubtful goes before one that is, after the checked one.
--
-- The table `results` holds these rows: to reckon them anew for each page would take about a second for 1,000
-- letters. `sufficiency` and `measure_summary` read it.
with
judging as (
    select
        findings.*,
        letters.published,
        letters.invented,
        paragraphs.position,
        coalesce(findings.total > 0 and findings."count" <= findings.total, 0) as usable
    from findings
    join letters on letters.id = findings.letter
    join paragraphs on paragraphs.id = findings.paragraph
    where findings.role = 'headline'
        and findings.measure is not null
        and findings.verdict in ('sufficient', 'insufficient')
),
headlines as (
    select
        *,
        case when usable then case verdict when 'sufficient' then "count" else total - "count" end end as sufficient,
        case when usable then total end as cases,
        case
            when usable then null
            when basis = 'words' then 'words only'
            when basis = 'percent' then 'percent only'
            when "count" > total then 'contradicted'
            else 'not printed'
        end as why_no_figures,
        count(*) over (partition by letter, measure, usable) as headlines,
        row_number() over (
            partition by letter, measure order by usable desc, checked desc, certainty is 'doubtful', position, "start", id
        ) as place
    from judging
),
-- Wilson's interval is (s + z²/2 ± z·√(s(n − s)/n + z²/4)) / (n + z²), with z = 1.959963984540054 for 95%.
spreads as (
    select *, 1.0 * sufficient * (cases - sufficient) / cases + 3.841458820694124 / 4 as spread
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
),
-- Words that call the count a bound. The rest of the total is then bounded on the other side.
bounds (opening, bound, bound_of_rest) as (
    values
    ('at least ', 'at least', 'at most'),
    ('no fewer than ', 'at least', 'at most'),
    ('no less than ', 'at least', 'at most'),
    ('at most ', 'at most', 'at least'),
    ('no more than ', 'at most', 'at least'),
    ('up to ', 'at most', 'at least')
),
units (number, word) as (
    values
    (1, 'one'), (2, 'two'), (3, 'three'), (4, 'four'), (5, 'five'), (6, 'six'), (7, 'seven'), (8, 'eight'),
    (9, 'nine'), (10, 'ten'), (11, 'eleven'), (12, 'twelve'), (13, 'thirteen'), (14, 'fourteen'), (15, 'fifteen'),
    (16, 'sixteen'), (17, 'seventeen'), (18, 'eighteen'), (19, 'nineteen')
),
tens (number, word) as (
    values
    (20, 'twenty'), (30, 'thirty'), (40, 'forty'), (50, 'fifty'), (60, 'sixty'), (70, 'seventy'), (80, 'eighty'),
    (90, 'ninety')
),
counts_in_words (number, word) as (
    select * from units
    union all
    select * from tens
    union all
    select tens.number + units.number, tens.word || ' ' || units.word
    from tens
    join units on units.number < 10
)
select
    letter,
    measure,
    published,
    invented,
    sufficient,
    cases as total,
    why_no_figures,
    -- The last digits of the arithmetic are noise: rounded away, so that 20 of 20 ends at 1.
    round((sufficient + 3.841458820694124 / 2 - 1.959963984540054 * root) / (cases + 3.841458820694124), 12) + 0.0
        as wilson_low,
    round((sufficient + 3.841458820694124 / 2 + 1.959963984540054 * root) / (cases + 3.841458820694124), 12)
        as wilson_high,
    basis,
    words,
    -- Only where the number after "at least" is the very count. "At least half (13 of 23)" bounds no count: it is 13.
    (
        select case verdict when 'sufficient' then bounds.bound else bounds.bound_of_rest end
        from bounds
        where sufficient is not null
            and lower(words) like bounds.opening || '%'
            and replace(substr(lower(words), length(bounds.opening) + 1), '-', ' ') in (
                cast("count" as text), (select word from counts_in_words where number = "count")
            )
    ) as bound,
    confidence,
    certainty,
    checked,
    id as finding,
    headlines
from roots;

create view sufficiency as
-- One row a letter and measure with figures: how many of how many met the standard, with a 95% Wilson interval. How
-- it is reckoned is said, and can be read, in `results_reckoned`. `measure_summary` says how many letters are left
-- out because they judge the measure in words alone. A figure that may well be misread has the certainty doubtful:
-- leave it out of sums, or say that it is in.
select
    results.letter,
    letters.area_name,
    letters.region,
    letters.published,
    results.measure,
    results.sufficient,
    results.total,
    1.0 * results.sufficient / results.total as share,
    results.wilson_low,
    results.wilson_high,
    results.basis,
    results.words,
    results.bound,
    results.confidence,
    results.certainty,
    results.checked,
    results.finding,
    results.headlines,
    letters.facsimile,
    letters.invented,
    letters.scanned
from results
join letters on letters.id = results.letter
where results.total is not null;

create view result_details as
-- One row a letter and measure, with or without figures, and what an analyst wants beside it. How a result is reckoned is
-- said in `results_reckoned`.
select
    letters.area_name,
    results.published,
    results.measure,
    measures.label,
    measures.theme,
    measures.direction,
    results.sufficient,
    results.total,
    1.0 * results.sufficient / results.total as share,
    results.wilson_low,
    results.wilson_high,
    results.why_no_figures,
    results.basis,
    results.words,
    results.bound,
    results.confidence,
    results.certainty,
    findings.doubt_in_words,
    results.checked,
    results.headlines,
    letters.facsimile,
    letters.invented,
    letters.scanned,
    letters.nation,
    letters.region,
    results.letter,
    results.finding,
    letters.address || '#' || substr(results.finding, length(results.letter) + 2) as evidence
from results
join letters on letters.id = results.letter
join measures on measures.id = results.measure
join findings on findings.id = results.finding
order by results.published desc, results.letter, results.measure;

create view letters_by_share_reckoned as
-- How many letters have so many per cent on a measure, in whole per cents; those with fewer than five cases are left out.
-- Letters whose figure is doubtful are counted apart.
-- A service's page draws them as ticks behind its own results. They are put down in `letters_by_share`, as the page of one service
-- would otherwise have to go through the results of all.
select
    measure,
    invented,
    cast(round(100.0 * sufficient / total) as integer) as per_cent,
    sum(certainty is not 'doubtful') as letters,
    sum(certainty is 'doubtful') as doubtful
from results
where total >= 5
group by measure, invented, per_cent;

create view measure_summary as
-- One row a measure: the letters that give a figure, their cases put together, and the share of these. Letters whose
-- figure is doubtful are left out; how many these are, and what the sums would be with them, stands in further columns.
-- Invented letters are never added to published ones: they have rows of their own.
-- The interval takes all cases for one sample. They come from services that differ, so the truth is less certain than
-- the interval says. How it is reckoned: see `results_reckoned`.
with
pooled as (
    select
        measure,
        invented,
        count(total) filter (where certainty is not 'doubtful') as letters,
        count(*) - count(total) as letters_without_figures,
        count(total) filter (where certainty is 'doubtful') as letters_doubtful,
        sum(sufficient) filter (where certainty is not 'doubtful') as sufficient,
        sum(total) filter (where certainty is not 'doubtful') as total,
        sum(sufficient) as sufficient_with_doubtful,
        sum(total) as total_with_doubtful,
        sum(checked) filter (where total is not null and certainty is not 'doubtful') as checked,
        min(published) filter (where total is not null and certainty is not 'doubtful') as first_published,
        max(published) filter (where total is not null and certainty is not 'doubtful') as last_published
    from results
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
    roots.letters_doubtful,
    roots.sufficient,
    roots.total,
    1.0 * sufficient / total as share,
    -- The last digits of the arithmetic are noise: rounded away, so that 20 of 20 ends at 1.
    round((sufficient + 3.841458820694124 / 2 - 1.959963984540054 * root) / (total + 3.841458820694124), 12) + 0.0
        as wilson_low,
    round((sufficient + 3.841458820694124 / 2 + 1.959963984540054 * root) / (total + 3.841458820694124), 12)
        as wilson_high,
    roots.sufficient_with_doubtful,
    roots.total_with_doubtful,
    1.0 * sufficient_with_doubtful / total_with_doubtful as share_with_doubtful,
    roots.checked,
    roots.first_published,
    roots.last_published,
    roots.invented
from roots
join measures on measures.id = roots.measure;

create view funnel_limits as
-- The lines of a funnel plot: between which shares a service with n cases would lie, in 95 and in 99.8 of 100 samples,
-- if its true share were that of all cases put together. One row for each measure and each n, from 1 to the largest
-- total of the measure (to 1,000 at most: no sample is larger, and a misprint may be). Doubtful figures are left out of
-- that share.
--
-- The limits are p ± z·√(p(1 − p)/n), with p the pooled share and z = 1.959963984540054 for 95% and
-- 3.090232306167813 for 99.8%, kept within 0 and 1. They fit the intervals of `sufficiency`: a service lies
-- outside the 95% limits exactly where its Wilson interval leaves out the pooled share.
with recursive
sizes (n) as (
    select 1
    union all
    select n + 1 from sizes where n < 1000
),
-- The square root by Newton's method, since not every SQLite has sqrt().
roots as (
    select
        measure_summary.measure,
        measure_summary.invented,
        sizes.n,
        measure_summary.share,
        case
            when measure_summary.share in (0, 1) then 0
            else (
                with recursive newton (step, root, spread) as (
                    select 0, 0.5, measure_summary.share * (1 - measure_summary.share) / sizes.n
                    union all
                    select step + 1, (root + spread / root) / 2, spread
                    from newton
                    where step < 60 and abs(root * root - spread) > 1e-13 * spread
                )
                select root from newton order by step desc limit 1
            )
        end as root
    from measure_summary
    join sizes on sizes.n <= (
        select max(results.total)
        from results
        where results.measure = measure_summary.measure and results.invented = measure_summary.invented
    )
    where measure_summary.share is not null
)
select
    measure,
    invented,
    n,
    share,
    max(round(share - 1.959963984540054 * root, 12) + 0.0, 0.0) as low_95,
    min(round(share + 1.959963984540054 * root, 12), 1.0) as high_95,
    max(round(share - 3.090232306167813 * root, 12) + 0.0, 0.0) as low_998,
    min(round(share + 3.090232306167813 * root, 12), 1.0) as high_998
from roots;

create view finding_details as
-- One row a finding, with what an analyst wants beside it: the letter, its date, the service, the measure in words.
select
    letters.area_name,
    letters.published,
    measures.label,
    findings.quote,
    findings."count",
    findings.total,
    findings.why_no_count,
    findings.why_no_total,
    findings.verdict,
    findings.words,
    findings.low,
    findings.high,
    findings.role,
    findings.basis,
    findings.confidence,
    findings.certainty,
    findings.doubt,
    findings.doubt_in_words,
    findings.checked,
    letters.facsimile,
    letters.invented,
    letters.scanned,
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
    findings.id as finding,
    letters.address || '#' || substr(findings.id, length(findings.letter) + 2) as evidence
from findings
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph
left join measures on measures.id = findings.measure
order by letters.published desc, findings.letter, paragraphs.position, findings."start", findings.id;

create view coverage as
-- What the build holds: one row for the published letters, and one for the invented ones if there are any.
with
read_in as (
    select letter, count(*) as findings, sum(certainty is 'doubtful') as doubtful, sum(checked) as checked
    from findings
    group by letter
),
unread_in as (
    select letter, count(*) as numbers
    from numbers
    where status = 'unread'
    group by letter
),
wrong_in as (
    select letter, count(*) as problems
    from problems
    group by letter
)
select
    letters.invented,
    count(*) as letters,
    sum(letters.facsimile) as facsimiles,
    count(distinct coalesce(letters.area, letters.area_name)) as services,
    min(letters.published) as first_published,
    max(letters.published) as last_published,
    sum(letters.cases) as cases,
    coalesce(sum(read_in.findings), 0) as findings,
    coalesce(sum(read_in.doubtful), 0) as doubtful,
    coalesce(sum(read_in.checked), 0) as checked,
    1.0 * sum(read_in.checked) / sum(read_in.findings) as share_checked,
    coalesce(sum(unread_in.numbers), 0) as numbers_unread,
    coalesce(sum(wrong_in.problems), 0) as problems
from letters
left join read_in on read_in.letter = letters.id
left join unread_in on unread_in.letter = letters.id
left join wrong_in on wrong_in.letter = letters.id
group by letters.invented;

create view inspections_not_held as
-- The inspections that are known to have taken place and whose letter is not in this build.
select
    inspections.id,
    inspections.area,
    inspections.area_name,
    areas.nation,
    areas.region,
    inspections.fieldwork_start,
    inspections.fieldwork_end,
    inspections.published,
    inspections.cases,
    inspections.known_from,
    inspections.note
from inspections
left join areas on areas.slug = inspections.area
where inspections.letter is null
order by
    coalesce(inspections.fieldwork_start, inspections.published) is null,
    coalesce(inspections.fieldwork_start, inspections.published),
    inspections.id;
