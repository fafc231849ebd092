"""A statement where it stands, with all that its own words say before anything is decided."""

import re
from dataclasses import dataclass

from models.base import Span
from pipeline.interpret.judgements import Elliptical, ellipsis, judge
from pipeline.interpret.kept import kept
from pipeline.interpret.kinds_of_case import KindOfCase, kind_counted, kind_of_whole, kind_spoken_of
from pipeline.interpret.noun_phrases import is_narrowed, phrase_of
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import TOPICS, Subject
from pipeline.interpret.threads import LEADS_IN
from pipeline.interpret.verdict_signs import DENIALS, VerdictSign, signs_in_words
from pipeline.interpret.voice import Surroundings, surroundings_of
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

SINGLES_OUT = grammar("singles out")
RECOMMENDS = grammar("asks for what is not yet done")
COMPARES = grammar("compares")
TO_COME = grammar("still to come")
NOT_SO = grammar("would be so if")
OUGHT = grammar("ought to have been")
NEEDED = grammar("needed it, right behind")
OF_WHICH, SAW_TO_IT = grammar("says what was due"), grammar("saw that")
WORD = re.compile(r"[a-z]+|[^\sa-z]")
NEAR = 25
"""How many characters before or after a statement its neighbours may begin."""


@dataclass(frozen=True)
class PlacedStatement:
    """A statement where it stands, with what its clause is about and what the voices say of its words."""

    statement: Statement
    place: Place
    subject: Subject
    signs: tuple[VerdictSign, ...]
    """What its own words say of the verdict."""
    around: Surroundings
    """The words around it, for the voices."""

    @kept
    def says_needed(self) -> bool:
        """Whether its part of the sentence says of which cases something was due: "nine of them needed a plan"."""
        return any(hit.meaning == "needs" for hit in hits_inside(self.place.passage.features, self.place.share))

    @kept
    def judged_before_the_next(self) -> str | None:
        """Where words judge between it and the next of its sentence: `between`, `after`, `both` or `neither`.

        "In the three cases, planning was good in two" judges between. None where no other follows, or one that names
        its whole again, "in three of these eight": that leaves the first one its own words.
        """
        following, place = self.place.following, self.place
        if following is None or following.way not in {"bare", "share", "percentage"}:
            return None
        judges = hits_inside(place.passage.judgements, Span(start=self.statement.end, end=place.sentence.end))
        between = any(hit.end <= following.start for hit in judges)
        after = any(hit.start >= following.start for hit in judges)
        return {(True, False): "between", (False, True): "after", (True, True): "both"}.get((between, after), "neither")

    @kept
    def leads_in(self) -> bool:
        """Whether its sentence leads in to a list."""
        return self.place.sentence.of(self.place.text).rstrip().endswith(LEADS_IN)

    @kept
    def recommends(self) -> bool:
        """Whether it asks for what is not yet done."""
        return RECOMMENDS.search(self.place.text, self.place.share.start, self.place.share.end) is not None

    @kept
    def only_supposed(self) -> bool:
        """Whether it tells of what is still to come, or of what would be so if something else were."""
        place = self.place
        to_come = TO_COME.search(place.text, place.clause.start, place.clause.end) is not None
        return to_come or NOT_SO.match(place.text, place.sentence.start, place.sentence.end) is not None

    @kept
    def singles_out(self) -> bool:
        """Whether it counts only those that stand out: "four were very good"."""
        return SINGLES_OUT.search(self.place.text, self.place.clause.start, self.place.clause.end) is not None

    @kept
    def only_due(self) -> bool:
        """Whether it says what was due, and nothing on whether it was done: "eight should have had one"."""
        clause, text = self.place.clause, self.place.text
        if NEEDED.match(text, self.statement.end, self.place.sentence.end) is not None:
            return True
        ought = OUGHT.search(text, clause.start, clause.end)
        if ought is None or self.strong or SAW_TO_IT.search(text, clause.start, ought.start()) is not None:
            return False
        return OF_WHICH.search(text, clause.start, ought.start()) is None

    @kept
    def compares(self) -> bool:
        """Whether its sentence measures it against what was judged before: "Plans fared less well, at 11"."""
        return COMPARES.search(self.place.text, self.place.sentence.start, self.statement.start) is not None

    @kept
    def strong(self) -> bool:
        """Whether a word in its clause judges."""
        return any(sign.feature == "clause judges" for sign in self.signs)

    @kept
    def phrase(self) -> str:
        """Its words with the noun phrase after them."""
        return phrase_of(self.statement, self.place)

    @kept
    def noun(self) -> str | None:
        """What kind of thing it counts: `case`, `report`, `staff` ..."""
        return nouns().kind_of(self.phrase)

    @kept
    def kind_of_case(self) -> KindOfCase | None:
        """The kind of case of which it counts, as far as its own words and those before it show."""
        return kind_spoken_of(self.statement, self.place)

    @kept
    def kind_counted(self) -> str | None:
        """The kind of case of which it says how many there are: "14 were court orders"."""
        return kind_counted(self.statement, self.place)

    @kept
    def kind_of_whole(self) -> str | None:
        """The kind of case that its printed total counts: "12 of the 14 court orders"."""
        return kind_of_whole(self.statement, self.place)

    @kept
    def judged(self) -> str | None:
        """The verdict of the word that judges in its clause, as it stands there; None where none does."""
        return next((sign.verdict for sign in self.signs if sign.feature == "clause judges"), None)

    @kept
    def relevant(self) -> bool:
        """Whether only some cases are meant."""
        # "There was no case in which ...": what follows judges, and narrows nothing.
        return self.statement.reads != "none" and nouns().narrows(self.phrase)

    @kept
    def narrowed(self) -> bool:
        """Whether its sentence begins by saying of which cases it speaks."""
        return is_narrowed(self.statement, self.place)

    @kept
    def names_staff(self) -> bool:
        """Whether its own words name staff: "three managers"."""
        return nouns().kind_of(self.statement.span.of(self.place.text)) == "staff"

    @kept
    def neighbours(self) -> tuple[str, str]:
        """The words right before and right after it: "at 15", "was 13", "two doors"."""
        text, sentence, span = self.place.text, self.place.sentence, self.statement.span
        before = WORD.findall(text[max(sentence.start, span.start - NEAR) : span.start].casefold())
        after = WORD.findall(text[span.end : min(sentence.end, span.end + NEAR)].casefold())
        return (
            f"before it: {before[-1] if before else 'nothing'}",
            f"after it: {after[0] if after else 'nothing'}",
        )

    @property
    def only_a_share(self) -> bool:
        """Whether it says how many only as a share, in words or per cent."""
        return self.statement.count is None and self.statement.excepted is None

    @kept
    def topical(self) -> bool:
        """Whether its clause names what is judged."""
        return bool(self.subject.own & TOPICS)

    @kept
    def said_of_the_whole(self) -> tuple[str, ...]:
        """What its own words say of what it is counted of."""
        holds = {
            "relevant": self.relevant,
            "narrowed": self.narrowed,
            "topical": self.topical,
            "only a share": self.only_a_share,
        }
        return tuple(name for name, true in holds.items() if true)

    @kept
    def elliptical(self) -> tuple[str, Elliptical] | None:
        """What its `clause`, else its `share` of the sentence, affirms or denies without a word that judges."""
        for name, part in (("clause", self.place.clause), ("share", self.place.share)):
            if (found := ellipsis(self.place.text, part, self.statement.span)) is not None:
                return name, found
        return None

    @property
    def denies(self) -> bool:
        """Whether a "not" or "no" in its clause turns it round."""
        return any(sign.feature in DENIALS for sign in self.signs)

    @kept
    def denied(self) -> bool:
        """Whether its clause says that something was not done."""
        place, span = self.place, self.statement.span
        elliptical = ellipsis(place.text, place.clause, span)
        if elliptical is not None and not elliptical.affirms:
            return True
        found = judge(place.text, place.clause, place.passage.judgements, self.statement.parts, span)
        return found is not None and found.verdict == "insufficient"

    @kept
    def says(self) -> str:
        """What its own words say of those it counts, in a word or two."""
        if self.judged is not None:
            return f"judges {self.judged}"
        if self.elliptical is not None:
            return "affirms" if self.elliptical[1].affirms else "denies"
        return next((f"says {sign.verdict}" for sign in self.signs), "says nothing")


def place_statement(statement: Statement, place: Place, subject: Subject) -> PlacedStatement:
    """The statement with what can be known of it before anything is decided."""
    return PlacedStatement(
        statement,
        place,
        subject,
        signs=tuple(signs_in_words(statement, place)),
        around=surroundings_of(statement, place),
    )
