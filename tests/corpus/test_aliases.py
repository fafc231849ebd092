"""Another name of a service, written down where it belongs."""

from pathlib import Path

import pytest

from pipeline.corpus.areas import area_of, areas_in
from tests.support.sqs_command import sqs

LIST = """\
slug,name,aliases,nation,region,notes
bath,"Bath, Somerset",BANES|B&NES,England,South West,"Two
lines"
bournemouth-and-poole,Bournemouth and Poole,,England,South West,
dorset,Dorset,,England,South West,
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "areas.csv").write_text(LIST)
    return tmp_path


@pytest.mark.parametrize("before", [LIST, LIST.replace("\n", "\r\n"), f"\ufeff{LIST}"])
def test_one_line_has_another_name_and_all_else_stays(corpus: Path, before: str) -> None:
    path = corpus / "areas.csv"
    path.write_bytes(before.encode())
    for name, slug in (("Bournemouth", "bournemouth-and-poole"), ("Bath & N.E. Somerset, the", "bath")):
        assert sqs("service", name, slug, "--corpus", corpus)[:2] == (
            0,
            f"{path} now has {name} as another name of {slug}.\n",
        )
        found = area_of(name, areas_in(corpus))
        assert found
        assert found.slug == slug
    after = path.read_bytes().decode()
    as_it_was = after.replace('"BANES|B&NES|Bath & N.E. Somerset, the"', "BANES|B&NES").replace("e,Bournemouth,", "e,,")
    assert as_it_was == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("Bournemouth", "nowhere"),
            "areas.csv has no service nowhere: `sqs service NAME` lists those that a name may",
        ),
        (("Dorset YOS", "bath"), "areas.csv: Dorset (dorset) goes by the name Dorset YOS already."),
        (("A|B", "bath"), "“A|B” cannot be the name of a service: write it without | and line breaks."),
    ],
)
def test_what_cannot_be_a_name_of_it_is_a_sentence(corpus: Path, arguments: tuple[str, str], sentence: str) -> None:
    status, out, err = sqs("service", *arguments, "--corpus", corpus)
    assert (status, out, sentence in err) == (2, "", True)
    assert (corpus / "areas.csv").read_text() == LIST


def test_the_services_that_a_name_may_mean_are_listed_with_the_reason(corpus: Path) -> None:
    status, out, _ = sqs("service", "Bournemouth", "--corpus", corpus)
    assert status == 1
    assert " ".join(out.split()) == (
        "No service in areas.csv is called Bournemouth. It may be: "
        "bournemouth-and-poole Bournemouth and Poole: Bournemouth is part of Bournemouth and Poole "
        "To add the name to the one that is right: sqs service Bournemouth bournemouth-and-poole"
        f" --corpus {corpus}"
    )
    assert sqs("service", "B&NES", "--corpus", corpus)[:2] == (0, "B&NES is Bath, Somerset (bath).\n")
    assert sqs("service", "Nowhere", "--corpus", corpus)[:2] == (
        1,
        "No service in areas.csv has a name like Nowhere: add the service there.\n",
    )
