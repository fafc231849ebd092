"""All that the page shows, as plain values: the letter, its statements as they stand, and what is unread."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.base import Span
from models.finding import Finding
from models.letter import Letter
from models.reading import Reading
from models.text import Box
from pipeline.annotations.quotations import sentence_around
from pipeline.curate.review.alternatives import other_entries
from pipeline.curate.review.desk import Desk
from pipeline.curate.review.doubts import doubts, problems_with
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import doubtful_first
from pipeline.curate.review.unread import UnreadWords, unread_words
from pipeline.curate.review.wording import in_words
from pipeline.language.folding import single_spaced
from pipeline.language.rules import load_measures, load_rules

Json = dict[str, Any]


def state_of(desk: Desk, frames: Sequence[Box]) -> Json:
    """The whole letter as it stands, for the page to show. Places are offsets into the letter's text."""
    reviewed, slots = desk.reviewed, desk.slots
    reading = reviewed.check.reading
    problems = problems_with(reviewed, slots)
    unread = unread_words(reviewed, slots)
    said = [list(doubts(reviewed, slots, at, problems)) for at in range(len(slots))]
    doubtful = [f"f{at}" for at in doubtful_first(slots, said)]
    return {
        "letter": reviewed.check.folder.id,
        "title": reading.letter.letterhead.title or reviewed.check.folder.id,
        "by": reviewed.by,
        "complete": reviewed.source.complete,
        "steps": len(desk.stages),
        "paragraphs": list(_paragraphs(reading.letter)),
        "pages": [{"page": frame.page, "ratio": _height(frame) / _width(frame)} for frame in frames],
        "findings": [_statement(reading, slot, at, said[at], frames) for at, slot in enumerate(slots)],
        "unread": [_unread(reading.letter, words, at, frames) for at, words in enumerate(unread)],
        "doubtful": [*(f"u{at}" for at in range(len(unread))), *doubtful],
        "offered": [{"at": at, "says": in_words(entry), "quote": entry.quote} for at, entry in desk.offered],
        "misfits": [each.misfit for each in reviewed.check.entries if each.place is None],
        "measures": [{"id": measure.id, "label": measure.label} for measure in load_measures()],
    }


def _paragraphs(letter: Letter) -> Iterator[Json]:
    heading = None
    for paragraph in letter.body_paragraphs:
        above = next((section.heading for section in letter.sections if section.covers(paragraph)), "")
        yield {
            "key": paragraph.key,
            "printed": paragraph.number is not None,
            "heading": above if above != heading else None,
            "start": paragraph.start,
            "text": paragraph.of(letter.text),
            "page": letter.transcript.page_of(paragraph),
        }
        heading = above


def _statement(reading: Reading, slot: Slot, at: int, said: Sequence[str], frames: Sequence[Box]) -> Json:
    entry, place = slot.entry, slot.place
    others = other_entries(slot, reading)
    return {
        "id": f"f{at}",
        "at": at,
        "paragraph": entry.paragraph,
        "quote": entry.quote,
        **_place(reading.letter, place, frames),
        "status": _status(slot),
        "says": in_words(entry),
        "fields": entry.model_dump(include={"measure", "role", "verdict", "count", "total", "basis", "words", "note"}),
        "by": entry.by,
        "doubts": list(said),
        "others": ["These words do not state a finding." if each.rejected else in_words(each) for each in others],
        "evidence": [] if slot.finding is None else list(_evidence(reading, slot.finding)),
        "teach": place and teaching(reading.letter, place),
    }


def _status(slot: Slot) -> str:
    if slot.entry.rejected:
        return "rejected"
    return "checked" if slot.entry.checked else "left"


def _evidence(reading: Reading, finding: Finding) -> Iterator[Json]:
    """Where each part of the reading came from, with the words that show it."""
    text = reading.letter.text
    rules = {rule.id: rule.meaning for rule in load_rules().rules}
    for phrase in finding.phrases:
        yield {"says": "The numbers", "meaning": rules.get(finding.rule, finding.rule), **_words(text, phrase)}
    if finding.antecedent:
        meaning = "carried over from these words"
        yield {"says": "The total", "meaning": meaning, **_words(text, finding.antecedent)}
    for cue in finding.cues:
        yield {"says": f"The {cue.decides}", "meaning": cue.meaning, **_words(text, cue)}


def teaching(letter: Letter, place: Span) -> str:
    """The command that explains how the place's sentence is read by itself."""
    sentence = single_spaced(sentence_around(letter, place).of(letter.text))
    return f"sqs teach {shlex.quote(sentence)} --section {letter.paragraph_of(place).section}"


def _words(text: str, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "words": span.of(text)}


def _unread(letter: Letter, words: UnreadWords, at: int, frames: Sequence[Box]) -> Json:
    return {
        "id": f"u{at}",
        "kind": words.kind,
        "paragraph": letter.paragraph_of(words.place).key,
        "quote": words.place.of(letter.text),
        "teach": teaching(letter, words.place),
        **_place(letter, words.place, frames),
    }


def _place(letter: Letter, place: Span | None, frames: Sequence[Box]) -> Json:
    if place is None:
        return {"start": None, "end": None, "page": None, "boxes": []}
    boxes = letter.transcript.boxes_of(place) if frames else ()
    return {
        "start": place.start,
        "end": place.end,
        "page": letter.transcript.page_of(place),
        "boxes": [_fractions(box, frames) for box in boxes],
    }


def _fractions(box: Box, frames: Sequence[Box]) -> Mapping[str, float]:
    """The box as parts of its page's width and height."""
    frame = frames[box.page - 1]
    return {
        "page": box.page,
        "left": round((box.x0 - frame.x0) / _width(frame), 5),
        "top": round((box.top - frame.top) / _height(frame), 5),
        "width": round((box.x1 - box.x0) / _width(frame), 5),
        "height": round((box.bottom - box.top) / _height(frame), 5),
    }


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _height(box: Box) -> float:
    return box.bottom - box.top
