-- Doubtful findings
--
-- The findings that may well be wrong, least certain first: how they were read, what is in doubt, and the reading that
-- came second (other_count and so on; other_is_finding is 0 if the words may not state a finding at all). Type a
-- letter's short name, or part of it, to see only that letter's findings.
--
-- Parameters: letter

select
  findings.quote,
  findings."count",
  findings.total,
  findings.bound,
  findings.contradicted,
  letters.copy_of,
  findings.certainty,
  findings.doubt_in_words,
  findings.verdict,
  measures.label as measure,
  findings.role,
  findings.confidence,
  findings.doubt,
  alternatives.differs,
  alternatives.is_finding as other_is_finding,
  alternatives."count" as other_count,
  alternatives.total as other_total,
  alternatives.verdict as other_verdict,
  others.label as other_measure,
  findings.sentence,
  letters.area_name,
  letters.published,
  paragraphs.number,
  findings.page,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  findings.letter,
  findings.id as finding
from findings
join letters on letters.id = findings.letter
join paragraphs on paragraphs.id = findings.paragraph
left join measures on measures.id = findings.measure
left join alternatives on alternatives.finding = findings.id
left join measures as others on others.id = alternatives.measure
where findings.certainty = 'doubtful'
  and (trim(:letter) = '' or findings.letter like '%' || trim(:letter) || '%')
order by findings.confidence, findings.letter, paragraphs.position, findings."start", findings.id, alternatives.id
