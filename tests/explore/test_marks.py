"""Stretches of a text can be marked whichever way they lie in one another, or overlap."""

from hypothesis import given
from hypothesis import strategies as some

from pipeline.explore.marks import Mark, pieces


@given(some.text(min_size=1, max_size=40), some.lists(some.tuples(some.integers(0, 39), some.integers(1, 40))))
def test_any_marks_are_cut_so_that_they_nest_and_hold_their_own_words(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    marks = [Mark(start, end, "finding", {}, f"{place}", place) for place, (start, end) in enumerate(spans)]
    begun: list[Mark] = []
    held = {mark.anchor: "" for mark in marks}
    edges: dict[str, list[str]] = {mark.anchor: [] for mark in marks}
    whole = ""
    for piece in pieces(text, marks):
        if piece.mark is None:
            whole += piece.text
            held |= {mark.anchor: held[mark.anchor] + piece.text for mark in begun}
            continue
        if piece.kind == "begin":
            begun.append(piece.mark)
        else:
            assert begun.pop() == piece.mark
        if piece.outer:
            edges[piece.mark.anchor].append(piece.kind)
    assert begun == []
    assert whole == text
    assert held == {mark.anchor: text[mark.start : mark.end] for mark in marks}
    assert edges == {mark.anchor: ["begin", "end"] for mark in marks}
