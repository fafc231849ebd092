"""The figures as tables: in Markdown for METHODOLOGY.md, in columns for the terminal."""

from collections.abc import Iterator, Sequence

from pipeline.curate.evaluate.evaluation import Evaluation
from pipeline.curate.evaluate.letters import LetterFigures
from pipeline.curate.evaluate.scores import SCORES, Score

_IN_METHODOLOGY = ("found", "numbers", "verdict", "all", "rows")
_TOGETHER = "together"

Cells = Sequence[str]


def table(evaluation: Evaluation) -> str:
    """The F1 of each letter, of all of them and of the sentences, as a Markdown table."""
    blank = [""] * len(_IN_METHODOLOGY)
    rows = [
        ["Letter", "Statements", *(name.capitalize() for name in _IN_METHODOLOGY)],
        ["---", "---:", *("---:" for _ in _IN_METHODOLOGY)],
        *(_f1_row(figures.letter, figures.scores) for figures in evaluation.letters),
        _f1_row(f"**{_TOGETHER}**", evaluation.overall),
    ]
    if sentences := evaluation.sentences:
        scores = [_figure(score.f1) for score in (sentences.found, sentences.numbers)]
        label = f"{sentences.sentences} sentences of other inspections"
        rows.append([label, str(sentences.numbers.expected), *scores, *blank[len(scores) :]])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def letters_table(evaluation: Evaluation) -> Iterator[str]:
    """A line for each letter: how much of it is right altogether, then the F1 of each part, then its facts."""
    parts = ("found", "numbers", "verdict", "rows")
    heads = ["letter", "statements", "precision", "recall", "F1", *(f"{part} F1" for part in parts), "facts"]
    rows = [
        [figures.letter, *_letter_cells(figures.scores, parts), _facts(evaluation.letters[place : place + 1])]
        for place, figures in enumerate(evaluation.letters)
    ]
    together = [_TOGETHER, *_letter_cells(evaluation.overall, parts), _facts(evaluation.letters)]
    yield from columns([heads, *rows, together])


def scores_table(scores: dict[str, Score]) -> Iterator[str]:
    """A line for each score, with what it says."""
    heads = ["", "right", "read", "expected", "precision", "recall", "F1"]
    rows = [
        [
            name,
            *(str(count) for count in (score.right, score.read, score.expected)),
            *(_figure(share) for share in (score.precision, score.recall, score.f1)),
        ]
        for name, score in scores.items()
    ]
    said = ["", *(SCORES[name] for name in scores)]
    for line, meaning in zip(columns([heads, *rows]), said, strict=True):
        yield f"{line}  {meaning}".rstrip()


def rules_table(letters: Sequence[LetterFigures]) -> Iterator[str]:
    """A line for each rule: how many findings it gave, and how many of them are right."""
    heads = ["rule", "read", "found", "numbers", "all"]
    counts: dict[str, list[int]] = {}
    for figures in letters:
        for rule in figures.rules:
            so_far = counts.get(rule.rule, [0, 0, 0, 0])
            own = (rule.read, rule.found, rule.numbers, rule.all)
            counts[rule.rule] = [before + more for before, more in zip(so_far, own, strict=True)]
    yield from columns([heads, *([rule, *map(str, counted)] for rule, counted in sorted(counts.items()))])


def columns(rows: Sequence[Cells]) -> Iterator[str]:
    """The rows set under one another: the first column ranged left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([f"{first:<{widths[0]}}", *cells]).rstrip()


def _f1_row(label: str, scores: dict[str, Score]) -> list[str]:
    return [label, str(scores["all"].expected), *(_figure(scores[name].f1) for name in _IN_METHODOLOGY)]


def _letter_cells(scores: dict[str, Score], parts: Cells) -> list[str]:
    whole = scores["all"]
    shares = (whole.precision, whole.recall, whole.f1, *(scores[part].f1 for part in parts))
    return [str(whole.expected), *map(_figure, shares)]


def _facts(letters: Sequence[LetterFigures]) -> str:
    facts = [fact.right for figures in letters for fact in figures.facts]
    return f"{sum(facts)}/{len(facts)}"


def _figure(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
