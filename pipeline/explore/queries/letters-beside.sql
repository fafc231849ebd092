-- The letter before and the letter after
--
-- Type a letter's short name to see the letters that come before and after it by the name of the service and the date.
-- Leave it empty to see no letter.
--
-- Parameters: letter

select
  before.id as letter_before,
  before.area_name as name_before,
  before.published as published_before,
  after.id as letter_after,
  after.area_name as name_after,
  after.published as published_after
from letters_in_order as here
left join letters as before on before.id = (select letter from letters_in_order where turn = here.turn - 1)
left join letters as after on after.id = (select letter from letters_in_order where turn = here.turn + 1)
where here.letter = :letter
