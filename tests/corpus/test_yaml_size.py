"""A YAML file that holds more than any letter needs is refused with its line, before anything is made of it."""

from pathlib import Path

import pytest

from pipeline.corpus.yaml_files import LARGEST, handwritten
from pipeline.corpus.yaml_size import MOST_PARTS, excess_in
from pipeline.errors import CorpusError

LISTS = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))])
MERGES = "\n".join(
    ["a0: &a0 {k: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}], k{n}: 1}}" for n in range(1, 9))]
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: " + "[" * 100_000, "line 1: more than 20 lists or keys stand within each other: write it plainly."),
        ("b: 1\na: " + "[" * 100_000 + "]" * 100_000, "line 2: more than 20 lists or keys stand"),
        ("- " * 1_000 + "a", "line 1: more than 20 lists or keys stand"),
        (MERGES, "line 6: with its aliases this holds more than 200,000 values: write them out without aliases."),
        (LISTS, "line 6: with its aliases this holds more than 200,000 values"),
        ("a: 1\nb: &b [*b]", "line 2: *b stands inside what it names, which has no end: write it out."),
        ("a: 1\nb: &b {<<: *b}", "line 2: *b stands inside what it names, which has no end: write it out."),
        ("#" * (LARGEST + 1), "letter.yml is larger than 2 MB: no letter needs so much; shorten it."),
    ],
)
def test_what_no_letter_needs_is_refused_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "letter.yml").write_text(text)
    with pytest.raises(CorpusError) as raised:
        handwritten(tmp_path / "letter.yml")
    assert says in str(raised.value)


def test_aliases_may_repeat_a_little() -> None:
    text = "a: &a [1, 2]\nb: *a\nc: {d: *a, e: [*a, *a]}"
    assert excess_in(text) is None
    assert excess_in(f"{text}\nf: [{', '.join(['*a'] * (MOST_PARTS // 3))}]") == (
        4,
        "with its aliases this holds more than 200,000 values: write them out without aliases",
    )
