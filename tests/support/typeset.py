"""A letter's transcript set as a PDF, in layouts that letters come in, so that reading is tested on known text."""

import re
from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.support.layouts import ADDRESS, FOOT, HEIGHT, LEFT, RIGHT, TOP, Fragment, Layout, Page, Print, Word

SPLIT = r"(\*|</?i>|(?<=[a-z])\d(?!\w)|(?<=[a-z][.,])\d(?!\w)|(?<=\d)(?:st|nd|rd|th)\b)"


def typeset(text: str, layout: Layout) -> bytes:
    """The PDF of a transcript."""
    return Typesetter(text, layout).pdf()


def joined(chunks: list[str]) -> list[str]:
    """The blocks, those that a page of the letter cut in two made whole."""
    whole: list[str] = []
    for chunk in chunks:
        if whole and re.match(r"[a-z]|\d+ [a-z]", chunk):
            whole[-1] += f" {chunk}"
        else:
            whole.append(chunk)
    return whole


class Typesetter:
    def __init__(self, text: str, layout: Layout) -> None:
        self.layout = layout
        self.size = layout.size
        self.small = layout.size - layout.notes_smaller
        self.regular, self.bold, self.italic = layout.faces
        chunks = [chunk for chunk in re.split(r"\n\s*\n", text) if chunk.strip()]
        self.notes = {chunk.split(" ", 1)[0]: chunk for chunk in chunks if re.match(r"\d [A-Z]", chunk)}
        self.pages = [Page()]
        self.y = TOP
        self.set_address()
        for chunk in joined([chunk for chunk in chunks if chunk not in self.notes.values()]):
            self.set_chunk(chunk)
        for page in self.pages:
            self.set_notes(page)

    def set_address(self) -> None:
        if self.layout.letterhead == "none":
            return
        y = TOP
        for line in ADDRESS:
            fragment = Fragment(line, self.regular, self.size - self.layout.address_smaller)
            x = RIGHT - fragment.width if self.layout.letterhead == "above" else RIGHT - 150
            self.pages[0].prints.append(Print(x, y, fragment))
            y -= 1.25 * fragment.size
        if self.layout.letterhead == "above":
            self.y = y - 3 * self.size

    def set_chunk(self, chunk: str) -> None:
        lines = chunk.strip().split("\n")
        if "\t" in chunk:
            for line in lines:
                self.set_row(line)
            self.y -= self.size
        elif all(line.startswith("- ") for line in lines):
            for line in lines:
                self.set_item(line[2:])
        else:
            body = " ".join(lines)
            is_heading = len(body) < 100 and not re.search(r"[.!?]$", body)
            if is_heading and self.y < FOOT + 5 * self.size:
                self.turn_page()
            words = list(self.words(body, self.bold if is_heading else self.regular))
            self.set_words(words, LEFT, 0.0 if is_heading else self.layout.indent * self.size)
            self.y -= self.layout.gap * self.size

    def set_row(self, line: str) -> None:
        label, _, value = line.partition("\t")
        middle = LEFT + (100 if label.endswith(":</i>") else 235)
        edge = RIGHT - 170 if self.layout.letterhead == "beside" and len(self.pages) == 1 else RIGHT
        cells = [(LEFT, middle - 12, label), (middle, edge, value)]
        broken = [(x, list(self.lines(list(self.words(cell, self.regular)), right - x))) for x, right, cell in cells]
        height = max(len(rows) for _, rows in broken) * self.step
        if self.y - height < FOOT:
            self.turn_page()
        for x, rows in broken:
            for place, row in enumerate(rows):
                self.print_line(self.page, row, x, self.y - place * self.step)
        self.y -= height + 0.3 * self.size

    def set_item(self, body: str) -> None:
        number, _, rest = body.partition(" ")
        is_numbered = re.fullmatch(r"[\d.]+", number) is not None
        hang = self.layout.hang * self.size
        if is_numbered and not hang:
            self.set_words(list(self.words(body, self.regular)), LEFT)
        else:
            words = list(self.words(rest if is_numbered else body, self.regular))
            self.turn_page_before(words)
            if is_numbered:
                self.page.prints.append(Print(LEFT, self.y, Fragment(number, self.regular, self.size)))
            elif self.layout.bullet:
                self.page.prints.append(Print(LEFT + 4, self.y, Fragment(*self.layout.bullet, self.size)))
            else:
                self.page.discs.append((LEFT + 6, self.y + 0.3 * self.size))
            self.set_words(words, LEFT + (hang or 2 * self.size))
        self.y -= self.layout.gap * self.size

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def step(self) -> float:
        return self.layout.leading * self.size

    def words(self, text: str, face: str) -> Iterator[Word]:
        is_italic = False
        for word in re.sub(r"<(http[^>]*)>", r"\1", text).split():
            fragments: list[Fragment] = []
            for piece in re.split(SPLIT, word):
                if piece in ("*", "<i>", "</i>"):
                    is_italic = not is_italic
                elif piece in self.notes and fragments:
                    raised = not self.layout.fused_marks
                    size, rise = (0.6 * self.size, 0.36 * self.size) if raised else (self.size, 0.0)
                    fragments.append(Fragment(piece, face, size, rise))
                elif self.layout.raised_ordinals and piece in ("st", "nd", "rd", "th"):
                    fragments.append(Fragment(piece, face, 0.6 * self.size, 0.36 * self.size))
                elif piece:
                    fragments.append(Fragment(self.spelt(piece), self.italic if is_italic else face, self.size))
            yield tuple(fragments)

    def spelt(self, text: str) -> str:
        if not self.layout.ligatures:
            return text
        return text.replace("fi", "\ufb01").replace("fl", "\ufb02")

    def lines(self, words: list[Word], width: float, first: float = 0.0) -> Iterator[list[Word]]:
        space = Fragment(" ", self.regular, self.size).width
        line: list[Word] = []
        room = width - first
        for word in words:
            needed = sum(fragment.width for fragment in word)
            parts = self.parted(word, room - space) if line and needed > room - space else None
            if parts:
                yield [*line, parts[0]]
                line, room = [parts[1]], width - sum(fragment.width for fragment in parts[1])
            elif line and needed > room - space:
                yield line
                line, room = [word], width - needed
            else:
                room -= needed + (space if line else 0)
                line.append(word)
        if line:
            yield line

    def parted(self, word: Word, room: float) -> tuple[Word, Word] | None:
        """The word cut by a soft hyphen so that its beginning fits."""
        text = word[0].text
        if not self.layout.soft_hyphens or len(word) > 1 or not re.fullmatch(r"[a-z]{8,}", text):
            return None
        head = word[0]._replace(text=text[:4] + "\u00ad")
        return ((head,), (word[0]._replace(text=text[4:]),)) if head.width < room else None

    def set_words(self, words: list[Word], x: float, first: float = 0.0) -> None:
        broken = list(self.lines(words, RIGHT - x, first))
        for place, line in enumerate(broken):
            self.turn_page_before(line)
            start = x + (0 if place else first)
            self.print_line(self.page, line, start, self.y, fill=self.layout.justified and line is not broken[-1])
            self.page.notes += self.marks_in(line)
            self.y -= self.step

    def turn_page_before(self, words: list[Word]) -> None:
        if self.y < FOOT + self.notes_height(self.page.notes + self.marks_in(words)):
            self.turn_page()

    def turn_page(self) -> None:
        self.pages.append(Page())
        self.y = TOP

    def marks_in(self, words: list[Word]) -> list[str]:
        return [part.text for word in words for part in word[1:] if part.text in self.notes]

    def notes_height(self, marks: list[str]) -> float:
        lines = sum(len(self.note_lines(mark)) for mark in marks)
        return 1.3 * self.small * lines + (self.small if marks else 0)

    def note_lines(self, mark: str) -> list[list[Word]]:
        words = self.notes[mark].split()
        small = [(Fragment(word, self.regular, self.small),) for word in words]
        if not self.layout.fused_marks:
            small[0] = (Fragment(mark, self.regular, 0.6 * self.small, 0.3 * self.size),)
        return list(self.lines([*small], RIGHT - LEFT - 40))

    def set_notes(self, page: Page) -> None:
        if not page.notes:
            return
        y = FOOT + self.notes_height(page.notes) - 2 * self.small
        page.rules.append((LEFT, y + self.size, LEFT + 140))
        for mark in page.notes:
            for line in self.note_lines(mark):
                self.print_line(page, line, LEFT, y)
                y -= 1.3 * self.small

    def print_line(self, page: Page, line: list[Word], x: float, y: float, *, fill: bool = False) -> None:
        size = max(fragment.size for word in line for fragment in word)
        space = Fragment(" ", self.regular, size)
        width = space.width
        if fill and len(line) > 1:
            taken = sum(fragment.width for word in line for fragment in word)
            width = (RIGHT - x - taken) / (len(line) - 1)
        for place, word in enumerate(line):
            if place and self.layout.printed_spaces:
                page.prints.append(Print(x, y, space))
            x += width if place else 0
            for fragment in word:
                page.prints.append(Print(x, y, fragment))
                x += fragment.width

    def pdf(self) -> bytes:
        content = BytesIO()
        canvas = Canvas(content, pagesize=A4)
        for number, page in enumerate(self.pages, 1):
            self.draw(canvas, page, number)
            canvas.showPage()
        canvas.save()
        return content.getvalue()

    def draw(self, canvas: Canvas, page: Page, number: int) -> None:
        small = self.size - 2
        canvas.setFont(self.regular, small)
        canvas.drawRightString(RIGHT, 36, self.layout.foot.format(page=number, pages=len(self.pages)))
        if number > 1 and self.layout.head:
            canvas.drawString(LEFT, HEIGHT - 36, self.layout.head)
        if self.layout.sideways:
            canvas.saveState()
            canvas.translate(30, 300)
            canvas.rotate(90)
            canvas.drawString(0, 0, self.layout.sideways)
            canvas.restoreState()
        for left, y, right in page.rules:
            canvas.line(left, y, right, y)
        for x, y in page.discs:
            canvas.circle(x, y, 2, stroke=0, fill=1)
        for x, y, (text, face, size, rise) in page.prints:
            canvas.setFont(face, size)
            for shift in (0, 0.35) if self.layout.twice_printed_bold and face == self.bold else (0,):
                canvas.drawString(x + shift, y + rise, text)
