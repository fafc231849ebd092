"""Everything measured at once: the checked letters of a corpus, and the sentences of a file."""

from collections.abc import Sequence
from pathlib import Path

from models.base import Noun
from models.checked import CheckedEntry
from models.letter import Letter, Letterhead
from models.reading import Reading
from models.text import Transcript
from pipeline.annotations.entries import entries_in
from pipeline.annotations.real_sentences import real_sentences
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.evaluate.letters import LetterFigures, evaluate_letter
from pipeline.curate.evaluate.outcomes import Outcome
from pipeline.curate.evaluate.rated import RatedOutcome
from pipeline.curate.evaluate.scores import SCORES, Score, together
from pipeline.curate.evaluate.sentences import SentenceFigures, evaluate_sentences
from pipeline.errors import CorpusError

_NOTHING_READ = Reading(
    letter=Letter(
        transcript=Transcript(text="", blocks=()),
        letterhead=Letterhead(
            area=None, title=None, published=None, fieldwork_start=None, fieldwork_end=None, cases=None
        ),
        sections=(),
        paragraphs=(),
    ),
    findings=(),
    numbers=(),
    problems=(),
)


class Evaluation(Noun):
    """How well letters and sentences were read."""

    letters: tuple[LetterFigures, ...]
    not_measured: dict[str, str]
    """The letters that cannot be measured, or not yet, each with the reason in a sentence."""
    checked: int = 0
    """How many entries of the letters measured a person has checked."""
    shown: int = 0
    """How many of these were checked by someone who had first seen the program's answer."""
    sentences: SentenceFigures | None = None

    @property
    def overall(self) -> dict[str, Score]:
        """The scores of all letters as one."""
        return {name: together(figures.scores[name] for figures in self.letters) for name in SCORES}

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What came of every statement, those of the sentences too."""
        of_letters = (outcome for figures in self.letters for outcome in figures.outcomes)
        return (*of_letters, *(self.sentences.outcomes if self.sentences else ()))


class UnseenEvaluation(Evaluation):
    """How well letters were read by weights that were learned without them."""

    rated: tuple[RatedOutcome, ...]
    """What came of every statement, and how sure the reading was."""


def evaluate(
    letters: Sequence[LetterFolder], *, sentences: Path | None = None, cache: Cache | None = None
) -> Evaluation:
    """The figures of every complete letter, and of the sentences in the file.

    A letter is the truth once someone has said that nothing in it is missing: of any other, what the rules read and
    nobody has entered may be right. A letter that cannot be read has everything missed. CorpusError where the file of
    sentences cannot be used.
    """
    checked = real_sentences(sentences) if sentences else None
    readings, unreadable = read_corpus([letter.unaided for letter in letters if letter.findings], cache=cache)
    reading_of = {source.id: reading for source, reading in readings}
    reason = {letter.id: letter.message for letter in unreadable}
    figures, not_measured = [], {}
    checked_entries: list[CheckedEntry] = []
    for letter in letters:
        try:
            entries = entries_in(letter.findings) if letter.findings else ()
            source = source_of(letter)
        except CorpusError as error:
            not_measured[letter.id] = str(error)
            continue
        if not any(entry.checked for entry in entries):
            not_measured[letter.id] = "nobody has checked its findings yet."
            continue
        if not source.complete:
            not_measured[letter.id] = incomplete(entries)
            continue
        checked_entries += [entry for entry in entries if entry.checked]
        reading = reading_of.get(letter.id, _NOTHING_READ)
        figures.append(evaluate_letter(reading, source, entries, unread=reason.get(letter.id)))
    return Evaluation(
        letters=tuple(figures),
        not_measured=not_measured,
        checked=len(checked_entries),
        shown=sum(entry.shown for entry in checked_entries),
        sentences=evaluate_sentences(checked) if checked is not None else None,
    )


def incomplete(entries: Sequence[CheckedEntry]) -> str:
    """Why the letter with these entries is no truth to measure by yet, in a sentence."""
    checked = sum(entry.checked for entry in entries)
    return (
        f"{checked} of its {len(entries)} entries are checked, but nobody has said that it is complete: when no "
        "statement is missing, write `complete:` in letter.yml with your initials and the day."
    )
