"""An edit of the rules, made in a copy of them: the rules in use are never touched."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.corpus.atomic_write import replace_file
from pipeline.curate.teach.word_lists import WORD_LISTS, phrases_in, with_phrase, without_phrase
from pipeline.errors import RuleError
from pipeline.language.rule_files import FOLDER


@dataclass(frozen=True)
class RuleEdit:
    """What is tried: a phrase added to a list or taken out of it, or files in place of those of the rules."""

    files: tuple[Path, ...] = ()
    word_list: str = ""
    phrase: str = ""
    is_removal: bool = False

    @property
    def in_words(self) -> str:
        """The edit as a person would tell it."""
        if self.files:
            return (
                f"{', '.join(map(str, self.files))} in place of {'its like' if len(self.files) == 1 else 'their like'}"
            )
        does = "without" if self.is_removal else "with"
        return f"{does} “{self.phrase}” under {self.word_list}"


def edit_of(words: str, *, is_removal: bool = False) -> RuleEdit:
    """The edit that was asked for: `good: painstaking*`, a rule file, or a folder of them; RuleError for all else."""
    path = Path(words)
    if path.exists() and not is_removal:
        files = [path] if path.is_file() else sorted(file for file in path.iterdir() if (FOLDER / file.name).is_file())
        unknown = [file for file in files if not (FOLDER / file.name).is_file()]
        if not files or unknown:
            raise RuleError(f"{path} has the name of no rule file: keep the names of the files in pipeline/rules.")
        return RuleEdit(files=tuple(file for file in files if file.suffix != ".md"))
    name, colon, phrase = (part.strip() for part in words.partition(":"))
    phrase = phrase.strip("\"'")
    if not colon or not phrase:
        raise RuleError(
            f"{words} is neither a file nor a phrase: write the list, a colon and the phrase, as in "
            "“good: painstaking*”."
        )
    return RuleEdit(word_list=_known_list(name), phrase=phrase, is_removal=is_removal)


def _known_list(name: str) -> str:
    known = [each for file in WORD_LISTS for each in phrases_in(file)]
    if name in known:
        return name
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    cure = f"did you mean {' or '.join(near)}?" if near else f"take one of {', '.join(known)}."
    raise RuleError(f"There is no list {name}: {cure}")


@contextmanager
def trial_folder(edits: Sequence[RuleEdit]) -> Iterator[Path]:
    """A copy of the rules with the edits made, for as long as it is needed."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "rules"
        shutil.copytree(FOLDER, folder)
        for edit in edits:
            for file in edit.files:
                shutil.copy(file, folder / file.name)
        for edit in edits:
            if edit.word_list:
                _make_edit(edit, folder)
        yield folder


def keep_edits(edits: Sequence[RuleEdit]) -> list[Path]:
    """The rule files that were written, now that the phrases are added to the rules in use or taken out of them."""
    if any(edit.files for edit in edits):
        raise RuleError("Only phrases can be kept: copy a changed file into pipeline/rules yourself.")
    return list(dict.fromkeys(_make_edit(edit, FOLDER) for edit in edits))


def _make_edit(edit: RuleEdit, folder: Path) -> Path:
    """The file in the folder in which the phrase was added or taken out."""
    file = next(folder / name for name in WORD_LISTS if edit.word_list in phrases_in(name))
    change = without_phrase if edit.is_removal else with_phrase
    replace_file(file, change(file.read_text(encoding="utf-8"), edit.word_list, edit.phrase))
    return file


def changed_phrases(edits: Sequence[RuleEdit], folder: Path) -> tuple[str, ...] | None:
    """The phrases that one has and the other has not; None where more than lists of words may differ."""
    changed = {path.name for path in FOLDER.iterdir() if path.read_bytes() != (folder / path.name).read_bytes()}
    if not changed <= set(WORD_LISTS) or any(file.name not in WORD_LISTS for edit in edits for file in edit.files):
        return None
    return tuple(sorted({phrase for _, phrase in _listed(FOLDER) ^ _listed(folder)}))


def _listed(folder: Path) -> set[tuple[str, str]]:
    lists = (item for file in WORD_LISTS for item in phrases_in(file, folder).items())
    return {(name, phrase) for name, phrases in lists for phrase in phrases}
