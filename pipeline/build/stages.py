"""The stages put together: a letter's file turned into its reading."""

from pathlib import Path

from models.reading import Reading
from models.source import Source
from models.text import Transcript
from pipeline.annotations.apply import with_checked_entries
from pipeline.annotations.entries import findings_in
from pipeline.annotations.placing import problems_of
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.build.cache import Cache
from pipeline.corpus.folders import LetterFolder
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.second_readers import weigh_opinions
from pipeline.interpret.weights import learned_weights
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment
from pipeline.validate import validate


def through_the_stages(letter: LetterFolder, source: Source, cache: Cache | None) -> Reading:
    """The letter's reading, made anew but for a transcript that was kept; both are kept where there is a cache.

    Raises LetterError or CorpusError, OSError where a file cannot be opened.
    """
    checked = findings_in(letter.findings)
    transcript = _transcript(letter.file_to_read, source.sha256, cache)
    segmented = segment(transcript, file=letter.file_to_read.name)
    rules = load_rules()
    told = None if letter.untold else source.cases
    read_by_rules = interpret(segmented, extract(segmented, rules), rules, told=told)
    understood = with_checked_entries(segmented, read_by_rules, checked.entries)
    reading = Reading(
        letter=segmented,
        findings=understood.findings,
        numbers=understood.numbers,
        problems=(
            *validate(segmented, source, understood.findings, understood.numbers),
            *problems_of(segmented, checked),
        ),
    )
    if letter.second:
        reading = with_second_readers(reading, checked.entries, second_in(letter.second))
        weighed = weigh_opinions(reading.findings, reading.opinions, learned_weights())
        reading = reading.model_copy(update={"findings": weighed})
    if cache:
        cache.keep_reading(letter, reading)
    return reading


def _transcript(file: Path, sha256: str, cache: Cache | None) -> Transcript:
    if cache and (kept := cache.transcript(sha256, file)):
        return kept
    transcript = read(file)
    if cache:
        cache.keep_transcript(sha256, file, transcript)
    return transcript
