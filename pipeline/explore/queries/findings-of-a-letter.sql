-- Findings of one letter
--
-- Every numeric statement in one letter, in the order printed: its words, what the software took them to mean, and the
-- rule that found them. The column certainty says how sure the reading is. Type the letter's short name, or leave it
-- empty to list the findings of every letter.
--
-- Parameters: letter

select
  findings.quote,
  findings."count",
  findings.total,
  findings.why_no_total,
  findings.bound,
  findings.contradicted,
  letters.copy_of,
  findings.certainty,
  findings.doubt_in_words,
  findings.verdict,
  findings.words,
  round(100 * findings.low, 1) as words_from,
  round(100 * findings.high, 1) as words_to,
  findings.measure,
  measures.label,
  measures.definition,
  findings.role,
  findings.basis,
  findings.antecedent,
  findings.unsure,
  findings.unit,
  findings.voice,
  findings.rule,
  rules.meaning as rule_meaning,
  findings.sentence,
  paragraphs.number,
  findings.page,
  findings.start,
  findings."end",
  findings.confidence,
  findings.doubt,
  findings.checked,
  letters.area_name,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  findings.letter,
  findings.paragraph,
  findings.id as finding
from letters
cross join findings on findings.letter = letters.id -- in this order, only the rows of one letter are read
join paragraphs on paragraphs.id = findings.paragraph
join rules on rules.id = findings.rule
left join measures on measures.id = findings.measure
where :letter = '' or letters.id = :letter
order by letters.id, paragraphs.position, findings.start, findings."end" desc, findings.id
