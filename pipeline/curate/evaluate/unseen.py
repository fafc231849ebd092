"""How well letters are read that the weights do not know: each is left out, the others teach, then it is read."""

from collections.abc import Callable, Sequence

from models.letter import Letter
from models.reading import Reading
from pipeline.annotations.real_sentences import RealSentence, halves_of
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.evaluate.evaluation import UnseenEvaluation, incomplete
from pipeline.curate.evaluate.letters import evaluate_letter
from pipeline.curate.evaluate.matching import compare
from pipeline.curate.evaluate.rated import RatedOutcome, rated_outcomes
from pipeline.curate.evaluate.sentences import evaluate_sentences
from pipeline.curate.learn import CheckedLetter, unseen
from pipeline.curate.learn.sentences import as_checked_letters, name_of
from pipeline.curate.learn.sharing import share_out
from pipeline.curate.learn.teaching_letters import TeachingLetter, teaching_letters
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.weights import Weights
from pipeline.language.rules import load_rules


def evaluate_unseen(
    folders: Sequence[LetterFolder],
    passages: Sequence[CheckedLetter] = (),
    sentences: Sequence[RealSentence] = (),
    *,
    processes: int,
    on_step: Callable[[], None] = lambda: None,
) -> UnseenEvaluation:
    """The figures of every complete letter whose entries are all checked, each read by what the other letters teach.

    The sentences teach as well; each half of their documents is read by what the other half and the letters teach.
    `on_step` is called after each letter that has been opened, and then as often as `learn.steps` says.
    """
    letters, not_taught = teaching_letters(folders, on_step)
    teaching = [*passages, *as_checked_letters(sentences)]
    taught = [each.checked for each in letters]
    weights = unseen(taught, teaching, apart=_halves(sentences), processes=processes, on_step=on_step)
    tasks = ((each.letter, weights[each.source.id]) for each in letters)
    every = list(zip(letters, share_out(_read_letter, tasks, processes), strict=True))
    readings = [(known, reading) for known, reading in every if known.source.complete]
    entries = [entry for known, _ in readings for entry in known.entries]
    not_complete = {known.source.id: incomplete(known.entries) for known, _ in every if known.source.complete is None}
    return UnseenEvaluation(
        letters=tuple(evaluate_letter(reading, known.source, known.entries) for known, reading in readings),
        not_measured=dict(sorted((not_taught | not_complete).items())),
        sentences=evaluate_sentences(sentences, [weights[name_of(place)] for place, _ in enumerate(sentences, start=1)])
        if sentences
        else None,
        checked=len(entries),
        shown=sum(entry.shown for entry in entries),
        rated=tuple(outcome for known, reading in readings for outcome in _rate_outcomes(known, reading)),
    )


def _halves(sentences: Sequence[RealSentence]) -> list[list[str]]:
    """The names of the sentences of each half of the documents."""
    half = halves_of(sentences)
    names = [(half[each.document], name_of(place)) for place, each in enumerate(sentences, start=1)]
    return [[name for own, name in names if own == at] for at in sorted(set(half.values()))]


def _read_letter(letter: Letter, weights: Weights) -> Reading:
    rules = load_rules()
    findings = interpret(letter, extract(letter, rules), rules, weights).findings
    return Reading(letter=letter, findings=findings, numbers=(), problems=())


def _rate_outcomes(known: TeachingLetter, reading: Reading) -> tuple[RatedOutcome, ...]:
    comparison = compare(reading.letter, reading.findings, known.entries)
    return rated_outcomes(known.source.id, comparison, known.entries, reading.letter.text)
