"""Which room may import which: a room is a package or module directly under `pipeline/`, and `models/` is one too."""

import ast
from collections import Counter
from collections.abc import Iterator

from pipeline.corpus.folders import PROJECT

STAGES = ("read", "segment", "extract", "interpret", "validate", "load", "explore")
FLOORS = ("models", "errors", "language", "corpus", "annotations", STAGES, "build", "curate", "export", "cli")
FLOOR_OF = {
    room: floor for floor, rooms in enumerate(FLOORS) for room in ([rooms] if isinstance(rooms, str) else rooms)
}
HOMES = {library: {"read"} for library in ("pdfplumber", "pdfminer", "pypdfium2")}
HOMES |= {"spacy": {"language", "interpret"}, "sqlite_utils": {"load"}, "datasette": {"explore"}, "llm": {"curate"}}
HOMES |= {"distributed": {"build"}}
DRAWING = {("explore", f"pipeline.read.page_image.{name}") for name in ("picture", "page_picture", "PagePicture")}
DRAWING |= {("explore", "pipeline.read.png.png_of")}
"""The one stage that may use another: a page of the site shows printed lines or pages, and a page image draws them.

Charts become files as such pictures do.
"""

LONGEST = 250
"""Lines of a file."""


def room_of(module: str) -> str:
    return module.removeprefix("pipeline.").split(".")[0]


def imports() -> Iterator[tuple[str, str]]:
    """Each room with whatever it imports, wherever in a file it does; the package itself, which offers all, is none."""
    door = PROJECT / "pipeline" / "__init__.py"
    for file in {*PROJECT.glob("models/**/*.py"), *PROJECT.glob("pipeline/**/*.py")} - {door}:
        room = room_of(".".join(file.relative_to(PROJECT).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                source = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
                yield from ((room, source + name.name) for name in node.names)


ARROWS = {(room, other) for room, module in imports() if (other := room_of(module)) in FLOOR_OF and other != room}


def test_no_import_climbs_and_no_stage_imports_another() -> None:
    held = {(room, room_of(module)) for room, module in imports() if (room, module) not in DRAWING} & ARROWS
    assert {(room, other) for room, other in held if FLOOR_OF[other] >= FLOOR_OF[room]} == set()  # so no circle either


def test_a_library_is_imported_in_its_own_rooms_only() -> None:
    assert {(room, module) for room, module in imports() if room not in HOMES.get(room_of(module), {room})} == set()


def test_no_two_classes_share_a_name() -> None:
    files = [*PROJECT.glob("models/**/*.py"), *PROJECT.glob("pipeline/**/*.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_bytes()))]
    names = Counter(node.name.lstrip("_") for node in nodes if isinstance(node, ast.ClassDef))
    assert {name for name, times in names.items() if times > 1} == set()


def test_a_file_is_short_enough_to_be_read() -> None:
    lengths = {
        str(file.relative_to(PROJECT)): len(file.read_text(encoding="utf-8").splitlines())
        for room in ("models", "pipeline", "tests")
        for file in PROJECT.glob(f"{room}/**/*.py")
    }
    assert {file.split("/")[0] for file in lengths} == {"models", "pipeline", "tests"}
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_the_house_stays_small() -> None:
    assert sorted(file.name for file in PROJECT.glob("pipeline/*.py")) == ["__init__.py", "errors.py", "extract.py"]
    assert len(list(PROJECT.glob("pipeline/*/__init__.py"))) <= 13
    assert len({room for arrow in ARROWS for room in arrow}) <= 20
    assert len(ARROWS) <= 70
