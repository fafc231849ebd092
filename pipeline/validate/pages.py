"""What stands on the pages and was not read as text, and words that could not be read letter by letter."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from models.base import Span
from models.letter import Letter
from models.reading import Problem
from models.text import BLOTTED
from pipeline.language.illegible import INSTALL, garbled_words, illegible_pages
from pipeline.language.plurals import quantity

LONGEST = 60
"""Characters: of a longer watermark the first ones say enough."""

SAYS = {
    "watermark": "“{text}” is printed across {pages} and was left out; check that it changes nothing in what the "
    "letter says.",
    "hidden": "The file has text on {pages} that nobody can see there; it was left out. Check the letter if something "
    "seems to be missing.",
    "struck out": "“{text}” is struck out on {pages} and was not read; check whether the letter means it so.",
    "jumble": "Lines are printed over each other on {pages}; check what was read there against the PDF.",
    "side note": "Nothing was read from the words beside the text of {pages}, “{text}”; look at them in the PDF.",
    "repeated page": "All that is on {pages} stands on an earlier page as well; it was read once.",
    "annotation": "Someone has added notes or marks to {pages} that were not read; look at them in the PDF.",
}
QUOTED = ("watermark", "side note", "struck out")
WARNINGS = ("jumble", "annotation", "struck out")
"""What may have changed the words that were read."""


def set_apart(letter: Letter) -> Iterator[Problem]:
    """One problem for each kind of thing that is on the pages and was not read, or not surely."""
    pages: dict[tuple[str, str], set[int]] = defaultdict(set)
    for aside in letter.transcript.asides:
        if aside.kind in SAYS:
            text = aside.text if aside.kind in QUOTED else ""
            pages[aside.kind, shortened(text)].add(aside.page or 1)
    for (kind, text), found in pages.items():
        yield Problem(
            check="not read as text",
            severity="warning" if kind in WARNINGS else "note",
            message=SAYS[kind].format(text=text, pages=named(found)),
        )


def pages_without_words(letter: Letter) -> Iterator[Problem]:
    """One problem for all pages on which no word was found: blank ones, and those whose letters are drawn as shapes."""
    transcript = letter.transcript
    if not (transcript.pages and transcript.lines):
        return
    known = {line.page for line in transcript.lines} | {aside.page for aside in transcript.asides}
    empty = [page for page in range(1, transcript.pages + 1) if page not in known]
    if not empty:
        return
    # Many letters end in a blank page; between pages with words a page is lost more often than blank.
    is_end = min(empty) > max(line.page for line in transcript.lines)
    yield Problem(
        check="page without words",
        severity="note" if is_end else "warning",
        message=f"No words were found on {named(empty)}; check in the PDF that nothing is printed there. If something "
        "is, print the letter to a new PDF, or transcribe it as letter.txt.",
    )


def unmapped_letters(letter: Letter) -> Iterator[Problem]:
    """One problem each for the words in which letters have no name, those that are garbled, and those blotted out."""
    text = letter.text
    blotted = [word for word in letter.transcript.unmapped if BLOTTED in word.of(text)]
    words = [word for word in letter.transcript.unmapped if BLOTTED not in word.of(text)]
    offer = f", or, {INSTALL}" if illegible_pages(letter.transcript) else ""
    if words:
        says = "The PDF does not say which letters it prints in {words} on {pages}, such as “{such}”; check them "
        yield unreadable(letter, words, says + f"against the PDF{offer}.")
    if garbled := garbled_words(letter.transcript):
        says = "Text recognition (OCR) made no word of {words} on {pages}, such as “{such}”; check the sentence "
        yield unreadable(letter, garbled, says + "against the PDF.")
    if blotted:
        says = "Words are blotted or struck out in {places} on {pages}, such as “{such}”; nothing that stands there in "
        yield unreadable(letter, blotted, says + "the PDF was read.")


def unreadable(letter: Letter, words: Sequence[Span], says: str) -> Problem:
    """The problem with these words, which says how many there are and names one, of the body where there is one."""
    pages = {page for word in words if (page := letter.transcript.page_of(word))}
    inside = ((word, paragraph) for word in words for paragraph in letter.body_paragraphs if paragraph.covers(word))
    shown, first = next(inside, (words[0], None))
    counted = {"words": quantity(len(words), "word"), "places": quantity(len(words), "place")}
    return Problem(
        check="letters unreadable",
        severity="warning",
        message=says.format(**counted, pages=named(pages), such=shown.of(letter.text)),
        span=shown if first else None,
        paragraph=first.key if first else None,
    )


def named(pages: Collection[int]) -> str:
    """The pages by their numbers: `page 2`, `pages 2, 3`."""
    return f"{'page' if len(pages) == 1 else 'pages'} {', '.join(map(str, sorted(pages)))}"


def shortened(text: str) -> str:
    """The text, cut at a space where it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
