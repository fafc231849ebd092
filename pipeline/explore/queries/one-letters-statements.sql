-- What one letter says in numbers
--
-- Each numeric statement in a letter, in the order printed. Type the letter's short name, or leave it empty to list the
-- statements of every letter. The column stands says what became of the statement: figures (it is the letter's result
-- on the measure, with how many met the standard, the share as a whole percentage and its 95% interval), words (a
-- result in words only, with the percentages that they allow), not judged, unclear (the verdict or the measure is not
-- known), misprint (the count is above the total), count alone (no total), second (the result on its measure is taken
-- from another statement), further (it divides or restates a result, or gives the context).
--
-- Parameters: letter

select
  measures.theme,
  findings.measure,
  measures.label,
  case
    when findings.role is not 'headline' then 'further'
    when results.total is not null then 'figures'
    when findings.verdict = 'none' then 'not judged'
    when findings.verdict is null or findings.measure is null then 'unclear'
    when findings."count" > findings.total then 'misprint'
    when findings."count" is not null and findings.total > 0 then 'second'
    when findings.low is not null then 'words'
    else 'count alone'
  end as stands,
  results.sufficient,
  findings.total,
  findings.certainty,
  findings.doubt_in_words,
  cast(round(100.0 * results.sufficient / results.total) as integer) as per_cent,
  cast(round(100 * results.wilson_low) as integer) as interval_from,
  cast(round(100 * results.wilson_high) as integer) as interval_to,
  results.bound,
  results.inverted,
  findings.contradicted,
  results.marks,
  findings.quote,
  findings."count",
  findings.verdict,
  findings.role,
  findings.voice,
  findings.words,
  cast(round(100 * findings.low) as integer) as words_from,
  cast(round(100 * findings.high) as integer) as words_to,
  findings.basis,
  findings.unsure,
  findings.checked,
  paragraphs.section,
  paragraphs.number,
  findings.page,
  findings.sentence,
  letters.area_name,
  letters.published,
  letters.copy_of,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  substr(findings.id, length(findings.letter) + 2) as place,
  findings.letter,
  findings.id as finding
from findings
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph
left join measures on measures.id = findings.measure
left join results on results.finding = findings.id
where findings.letter in (select id from letters where trim(:letter) = '' or id = :letter)
order by letters.published desc, findings.letter, paragraphs.position, findings."start", findings.id
