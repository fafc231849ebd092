"""The list of changes: dated releases, and the version of the code among them."""

import re
from datetime import UTC, datetime

from pipeline import __version__
from pipeline.corpus.folders import PROJECT

IN_THE_MAKING = "not yet released"
CHANGES = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_each_release_has_a_version_a_date_and_two_lists() -> None:
    releases = re.split(r"^## ", CHANGES, flags=re.MULTILINE)[1:]
    heads = [release.splitlines()[0].split(", ") for release in releases]
    assert len(heads) > 1
    for release in releases:
        assert re.findall(r"^### (.+)\n\n- ", release, re.MULTILINE) == ["Data", "Code"]
    versions = [tuple(map(int, version.split("."))) for version, _ in heads]
    assert versions == sorted(set(versions), reverse=True)
    past = heads[1:] if heads[0][1] == IN_THE_MAKING else heads
    dates = [datetime.strptime(date, "%d %B %Y").replace(tzinfo=UTC) for _, date in past]
    assert dates == sorted(dates, reverse=True)


def test_the_version_is_that_of_the_newest_release_or_leads_up_to_it() -> None:
    newest, date = re.findall(r"^## (\S+), (.+)$", CHANGES, re.MULTILINE)[0]
    assert __version__ == (f"{newest}.dev0" if date == IN_THE_MAKING else newest)
