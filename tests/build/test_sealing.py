"""The cache says nothing of a letter to whoever has not the letter."""

from pathlib import Path

from pipeline.build.cache import Cache
from pipeline.build.letters import read_letter
from pipeline.build.sealing import key_of, sealed, unsealed
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import letter_in
from tests.support.small_letter import TEXT, put


def test_no_word_of_a_letter_stands_in_its_entries_and_it_is_found_again(tmp_path: Path) -> None:
    letter = letter_in(put(tmp_path / "corpus"))
    (tmp_path / "cache").mkdir()
    cache = Cache(tmp_path / "cache")
    _, reading = read_letter(letter, cache=cache)
    entries = [path.read_bytes() for path in (tmp_path / "cache").iterdir()]
    assert len(entries) == 2
    words = [word.encode() for word in TEXT.split() if len(word) > 5]
    assert [word for word in words for entry in entries if word in entry] == []
    assert cache.reading(letter) == reading
    assert cache.transcript(sha256_of(letter.file_to_read), letter.file_to_read) == reading.letter.transcript


def test_the_digest_that_names_a_letter_is_not_the_key(tmp_path: Path) -> None:
    file = put(tmp_path) / "letter.txt"
    assert key_of(file).hex() != sha256_of(file)


def test_what_is_sealed_under_one_name_covers_nothing_under_another() -> None:
    one, other = (sealed(b"a" * 999, b"key", name) for name in ("one", "other"))
    assert one != other
    assert unsealed(one, b"key", "one") == b"a" * 999
