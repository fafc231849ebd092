-- Why the findings of one letter were read this way
--
-- The words that decided the verdict, measure, total or role of each finding in one letter, and what the software took
-- them to mean. Words of a heading have no paragraph. Type the letter's short name, or leave it empty to see those of
-- every letter.
--
-- Parameters: letter

select
  cues.decides,
  cues.quote,
  cues.meaning,
  paragraphs.number,
  cues.paragraph,
  cues.start,
  letters.published,
  findings.certainty,
  findings.checked,
  letters.facsimile,
  letters.invented,
  letters.scanned,
  cues.finding
from letters
cross join findings on findings.letter = letters.id -- in this order, only the rows of one letter are read
cross join cues on cues.finding = findings.id
left join paragraphs on paragraphs.id = cues.paragraph
where :letter = '' or letters.id = :letter
order by cues.finding, cues.decides desc, paragraphs.position, cues.start, cues.id
