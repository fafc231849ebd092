"""The files of a release, and the folder that holds them."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.corpus.atomic_write import make_folder
from pipeline.errors import SqsError
from pipeline.export.schemas import citation, csv_on_the_web, data_package, schema_org
from pipeline.export.sheet import csv_text
from pipeline.export.tables import ReleasedBuild, build_of

SUMS = "SHA256SUMS"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

WITHOUT_BOM = (
    "They do not begin with a byte order mark, because many programs would read it as part of the first column's name. "
    "Without one, Excel may show accents and dashes wrongly: open `sqs-letters.xlsx` there instead."
)
WITH_BOM = "They begin with a byte order mark, so that Excel shows accents and dashes correctly."


def export(database: Path, folder: Path, *, base_url: str = "", bom: bool = False) -> tuple[str, ...]:
    """The names of the files of the release, which then stand in `folder`; the same build gives the same bytes.

    A release that stood there before is replaced. Raises SqsError where the database is no build, where the folder
    holds anything else or cannot be written, and where the libraries of the extra `export` are not installed.
    """
    _refuse_place(folder)
    base_url = f"{base_url.rstrip('/')}/" if base_url else ""
    files = release_files(build_of(database, base_url), database.read_bytes(), base_url=base_url, bom=bom)
    try:
        _put(folder, files)
    except OSError as error:
        raise SqsError(f"{folder} cannot be written ({error.strerror}): name another folder.") from error
    return tuple(files)


def release_files(build: ReleasedBuild, database: bytes, *, base_url: str = "", bom: bool = False) -> dict[str, bytes]:
    """The contents of each file by its name."""
    try:
        from pipeline.export.parquet import parquet  # noqa: PLC0415 - its library is an extra
        from pipeline.export.workbook import workbook  # noqa: PLC0415 - its library is an extra
    except ImportError as error:
        raise SqsError(
            f"{error.name} is not installed, and a release needs it: run `pip install 'sqs-letters[export]'`."
        ) from None
    mark, encoding = (BOM, "utf-8-sig") if bom else ("", "utf-8")
    sheets = {
        f"{table.name}.csv": (mark + csv_text([column.name for column in table.columns], table.rows)).encode()
        for table in build.tables
    }
    data = {
        **sheets,
        **{f"{table.name}.parquet": parquet(table) for table in build.tables},
        "sqs-letters.xlsx": workbook(build),
        "sqs.db": database,
    }
    files = data | {
        name: words.encode()
        for name, words in {
            "datapackage.json": data_package(build, sheets, encoding),
            "csv-metadata.json": csv_on_the_web(build),
            "dataset.jsonld": schema_org(build, data, base_url),
            "CITATION.cff": citation(build),
            "README.md": _readme(build, bom=bom),
        }.items()
    }
    return files | {SUMS: _sums(files).encode()}


def _readme(build: ReleasedBuild, *, bom: bool) -> str:
    template = (resources("pipeline.export") / "README.md").read_text(encoding="utf-8")
    rows = [f"| `{table.name}.csv` | {len(table.rows):,} | {table.title} |" for table in build.tables]
    return template.format(
        version=build.about["version"],
        date=build.about.get("date", "not known"),
        fingerprint=build.about["fingerprint"],
        files="\n".join(["| file | rows | holds |", "| --- | ---: | --- |", *rows]),
        bom=WITH_BOM if bom else WITHOUT_BOM,
    )


def _sums(files: Mapping[str, bytes]) -> str:
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def _refuse_place(folder: Path) -> None:
    if folder.is_file():
        raise SqsError(f"{folder} is a file: name a folder.")
    if not folder.parent.is_dir():
        raise SqsError(f"There is no folder {folder.parent}: make it first, or name another place.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SUMS).is_file():
        raise SqsError(f"{folder} contains files that are not a release: name a new or an empty folder.")


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """The folder whole, in place of what stood there, which stays until the new one is written."""
    with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        made = Path(beside) / "new"
        make_folder(made, files)
        if folder.exists():
            folder.rename(Path(beside) / "old")
        made.rename(folder)
