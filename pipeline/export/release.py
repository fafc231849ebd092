"""The files of a release, and the folder that holds them."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files as resources
from pathlib import Path

from pipeline.errors import SqsError
from pipeline.export.folder import put_folder, refuse_place
from pipeline.export.schemas import citation, csv_on_the_web, data_package, schema_org
from pipeline.export.sheet import csv_text
from pipeline.export.tables import ReleasedBuild, build_of
from pipeline.export.title import title_of

SUMS = "SHA256SUMS"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

WITHOUT_BOM = (
    "They do not begin with a byte order mark, because many programs would read it as part of the first column's name. "
    "Without one, Excel may show accents and dashes wrongly: open `sqs-letters.xlsx` there instead."
)
OF_THE_CROWN = (
    "The letters and their words are Crown copyright, under the [Open Government Licence v3.0]"
    "(https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/)."
)
OF_NOBODY = "The letters are invented, and come with sqs-letters under its licence."
WITH_BOM = "They begin with a byte order mark, so that Excel shows accents and dashes correctly."


def export(database: Path, folder: Path, *, base_url: str = "", bom: bool = False) -> tuple[str, ...]:
    """The names of the files of the release, which then stand in `folder`; the same build gives the same bytes.

    A release that stood there before is replaced. Raises SqsError where the database is no build, where the folder
    holds anything else or cannot be written, and where the libraries of the extra `export` are not installed.
    """
    refuse_place(folder, SUMS)
    base_url = f"{base_url.rstrip('/')}/" if base_url else ""
    files = release_files(build_of(database, base_url), database.read_bytes(), base_url=base_url, bom=bom)
    put_folder(folder, files)
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
    title = title_of(build)
    return template.format(
        title=title.title,
        description=title.description,
        copyright=OF_THE_CROWN if title.published else OF_NOBODY,
        version=build.about["version"],
        date=build.about.get("date", "not known"),
        fingerprint=build.about["fingerprint"],
        files="\n".join(["| file | rows | holds |", "| --- | ---: | --- |", *rows]),
        bom=WITH_BOM if bom else WITHOUT_BOM,
    )


def _sums(files: Mapping[str, bytes]) -> str:
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
