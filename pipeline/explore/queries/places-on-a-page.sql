-- Where findings stand on a page
--
-- Type a letter's short name and the number of a page: there is one row for each printed line of a paragraph, and for
-- each stretch of a line that belongs to a finding, with its place on the page in points from the upper left corner.
-- Lines that contain an email address or telephone number are left out. Leave both empty to see every place.
--
-- Parameters: letter, page

select
  boxes.finding,
  findings.quote,
  findings.certainty,
  findings.verdict,
  findings."count",
  findings.total,
  findings.bound,
  findings.words,
  measures.label,
  findings.checked,
  paragraphs.number,
  boxes.page,
  boxes.x0,
  boxes."top",
  boxes.x1,
  boxes.bottom,
  substr(boxes.finding, length(boxes.letter) + 2) as place,
  letters.pages,
  letters.sha256,
  boxes.paragraph,
  boxes.letter,
  letters.area_name,
  letters.published,
  letters.facsimile,
  letters.invented,
  letters.scanned
from boxes
join letters on letters.id = boxes.letter
join paragraphs on paragraphs.id = boxes.paragraph
left join findings on findings.id = boxes.finding
left join measures on measures.id = findings.measure
where (trim(:letter) = '' or boxes.letter = :letter)
  and (trim(:page) = '' or boxes.page = cast(:page as integer))
  and instr(paragraphs.text, '[email]') = 0
  and instr(paragraphs.text, '[phone]') = 0
order by boxes.letter, boxes.page, paragraphs.position, findings."start", boxes."top", boxes.x0
