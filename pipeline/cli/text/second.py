"""What `sqs second` says: whom the words go to, what is sent, and what came of it."""

from collections.abc import Iterator, Sequence

from pipeline.cli.text.wrapping import wrap
from pipeline.curate.second.keep import LetterForReader, SecondReading
from pipeline.curate.second.prompt import Tokens, estimate, guide, parts_of, request_of
from pipeline.language.plurals import quantity

_INDENT = "  "
_MILLION = 1_000_000


def notice(
    letters: Sequence[LetterForReader], name: str, receiver: str, price: tuple[float, float] | None, width: int
) -> Iterator[str]:
    """What is about to be sent, to whom, and about what it takes."""
    parts = [parts_of(letter.reading.letter) for letter in letters]
    tokens = [estimate(letter.reading.letter, of_letter) for letter, of_letter in zip(letters, parts, strict=True)]
    total = Tokens(sent=sum(each.sent for each in tokens), received=sum(each.received for each in tokens))
    requests = quantity(sum(map(len, parts)), "request")
    yield from wrap(f"To: {name}, {receiver}.", width, rest=_INDENT)
    yield from wrap(
        f"Sent: the guide for readers and the published paragraphs of {quantity(len(letters), 'letter')}, in "
        f"{requests}. Not sent: the letterhead, the closing, the copy list, email addresses and telephone numbers.",
        width,
        rest=_INDENT,
    )
    cost = ""
    if price:
        cost = f", so about {(total.sent * price[0] + total.received * price[1]) / _MILLION:.2f} at your prices"
    yield from wrap(
        f"Estimate: {total.sent:,} tokens sent and {total.received:,} received{cost}. An answer that does "
        "not fit is asked for again, at most twice.",
        width,
        rest=_INDENT,
    )


def all_that_is_sent(letters: Sequence[LetterForReader]) -> Iterator[str]:
    """Every word that would be sent: the guide once, then each request."""
    yield from ("", "---- The guide, sent with each request ----", "", guide())
    for letter in letters:
        for number, part in enumerate(parts_of(letter.reading.letter), start=1):
            yield from (f"---- {letter.folder.id}, request {number} ----", "")
            yield request_of(letter.reading.letter, part)


def result(reading: SecondReading, width: int) -> Iterator[str]:
    """What came of one letter."""
    reader = reading.reader
    near = sum(entry.note is not None for entry in reader.entries)
    nearly = f", {near} of them quoted nearly" if near else ""
    yield ""
    yield from wrap(
        f"{reading.letter}: {reader.reader} reads {quantity(len(reader.entries), 'statement')}{nearly}. "
        f"Refused: {len(reader.refused)}.",
        width,
    )
    yield from wrap(
        f"Compared with the rows: agrees {reading.agrees}, differs {reading.differs}, read by it alone "
        f"{reading.alone}, not read by it {reading.not_read}.",
        width,
        first=_INDENT,
        rest=_INDENT,
    )
    for entry in reader.refused:
        yield from wrap(
            f"Refused: {entry.paragraph}, “{entry.quote}”. {entry.reason}", width, first=_INDENT, rest=_INDENT * 2
        )
    yield from wrap(f"Saved in {reading.path}. No row has changed.", width, first=_INDENT, rest=_INDENT)
