"""Whatever one letter, list or name holds: the good letters are built as ever, or an older database stays as it was."""

from pathlib import Path
from shutil import copytree, rmtree

from tests.stress.builds import built, letter, letters_of, missing, unlisted
from tests.stress.corpora import Spoil, lists, names, yaml_files
from tests.stress.losses import Losses, lost, together
from tests.stress.plan import Plan

GOOD = ("alston-2013-02", "zennor-2012-01")


def trial(plan: Plan) -> Losses:
    """Each corpus is built where a good one was built before."""
    good = plan.folder / "good"
    for name in GOOD:
        letter(good / "corpus", name)
    first = built(good / "corpus", good / "sqs.db").faults("the good letters", 0)
    expected = letters_of(good / "sqs.db") or {}
    corpora = plan.some([each for kind in (yaml_files, lists, names) for each in kind.spoilt()])
    return together([first, *(_tried(good, expected, about, spoil) for about, spoil in corpora)])


def _tried(good: Path, expected: dict[str, str], about: str, spoil: Spoil) -> Losses:
    folder = good.with_name("tried")
    copytree(good, folder)
    try:
        before = (folder / "sqs.db").read_bytes()
        held = {path.name for path in (folder / "corpus").iterdir()}
        spoil(folder / "corpus")
        letters = [path.name for path in (folder / "corpus").iterdir() if path.name not in held]
        ended = built(folder / "corpus", folder / "sqs.db")
        found = together([Losses(1), ended.faults(about), missing(folder / "sqs.db", expected, about)])
        if ended.status == 2 and (folder / "sqs.db").read_bytes() != before:
            found = found.and_also(lost("databases", f"{about}: an older one is gone, though nothing could be done"))
        if b"root:" in (folder / "sqs.db").read_bytes():
            found = found.and_also(lost("leaks", f"{about}: another file of the machine"))
        listed = [] if ended.status == 2 else [name for name in letters if (folder / "corpus" / name).is_dir()]
        printable = [name for name in listed if name.isprintable() and name.isascii() and name[0] not in "._"]
        return found.and_also(unlisted(folder / "sqs.db", printable, about))
    finally:
        rmtree(folder)
