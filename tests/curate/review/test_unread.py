"""Numbers and shares in words that nothing is read in are asked about, until a person accounts for them."""

from dataclasses import replace
from pathlib import Path

from pipeline.corpus.folders import letter_in
from pipeline.curate.review import letter_to_review
from pipeline.curate.review.desk import Desk
from pipeline.curate.review.unread import unread_words
from tests.support.small_letter import TEXT, put


def asked(desk: Desk) -> list[tuple[str, str]]:
    text = desk.reviewed.check.reading.letter.text
    return [(each.kind, each.place.of(text)) for each in unread_words(desk.reviewed, desk.slots)]


def test_a_share_in_words_is_asked_about_until_it_is_set_aside_or_added(tmp_path: Path) -> None:
    folder = put(tmp_path, text=TEXT + "- 1.3. A high proportion of staff were keen.\n")
    desk = Desk(replace(letter_to_review(letter_in(folder)), by="AB"))
    assert asked(desk) == [("number", "nine"), ("share", "A high proportion")]
    for words in unread_words(desk.reviewed, desk.slots):
        desk = desk.set_aside(words.place.start, words.place.end)
    assert asked(desk) == []
    desk = desk.undo()
    (words,) = unread_words(desk.reviewed, desk.slots)
    desk = desk.add(words.place.start, words.place.end)
    assert asked(desk) == []
    *_, slot = desk.slots
    assert (slot.entry.quote, slot.entry.words, slot.entry.count, slot.entry.basis, slot.entry.checked) == (
        "A high proportion", "A high proportion", None, "words", False,
    )  # fmt: skip
