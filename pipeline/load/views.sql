-- What is reckoned from the tables. Tables quote; views reckon, in SQL that a reader can follow. Statistics are no matter of
-- SQL: a library computes them when the database is built, and the tables `results`, `pooled` and `funnel_limits` hold them.
-- No view puts services in an order of merit: samples of ten or twenty cases do not bear one.

create view results_reckoned as
-- One row a letter and measure, from headline statements that judge: how many of how many met the standard. Where no
-- headline gives a count and a total that can be used (none is printed, or the count is above the total), `sufficient`
-- and `total` are empty: a share known in words alone is not turned into numbers.
--
-- A letter counts sometimes the good ("sufficient in 17 of 20") and sometimes the bad ("nine of the 20 were
-- insufficient"). `sufficient` is always the good: the count where the verdict is sufficient, the rest of the total
-- where it is insufficient; the row is then `inverted`. Everything else in the row is turned round with it: a bound, the
-- share that words allow, and the words themselves, which "insufficient:" then leads in.
--
-- A letter has one headline for a measure. Where two were read, the row takes one with figures before one without,
-- then the checked one, else the one printed first, and `headlines` says how many of that kind there were, so that
-- none is passed over in silence. A headline that is not doubtful goes before one that is, after the checked one.
--
-- `low` and `high` are the lowest and highest share that the letter allows: of an exact count they are equal. `marks`
-- says in a word or two what a reader must know of the figure. Sums take in the rows with `in_sums`: those with figures
-- that are exact, not doubtful, and not of a letter that the corpus holds twice.
--
-- The table `results` holds these rows with their statistics, which a library computes when the database is built.
with
judging as (
    select
        findings.*,
        letters.published,
        letters.invented,
        letters.copy_of,
        paragraphs.position,
        coalesce(findings.total > 0 and findings."count" <= findings.total, 0) as usable,
        findings.verdict = 'insufficient' as inverted
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
        case when usable then iif(inverted, total - "count", "count") end as sufficient,
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
-- How the rest of a total is bounded, where so many of it are.
bounds_of_rest (bound, bound_of_rest) as (
    values ('at least', 'at most'), ('at most', 'at least'), ('more than', 'fewer than'), ('fewer than', 'more than')
),
turned as (
    select
        headlines.*,
        iif(inverted, bounds_of_rest.bound_of_rest, headlines.bound) as bound_of_sufficient,
        1.0 * sufficient / cases as share,
        1.0 / cases as one_case
    from headlines
    left join bounds_of_rest on bounds_of_rest.bound = headlines.bound
    where place = 1
)
select
    letter,
    measure,
    published,
    invented,
    sufficient,
    cases as total,
    why_no_figures,
    inverted,
    round(
        case
            when cases is null then iif(inverted, 1 - high, low)
            when bound_of_sufficient in ('at most', 'fewer than') then 0
            when bound_of_sufficient = 'more than' then min(share + one_case, 1)
            else share
        end,
        12
    ) as low,
    round(
        case
            when cases is null then iif(inverted, 1 - low, high)
            when bound_of_sufficient in ('at least', 'more than') then 1
            when bound_of_sufficient = 'fewer than' then max(share - one_case, 0)
            else share
        end,
        12
    ) as high,
    basis,
    iif(inverted, 'insufficient: ' || words, words) as words,
    bound_of_sufficient as bound,
    confidence,
    certainty,
    contradicted,
    checked,
    id as finding,
    headlines,
    nullif(
        rtrim(
            iif(certainty is 'doubtful', 'doubtful, ', '')
            || iif(contradicted, 'contradicted, ', '')
            || coalesce(bound_of_sufficient || ', ', '')
            || iif(inverted, 'inverted, ', '')
            || iif(headlines > 1, 'one of ' || headlines || ', ', '')
            || iif(copy_of is not null, 'copy, ', ''),
            ', '
        ),
        ''
    ) as marks,
    copy_of is not null as is_copy,
    usable and certainty is not 'doubtful' and bound_of_sufficient is null and copy_of is null as in_sums
from turned;

create view sufficiency as
-- One row a letter and measure with figures: how many of how many met the standard, with a 95% Wilson interval. How
-- it is reckoned is said, and can be read, in `results_reckoned`. `measure_summary` says how many letters are left
-- out because they judge the measure in words alone. Add up the rows with `in_sums`, or say what else is in.
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
    results.interval,
    results.chance,
    results.false_discovery,
    results.basis,
    results.words,
    results.bound,
    results.inverted,
    results.confidence,
    results.certainty,
    results.contradicted,
    results.checked,
    results.marks,
    results.is_copy,
    results.in_sums,
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
    results.interval,
    results.chance,
    results.false_discovery,
    results.why_no_figures,
    results.low,
    results.high,
    results.basis,
    results.words,
    results.bound,
    results.inverted,
    results.confidence,
    results.certainty,
    findings.doubt_in_words,
    results.contradicted,
    results.checked,
    results.headlines,
    results.marks,
    results.is_copy,
    results.in_sums,
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
-- Letters whose figure is doubtful are counted apart; bounds, and letters held twice, are not counted.
-- A service's page draws them as ticks behind its own results. They are put down in `letters_by_share`, as the page of one service
-- would otherwise have to go through the results of all.
select
    measure,
    invented,
    cast(round(100.0 * sufficient / total) as integer) as per_cent,
    sum(in_sums) as letters,
    sum(not in_sums) as doubtful
from results
where total >= 5 and bound is null and not is_copy
group by measure, invented, per_cent;

create view funnel_points_reckoned as
-- The points of the funnel plot of each measure: the letters that give one count and total, those with a doubtful figure or
-- with a limit apart. A letter that is here twice counts once. Put down in `funnel_points`, as the page of a measure would
-- otherwise go through all its results.
with given as (
    select
        results.*,
        letters.area_name,
        letters.facsimile,
        coalesce(letters.area_name, letters.id) || ' (' || coalesce(letters.published, 'no date') || ')'
        || case when letters.facsimile then ' typeset facsimile' else '' end as name,
        row_number() over (
            partition by
                results.measure, results.invented, results.total, results.sufficient,
                results.certainty is 'doubtful', results.bound
            order by letters.area_name collate nocase, letters.published, letters.id
        ) as place
    from results
    join letters on letters.id = results.letter
    where results.total is not null and not results.is_copy
)
select
    measure,
    invented,
    sufficient,
    total,
    certainty is 'doubtful' as doubtful,
    bound,
    count(*) as letters,
    group_concat(iif(place <= 5, name, null), '; ') as names,
    sum(facsimile) as facsimiles,
    max(iif(place = 1, area_name, null)) as first_name,
    max(iif(place = 1, letter, null)) as first_letter,
    max(iif(place = 1, substr(finding, length(letter) + 2), null)) as first_mark
from given
group by measure, invented, total, sufficient, doubtful, bound;

create view measure_years_reckoned as
-- One row a measure and year of publication: the letters that give a figure, and their cases put together. Doubtful figures
-- and limits are counted apart, letters held twice once. Put down in `measure_years` for the charts.
select
    measure,
    invented,
    coalesce(substr(published, 1, 4), 'not known') as year,
    sum(in_sums) as letters,
    sum(certainty is 'doubtful') as letters_doubtful,
    sum(certainty is not 'doubtful' and bound is not null) as letters_bounded,
    sum(sufficient) filter (where in_sums) as sufficient,
    sum(total) filter (where in_sums) as total,
    sum(sufficient) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as sufficient_with_doubtful,
    sum(total) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as total_with_doubtful,
    coalesce(sum(checked), 0) as checked,
    min(published) filter (where in_sums) as first_published,
    max(published) filter (where in_sums) as last_published
from results
where total is not null and not is_copy
group by measure, invented, year;

create view results_by_basis_reckoned as
-- How many results there are of each kind: where their numbers come from, and whether a person has checked them.
select
    invented,
    basis,
    checked,
    count(*) as results,
    sum(certainty is 'doubtful') as doubtful,
    min(published) as first_published,
    max(published) as last_published
from results
group by invented, basis, checked;

create view services_reckoned as
-- One row a service that has a letter here, in the order of their names.
with named as (
    select
        coalesce(letters.area, letters.area_name) as service,
        coalesce(areas.name, letters.area_name) as name,
        letters.area_name,
        areas.aliases,
        letters.region,
        letters.published,
        letters.facsimile,
        letters.invented
    from letters
    left join areas on areas.slug = letters.area
    where coalesce(letters.area, letters.area_name) is not null
    order by service, letters.area_name
)
select
    service,
    row_number() over (order by min(coalesce(name, service)) collate nocase, service) as turn,
    min(coalesce(name, service)) as name,
    group_concat(distinct area_name) as called_in_letters,
    min(aliases) as also_called,
    min(region) as region,
    count(*) as letters,
    min(published) as first_published,
    max(published) as last_published,
    sum(facsimile) as facsimiles,
    max(invented) as invented
from named
group by service;

create view letters_in_order_reckoned as
-- The letters in the order of the services' names, with what letters can be chosen by. Put down in `letters_in_order`, as
-- nearly every page would otherwise put all the letters in order to show a few of them.
select
    letters.id as letter,
    row_number() over (
        order by coalesce(letters.area_name, letters.id) collate nocase, letters.published, letters.id
    ) as turn,
    services.service,
    coalesce(services.turn, 1 + (select count(*) from services)) as service_turn,
    coalesce(letters.nation, 'not known') as nation,
    coalesce(letters.region, 'not known') as region,
    coalesce(substr(letters.published, 1, 4), 'not known') as year,
    coalesce(
        (
            select heading from sections
            where sections.letter = letters.id and section = 'reoffending' and heading <> ''
            order by position limit 1
        ),
        'not known'
    ) as edition,
    case
        when letters.cases < 15 then 'under 15'
        when letters.cases < 30 then '15 to 29'
        when letters.cases >= 30 then '30 and more'
        else 'not known'
    end as size
from letters
left join services on services.service = coalesce(letters.area, letters.area_name);

create view findings_in_order_reckoned as
-- Which finding of all comes when, the newest letter first, by its row; with what a search can be narrowed by. Put down in
-- `findings_in_order`, as a search would otherwise look up each of its hits to put them in order.
select
    findings.rowid as place,
    row_number() over (
        order by letters.published desc, findings.letter, paragraphs.position, findings."start", findings.id
    ) as turn,
    paragraphs.section,
    substr(letters.published, 1, 4) as year
from findings
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph;

create view paragraphs_in_order_reckoned as
-- The same of paragraphs.
select
    paragraphs.rowid as place,
    row_number() over (order by letters.published desc, paragraphs.letter, paragraphs.position) as turn,
    paragraphs.section,
    substr(letters.published, 1, 4) as year
from paragraphs
join letters on letters.id = paragraphs.letter;

create view measure_summary_reckoned as
-- One row a measure: the letters that give a figure, their cases put together, and the share of these. Letters whose
-- figure is doubtful, or a bound, are left out; further columns say how many these are, and what the share would be with
-- them. Letters that the corpus holds twice count once. Invented letters are never added to published ones: they have
-- rows of their own. The intervals come from `pooled`. The rows are put down in `measure_summary`, as nearly every page
-- needs them and would otherwise go through the results of all letters.
with
counted as (
    select
        results.*,
        coalesce(results.total, findings.total) as cases
    from results
    join findings on findings.id = results.finding
),
sums as (
    select
        measure,
        invented,
        sum(in_sums) as letters,
        count(*) filter (where total is null) as letters_without_figures,
        count(*) filter (where total is not null and certainty is 'doubtful') as letters_doubtful,
        count(*) filter (where total is not null and certainty is not 'doubtful' and bound is not null) as letters_bounded,
        sum(sufficient) filter (where in_sums) as sufficient,
        sum(total) filter (where in_sums) as total,
        sum(sufficient) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as sufficient_with_doubtful,
        sum(total) filter (where in_sums or (certainty is 'doubtful' and bound is null)) as total_with_doubtful,
        sum(total) filter (where certainty is not 'doubtful') as total_with_bounds,
        sum(low * total) filter (where certainty is not 'doubtful') as lowest_with_bounds,
        sum(high * total) filter (where certainty is not 'doubtful') as highest_with_bounds,
        sum(cases) filter (where certainty is not 'doubtful' and low is not null) as total_with_words,
        sum(low * cases) filter (where certainty is not 'doubtful') as lowest_with_words,
        sum(high * cases) filter (where certainty is not 'doubtful') as highest_with_words,
        sum(checked) filter (where in_sums) as checked,
        min(published) filter (where in_sums) as first_published,
        max(published) filter (where in_sums) as last_published
    from counted
    where not is_copy
    group by measure, invented
)
select
    sums.measure,
    measures.label,
    measures.theme,
    measures.direction,
    sums.letters,
    sums.letters_without_figures,
    sums.letters_doubtful,
    sums.letters_bounded,
    sums.sufficient,
    sums.total,
    1.0 * sums.sufficient / sums.total as share,
    pooled.wilson_low,
    pooled.wilson_high,
    pooled.dispersion,
    pooled.correlation,
    pooled.spread_low,
    pooled.spread_high,
    sums.sufficient_with_doubtful,
    sums.total_with_doubtful,
    1.0 * sums.sufficient_with_doubtful / sums.total_with_doubtful as share_with_doubtful,
    sums.total_with_bounds,
    round(sums.lowest_with_bounds / sums.total_with_bounds, 12) as lowest_share_with_bounds,
    round(sums.highest_with_bounds / sums.total_with_bounds, 12) as highest_share_with_bounds,
    sums.total_with_words,
    round(sums.lowest_with_words / sums.total_with_words, 12) as lowest_share_with_words,
    round(sums.highest_with_words / sums.total_with_words, 12) as highest_share_with_words,
    sums.checked,
    sums.first_published,
    sums.last_published,
    sums.invented
from sums
join measures on measures.id = sums.measure
left join pooled on pooled.measure = sums.measure and pooled.invented = sums.invented and pooled.period = 'all' and pooled.region = 'all';

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
    findings.bound,
    findings.role,
    findings.basis,
    findings.confidence,
    findings.certainty,
    findings.doubt,
    findings.doubt_in_words,
    findings.contradicted,
    findings.checked,
    letters.copy_of,
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

create view coverage_reckoned as
-- What the build holds: one row for the published letters, and one for the invented ones if there are any. A letter that
-- the corpus holds twice counts once. Put down in `coverage`.
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
    count(*) filter (where letters.copy_of is null) as letters,
    count(letters.copy_of) as copies,
    sum(letters.facsimile) as facsimiles,
    count(distinct coalesce(letters.area, letters.area_name)) as services,
    min(letters.published) as first_published,
    max(letters.published) as last_published,
    sum(letters.cases) filter (where letters.copy_of is null) as cases,
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
