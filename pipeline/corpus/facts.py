"""The facts about a letter that a person vouches for, from its `letter.yml`."""

from models.source import Source
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import LetterFolder, as_utf8
from pipeline.corpus.yaml_files import handwritten
from pipeline.errors import CorpusError


def source_of(letter: LetterFolder) -> Source:
    """What a person knows about the letter; without a `letter.yml`, only its name and the SHA-256 of its file.

    Raises CorpusError on a key that is not known, a value of the wrong kind or an impossible date.
    """
    name = (letter.folder or letter.file_to_read).name
    if as_utf8(name) != name:
        what = "has a character that is no text" if name.isascii() else "is not UTF-8"
        raise CorpusError(f"The name {as_utf8(name)} {what}: rename it with plain letters and figures.")
    _refuse_links_out(letter)
    found = {"id": letter.id, "sha256": sha256_of(letter.file_to_read)}
    if letter.facts is None:
        return Source.model_validate(found)
    written = handwritten(letter.facts)
    facts = {} if written.content is None else written.content
    if not isinstance(facts, dict):
        raise written.fault((), "there must be keys and values here, as in `area: Cambridgeshire`")
    for key in found.keys() & facts.keys():
        raise written.fault((key,), f"{key} is worked out from the letter's folder and file: remove it")
    source = written.as_noun(Source, facts | found)
    if source.fieldwork_start and source.fieldwork_end and source.fieldwork_end < source.fieldwork_start:
        raise written.fault(("fieldwork_end",), "fieldwork_end is before fieldwork_start: correct one of them")
    if source.unreadable is not None and not source.unreadable.strip():
        raise written.fault(("unreadable",), "unreadable has no reason: say why the letter cannot be read")
    if "\n" in (source.unreadable or ""):
        raise written.fault(("unreadable",), "unreadable has several lines: write one sentence")
    if source.complete is not None and not source.complete.strip():
        raise written.fault(("complete",), "complete is empty: write who has gone through the letter, and when")
    return source


def _refuse_links_out(letter: LetterFolder) -> None:
    """Whoever sends a letter could link it to any file of the machine, whose words would stand in the database."""
    if letter.corpus is None:
        return
    corpus = letter.corpus.resolve()
    for path in (letter.file, letter.facts, letter.findings, letter.second):
        if path and not path.resolve().is_relative_to(corpus):
            raise CorpusError(
                f"{path.name} is a link to a file outside the corpus: put the file itself in the letter's folder."
            )
