"""A file in which Git could not join two versions says so, whichever file of the corpus it is."""

from pathlib import Path

import pytest

from pipeline.corpus.areas import areas_in
from pipeline.corpus.inspections import inspections_in
from pipeline.corpus.yaml_files import handwritten
from pipeline.errors import CorpusError

SIDES = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n"
SAID = "line 2: Git could not join two versions here: keep the lines that are right, and remove those that begin with"


@pytest.mark.parametrize("name", ["areas.csv", "inspections.csv", "findings.yml"])
def test_the_marks_of_a_conflict_are_named_with_their_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("area_name,published\n" + SIDES.format("Eastmere,2014", "Eastmere,2015"))
    with pytest.raises(CorpusError, match=SAID):
        {"areas.csv": areas_in, "inspections.csv": lambda path: inspections_in(path, ())}.get(
            name, lambda path: handwritten(path / name)
        )(tmp_path)


def test_a_line_of_equals_signs_is_no_conflict(tmp_path: Path) -> None:
    (tmp_path / "letter.yml").write_text("note: |-\n  A heading\n=======\n".replace("\n===", "\n  ==="))
    assert handwritten(tmp_path / "letter.yml").content == {"note": "A heading\n======="}
